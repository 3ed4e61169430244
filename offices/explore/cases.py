"""What the charts of studied offices share: sentence and grounds, the words of a mark, the columns of their table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord, VisitRecord
from offices.models.vocabulary import Basis
from offices.table.columns import Column, column, keyed, office_column
from offices.table.table import Table, table_of
from offices.wording.computed import Sentence, computed, how_sure, of, of_record
from offices.wording.statements import statement


@dataclass(frozen=True)
class Phase:
    """What a row of a chart is of: an office at one visit."""

    office: OfficeRecord
    visit: VisitRecord

    @property
    def url(self) -> str:
        return reverse("offices:office-detail", args=[self.office.slug])


Row = TypeVar("Row", bound=Phase)


def studied(n: int) -> str:
    return ngettext("%(n)s studied office", "%(n)s studied offices", n) % {"n": n}


def n_offices(rows: Iterable[Phase]) -> int:
    return len({row.office.slug for row in rows})


def value_told(coding: CodingRecord, dimension: DimensionRecord) -> str:
    """What is told of a value where a mark is pointed at: itself, how certain it is, and the source."""
    one = statement(coding, dimension)
    return f"{one.text} ({', '.join([one.mark_label, *(place.cited_as for place in one.places[:1])])})"


def drawn_sentence(words: str, rows: Iterable[Phase], codings: Iterable[CodingRecord]) -> Sentence:
    """The words, then how sure the drawn codings are; it rests on these and on the records of the rows."""
    beneath = list(map(of, codings))
    grounds = [*(of_record(row.office) for row in rows), *beneath]
    return computed(" ".join(filter(None, [words, how_sure(beneath)])), grounds)


def phase_table(
    name: str, caption: object, sentence: Sentence, columns: Iterable[Column[Row]], rows: Sequence[Row]
) -> Table:
    """A row a phase of an office: which one, how it was seen, then the columns."""
    phases: Iterator[Column[Row]] = phase_columns()
    n = studied(n_offices(rows))
    return table_of([*phases, *columns], rows, name=name, title=str(caption), n=n, notes=[str(sentence)])


def phase_columns() -> Iterator[Column[Row]]:
    """Which office in which phase, and how that was seen."""
    yield office_column(lambda row: row.office)
    yield keyed("visit", _("Phase"), lambda row: str(row.visit.label), lambda row: row.visit.key)
    yield column("basis", _("How it was seen"), lambda row: str(Basis(row.visit.basis).label)).below
