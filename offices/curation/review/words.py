"""What is proposed and what waits for review, old against new, field by field in words. Which rows: waiting.py."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from offices.curation.review.naming import Words, name_of
from offices.data.proposed import current, fields_of
from offices.models import Proposal
from offices.models.base import Row

VALUES = ("category", "holds", "comparator", "number_low", "number_high", "text_en", "citation")
"""What is told of a new row in a line: what it says, and where that stands."""


@dataclass(frozen=True)
class Line:
    """A field that is, or would be, otherwise."""

    label: str
    old: str
    new: str
    is_value: bool = False
    """Whether it is what the row says, or where that is told."""


@dataclass
class Change:
    """Values of a row against those that readers see; none of these, where it is new."""

    fields: Mapping[str, Any]
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    returned: Mapping[str, Any] | None = None
    """What it was when it was returned, where it was."""
    lines: list[Line] = field(default_factory=list)

    @property
    def mended(self) -> list[str]:
        """The fields that are otherwise than when it was returned."""
        before = self.returned or {}
        return [label(self.fields[name]) for name, was in before.items() if name in self.new and self.new[name] != was]

    def differing(self) -> Iterator[tuple[Any, Any, Any]]:
        for name, new in self.new.items():
            old = self.old.get(name)
            if name in self.fields and (old or None, new or None) != (None, None) and old != new:
                yield self.fields[name], old, new


def in_words(changes: Sequence[Change]) -> None:
    """Fill in the lines of all changes; a query for each kind of related row, however many."""
    words = Words()
    for change in changes:
        for one, *values in change.differing():
            for value in values:
                words.note(one, value)
    words.fetch()
    for change in changes:
        change.lines = [
            Line(label(one), words.word(one, old), words.word(one, new), one.name in VALUES)
            for one, old, new in change.differing()
        ]


def label(one: Any) -> str:
    text = str(one.verbose_name)
    return text[:1].upper() + text[1:]


def proposed_change(proposal: Proposal, row: Row | None) -> Change:
    """Against the row as it is now."""
    old = current(row, proposal.values) if row is not None else {}
    return Change(fields_of(proposal.kind), old, proposal.values)


@dataclass(frozen=True)
class Told:
    """A proposal as a form tells of it."""

    proposal: Proposal
    who: str
    is_own: bool
    when: datetime
    lines: Sequence[Line]


def told_beside(proposals: Iterable[Proposal], user: Any) -> list[Told]:
    """What is proposed of one row."""
    proposals = list(proposals)
    row = proposals[0].kind.objects.filter(pk=proposals[0].row_id).first() if proposals else None
    changes = [proposed_change(one, row) for one in proposals]
    in_words(changes)
    return [
        Told(one, str(one.by or ""), one.by_id == user.pk, one.changed_at, change.lines)
        for one, change in zip(proposals, changes, strict=True)
    ]


def title(row: Any) -> str:
    """What a row that waits is called."""
    if row._meta.model_name == "coding":
        return f"{name_of(row.part)} · {name_of(row.dimension)}"
    return name_of(row)
