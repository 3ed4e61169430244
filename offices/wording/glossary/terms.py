"""What a term, a topic and a note of the glossary are. No words here."""

from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Term:
    """A word of the site and what it means; both in the language of the page once they are printed."""

    key: str
    word: Text
    meaning: Text
    mark: str = ""
    """Class of the sign that stands before a value of this kind."""
    sign: str = ""
    """A sign that stands for the word itself."""


@dataclass(frozen=True)
class Topic:
    """Terms that belong together; `key` is the anchor on the help page."""

    key: str
    title: Text
    terms: tuple[Term, ...]
    after: Text = ""
    """What holds for all of them."""


@dataclass(frozen=True)
class Note:
    """What opens beside one place of a page."""

    key: str
    question: Text
    topics: tuple[Topic, ...]
