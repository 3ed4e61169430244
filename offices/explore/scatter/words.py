"""Two dimensions of numbers to print: the scatter's words, its n, its sources, its rows. No queries, no HTML."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import CodingRecord, DimensionRecord, Number, OfficeRecord, VisitRecord
from offices.explore.crosstab.counts import Bin
from offices.explore.crosstab.words import head
from offices.explore.scatter.chart import SPAN, Dot, scatter_figure
from offices.figure.chart import Chart
from offices.figure.picture import Picture
from offices.figure.signs import Sign
from offices.matrix.counting import Match, matching_visits
from offices.matrix.matrix import Matrix, OfficeRow
from offices.wording.cited import cited_by
from offices.wording.computed import Sentence, computed, how_sure, of, of_record
from offices.wording.profile import kind_words
from offices.wording.statements import Statement, statements

MOST_DRAWN = 100
"""Records in one scatter; the sentence says how many more there are."""
MOST_LISTED = 24
"""Records without either number that are named; more are counted."""


@dataclass(frozen=True)
class ScatterRow:
    """One office at one visit."""

    office: OfficeRecord
    phase: str
    """Where an office stands there with several visits; else empty."""
    visit_key: str
    kind: str
    is_vignette: bool
    x: tuple[Statement, ...]
    y: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True)
class Scatter(Chart[ScatterRow]):
    caption: str
    x: DimensionRecord
    y: DimensionRecord
    neither: list[OfficeRow]
    """Records without a value of either, as far as they are named."""
    n_neither: int

    @property
    def n_unnamed(self) -> int:
        return self.n_neither - len(self.neither)


def drawn_slugs(matrix: Matrix, match: Match, x: str, y: str) -> list[str]:
    """The records that a scatter draws: with a value of at least one, in the order of the pages."""
    drawn = matrix.office_rows(matrix.collapse(valued(matrix, match, x, y)))
    return [office.slug for office in islice(drawn, MOST_DRAWN)]


def valued(matrix: Matrix, match: Match, x: str, y: str) -> int:
    return match.rows & (matrix.columns[x].coded | matrix.columns[y].coded)


@dataclass(frozen=True)
class Part:
    """One category of a third dimension, and the whole that it is a part of."""

    place: int
    dimension: DimensionRecord
    bin: Bin
    whole: Match

    @property
    def words(self) -> str:
        return f"{self.dimension.label}: {head(self.dimension, self.bin).label}"


def scatter(
    matrix: Matrix, match: Match, x: str, y: str, offices: Mapping[str, OfficeRecord], part: Part | None = None
) -> Scatter:
    """The matched records by two numbers; `offices` holds those that are drawn. The parts of a whole have its axes."""
    across, up = matrix.columns[x].dimension, matrix.columns[y].dimension
    found = list(placed_visits(matrix, match, across, up, offices))
    frame = [dot(*one, across, up) for one in placed_visits(matrix, part.whole, across, up, offices)] if part else ()
    rest = match.offices & ~matrix.collapse(valued(matrix, match, x, y))
    dots, titles = [dot(*one, across, up) for one in found], (axis_title(across), axis_title(up))
    caption = " – ".join(filter(None, [f"{up.label} × {across.label}", part.words if part else ""]))
    says = scatter_sentence(matrix, match, across, up, found)
    return Scatter(
        id=f"scatter-{part.place if part else 0}",
        picture=Picture.of(
            lambda is_narrow: scatter_figure(dots, *titles, frame, is_narrow), caption, says, scatter_signs(dots)
        ),
        caption=caption,
        sentence=says,
        sources=cited_by(drawn_codings(found, across, up)),
        rows=[scatter_row(*one, across, up) for one in found],
        x=across,
        y=up,
        neither=list(islice(matrix.office_rows(rest), MOST_LISTED)),
        n_neither=rest.bit_count(),
    )


Placed = tuple[OfficeRecord, str, VisitRecord]


def placed_visits(
    matrix: Matrix, match: Match, x: DimensionRecord, y: DimensionRecord, offices: Mapping[str, OfficeRecord]
) -> Iterator[Placed]:
    """Each office at each matched visit that has a number; its phase is named where it has several."""
    slugs = [slug for slug in drawn_slugs(matrix, match, x.key, y.key) if slug in offices]
    for slug, keys in matching_visits(matrix, match, slugs).items():
        visits = [
            one for one in offices[slug].visits if one.key in keys and (first_number(one, x) or first_number(one, y))
        ]
        for visit in visits:
            yield offices[slug], str(visit.label) if len(visits) > 1 else "", visit


def first_number(visit: VisitRecord, dimension: DimensionRecord) -> Number | None:
    return next((coding.number for coding in visit.cell(dimension) if coding.number), None)


def dot(office: OfficeRecord, phase: str, visit: VisitRecord, x: DimensionRecord, y: DimensionRecord) -> Dot:
    name = f"{office.name}: {phase}" if phase else str(office.name)
    url = reverse("offices:office-detail", args=[office.slug])
    return Dot(name, url, office.record, first_number(visit, x), first_number(visit, y))


def scatter_row(
    office: OfficeRecord, phase: str, visit: VisitRecord, x: DimensionRecord, y: DimensionRecord
) -> ScatterRow:
    values = (tuple(statements(visit.cell(one), one)) for one in (x, y))
    return ScatterRow(office, phase, visit.key, kind_words(office), office.record != "case", *values)


def axis_title(dimension: DimensionRecord) -> str:
    """The dimension with its unit, where that says more."""
    label, unit = str(dimension.label), str(dimension.unit)
    return f"{label} ({unit})" if unit and unit.casefold() != label.casefold() else label


def scatter_signs(dots: Sequence[Dot]) -> list[tuple[bool, Sign]]:
    """What bars and bands mean, each with whether it occurs."""
    return [
        (any(dot.certainty == SPAN for dot in dots), Sign(_("bar: a range or an open bound"), is_range=True)),
        (any(None in (dot.x, dot.y) for dot in dots), Sign(_("grey: no number"), is_band=True)),
    ]


def drawn_codings(found: Sequence[Placed], x: DimensionRecord, y: DimensionRecord) -> Iterator[CodingRecord]:
    """The numbers that are drawn."""
    cells = (visit.cell(one) for _office, _phase, visit in found for one in (x, y))
    return (coding for cell in cells for coding in cell if coding.is_coded)


def scatter_sentence(
    matrix: Matrix, match: Match, x: DimensionRecord, y: DimensionRecord, found: Sequence[Placed]
) -> Sentence:
    """How many have which number, how to read the marks, and how sure what is drawn is."""
    words = counted_words(matrix, match, x.key, y.key, len({office.slug for office, _phase, _visit in found}))
    beneath = list(map(of, drawn_codings(found, x, y)))
    grounds = [*(of_record(office) for office, _phase, _visit in found), *beneath]
    return computed(" ".join(filter(None, [words, how_sure(beneath)])), grounds)


def counted_words(matrix: Matrix, match: Match, x: str, y: str, drawn: int) -> str:
    """How many have which number, and how to read the marks."""
    rows = [match.rows & matrix.columns[key].coded for key in (x, y)]
    any_, both = (matrix.collapse(one) for one in (rows[0] | rows[1], rows[0] & rows[1]))
    cases = (any_ & matrix.records.get("case", 0)).bit_count()
    n = any_.bit_count()
    told = [ngettext("%(n)s studied office", "%(n)s studied offices", cases) % {"n": cases}]
    if n > cases:
        told.append(ngettext("%(n)s vignette or setting", "%(n)s vignettes or settings", n - cases) % {"n": n - cases})
    parts = [
        _("With a number: %(told)s, of %(all)s records; with both numbers: %(both)s.")
        % {"told": get_text_list(told, _("and")), "all": match.count, "both": both.bit_count()},
        _(
            "A bar is a range, a bar to one side a bound with the other side open; open marks are not exact. Marks in "
            "a grey band lack that number."
        ),
    ]
    if n > drawn:
        parts.append(_("The first %(n)s are drawn; choose fewer to see the others.") % {"n": drawn})
    return " ".join(parts)
