"""What a search finds, kept with the edition: for the results page, and by kind for the filters (settings.SEARCH)."""

from offices.data.editions import Edition
from offices.search.documents import read_index
from offices.search.index import Hit, find


def hits(edition: Edition, q: str) -> tuple[Hit, ...]:
    """What has every word of the query, best first."""
    return edition.kept(find, edition.of(read_index), q)


def keys_found(edition: Edition, q: str, kind: str) -> frozenset[str]:
    """Keys of what is of one kind; offices too whose findings match, since a finding rests on them."""
    found = (one.document for one in hits(edition, q))
    if kind == "office":
        return frozenset(slug for document in found for slug in document.offices)
    return frozenset(document.key for document in found if document.kind == kind)
