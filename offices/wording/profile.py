"""What kind of record an office is, and its visits as phases, in words. What is coded of it: browse/."""

from dataclasses import dataclass

from offices.data.records import OfficeRecord, VisitRecord
from offices.models.vocabulary import Basis, RecordKind
from offices.wording.numbers import months_words, years_words
from offices.wording.statements import Place, place


@dataclass(frozen=True)
class Phase:
    """A visit as a step of the timeline."""

    key: str
    label: str
    basis: str
    is_observed: bool
    months: str
    years: str
    informants: str
    note: str
    is_latest: bool
    place: Place | None


def kind_words(office: OfficeRecord) -> str:
    return str(RecordKind(office.record).label)


def phase(visit: VisitRecord, office: OfficeRecord) -> Phase:
    return Phase(
        key=visit.key,
        label=str(visit.label),
        basis=str(Basis(visit.basis).label),
        is_observed=visit.basis == Basis.OBSERVED,
        months=months_words(visit),
        years=years_words(visit),
        informants=str(visit.informants),
        note=str(visit.note),
        is_latest=visit is office.latest,
        place=place(visit.citation) if visit.citation else None,
    )
