"""What a notice is: a reason for care, with title, definition, and the rule that words it. No notice of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from offices.data.records import CaveatRecord, DimensionRecord
from offices.wording.computed import Sentence
from offices.wording.glossary.terms import Text
from offices.wording.statements import Place, place

Subject = TypeVar("Subject")
"""What is to be read with care: a comparison, a truth table."""


@dataclass(frozen=True)
class Reason:
    """What speaks for a notice, and where that stands."""

    text: str
    place: Place


@dataclass(frozen=True)
class Told:
    """What a rule says where it applies, the dimensions that it touches (none: all), and what speaks for it."""

    sentence: Sentence
    dimensions: tuple[DimensionRecord, ...] = ()
    warnings: tuple[CaveatRecord, ...] = ()
    """What the authors themselves say of it."""
    reasons: tuple[Reason, ...] = ()
    """What else speaks for it."""


@dataclass(frozen=True)
class NoticeText:
    """A notice that applies, in the language of the page."""

    code: str
    title: str
    meaning: str
    """In a line what it is about, whatever the offices."""
    told: Told

    @property
    def sentence(self) -> Sentence:
        return self.told.sentence

    @property
    def text(self) -> str:
        return str(self.told.sentence)

    @property
    def whole(self) -> str:
        """Title and text, where they stand in one line."""
        return f"{self.title}. {self.text}"

    @property
    def keys(self) -> tuple[str, ...]:
        """The dimensions that it touches; none where it touches all."""
        return tuple(one.key for one in self.told.dimensions)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The same by their labels."""
        return tuple(str(one.label) for one in self.told.dimensions)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        warned = (Reason(str(caveat.text), place(caveat.citation)) for caveat in self.told.warnings)
        return (*self.told.reasons, *warned)


@dataclass(frozen=True)
class Notice(Generic[Subject]):
    """A reason for care; `meaning` is its definition in the glossary, where it has one."""

    code: str
    title: Text
    meaning: Text
    rule: Callable[[Subject], Told | None]


def notice(title: Text, meaning: Text = "") -> Callable[[Callable[[Subject], Told | None]], Notice[Subject]]:
    """Makes a notice of a rule, with the name of the function as its code."""
    return lambda rule: Notice(rule.__name__, title, meaning, rule)


def notices_on(subject: Subject, listed: Iterable[Notice[Subject]]) -> list[NoticeText]:
    """Those of the listed ones that apply, in their order."""
    ruled = ((one, one.rule(subject)) for one in listed)
    return [NoticeText(one.code, str(one.title), str(one.meaning), told) for one, told in ruled if told]
