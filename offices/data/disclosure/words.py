"""The words that the guard against disclosure knows: data of fixtures/disclosure, read once. No finding here."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from django.conf import settings

FOLDS = (
    str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"}),
    str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n"}),
)
SHORTEST_FOLDED = 5
"""A shorter name without its Norwegian letters is too often another word."""
LINKS = {"og", "and"}
Name = tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """Names and patterns, all in lower case."""

    starts: dict[str, tuple[Name, ...]]
    """First word of a name -> the names that begin with it, the longest first."""
    may_start: frozenset[str]
    """The same words, in the genitive too: a text without any of them names no municipality."""
    common: frozenset[Name]
    """Names that are also words of the language."""
    places: frozenset[str]
    """Names of one word that are not."""
    before: re.Pattern[str]
    roles: tuple[str, ...]
    role: re.Pattern[str]
    titles: tuple[str, ...]
    title: re.Pattern[str]
    no_person: frozenset[str]
    public: tuple[str, ...]


@cache
def shipped_words() -> Words:
    """Read at the first question."""
    names, words = loaded("municipalities"), loaded("words")
    common = frozenset(map(parts, names["common"]))
    clear = {form for name in names["names"] for form in forms(parts(name))} - common
    gap = r"[\s,:(\"'«“-]{1,4}"
    between = rf"(?:(?:{any_of(words['between'])})\s{{1,3}}){{0,4}}"
    starts = by_start(clear | common)
    return Words(
        starts=starts,
        may_start=frozenset(starts) | {f"{word}s" for word in starts},
        common=common,
        places=frozenset(name[0] for name in clear if len(name) == 1),
        before=re.compile(rf"(?<![^\W_])(?:{any_of(words['prepositions'])})[\s(\"'«“]{{1,3}}$", re.IGNORECASE),
        roles=tuple(words["roles"]),
        role=re.compile(rf"(?:{any_of(words['roles'])})(?:e?ns?|'?s)?{gap}{between}", re.IGNORECASE),
        titles=tuple(words["titles"]),
        title=re.compile(rf"(?<![^\W_])(?:{any_of(words['titles'])})\b\.?\s{{0,3}}", re.IGNORECASE),
        no_person=frozenset(word.casefold() for word in words["no_person"]),
        public=tuple(words["public"]),
    )


def loaded(name: str) -> dict[str, list[str]]:
    """A file of the folder; every entry is a text."""
    path = settings.BASE_DIR / "fixtures" / "disclosure" / f"{name}.yaml"
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    found: dict[str, list[str]] = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 - it makes only texts
    return found


def parts(name: str) -> Name:
    """The words of a name, without what only links them."""
    return tuple(word for word in re.findall(r"[^\W\d_]+", name.casefold()) if word not in LINKS)


def forms(name: Name) -> set[Name]:
    """The name as it is, and as it is written where there are no Norwegian or Sami letters."""
    folded = [tuple(without_accents(word.translate(fold)) for word in name) for fold in FOLDS]
    return {name, *(one for one in folded if len("".join(one)) >= SHORTEST_FOLDED)}


def without_accents(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def by_start(names: Iterable[Name]) -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = {}
    for name in sorted(names, key=len, reverse=True):
        found.setdefault(name[0], []).append(name)
    return {first: tuple(some) for first, some in found.items()}


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
