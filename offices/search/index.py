"""An index of documents by word, and what a query finds in it, best first. Where the documents come from: build.py."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from offices.data.records import Pair
from offices.data.words import fold, is_part, stems, words_in

MOST_WORDS = 10


@dataclass(frozen=True)
class Document:
    """Something that can be found: an office, a finding, a source, a dimension, an indicator."""

    kind: str
    key: str
    title: Pair
    texts: tuple[Pair, ...] = ()
    offices: tuple[str, ...] = ()
    """Slugs of the records that a match of it leads to."""


@dataclass(frozen=True)
class Hit:
    document: Document
    words: frozenset[str]
    """The words of the documents that matched, as they stand there, folded."""
    in_title: bool


@dataclass(frozen=True, eq=False)
class Index:
    """Equal only to itself, so that it can be a cache key."""

    documents: tuple[Document, ...]
    places: dict[str, set[int]] = field(default_factory=dict)
    """Word as it stands, folded -> documents."""
    by_stem: dict[str, set[str]] = field(default_factory=dict)
    """Stem -> words."""


def make_index(documents: Iterable[Document]) -> Index:
    listed = tuple(documents)
    places: dict[str, set[int]] = defaultdict(set)
    for number, document in enumerate(listed):
        for text in (document.title, *document.texts):
            for word in {*words_in(text.en), *words_in(text.nb)}:
                places[word].add(number)
    by_stem: dict[str, set[str]] = defaultdict(set)
    for word in places:
        for stem in stems(word):
            by_stem[stem].add(word)
    return Index(listed, dict(places), dict(by_stem))


def find(index: Index, q: str) -> tuple[Hit, ...]:
    """What has every word of the query, in any inflection or as part of a longer word.

    What is called just that comes first, then what has the words in its title.
    """
    asked = words_in(q)[:MOST_WORDS]
    if not asked:
        return ()
    meant = [meanings(index, word) for word in asked]
    found = set.intersection(*({place for word in words for place in index.places[word]} for words in meant))
    every = frozenset().union(*meant)
    hits = [hit(index.documents[number], every) for number in sorted(found)]
    named = fold(q.strip())
    return tuple(sorted(hits, key=lambda one: (one.document.key != named, not one.in_title)))


def meanings(index: Index, word: str) -> set[str]:
    """The words of the documents that a word of the query stands for."""
    same_root = {known for stem in stems(word) for known in index.by_stem.get(stem, ())}
    return same_root | {known for known in index.places if is_part(word, known)}


def hit(document: Document, words: frozenset[str]) -> Hit:
    title = {*words_in(document.title.en), *words_in(document.title.nb)}
    return Hit(document, words, not words.isdisjoint(title))
