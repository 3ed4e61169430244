"""What a file would do, told row by row with all that is wrong: it is written and taken back. Writing: writing.py."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction

from offices.curation.spreadsheets.case_sheets import as_flat
from offices.curation.spreadsheets.sheets import Problem, Sheet
from offices.curation.spreadsheets.wanted import Wanted, wanted
from offices.curation.spreadsheets.writes import Planned, Writes
from offices.data.publishing import Writer

__all__ = ["Plan", "Planned", "plan_of"]
TRIED = "import, tried"


@dataclass
class Plan:
    rows: list[Planned] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    digest: str = ""
    """Of what would be written, and of the newest history of the rows that it changes."""
    sheets: tuple[Sheet, ...] = ()


def plan_of(sheets: Iterable[Sheet], by: Writer) -> Plan:
    """Nothing is written: the checks are those of the write itself, which is taken back. Raises PermissionDenied."""
    if by is None:
        raise PermissionDenied
    sheets = tuple(sheets)
    rows, problems = read_all(sheets)
    with transaction.atomic():
        writes = Writes(rows, by, TRIED)
        writes.run()
        transaction.set_rollback(True)
    return Plan(writes.planned, in_order([*problems, *writes.problems]), digest_of(writes.planned), sheets)


def read_all(sheets: tuple[Sheet, ...]) -> tuple[list[Wanted], list[Problem]]:
    flat, problems = as_flat(sheets)
    rows, wrong = wanted(flat)
    return rows, [*problems, *wrong]


def in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda one: (one.sheet, one.row or 0))


def digest_of(planned: list[Planned]) -> str:
    told = [(one.kind, one.sheet, one.row, one.key, one.outcome, one.changes, one.seen) for one in planned]
    return hashlib.sha256(repr(told).encode()).hexdigest()
