"""What is to be mended in a row, said as one goes: not cited, implausible, in one language, copied. Reads only."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from django.db.models import Max, Min
from django.utils.translation import gettext as _

from offices.curation.coding_form.lines import Line, Row
from offices.models import Coding
from offices.models.decimals import fewest_digits
from offices.models.vocabulary import Realisation, Scale, Stage

COPIED = "copied from the visit before"
"""The reason in the history of a row that nobody has looked at since."""
FORM = "coding form"
PAIRS = ("note", "text", "inferred_from", "where")
Usual = Mapping[int, tuple[Decimal, Decimal]]
"""By the number of a dimension the lowest and the highest figure that is published."""


def usual(dimensions: Collection[int]) -> Usual:
    rows = Coding.objects.filter(dimension__in=dimensions, scale=Scale.NUMBER, stage=Stage.PUBLISHED).order_by()
    found = rows.values_list("dimension").annotate(
        *(Min("number_low"), Max("number_high")), least=Min("number_high"), most=Max("number_low")
    )
    ranges = {}
    for dimension, low, high, least, most in found:
        lows, highs = [one for one in (low, least) if one is not None], [one for one in (high, most) if one is not None]
        if lows and highs:
            ranges[dimension] = (min(lows), max(highs))
    return ranges


def marks(row: Row, line: Line, ranges: Usual) -> Iterator[str]:
    """Each a few words; nothing of a line that is empty."""
    if not line.codings:
        return
    first = line.codings[0]
    if not line.typed["place"] and (line.is_apart or not first.citation_id):
        yield _("not cited")
    if any(is_copied(row, coding.pk) for coding in line.codings):
        yield _("copied from the visit before: look at it")
    for pair in PAIRS:
        if bool(line.typed[f"{pair}_en"]) != bool(line.typed[f"{pair}_nb"]):
            yield _("in one language only")
            break
    yield from unusual(first, ranges)
    if line.rivals:
        yield _("%(who)s proposes another change of this") % {"who": ", ".join({str(one.by) for one in line.rivals})}
    if row.dimension.stage != Stage.PUBLISHED:
        yield _("the dimension is not published")


def unusual(coding: Coding, ranges: Usual) -> Iterator[str]:
    """A figure outside what is known of others is often a slip."""
    low, high = ranges.get(coding.dimension_id, (None, None))
    if low is None or high is None:
        return
    figures = [one for one in (coding.number_low, coding.number_high) if one is not None]
    if any(not low <= one <= high for one in figures):
        known = f"{fewest_digits(low)}–{fewest_digits(high)}"
        yield _("unusual: elsewhere %(known)s") % {"known": known}


def is_copied(row: Row, coding: int) -> bool:
    """Whether the coding was copied, and not saved by anybody since."""
    told = [entry["history_change_reason"] for entry in row.entries if entry["id"] == coding]
    told = [reason for reason in told if reason in (COPIED, FORM)]
    return bool(told) and told[-1] == COPIED


def disagreement(row: Row) -> str:
    """What lacks where two lines of a row say something in place."""
    lines = [line for line in row.lines if line.codings and line.typed["realisation"] == Realisation.IN_PLACE]
    rivals = [line for line in lines if row.dimension.scale != Scale.MULTI or is_rival(line, lines)]
    if len(rivals) < 2:
        return ""
    shown = [line for line in rivals if line.typed["shown"]]
    if len(shown) != 1:
        return _("choose which of the lines is shown")
    why = shown[0].typed["why_shown_en"] and shown[0].typed["why_shown_nb"]
    return "" if why else _("say why this one is shown")


def is_rival(line: Line, lines: list[Line]) -> bool:
    """Whether another line speaks of one of its categories."""
    own = {*line.typed["yes"], *line.typed["no"]}
    return any(not own.isdisjoint({*other.typed["yes"], *other.typed["no"]}) for other in lines if other is not line)
