"""Notices about who says so: which study, and whose account within it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from offices.compare.notices.notice import Notice, keys, main_study
from offices.compare.rows import Comparison
from offices.data.case import has_value
from offices.data.records import CodingRecord

Cell = tuple[CodingRecord, ...]
Voice = tuple[str, str]
"""Whose account, and of which line; an empty line is not stated, or there is none."""


def different_sources(comparison: Comparison) -> Notice | None:
    """The offices were studied by different researchers, who asked different things and used words differently."""
    studies = [main_study(case) for case in comparison.cases]
    if len({place.source for place in studies if place}) < 2:
        return None
    touched = [row for row in comparison.rows if len({cell_sources(cell) for cell in row.cells if has_value(cell)}) > 1]
    sources = [place.cited_as if place else "" for place in studies]
    return Notice("different_sources", keys(touched), {"cases": comparison.cases, "sources": sources})


def cell_sources(cell: Iterable[CodingRecord]) -> frozenset[str]:
    return frozenset(place.source for coding in cell for place in coding.citations[:1])


def different_informants(comparison: Comparison) -> Notice | None:
    """In some rows one office's value is, say, the leader's word and another's the staff's.

    The fact `voices` counts, per case, in how many of these rows each of them is heard.
    """
    touched = [row for row in comparison.rows if told_by_others(row.cells)]
    if not touched:
        return None
    voices = [
        Counter(voice for row in touched for voice in cell_voices(row.cells[place]))
        for place in range(len(comparison.cases))
    ]
    return Notice("different_informants", keys(touched), {"cases": comparison.cases, "voices": voices})


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
