"""Reading everything that can be found into an index. No searching here."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from django.db.models import Q

from offices.data.codebook import read_groups
from offices.data.editions import Edition
from offices.data.evidence import read_evidence
from offices.data.findings import Evidence
from offices.data.records import Pair
from offices.data.rows import pair
from offices.models import Caveat, Coding, Office, ReviewEntry, Source, Visit
from offices.models.visibility import Published
from offices.search.index import Document, Index, make_index

CODING_TEXTS = ("text", "note", "where")


def read_index(edition: Edition) -> Index:
    """The index of all that is visible, a part of the edition: made by the first search after a change."""
    evidence = edition.of(read_evidence)
    published = edition.published
    documents = chain(
        office_documents(published),
        finding_documents(evidence),
        source_documents(published),
        dimension_documents(published),
    )
    return make_index(documents)


def office_documents(published: Published) -> Iterator[Document]:
    """Names and notes of every visible record; three queries."""
    texts: dict[int, list[Pair]] = defaultdict(list)
    for visit in Visit.objects.visible(published).order_by("order"):
        texts[visit.office_id] += [pair(visit, "label"), pair(visit, "informants"), pair(visit, "note")]
    blank = Q(text_en="", note_en="", where_en="")
    fields = [f"{name}_{language}" for name in CODING_TEXTS for language in ("en", "nb")]
    said = Coding.objects.visible(published).exclude(blank).order_by("id")
    for office, *found in said.values_list("part__visit__office_id", *fields):
        texts[office] += [Pair(*found[at : at + 2]) for at in range(0, len(found), 2)]
    for office in Office.objects.visible(published):
        named = Pair(office.slug, office.slug)
        written = (pair(office, "about"), *(text for text in texts[office.pk] if text), named)
        yield Document("office", office.slug, pair(office, "name"), written, (office.slug,))


def finding_documents(evidence: Evidence) -> Iterator[Document]:
    """Findings, and the indicators beside them."""
    for finding in evidence.findings.values():
        ends = [evidence.outcomes[finding.consequent.outcome].label] if finding.consequent.outcome else []
        texts = (finding.note, finding.strength, *ends)
        yield Document("finding", finding.key, finding.statement, texts, finding.offices)
    for indicator in evidence.indicators.values():
        texts = tuple(text for one in indicator.measurements for text in (one.group, one.words, one.note))
        yield Document("indicator", indicator.key, indicator.text, (indicator.note, *texts))


def source_documents(published: Published) -> Iterator[Document]:
    """Studies with what is said of them; three queries."""
    texts: dict[int, list[Pair]] = defaultdict(list)
    for entry in ReviewEntry.objects.visible(published):
        texts[entry.study_id] += [pair(entry, name) for name in ("found", "method", "sample", "note")]
    for caveat in Caveat.objects.visible(published):
        texts[caveat.source_id].append(pair(caveat, "text"))
    for source in Source.objects.visible(published).order_by("authors", "year"):
        named = Pair(f"{source.authors} {source.year}", f"{source.authors} {source.year}")
        yield Document("source", source.key, pair(source, "title"), (named, pair(source, "method"), *texts[source.pk]))


def dimension_documents(published: Published) -> Iterator[Document]:
    """The codebook; three queries."""
    for group in read_groups(published):
        for one in group.dimensions:
            categories = [text for category in one.categories for text in (category.label, category.definition)]
            yield Document("dimension", one.key, one.label, (one.definition, one.note, *categories))
