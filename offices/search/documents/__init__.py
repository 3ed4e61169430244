"""Everything that can be found, as documents of an index: a module a kind. No searching here."""

from collections.abc import Iterator

from offices.data.editions import Edition
from offices.search.documents.codebook import dimension_documents
from offices.search.documents.document import Document
from offices.search.documents.evidence import finding_documents, indicator_documents, question_documents
from offices.search.documents.offices import office_documents
from offices.search.documents.site import page_documents, term_documents
from offices.search.documents.sources import source_documents

__all__ = ["Document", "all_documents"]


def all_documents(edition: Edition) -> Iterator[Document]:
    """All that is visible, in the order in which equals are shown."""
    yield from question_documents(edition)
    yield from dimension_documents(edition)
    yield from page_documents()
    yield from term_documents()
    yield from office_documents(edition)
    yield from indicator_documents(edition)
    yield from source_documents(edition)
    yield from finding_documents(edition)
