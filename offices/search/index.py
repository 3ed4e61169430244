"""The index of documents, and what a query finds in it. Documents: documents/. Which words are meant: vocabulary.py."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log

import tantivy
from tantivy import Occur
from tantivy import Query as Q

from offices.data.words import words_in
from offices.search.documents.document import Document
from offices.search.query import Group, Query
from offices.search.vocabulary import Meaning, Vocabulary, vocabulary

LANGUAGES = ("en", "nb")
PARTS = {"title": 4.0, "names": 2.0, "text": 1.0}
"""What a word counts there. The language of the page counts most."""
OTHER_LANGUAGE = 0.5
MOST_RANKED = 400
MEMORY = 15_000_000
"""Bytes that the writer may use before it writes a part of the index; the shipped data are one part."""


@dataclass(frozen=True, eq=False)
class Index:
    """Equal only to itself, so that it can be a cache key."""

    documents: tuple[Document, ...]
    searcher: tantivy.Searcher
    schema: tantivy.Schema
    words: Vocabulary
    standing: dict[str, set[str]]
    """The words of each field."""

    def weight(self, group: Group) -> float:
        """How telling it is: the fewer documents have its commonest word, the more."""
        counts = [
            max((self.words.counts.get(term, 0) for term, weight in meaning.terms.items() if weight > 0.5), default=1)
            for way in group.ways for meaning in way
        ]  # fmt: skip
        n = len(self.documents)
        return log(1 + n / (1 + min(counts))) if counts else log(1 + n)


def make_index(documents: Iterable[Document]) -> Index:
    listed = tuple(documents)
    schema, counts = make_schema(), Counter[str]()
    standing: dict[str, set[str]] = {name: set() for name in FIELDS}
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=MEMORY, num_threads=1)
    for number, document in enumerate(listed):
        entry, all_words = tantivy.Document(), set[str]()
        entry.add_integer("number", number)
        for name, text in fields_of(document):
            words = words_in(text)
            entry.add_text(name, " ".join(words))
            standing[name].update(words)
            all_words.update(words)
        counts.update(all_words)
        writer.add_document(entry)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return Index(listed, index.searcher(), schema, vocabulary(dict(counts)), standing)


def make_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", fast=True)
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    return builder.build()


def fields_of(document: Document) -> Iterator[tuple[str, str]]:
    """Name and text; what parts names is no word."""
    for part, texts in (("title", (document.title,)), ("names", document.names), ("text", document.texts)):
        for language in LANGUAGES:
            yield f"{part}_{language}", " . ".join(getattr(one, language) for one in texts)


FIELDS = tuple(f"{part}_{language}" for part in PARTS for language in LANGUAGES)
WEIGHTS = {
    language: {
        f"{part}_{one}": weight * (1 if one == language else OTHER_LANGUAGE)
        for part, weight in PARTS.items() for one in LANGUAGES
    }
    for language in LANGUAGES
}  # fmt: skip
"""Of each language of the page the fields, with what a word counts in them."""


def meaning_query(index: Index, meaning: Meaning, language: str) -> Q:
    """Its best word in the best place, and a little of the others."""
    ways = [
        Q.boost_query(Q.term_query(index.schema, name, term, "freq"), WEIGHTS[language][name] * how)
        for term, how in meaning.terms.items()
        for name, standing in index.standing.items()
        if term in standing
    ]
    return Q.disjunction_max_query(ways, 0.1)


def group_query(index: Index, group: Group, language: str) -> Q:
    ways = [
        Q.boolean_query([(Occur.Must, meaning_query(index, meaning, language)) for meaning in way])
        for way in group.ways
    ]
    return ways[0] if len(ways) == 1 else Q.disjunction_max_query(ways, 0.1)


def phrases(index: Index, query: Query, language: str) -> Iterator[tuple[Occur, Q]]:
    """The words as they were typed, side by side."""
    if len(query.typed) > 1 and all(word in index.words.counts for word in query.typed):
        for name, weight in WEIGHTS[language].items():
            yield Occur.Should, Q.boost_query(Q.phrase_query(index.schema, name, list(query.typed), 1), weight)


Scored = dict[int, float]


def scores(index: Index, query: Query, language: str) -> tuple[Scored, Scored]:
    """Of each document found, by its number, which share of the query it has, and how well."""
    groups = [group for group in query.groups if group]
    if not groups:
        return {}, {}
    whole = sum(index.weight(group) for group in groups)
    each = [(index.weight(group) / whole, group_query(index, group, language)) for group in groups]
    had = Q.boolean_query([(Occur.Should, Q.const_score_query(one, share)) for share, one in each])
    how = Q.boolean_query(
        [
            *((Occur.Should, Q.boost_query(one, share * len(each))) for share, one in each),
            *phrases(index, query, language),
        ]
    )
    return numbered(index, had), numbered(index, how)


def with_all(index: Index, query: Query, language: str) -> list[int]:
    """Numbers of all documents that have every word of the query; none where one of the words is not known."""
    if not query.groups or not all(query.groups):
        return []
    must = Q.boolean_query([(Occur.Must, group_query(index, group, language)) for group in query.groups])
    return list(numbered(index, must, len(index.documents)))


def numbered(index: Index, query: Q, most: int = MOST_RANKED) -> Scored:
    found = index.searcher.search(query, limit=max(1, most), count=False).hits
    numbers = index.searcher.fast_field_values("number", [address for _, address in found])
    return {int(number): score for (score, _), number in zip(found, numbers, strict=True) if number is not None}
