"""The findings that take a side, each as a mark: columns are the sides, rows how it is known. How many: sides.py."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.findings import Evidence, FindingRecord
from offices.data.questions import QuestionRecord
from offices.data.records import DimensionRecord, End
from offices.evidence.questions.insight import insight
from offices.evidence.questions.sides import Pan, pan, pans, sided_groups
from offices.evidence.weighing import Group, Weighed
from offices.models.vocabulary import Direction, FindingBasis
from offices.wording.computed import Sentence, mid_sentence
from offices.wording.findings import end_words, finding_url, speakers


@dataclass(frozen=True)
class Mark:
    """One finding, in short."""

    url: str
    label: str
    """“Cooperation, promoted by: one leader”."""
    whose: str
    statement: str
    is_retold: bool
    """Whether it is known only as another text gives it."""


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[tuple[Mark, ...], ...]
    """One for each column."""

    @property
    def is_empty(self) -> bool:
        return not any(self.cells)


@dataclass(frozen=True)
class Picture:
    title: Sentence
    columns: tuple[Pan, ...]
    rows: tuple[Row, ...]
    none_of: tuple[str, ...]
    """Sides that no finding speaks for or against, where each side has a row."""

    @property
    def n(self) -> int:
        return sum(column.n for column in self.columns)

    @property
    def has_retold(self) -> bool:
        return any(mark.is_retold for row in self.rows for cell in row.cells for mark in cell)


@dataclass(frozen=True)
class Pen:
    """Makes the marks of one picture."""

    evidence: Evidence
    dimensions: dict[str, DimensionRecord]
    alone: str
    """The one dimension that all choices are of, so that it need not be named; empty where there are more."""
    with_basis: bool
    """Whether a mark says how it is known, since its row does not."""

    def marks(self, findings: Iterable[FindingRecord]) -> tuple[Mark, ...]:
        return tuple(self.mark(finding) for finding in findings)

    def mark(self, finding: FindingRecord) -> Mark:
        return Mark(
            url=finding_url(finding.key),
            label=self.label(finding),
            whose=self.whose(finding),
            statement=str(finding.statement),
            is_retold=finding.is_retold,
        )

    def label(self, finding: FindingRecord) -> str:
        """What follows, which way, and from what."""
        words = {
            Direction.PROMOTES: _("%(outcome)s, promoted by: %(starts)s"),
            Direction.HINDERS: _("%(outcome)s, hindered by: %(starts)s"),
            Direction.MIXED: _("%(outcome)s, both promoted and hindered by: %(starts)s"),
        }.get(Direction(finding.direction), _("%(outcome)s, not clearly affected by: %(starts)s"))
        ends = end_words(finding.consequent, self.evidence, self.dimensions)
        told = words % {"outcome": ends.text if ends else "", "starts": self.starts(finding.antecedent)}
        return told[:1].upper() + told[1:]

    def starts(self, end: End) -> str:
        """“large (office size)”: the choice, then what it is a choice of."""
        dimension = self.dimensions.get(end.dimension)
        category = dimension.by_key.get(end.category) if dimension else None
        if not (dimension and category):
            return str(dimension.label) if dimension else ""
        of = "" if end.dimension == self.alone else f" ({mid_sentence(str(dimension.label))})"
        return f"{category.label}{of}"

    def whose(self, finding: FindingRecord) -> str:
        """“told by informants · Andreassen 2007, retold · leaders, staff”."""
        study = str(finding.places[0].cited_as) if finding.places else ""
        basis = str(FindingBasis(finding.basis).label) if self.with_basis else ""
        retold = _("%(study)s, retold") % {"study": study} if study and finding.is_retold else study
        said = ", ".join(one.label for one in speakers(self.evidence, finding))
        return " · ".join(filter(None, [basis, retold, said]))


def picture(
    evidence: Evidence, dimensions: dict[str, DimensionRecord], question: QuestionRecord, weighed: Weighed
) -> Picture | None:
    """Of two sides a column each; of more a row each, for and against. None where nothing takes a side."""
    if not any(group.findings for group in sided_groups(weighed)):
        return None
    title, columns = insight(weighed), pans(evidence, question, weighed)
    pen = Pen(evidence, dimensions, only_dimension(question), with_basis=not columns)
    if columns:
        return Picture(title, columns, tuple(rows_by_basis(pen, columns)), ())
    rows = list(rows_by_side(pen, sided_groups(weighed)))
    both = (
        pan(evidence, "first", _("Speaks for it"), findings_that(weighed, "for")),
        pan(evidence, "second", _("Speaks against it"), findings_that(weighed, "against")),
    )
    shown = tuple(row for row in rows if not row.is_empty)
    return Picture(title, both, shown, tuple(row.label for row in rows if row.is_empty))


def only_dimension(question: QuestionRecord) -> str:
    named = {end.dimension for side in question.sides for end in side.categories}
    return named.pop() if len(named) == 1 else ""


def findings_that(weighed: Weighed, stand: str) -> tuple[FindingRecord, ...]:
    return tuple(one for group in sided_groups(weighed) if group.stand == stand for one in group.findings)


def rows_by_basis(pen: Pen, columns: Sequence[Pan]) -> Iterator[Row]:
    """A row for each way of knowing, also where nothing is known so."""
    for basis in FindingBasis:
        held = ([one for one in column.findings if one.basis == basis] for column in columns)
        yield Row(str(basis.label), tuple(map(pen.marks, held)))


def rows_by_side(pen: Pen, sided: Sequence[Group]) -> Iterator[Row]:
    """For and against of a side stand after one another among the groups."""
    for for_it, against in zip(sided[::2], sided[1::2], strict=True):
        label = str(for_it.side.label) if for_it.side else ""
        yield Row(label, tuple(pen.marks(sorted(group.findings, key=how_known)) for group in (for_it, against)))


def how_known(finding: FindingRecord) -> int:
    """Measured before observed, and so on."""
    return FindingBasis.values.index(finding.basis)
