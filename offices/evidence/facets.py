"""What findings are filtered by, as dimensions: their titles and words. No counting."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from offices.data.findings import Evidence
from offices.data.records import CategoryRecord, DimensionRecord, Pair
from offices.matrix.matrix import Matrix
from offices.matrix.record import choices, in_both, own_dimension
from offices.models.vocabulary import MISSING_LABELS, Direction, EvidenceKind, FindingBasis, Scale, Status

Words = Iterable[tuple[str, Pair]] | list[CategoryRecord]


def facet_dimensions(evidence: Evidence, matrix: Matrix) -> Iterator[DimensionRecord]:
    """Each facet with every word there is of it, in the order in which they are listed."""
    dimensions = [(key, one.label) for key, one in matrix.dimensions.items()]
    outcomes = {key: one.label for key, one in evidence.outcomes.items()}
    yield listed("theme", _("Theme"), ((key, one.label) for key, one in evidence.themes.items()))
    yield listed("antecedent", _("What it follows from"), dimensions)
    yield listed("outcome", _("What follows"), (outcomes | dict(dimensions)).items())
    yield listed("direction", _("Direction"), choices(Direction))
    yield listed("kind", _("Kind of evidence"), choices(EvidenceKind))
    yield listed("basis", _("How it is known"), choices(FindingBasis))
    yield speaker_facet(evidence)
    yield listed("source", _("Source"), evidence.sources.items())
    yield listed("question", _("Ready question"), ((key, one.title) for key, one in evidence.questions.items()))
    yield listed("dimension", _("Speaks of"), dimensions)
    yield listed("office", _("Office"), ((office.slug, office.name) for office in matrix.by_name))


def speaker_facet(evidence: Evidence) -> DimensionRecord:
    """Several at once; a finding of which nobody says whose word it is has the word for that."""
    words = [CategoryRecord(one.key, one.label, one.definition) for one in evidence.speakers.values()]
    unsaid = CategoryRecord(Status.NOT_STATED.value, in_both(MISSING_LABELS[Status.NOT_STATED]))
    return own_dimension("speaker", _("Who speaks"), scale=Scale.MULTI, categories=[*words, unsaid])


def listed(key: str, title: object, words: Words) -> DimensionRecord:
    made = (one if isinstance(one, CategoryRecord) else CategoryRecord(*one) for one in words)
    return own_dimension(key, title, categories=made)
