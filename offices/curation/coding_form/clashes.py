"""What somebody else saved of a row since the form was made: field by field, theirs and ours. Who saves decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from offices.curation.coding_form.lines import Line, Row, typed
from offices.curation.coding_form.typed import BLANK, Typed, fields_of, typed_of
from offices.models import Coding
from offices.models.decimals import TypedNumberField


@dataclass(frozen=True)
class Difference:
    """A field of a line: what the other wrote, and what stands in the form."""

    line: int
    field: str
    theirs: Any
    mine: Any
    is_kept: bool
    """Whether ours differs from what there was, so that it stands; else theirs was taken over."""


@dataclass(frozen=True)
class Clash:
    said: str
    differences: Sequence[Difference] = ()


def clash(row: Row, posted: Sequence[Line], seen: int) -> Clash | None:
    """Compare what was sent with what is there now; `posted` then holds what is to be shown.

    A line that the other left as it was is no clash, nor one that both wrote alike, as when an answer was lost.
    """
    newer = [entry for entry in row.entries if entry["history_id"] > seen]
    if not newer:
        return None
    adopt(row, posted)
    changed = {entry["id"] for entry in newer}
    ours = {coding.pk for line in posted for coding in line.codings}
    found = [one for line in posted for one in differences(line, row, changed, seen)]
    gone = [line for line in posted if drop_deleted(line)]
    added = [coding.pk for line in row.lines for coding in line.codings if coding.pk in changed - ours]
    if not (found or gone or added):
        return None
    return Clash(said_by(newer[-1]["history_id"]), found)


def adopt(row: Row, posted: Sequence[Line]) -> None:
    """A new line that says what is there already is that one."""
    taken = {coding.pk for line in posted for coding in line.codings}
    for line in posted:
        for other in row.lines if not line.codings else ():
            if other.codings and not taken & {one.pk for one in other.codings} and same(line, other, row):
                line.codings = other.codings
                taken |= {one.pk for one in other.codings}


def same(one: Line, other: Line, row: Row) -> bool:
    return all(alike(name, one.typed[name], other.typed[name]) for name in fields_of(row.dimension))


def alike(name: str, one: Any, other: Any) -> bool:
    """Whether two ways to type a field come to the same: 20,5 and 20.5, a place in capitals."""
    if isinstance(one, list):
        return sorted(one) == sorted(other)
    if name in ("number_low", "number_high"):
        one, other = figure(one), figure(other)
    return str(one).casefold() == str(other).casefold()


def figure(text: str) -> Any:
    """The number that was typed; what is none stays as it is."""
    field = TypedNumberField(required=False)
    try:
        return field.prepare_value(field.clean(text))
    except ValidationError:
        return text


def differences(line: Line, row: Row, changed: set[int], seen: int) -> list[Difference]:
    """Of a line that is there; what we left alone takes what they wrote."""
    if not changed & {coding.pk for coding in line.codings}:
        return []
    now, before = typed(line.codings), before_of(line, seen)
    found = []
    for name in fields_of(row.dimension):
        theirs, mine = now[name], line.typed[name]
        if alike(name, theirs, before[name]) or alike(name, theirs, mine):
            continue
        is_kept = not alike(name, mine, before[name])
        found.append(Difference(line.number, name, theirs, mine, is_kept))
        if not is_kept:
            line.typed[name] = theirs
    return found


def before_of(line: Line, seen: int) -> Typed:
    """The line as it was when the form was made; further places have no history of their own here."""
    entries = Coding.history.filter(id__in=[one.pk for one in line.codings], history_id__lte=seen)
    newest = {entry.id: entry for entry in entries.order_by("history_id").select_related("citation__source")}
    if not newest:
        return dict(BLANK)
    first = next(iter(newest.values()))
    now = typed(line.codings)
    return {**typed_of(list(newest.values()), first.citation, ()), "further": now["further"]}


def drop_deleted(line: Line) -> bool:
    """Whether the other took the line away: what was typed is then a new one."""
    if line.is_lost:
        line.codings = ()
    return line.is_lost


def said_by(entry: int) -> str:
    last = Coding.history.select_related("history_user").get(history_id=entry)
    who = last.history_user or _("Somebody (or a command)")
    when = f"{localtime(last.history_date):%H:%M}"
    return _(
        "%(who)s saved this row at %(when)s, while you had it open. Nothing of yours is lost, and nothing is saved "
        "yet: look at both, then save."
    ) % {"who": who, "when": when}


def with_theirs(row: Row, posted: Sequence[Line]) -> list[Line]:
    """The lines to show: those that were sent, those that the other added, and new ones last."""
    ours = {coding.pk for line in posted for coding in line.codings}
    added = [line for line in row.lines if line.codings and not ours & {one.pk for one in line.codings}]
    ordered = [*(line for line in posted if line.codings), *added, *(line for line in posted if not line.codings)]
    for number, line in enumerate(ordered):
        line.number = number
    return ordered
