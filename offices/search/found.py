"""What a search finds, kept with the edition: for the results page, and by kind for the filters (settings.SEARCH)."""

from dataclasses import dataclass

from django.utils.translation import get_language

from offices.data.editions import Edition
from offices.data.records import Pair
from offices.data.rows import pair
from offices.models import Synonym, Untreated
from offices.search.documents import all_documents
from offices.search.index import Index, make_index, with_all
from offices.search.query import Query, read_query
from offices.search.ranking import Hit, find
from offices.search.synonyms import Synonyms, synonyms_of


@dataclass(frozen=True, eq=False)
class Found:
    query: Query
    hits: tuple[Hit, ...]
    untreated: tuple[Pair, ...]
    """Sentences on topics that are asked for and no source treats."""


@dataclass(frozen=True, eq=False)
class Topics:
    """Topics that no source treats, by the words that ask for them."""

    words: Synonyms
    sentences: dict[str, Pair]

    def asked(self, typed: list[str]) -> tuple[Pair, ...]:
        keys = {key: None for _phrase, found in self.words.parted(typed) for key in found}
        return tuple(self.sentences[key] for key in keys)


def read_index(edition: Edition) -> Index:
    """The index of all that is visible, a part of the edition: made by the first search after a change."""
    return make_index(all_documents(edition))


def read_synonyms(edition: Edition) -> Synonyms:
    """Typed in either language, meant in both: a reader of one page can think in the other."""
    rows = Synonym.objects.visible(edition.published)
    return synonyms_of((f"{row.typed_en},{row.typed_nb}", f"{row.means_en},{row.means_nb}") for row in rows)


def read_topics(edition: Edition) -> Topics:
    rows = list(Untreated.objects.visible(edition.published))
    words = synonyms_of((f"{row.words_en},{row.words_nb}", row.key) for row in rows)
    return Topics(words, {row.key: pair(row, "sentence") for row in rows})


def search(edition: Edition, q: str, language: str) -> Found:
    """What has all or most of the query, best first."""
    return edition.kept(search_in, edition, edition.of(read_index), q, language)


def search_in(edition: Edition, index: Index, q: str, language: str) -> Found:
    query = read_query(q, index.words, edition.of(read_synonyms))
    topics = edition.of(read_topics)
    return Found(query, find(index, query, language), topics.asked(query.words))


def keys_found(edition: Edition, q: str, kind: str) -> frozenset[str]:
    """Keys of what is of one kind and has all of the query; offices too that such a finding rests on."""
    return edition.kept(keys_in, edition, edition.of(read_index), q, kind, get_language() or "en")


def keys_in(edition: Edition, index: Index, q: str, kind: str, language: str) -> frozenset[str]:
    query = read_query(q, index.words, edition.of(read_synonyms))
    found = [index.documents[number] for number in with_all(index, query, language)]
    if kind == "office":
        return frozenset(slug for document in found for slug in document.offices)
    return frozenset(document.key for document in found if document.kind == kind)
