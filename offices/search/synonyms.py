"""Everyday words and what the site calls the thing: data that a curator edits. No index."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from offices.data.words import STEMMERS, loose, stem, words_in

LONGEST = 5
"""Words of a phrase."""
SHORTEST_SPELT = 5
"""Letters of a word that is known in other spellings too."""

Key = tuple[str, tuple[str, ...]]
"""Language, and stems."""


@dataclass(frozen=True, eq=False)
class Synonyms:
    """Of each phrase, by the stems of its words, what it means."""

    means: Mapping[Key, tuple[str, ...]]

    def parted(self, words: Sequence[str]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """The words in their order, in phrases with what these mean, the longest first, and single ones without."""
        at = 0
        while at < len(words):
            for length in range(min(LONGEST, len(words) - at), 0, -1):
                phrase = tuple(words[at : at + length])
                if found := self.of(phrase):
                    yield phrase, found
                    at += length
                    break
            else:
                yield (words[at],), ()
                at += 1

    def of(self, phrase: Sequence[str]) -> tuple[str, ...]:
        return next(filter(None, (self.means.get(key) for key in keys_of(phrase))), ())


def synonyms_of(rows: Iterable[tuple[str, str]]) -> Synonyms:
    """Of pairs of what is typed and what it means, each a list with commas."""
    means: dict[Key, dict[str, None]] = defaultdict(dict)
    for typed, meant in rows:
        listed = dict.fromkeys(one.strip() for one in meant.split(",") if one.strip())
        for phrase in filter(None, map(words_in, typed.split(","))):
            for key in keys_of(phrase):
                means[key].update(listed)
    return Synonyms({key: tuple(words) for key, words in means.items()})


def keys_of(phrase: Sequence[str]) -> Iterator[Key]:
    """In each language without the last endings; of long words also in other spellings: short ones would be others."""
    for language in STEMMERS:
        stemmed = tuple(stem(word, language) for word in phrase)
        yield language, stemmed
        if min(map(len, phrase)) >= SHORTEST_SPELT:
            yield f"{language} spelt otherwise", tuple(map(loose, stemmed))
