"""A query as groups of meanings: its words without the small ones, everyday phrases as what they stand for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from offices.data.words import words_in
from offices.search.stop_words import EVERYWHERE, STOP_WORDS
from offices.search.synonyms import Synonyms
from offices.search.vocabulary import Meaning, Vocabulary

MOST_WORDS = 16


@dataclass(frozen=True)
class Group:
    """One thing that is asked for, in one or several ways, each of which has all its words."""

    typed: tuple[str, ...]
    ways: tuple[tuple[Meaning, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.ways)

    @property
    def terms(self) -> frozenset[str]:
        return frozenset(term for way in self.ways for meaning in way for term in meaning.terms)


@dataclass(frozen=True)
class Query:
    words: list[str]
    """All of them, folded."""
    typed: tuple[str, ...]
    """Without the small ones."""
    groups: tuple[Group, ...]

    @cached_property
    def terms(self) -> frozenset[str]:
        """All words of the index that it means."""
        return frozenset().union(*(group.terms for group in self.groups))

    @property
    def corrections(self) -> dict[str, str]:
        """Words that are not known as they were typed, each with the nearest that is."""
        meanings = (meaning for group in self.groups for way in group.ways for meaning in way)
        return {one.word: one.corrected for one in meanings if one.corrected}

    @property
    def is_known(self) -> bool:
        """Whether all its words stand here, or nearly: nothing else is written down, such as names of people."""
        return bool(self.groups) and not self.unknown and len(self.words) < MOST_WORDS

    @property
    def unknown(self) -> tuple[str, ...]:
        """Words of which nothing is known."""
        return tuple(word for group in self.groups if not group for word in group.typed)


def read_query(q: str, known: Vocabulary, synonyms: Synonyms) -> Query:
    words = words_in(q)[:MOST_WORDS]
    groups = tuple(read_groups(words, known, synonyms))
    return Query(words, tuple(word for group in groups for word in group.typed), groups)


def read_groups(words: Sequence[str], known: Vocabulary, synonyms: Synonyms) -> Iterator[Group]:
    """Everyday phrases first, the longest, then word by word; small words only where there is nothing else."""
    found: list[Group] = []
    rest: list[str] = []
    for typed, means in synonyms.parted(words):
        if means:
            ways = [tuple(known.meaning(word) for word in words_in(one)) for one in means]
            own = tuple(known.meaning(word) for word in typed)
            found.append(Group(typed, tuple(way for way in (*ways, own) if all(way))))
        else:
            rest += typed
    telling = tell(rest) if found else tell(rest) or list(rest)
    yield from found
    for word in dict.fromkeys(telling):
        meaning = known.meaning(word)
        yield Group((word,), ((meaning,),) if meaning else ())


def tell(words: Sequence[str]) -> list[str]:
    """Those that say something; what every page is about only where nothing else does."""
    telling = [word for word in words if word not in STOP_WORDS]
    return [word for word in telling if word not in EVERYWHERE] or telling
