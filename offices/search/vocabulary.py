"""Which words of an index a word means: inflected, in a compound, spelt otherwise, mistyped. No documents."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from offices.data.words import is_part, loose, stems

SAME, INFLECTED, SPELT, NEAR, PART = 1.0, 0.9, 0.8, 0.6, 0.45
"""What a word counts that is the one asked for, of its stem, of another spelling, mistyped, a part of a compound."""
MOST_PARTS, MOST_NEAR = 40, 4
SHORTEST_NEAR, SHORTEST_SPLIT, SHORTEST_HALF = 4, 9, 4
LONGEST_ENDING = 3


@dataclass(frozen=True)
class Meaning:
    """What one word stands for."""

    word: str
    terms: Mapping[str, float]
    """Words of the index, each with how much it is what was asked for."""
    corrected: str = ""
    """The nearest of them, where the word itself is not known."""

    def __bool__(self) -> bool:
        return bool(self.terms)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of an index, each with the number of documents that have it."""

    counts: dict[str, int]
    by_stem: dict[str, list[str]] = field(default_factory=dict)
    by_loose: dict[str, list[str]] = field(default_factory=dict)
    all_words: str = "\n"
    """Each in a line of its own."""

    def meaning(self, word: str) -> Meaning:
        """The forgiving steps are only taken for a word that is not known as it was typed."""
        known = {word: SAME} if word in self.counts else {}
        inflected = self.inflected(word)
        terms = self.parts(word) | inflected | known
        if known or inflected:
            return Meaning(word, terms)
        halves = self.halves(word)
        spelt = self.spelt_otherwise(word)
        near = {} if spelt or terms or halves else self.near(word)
        found = terms | halves | near | spelt
        return Meaning(word, found, next(iter(spelt or near), ""))

    def inflected(self, word: str) -> dict[str, float]:
        """Words of the same stem; the less of it they share, the less they count: “secondment” is not “second”."""
        same = {known for stem in stems(word) for known in self.by_stem.get(stem, ())}
        return {known: INFLECTED * likeness(word, known) for known in same}

    def parts(self, word: str) -> dict[str, float]:
        """Longer words that it is a part of, those that most documents have."""
        begun = {stem for stem in stems(word) if len(stem) >= SHORTEST_HALF and stem in self.by_stem}
        found = {known for known in self.around(word) if len(known) > len(word) and is_part(word, known)}
        found |= {known for stem in begun for known in self.around(stem) if known.startswith(stem)}
        often = nlargest(MOST_PARTS, found, key=self.counts.__getitem__)
        return {known: PART * (0.5 + len(word) / len(known) / 2) for known in often}

    def around(self, part: str) -> Iterator[str]:
        """All words with these letters in them: one search in all of them is a hundred times faster than in each."""
        at = self.all_words.find(part)
        while at >= 0:
            end = self.all_words.index("\n", at)
            yield self.all_words[self.all_words.rindex("\n", 0, at + 1) + 1 : end]
            at = self.all_words.find(part, end)

    def spelt_otherwise(self, word: str) -> dict[str, float]:
        """Without signs above letters, in the other English spelling, with doubled letters as one."""
        own = self.by_loose.get(loose(word), ())
        of_stem = {known for stem in stems(word) for known in self.by_loose.get(loose(stem), ())}
        found = dict.fromkeys(sorted(own, key=self.counts.__getitem__, reverse=True), SPELT)
        return found | dict.fromkeys(of_stem - found.keys(), SPELT * INFLECTED)

    def near(self, word: str) -> dict[str, float]:
        """Words that one slip of the finger, in a long word two, makes of it; the nearest and commonest first."""
        most = 0 if len(word) < SHORTEST_NEAR else 1 if len(word) < 2 * SHORTEST_NEAR else 2
        if not most or not word.isalpha():
            return {}
        found = process.extract(loose(word), self.by_loose.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
        ranked = sorted((distance, key[:1] != word[:1], key) for key, distance, _ in found)
        least = ranked[0][:2] if ranked else ()
        words = [known for *rank, key in ranked if tuple(rank) == least for known in self.by_loose[key]]
        best = nlargest(MOST_NEAR, words, key=lambda known: self.counts.get(known, 0))
        return dict.fromkeys(best, NEAR)

    def halves(self, word: str) -> dict[str, float]:
        """Both parts of a compound that nobody wrote as one word, maybe joined by an s or e."""
        if len(word) < SHORTEST_SPLIT:
            return {}
        for at in range(len(word) - SHORTEST_HALF, SHORTEST_HALF - 1, -1):
            for joint in ("", "s", "e"):
                first, second = word[:at].removesuffix(joint), word[at:]
                if not word[:at].endswith(joint) or not (self.knows(first) and self.knows(second)):
                    continue
                return dict.fromkeys((*self.forms(first), *self.forms(second)), PART)
        return {}

    def knows(self, word: str) -> bool:
        return len(word) >= SHORTEST_HALF and bool(self.forms(word))

    def forms(self, word: str) -> list[str]:
        """The word as it is known, in any inflection or spelling."""
        same = [known for stem in stems(word) for known in self.by_stem.get(stem, ())]
        return same or self.by_loose.get(loose(word), [])


def vocabulary(counts: dict[str, int]) -> Vocabulary:
    by_stem: dict[str, list[str]] = defaultdict(list)
    by_loose: dict[str, list[str]] = defaultdict(list)
    for word in counts:
        by_loose[loose(word)].append(word)
        for stem in stems(word):
            by_stem[stem].append(word)
            if loose(stem) != loose(word):
                by_loose[loose(stem)].append(word)
    return Vocabulary(counts, dict(by_stem), dict(by_loose), "\n".join(["", *counts, ""]))


@lru_cache(maxsize=10_000)
def likeness(word: str, other: str) -> float:
    """How much of the longer word both begin with, from 0 to 1; a short ending costs nothing."""
    shorter, longer = sorted((word, other), key=len)
    if longer.startswith(shorter) and len(longer) - len(shorter) <= LONGEST_ENDING:
        return 1.0
    common = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), len(shorter))
    return float((common / len(longer)) ** 1.5)
