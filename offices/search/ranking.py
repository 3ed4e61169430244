"""What a query finds, best first: how much of it a thing has, how well, and what kind of thing it is."""

from dataclasses import dataclass

from offices.data.words import fold, words_in
from offices.search.documents.document import Document
from offices.search.index import Index, Scored, scores
from offices.search.query import Query, tell

KINDS = {
    "question": 2.2,
    "dimension": 1.5,
    "term": 1.0,
    "page": 1.0,
    "office": 0.8,
    "indicator": 0.9,
    "source": 0.8,
    "finding": 0.6,
}
"""What answers a question before what it is made of."""
NAMED = 0.7
"""What a name counts beside a title."""
ALL, MOST = 0.995, 0.35
"""Shares of a query, by what its words tell, that a document has all or most of."""


@dataclass(frozen=True)
class Hit:
    document: Document
    share: float
    """Of the query, by what its words tell."""
    score: float

    @property
    def has_all(self) -> bool:
        return self.share >= ALL


def find(index: Index, query: Query, language: str) -> tuple[Hit, ...]:
    """What has all of the query, or most of it, best first."""
    had, how = scores(index, query, language)
    named = fold(" ".join(query.typed))
    found = [hit(index, number, share, how, query, language) for number, share in had.items() if share >= MOST]
    return tuple(sorted(found, key=lambda one: (one.document.key != named, -one.score)))


def hit(index: Index, number: int, share: float, how: Scored, query: Query, language: str) -> Hit:
    document = index.documents[number]
    good = how.get(number, 0.0) * share * KINDS[document.kind] * (1 + told(document, query, language))
    return Hit(document, share, good)


def told(document: Document, query: Query, language: str) -> float:
    """Which share of the words of its title is asked for, or most of that of a name; an office has names of others."""
    names = () if document.kind == "office" else document.names
    named = max((asked_share(getattr(one, language), query) for one in names), default=0.0)
    return max(asked_share(getattr(document.title, language), query), NAMED * named)


def asked_share(text: str, query: Query) -> float:
    words = tell(words_in(text))
    return sum(word in query.terms for word in words) / len(words) if words else 0.0
