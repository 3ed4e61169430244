"""Two dimensions of numbers to print: the scatter's words, its n, its sources, its table. No queries, no HTML."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import DimensionRecord, OfficeRecord
from offices.explore.cases import drawn_sentence, n_offices, studied
from offices.explore.crosstab.counts import Bin
from offices.explore.crosstab.words import head
from offices.explore.scatter.chart import scatter_figure
from offices.explore.scatter.dots import SPAN, Dot, dots_of
from offices.figure.chart import Chart
from offices.figure.signs import Sign
from offices.matrix.counting import Match
from offices.matrix.drawn import DrawnVisits, drawn_visits
from offices.matrix.matrix import Matrix
from offices.table.columns import Column, keyed, kind_column, office_column, value_columns
from offices.table.table import Table, table_of
from offices.wording.cited import cited_by
from offices.wording.profile import kind_words
from offices.wording.statements import told_by

MOST_DRAWN = 100
"""Records in one scatter; the sentence says how many more there are."""
MOST_LISTED = 24
"""Records without either number that are named; more are counted."""


@dataclass(frozen=True, kw_only=True)
class Scatter(Chart[Table]):
    caption: str
    dots: Sequence[Dot]
    drawn: DrawnVisits

    @property
    def n_unnamed(self) -> int:
        """Records without either number that are only counted."""
        return self.drawn.n_bare - len(self.drawn.bare)


@dataclass(frozen=True)
class Part:
    """One category of a third dimension, and the whole that it is a part of."""

    place: int
    dimension: DimensionRecord
    bin: Bin
    whole: Scatter

    @property
    def words(self) -> str:
        return f"{self.dimension.label}: {head(self.dimension, self.bin).label}"


def scatter(
    matrix: Matrix, match: Match, x: str, y: str, offices: Mapping[str, OfficeRecord], part: Part | None = None
) -> Scatter:
    """The matched records by two numbers; `offices` holds those that are drawn. The parts of a whole have its axes."""
    across, up = matrix.dimensions[x], matrix.dimensions[y]
    drawn = drawn_visits(matrix, match, (x, y), MOST_DRAWN, MOST_LISTED)
    dots = list(dots_of(drawn.visits, offices, across, up))
    codings = [coding for dot in dots for coding in dot.coded]
    titles, frame = (axis_title(across), axis_title(up)), part.whole.dots if part else ()
    counted, columns = counted_words(drawn, match.count, n_offices(dots)), dot_columns(up, across)
    names = f"{up.label} × {across.label}: {both_words(drawn)}"
    caption = " – ".join(filter(None, [names, part.words if part else ""]))
    return Scatter(
        id=f"scatter-{part.place if part else 0}",
        draw=lambda is_narrow: scatter_figure(dots, *titles, frame, is_narrow),
        signs=scatter_signs(dots),
        caption=caption,
        sentence=drawn_sentence(counted, dots, codings),
        sources=cited_by(codings),
        table=table_of(columns, dots, name="scatter", title=caption, n=row_words(len(dots))),
        dots=dots,
        drawn=drawn,
    )


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


def counted_words(drawn: DrawnVisits, n_records: int, n_drawn: int) -> str:
    """How many have which number."""
    told, others = [studied(drawn.n_cases)], drawn.n - drawn.n_cases
    if others:
        told.append(ngettext("%(n)s vignette or setting", "%(n)s vignettes or settings", others) % {"n": others})
    parts = [
        _("With a number: %(told)s, of %(all)s records; with both numbers: %(both)s.")
        % {"told": get_text_list(told, _("and")), "all": n_records, "both": drawn.n_whole},
    ]
    if drawn.n > n_drawn:
        parts.append(_("The first %(n)s are drawn; choose fewer to see the others.") % {"n": n_drawn})
    return " ".join(parts)


def both_words(drawn: DrawnVisits) -> str:
    """Of how many the two numbers can be set against each other."""
    if not drawn.n_whole:
        return _("none here has both numbers")
    return _("%(both)s of %(n)s have both numbers") % {"both": drawn.n_whole, "n": drawn.n}


def row_words(n: int) -> str:
    return ngettext("%(n)s row", "%(n)s rows", n) % {"n": n}


def dot_columns(y: DimensionRecord, x: DimensionRecord) -> Iterator[Column[Dot]]:
    yield office_column(lambda dot: dot.office, lambda dot: kind_words(dot.office))
    yield keyed("visit", _("Phase"), lambda dot: dot.phase, lambda dot: dot.visit.key).below
    yield kind_column(lambda dot: kind_words(dot.office), lambda dot: dot.office).in_files
    yield from value_columns(f"y.{y.key}", str(y.label), lambda dot: told_by(dot.visit, y), y, has_keys=False)
    yield from value_columns(f"x.{x.key}", str(x.label), lambda dot: told_by(dot.visit, x), x, has_keys=False)
