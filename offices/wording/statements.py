"""A coding as a statement with its evidence: the value in words, how certain, whose word, where it stands. No HTML."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from offices.data.case import beside, status_of
from offices.data.records import CitationRecord, CodingRecord, DimensionRecord, Number, PartRecord, VisitRecord
from offices.models.vocabulary import (
    MISSING_LABELS,
    NOT_TOLD_OF_PHASE,
    NOT_YET_CODED,
    Account,
    Certainty,
    Line,
    PartKind,
    Realisation,
)
from offices.wording.numbers import number_words, with_unit

MISSING_MARK = "missing"


@dataclass(frozen=True)
class Place:
    """A citation to print: the source in short, a link to it, and the place in it."""

    cited_as: str
    url: str
    section: str
    """As printed, so in the language of the source: Norwegian."""
    page: str = ""
    """In the language of the page."""

    @property
    def locator(self) -> str:
        return ", ".join(filter(None, [self.section, self.page]))


@dataclass(frozen=True)
class Statement:
    """One value to print, with what opens beside it."""

    text: str
    mark: str
    """stated, vague, inferred or missing: a sign and a class."""
    mark_label: str
    ref: str = ""
    part: str = ""
    realisation: str = ""
    account: str = ""
    inferred_from: str = ""
    why_shown: str = ""
    note: str = ""
    source_term: str = ""
    """In the language of the source: Norwegian."""
    is_shown: bool = True
    places: tuple[Place, ...] = ()
    key: str = ""
    """The value in the words of addresses and of the API, the same in both languages; a number or a text has none."""
    number: Number | None = None
    unit: str = ""
    account_key: str = ""

    @property
    def is_missing(self) -> bool:
        return self.mark == MISSING_MARK

    @property
    def is_evident(self) -> bool:
        """Whether something opens beside it."""
        return bool(self.places or self.note or self.source_term)


def statement(coding: CodingRecord, dimension: DimensionRecord) -> Statement:
    """The coding in the language of the page; worded once, since a comparison shows hundreds of them."""
    language = get_language() or "en"
    if language not in coding.words:
        coding.words[language] = worded(coding, dimension)
    made: Statement = coding.words[language]
    return made


def worded(coding: CodingRecord, dimension: DimensionRecord) -> Statement:
    mark = coding.certainty if coding.is_coded else MISSING_MARK
    return Statement(
        text=value_words(coding, dimension),
        mark=mark,
        mark_label=str(Certainty(coding.certainty).label if coding.is_coded else _("no value")),
        ref=coding.ref,
        part=part_words(coding, dimension),
        realisation="" if coding.realisation == Realisation.IN_PLACE else str(Realisation(coding.realisation).label),
        account=account_words(coding) if coding.is_coded else "",
        inferred_from=str(coding.inferred_from),
        why_shown=str(coding.why_shown),
        note=str(coding.note),
        source_term=coding.source_term,
        is_shown=coding.shown,
        places=tuple(place(citation) for citation in coding.citations),
        key=value_key(coding, dimension),
        number=coding.number,
        unit=str(dimension.unit),
        account_key=coding.account if coding.is_coded else "",
    )


def value_key(coding: CodingRecord, dimension: DimensionRecord) -> str:
    """A category, `yes` or `no`, or the way of being without a value; `not:` before what is said not to hold."""
    if not coding.is_coded:
        return ":".join(filter(None, [coding.category, coding.status]))
    if dimension.scale == "boolean":
        return "yes" if coding.holds else "no"
    return f"not:{coding.category}" if coding.holds is False else coding.category


def statements(codings: Iterable[CodingRecord], dimension: DimensionRecord) -> list[Statement]:
    """The codings of one cell.

    The only leader of an office is the office's: the part is named where there are several.
    """
    cell = [statement(coding, dimension) for coding in codings]
    if dimension.union_of_part and len({one.part for one in cell}) == 1:
        cell = [replace(one, part="") for one in cell]
    return cell


def told_by(visit: VisitRecord | None, dimension: DimensionRecord) -> list[Statement]:
    """What a visit says of a dimension for the whole office: its values, or the way in which it is without one."""
    if visit is None:
        return [without_value(NOT_YET_CODED)]
    return statements(visit.cell(dimension), dimension) or [unsaid(visit, dimension)]


def told_and_beside(
    visit: VisitRecord, dimension: DimensionRecord
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """What a visit says of a dimension for the whole office, and what it says of parts and of other times."""
    others = beside(visit, dimension, visit.cell(dimension))
    return tuple(told_by(visit, dimension)), tuple(statement(coding, dimension) for coding in others)


def unsaid(visit: VisitRecord, dimension: DimensionRecord) -> Statement:
    """How a visit without a row of its own is without a value."""
    way = status_of(visit, dimension)
    return without_value(way, way_words(way, dimension, has_looked=dimension.key in visit.by_dimension))


def way_words(way: str, dimension: DimensionRecord, *, has_looked: bool = False) -> str:
    """A way of being without a value of the dimension.

    Who wrote down a plan, or that a part is without a value, has looked; and what no source tells of a single office
    needs no looking. Of neither would it be true that it is not yet coded.
    """
    if way in (NOT_TOLD_OF_PHASE, NOT_YET_CODED):
        if dimension.only_in_findings:
            return _("told in findings only")
        if has_looked:
            return _("no value for the whole office")
    return str(MISSING_LABELS[way])


def without_value(way: str, words: str = "") -> Statement:
    """One of the ways, in its own words or in others."""
    return Statement(text=words or str(MISSING_LABELS[way]), mark=MISSING_MARK, mark_label=_("no value"), key=way)


def value_words(coding: CodingRecord, dimension: DimensionRecord) -> str:
    """The value alone: a label, a number with its unit, a text, or the way of being without a value."""
    label = str(dimension.by_key[coding.category].label) if coding.category else ""
    if not coding.is_coded:
        missing = str(MISSING_LABELS[coding.status])
        return f"{label}: {missing}" if label else missing
    if coding.number:
        return quantity(coding, dimension)
    if dimension.scale == "boolean":
        return str(dimension.by_key["yes" if coding.holds else "no"].label)
    if dimension.scale == "multi" and not coding.holds:
        absent = _("not %(category)s") % {"category": label}
        return f"{absent} → {coding.where}" if coding.where else absent
    return label or str(coding.text)


def quantity(coding: CodingRecord, dimension: DimensionRecord) -> str:
    """A number as the source words it, else in figures, with its unit; empty without one."""
    if (number := coding.number) is None:
        return ""
    last = number.high if number.high is not None else number.low
    return with_unit(str(coding.text) or number_words(number), dimension.unit, dimension.unit_one, last)


def part_words(coding: CodingRecord, dimension: DimensionRecord) -> str:
    """Which part it holds for, where that is not the whole office."""
    if coding.part.kind == PartKind.OFFICE:
        return ""
    return part_name(coding.part)


def part_name(part: PartRecord) -> str:
    """Its name, and how many there are where several are alike."""
    return f"{part.name} (×{part.count})" if part.count > 1 else str(part.name)


def account_words(coding: CodingRecord) -> str:
    """Whose word it is, with the line that they belong to where that is known."""
    account = str(Account(coding.account).label)
    return f"{account}, {Line(coding.account_line).label}" if coding.account_line else account


def place(citation: CitationRecord) -> Place:
    """The citation in the language of the page."""
    return place_in(citation, get_language() or "en")


@lru_cache(maxsize=4096)
def place_in(citation: CitationRecord, language: str) -> Place:
    """Hundreds of values cite the same few places; `language` is part of the key, since the link depends on it."""
    page = _("p. %(page)s") % {"page": citation.page.replace("-", "–")} if citation.page else ""
    return Place(
        str(citation.cited_as), reverse("offices:source-detail", args=[citation.source]), citation.section, page
    )
