"""Names of persons in a text: behind a title, or behind a role. Which there are: words.py."""

import re
from collections.abc import Collection, Iterator

from offices.data.disclosure.found import Found, Kind
from offices.data.disclosure.words import Words, shipped_words

NAME = r"[^\W\d_][\w.'-]*"
FOLLOWING = re.compile(rf"({NAME})(?:[\s,]{{1,3}}({NAME}))?")


def persons(text: str, known: Collection[str]) -> Iterator[Found]:
    """A title and a capitalised word, or a role and two of them."""
    words, lower = shipped_words(), text.casefold()
    for signs, pattern, needed in ((words.titles, words.title, 1), (words.roles, words.role, 2)):
        if not any(map(lower.__contains__, signs)):
            continue
        for before in pattern.finditer(text):
            names = FOLLOWING.match(text, before.end())
            parts = [part for part in names.groups() if part][:needed] if names else []
            if names and len(parts) == needed and all(is_name(part, known, words) for part in parts):
                yield Found(Kind.PERSON, text[before.start() : names.end(needed)].rstrip(".,"))


def is_name(word: str, known: Collection[str], words: Words) -> bool:
    """Whether a word can be the name of somebody whom we do not cite."""
    plain = word.strip(".'-").casefold().removesuffix("'s")
    return (
        word[0].isupper() and words.no_person.isdisjoint({plain}) and {plain, plain.removesuffix("s")}.isdisjoint(known)
    )
