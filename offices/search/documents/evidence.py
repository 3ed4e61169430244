"""Ready questions, findings and figures, each with what it is about and who speaks."""

from collections.abc import Iterator

from offices.data.editions import Edition
from offices.data.evidence import read_evidence
from offices.data.findings import Evidence
from offices.data.records import DimensionRecord, End, Pair
from offices.search.documents.codebook import labels_of, read_codebook
from offices.search.documents.document import Document


def question_documents(edition: Edition) -> Iterator[Document]:
    evidence, dimensions = edition.of(read_evidence), dimensions_of(edition)
    for question in evidence.questions.values():
        asked = [dimensions[key].label for key in sorted(question.from_dimensions | question.to_dimensions)]
        wanted = [evidence.outcomes[key].label for key in sorted(question.outcomes)]
        names = (*(side.label for side in question.sides), *asked, *wanted)
        texts = (*(one.text for one in question.sentences), *(one.can for one in question.supports))
        yield Document("question", question.key, question.title, names, texts)


def finding_documents(edition: Edition) -> Iterator[Document]:
    evidence, dimensions = edition.of(read_evidence), dimensions_of(edition)
    for finding in evidence.findings.values():
        ends = (
            *end_labels(finding.antecedent, evidence, dimensions),
            *end_labels(finding.consequent, evidence, dimensions),
        )
        speakers = tuple(evidence.speakers[key].label for key in finding.speakers)
        names = (*ends, *speakers, evidence.themes[finding.theme].label)
        texts = finding.note, finding.strength
        yield Document("finding", finding.key, finding.statement, names, texts, finding.offices)


def indicator_documents(edition: Edition) -> Iterator[Document]:
    evidence, dimensions = edition.of(read_evidence), dimensions_of(edition)
    for one in evidence.indicators.values():
        outcome = evidence.outcomes.get(one.outcome)
        names = (*end_labels(one.end, evidence, dimensions), *([outcome.label] if outcome else []))
        texts = tuple(text for each in one.measurements for text in (each.group, each.words, each.base, each.note))
        yield Document("indicator", one.key, one.text, (*names, evidence.themes[one.theme].label), (one.note, *texts))


def end_labels(end: End, evidence: Evidence, dimensions: dict[str, DimensionRecord]) -> tuple[Pair, ...]:
    if end.outcome:
        return (evidence.outcomes[end.outcome].label,)
    return labels_of(dimensions.get(end.dimension), end.category)


def dimensions_of(edition: Edition) -> dict[str, DimensionRecord]:
    return {one.key: one for group in edition.of(read_codebook) for one in group.dimensions}
