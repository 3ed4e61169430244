"""What a term and a topic of the glossary are. No words here."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Term:
    """A word of the site and what it means; both in the language of the page once they are printed."""

    key: str
    word: Any
    meaning: Any
    mark: str = ""
    """Class of the sign that stands before a value of this kind."""
    sign: str = ""
    """A sign that stands for the word itself."""


@dataclass(frozen=True)
class Topic:
    """Terms that belong together; `key` is the anchor on the help page."""

    key: str
    title: Any
    terms: tuple[Term, ...]
    after: Any = ""
    """What holds for all of them."""
