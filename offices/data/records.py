"""The data as plain, frozen records: what readers hand out and all above them work on. No Django models, no queries."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import get_language


@dataclass(frozen=True)
class Pair:
    """A text in both languages; as a string it is the one of the page."""

    en: str = ""
    nb: str = ""

    def __str__(self) -> str:
        return self.nb if get_language() == "nb" else self.en

    def __bool__(self) -> bool:
        return bool(self.en)


@dataclass(frozen=True)
class Number:
    """A number as the source gives it: a figure, a range, or one bound with the other open."""

    low: Decimal | None
    high: Decimal | None
    comparator: str
    unit: Pair = field(default=Pair(), compare=False)
    """Where it is read to be shown: of a dimension or an indicator, so the same for all that are compared."""

    def overlaps(self, low: Decimal | None, high: Decimal | None) -> bool:
        """Whether it may lie within `low`-`high` (either open); > and < leave their own bound out."""
        if (
            high is not None
            and self.low is not None
            and (self.low > high or (self.comparator == ">" and self.low == high))
        ):
            return False
        return not (
            low is not None
            and self.high is not None
            and (self.high < low or (self.comparator == "<" and self.high == low))
        )

    @property
    def sort_key(self) -> tuple[Decimal, Decimal]:
        low = self.low if self.low is not None else Decimal("-Infinity")
        return low, self.high if self.high is not None else Decimal("Infinity")


@dataclass(frozen=True)
class CategoryRecord:
    key: str
    label: Pair
    definition: Pair = Pair()
    named_by_source: bool = True
    order_inferred: bool = False
    citation: "CitationRecord | None" = None


@dataclass(frozen=True)
class DimensionRecord:
    """A dimension with its categories; a yes-or-no dimension has the categories `yes` and `no`."""

    key: str
    scale: str
    label: Pair
    definition: Pair
    unit: Pair
    note: Pair
    headline: bool
    union_of_part: str
    categories: tuple[CategoryRecord, ...]
    unit_one: Pair = Pair()
    minimum: Decimal | None = None
    """The lowest number that makes sense."""
    citation: "CitationRecord | None" = None
    is_coded: bool = True
    """Whether it is of the codebook, so that codings tell of it; the record itself has columns that none does."""
    only_in_findings: bool = False
    """Whether it only serves as an end of findings: no source tells it of a single office, so it is not offered."""

    @cached_property
    def by_key(self) -> dict[str, CategoryRecord]:
        return {category.key: category for category in self.categories}


@dataclass(frozen=True)
class GroupRecord:
    key: str
    label: Pair
    dimensions: tuple[DimensionRecord, ...]
    area: str = ""
    """Key of what it is joined with where all groups are too many."""


@dataclass(frozen=True)
class CitationRecord:
    """A place in a source; `cited_as` is the source in short, such as Klemsdal 2008."""

    source: str
    cited_as: Pair
    section: str
    page: str


@dataclass(frozen=True)
class End:
    """What a finding leads from or to: a dimension, maybe one category of it, or an outcome."""

    dimension: str = ""
    category: str = ""
    outcome: str = ""

    def __bool__(self) -> bool:
        return bool(self.dimension or self.outcome)


@dataclass(frozen=True)
class PartRecord:
    key: str
    kind: str
    name: Pair
    count: int
    order: int
    parent: str = ""
    """Key of the part that it stands in; of what stands in the office itself there is none."""


@dataclass(frozen=True)
class CodingRecord:
    """One value of one dimension for one part, with its evidence."""

    ref: str
    part: PartRecord
    dimension: str
    status: str
    category: str = ""
    holds: bool | None = None
    where: Pair = Pair()
    number: Number | None = None
    text: Pair = Pair()
    source_term: str = ""
    """What the source itself calls it, in its own language."""
    account: str = "author"
    account_line: str = ""
    certainty: str = "stated"
    inferred_from: Pair = Pair()
    realisation: str = "in_place"
    shown: bool = True
    why_shown: Pair = Pair()
    note: Pair = Pair()
    citations: tuple[CitationRecord, ...] = ()
    words: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Language -> how a page words it: kept here, since a record never changes."""

    @property
    def is_coded(self) -> bool:
        return self.status == "coded"

    @property
    def is_on_display(self) -> bool:
        """Whether it is the value that is shown of how things are."""
        return self.shown and self.realisation == "in_place"

    def in_matrix(self, dimension: DimensionRecord) -> bool:
        """Whether filters, counts and comparisons read it: on display, and of the office or its union."""
        return self.is_on_display and self.part.kind in ("office", dimension.union_of_part)


@dataclass(frozen=True)
class VisitRecord:
    """The office in one phase, with its codings in the order of the codebook."""

    key: str
    label: Pair
    basis: str
    months_low: Decimal | None
    months_high: Decimal | None
    months_certainty: str
    year_low: int | None
    year_high: int | None
    years_certainty: str
    informants: Pair
    note: Pair
    citation: CitationRecord | None
    parts: tuple[PartRecord, ...] = ()
    """Those that a coding read here tells of, and those that they stand in."""
    codings: tuple[CodingRecord, ...] = ()
    words: dict[tuple[str, str], Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """(Dimension, language) -> how a comparison words it: kept here, like a coding's."""

    @property
    def months_open(self) -> tuple[Decimal | None, Decimal | None]:
        """Since opening, from and to; either may be open."""
        return self.months_low, self.months_high

    @property
    def years(self) -> tuple[int | None, int | None]:
        return self.year_low, self.year_high

    @cached_property
    def by_dimension(self) -> dict[str, list[CodingRecord]]:
        found: dict[str, list[CodingRecord]] = {}
        for coding in self.codings:
            found.setdefault(coding.dimension, []).append(coding)
        return found

    def cell(self, dimension: DimensionRecord) -> tuple[CodingRecord, ...]:
        """What the matrix holds of the dimension: what is coded, else the one status for being without a value.

        Silence about just one category (a status beside a category) is no value of the dimension.
        """
        told = self.by_dimension.get(dimension.key)
        if not told:
            return ()
        found = [coding for coding in told if coding.in_matrix(dimension)]
        coded = tuple(coding for coding in found if coding.is_coded)
        return coded or tuple(coding for coding in found if not coding.category)[:1]


@dataclass(frozen=True)
class CaveatRecord:
    kind: str
    text: Pair
    citation: CitationRecord
    offices: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChoiceRecord:
    """What an office may be described by: a category (`yes` or `no` among them), or numbers from low to high."""

    dimension: str
    category: str = ""
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class ConflictRecord:
    """Two choices that exclude one another by a source's definition."""

    key: str
    one: ChoiceRecord
    other: ChoiceRecord
    why: Pair
    inferred: bool
    citation: CitationRecord


@dataclass(frozen=True)
class ComparisonRecord:
    """Where an author sets some offices side by side in one dimension, in prose or in a figure."""

    citation: CitationRecord
    medium: str
    offices: tuple[str, ...]
    note: Pair = Pair()


@dataclass(frozen=True)
class DoubleRecord:
    """What two coders said of one dimension of a part of a visit before either saw the other's; what was agreed on."""

    office: str
    office_name: Pair
    phase: Pair
    part: PartRecord
    first: tuple[CodingRecord, ...]
    second: tuple[CodingRecord, ...]
    """Values alone, without their evidence."""
    agreed: tuple[CodingRecord, ...]


@dataclass(frozen=True)
class MatchRecord:
    """Another record that may be the same office, and what speaks for it."""

    slug: str
    record: str
    name: Pair
    reason: Pair
    citation: CitationRecord


@dataclass(frozen=True)
class OfficeRecord:
    """An office with its visits in order of time."""

    slug: str
    record: str
    anonymised: bool
    name: Pair
    about: Pair
    visits: tuple[VisitRecord, ...] = ()
    caveats: tuple[CaveatRecord, ...] = field(default=())
    possibly_same_as: tuple[MatchRecord, ...] = ()

    @property
    def latest(self) -> VisitRecord | None:
        """The last observed visit; of an office that was only told of, the last one told of."""
        observed = [visit for visit in self.visits if visit.basis == "observed"]
        seen = observed or list(self.visits)
        return seen[-1] if seen else None
