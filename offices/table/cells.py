"""Values with their evidence as cells of text: the words of templatetags/statements.py, without HTML."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from offices.data.records import OfficeRecord
from offices.evidence.indicators.words import Figure
from offices.matrix.matrix import OfficeRow
from offices.models.vocabulary import RecordKind
from offices.wording.findings import FindingPlace
from offices.wording.statements import Place, Statement

SLUG, SLUGS = "slug", "slugs"
"""Heads of the columns that hold the keys of offices; other columns of keys end in `.key`. They come last in a row."""
BETWEEN = " | "
"""Between several values of one cell; the cells of certainty, account and source follow in the same order."""


def labelled(label: str, words: str) -> str:
    """`label: words`; the words alone without a label."""
    return f"{label}: {words}" if label else words


def value_heads(label: str, short: str = "") -> list[str]:
    """The columns of one dimension or office: the value, then its evidence, under a `short` label if there is one."""
    told = (_("certainty"), _("according to"), _("source"), _("note"))
    return [label, *(labelled(short or label, word) for word in told)]


def value_cells(values: Sequence[Statement]) -> list[str]:
    """The cells of `value_heads`, in the same order."""
    told = (
        [value_text(one) for one in values],
        [one.mark_label for one in values],
        [one.account for one in values],
        [places_text(one.places) for one in values],
        [" ".join(limits(one)) for one in values],
    )
    return [aligned(words) for words in told]


def key_head(name: str) -> str:
    """The head of a column of stable keys, of what has the key `name`; the same in both languages."""
    return f"{name}.key"


def keys_cell(values: Iterable[Statement]) -> str:
    """The keys of the values, in their order."""
    return aligned([one.key for one in values])


def slugs_cell(offices: Iterable[OfficeRow | OfficeRecord]) -> str:
    return "; ".join(office.slug for office in offices)


def key_note() -> str:
    """For every file that has such columns."""
    return _(
        "Columns whose head is slug, slugs or ends in .key hold the keys of addresses and of the API, the same in both "
        "languages; not: stands before what is said not to hold."
    )


def aligned(words: Sequence[str]) -> str:
    """The words of several values in one cell; a dash keeps the place of what has none, where another has one."""
    return BETWEEN.join(word or "–" for word in words) if any(words) else ""


def value_text(one: Statement) -> str:
    """The value and what limits it: planned or dropped, of which part, not the one that is shown."""
    limited = [one.realisation, one.part, "" if one.is_shown else _("not the value shown")]
    said = "; ".join(filter(None, limited))
    return f"{one.text} ({said})" if said else one.text


def places_text(places: Iterable[Place]) -> str:
    return "; ".join(place_text(place) for place in places)


def place_text(place: Place) -> str:
    """Klemsdal 2008, 2.1, p. 4."""
    return ", ".join(filter(None, [place.cited_as, place.locator]))


def limits(one: Statement) -> Iterator[str]:
    """What opens beside a value after its places: from what it is inferred, why it is shown, the note."""
    if one.inferred_from:
        yield _("Inferred from: %(basis)s") % {"basis": one.inferred_from}
    if one.why_shown:
        yield _("Why this value is shown: %(why)s") % {"why": one.why_shown}
    if one.note:
        yield one.note


def beside_cell(values: Iterable[Statement]) -> str:
    """What is recorded beside a value, each with its evidence in the same cell."""
    return BETWEEN.join(
        "; ".join(filter(None, [value_text(one), one.mark_label, one.account, places_text(one.places), *limits(one)]))
        for one in values
    )


def order_note() -> str:
    return _(
        "Where a cell holds several values, | stands between them; certainty, who says so, source and note follow in "
        "the same order."
    )


def places_in(values: Iterable[Statement]) -> Iterator[Place]:
    return (place for one in values for place in one.places)


def name_words(office: OfficeRow) -> str:
    """The name; what is no office says so."""
    return str(office.name) if office.record == "case" else f"{office.name} ({RecordKind(office.record).label})"


def texts(one: FindingPlace | Figure) -> Iterator[Place]:
    """The study, and the text that it was read in, of a finding's place or a figure."""
    yield Place(one.study, one.study_url, "")
    if one.told_in:
        yield one.place


def source_words(one: FindingPlace | Figure) -> str:
    """The study, whether it only retells, where that was read, and the place; of a finding's place or a figure."""
    second_hand = [_("second-hand")] if one.second_hand else []
    if one.second_hand and one.told_in:
        second_hand.append(_("as told in %(source)s") % {"source": one.told_in})
    tag = f" ({', '.join(second_hand)})" if second_hand else ""
    return ", ".join(filter(None, [f"{one.study}{tag}", one.place.locator]))
