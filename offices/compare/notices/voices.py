"""Notices about who says so: which study, and whose account within it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from offices.compare.notices.cases import alike_together, case_by_case, main_study, told_on_record
from offices.compare.rows import Comparison
from offices.data.case import has_value
from offices.data.records import CodingRecord
from offices.models.vocabulary import Account, Line
from offices.wording.notices import Told, notice

Cell = tuple[CodingRecord, ...]
Voice = tuple[str, str]
"""Whose account, and of which line; an empty line is not stated, or there is none."""
MOST_HEARD = 3
"""Voices that are named of each case: six offices have up to six each, and a sentence should stay one."""


@notice(
    _("Different studies"),
    _("The researchers asked different things and used words differently; a difference may be theirs."),
)
def different_sources(comparison: Comparison) -> Told | None:
    """The offices were studied by different researchers, who asked different things and used words differently."""
    studies = [main_study(case) for case in comparison.cases]
    if len({place.source for place in studies if place}) < 2:
        return None
    touched = [row for row in comparison.rows if len({cell_sources(cell) for cell in row.cells if has_value(cell)}) > 1]
    words = _(
        "%(told)s. The researchers asked different things and used words differently; a difference may be theirs."
    ) % {"told": alike_together(comparison.cases, [str(place.cited_as) if place else "" for place in studies])}
    return told_on_record(comparison, words, touched)


def cell_sources(cell: Iterable[CodingRecord]) -> frozenset[str]:
    return frozenset(place.source for coding in cell for place in coding.citations[:1])


@notice(
    _("Different informants"),
    _("What one is told depends on whom one asks: a leader and an employee see different things."),
)
def different_informants(comparison: Comparison) -> Told | None:
    """In some rows one office's value is, say, the leader's word and another's the staff's.

    Each voice is told with the number of these rows in which it is heard.
    """
    touched = [row for row in comparison.rows if told_by_others(row.cells)]
    if not touched:
        return None
    heard = [
        Counter(voice for row in touched for voice in cell_voices(row.cells[place]))
        for place in range(len(comparison.cases))
    ]
    words = _("Whose word the values are, in how many rows: %(told)s. What one is told depends on whom one asks.") % {
        "told": case_by_case(comparison.cases, map(voices_words, heard))
    }
    return told_on_record(comparison, words, touched)


def cell_voices(cell: Cell) -> list[Voice]:
    """Each voice once, in the order of the codings, so that those heard equally often are always told in one order."""
    return list(dict.fromkeys((coding.account, coding.account_line) for coding in cell if coding.is_coded))


def told_by_others(cells: Sequence[Cell]) -> bool:
    """Whether two of the cells that have a value rest on different accounts."""
    voices = {frozenset(cell_voices(cell)) for cell in cells if has_value(cell)}
    return any(are_different(one, other) for one, other in combinations(voices, 2))


def are_different(one: frozenset[Voice], other: frozenset[Voice]) -> bool:
    """Different kinds of account; or the same kind from different lines, if both lines are known."""
    mine, theirs = lines_by_account(one), lines_by_account(other)
    if mine.keys() != theirs.keys():
        return True
    return any(mine[account] != theirs[account] and "" not in mine[account] | theirs[account] for account in mine)


def lines_by_account(voices: Iterable[Voice]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for account, line in voices:
        found[account].add(line)
    return found


def voices_words(voices: Counter[Voice]) -> str:
    """The author 10, the leader (state line) 2 and 3 more voices; the most heard by name."""
    heard = ", ".join(f"{voice_words(*voice)} {n}" for voice, n in voices.most_common(MOST_HEARD))
    more = len(voices) - MOST_HEARD
    words = ngettext("%(voices)s and %(n)s more voice", "%(voices)s and %(n)s more voices", max(more, 0))
    return words % {"voices": heard, "n": more} if more > 0 else heard


def voice_words(account: str, line: str) -> str:
    who = str(Account(account).label)
    return f"{who} ({Line(line).label})" if line else who
