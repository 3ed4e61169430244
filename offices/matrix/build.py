"""Reading the visible codings into a matrix, in one consistent read. No counting here."""

import gc
from collections import Counter
from collections.abc import Iterable
from typing import Any

from offices.data.codebook import read_groups
from offices.data.editions import Edition
from offices.data.records import Pair
from offices.matrix.columns import read_columns
from offices.matrix.matrix import Matrix, OfficeRow, bit_set
from offices.matrix.record import FIELDS, read_record_columns, record_group
from offices.models import Visit
from offices.models.vocabulary import Basis, RecordKind

MANY = 1000
"""Visits from which on a matrix is worth keeping out of the garbage collector's way."""
RECORD_ORDER = {kind: place for place, kind in enumerate(RecordKind.values)}


def read_matrix(edition: Edition) -> Matrix:
    """The matrix of all that is visible; a part of the edition.

    A large one stays until the next change: searching it for garbage again and again took 100 ms each time.
    """
    made = made_matrix(edition)
    if len(made.visit_keys) > MANY:
        gc.collect()
        gc.freeze()
    return made


def made_matrix(edition: Edition) -> Matrix:
    groups = read_groups()
    visits = sorted(read_visits(), key=lambda visit: (RECORD_ORDER[visit["office__record"]], *row_order(visit)))
    row_of = {visit["id"]: row for row, visit in enumerate(visits)}
    offices, office_of = distinct_offices(visits)
    columns, cited = read_columns(groups, row_of)
    own = read_record_columns(visits, cited)
    return Matrix(
        edition=edition,
        groups=groups,
        offices=offices,
        orders={"en": english_order(visits, office_of)},
        office_of=office_of,
        visit_keys=tuple(visit["key"] for visit in visits),
        everything=(1 << len(visits)) - 1,
        latest=latest_rows(visits),
        continues=bit_set(row for row in range(1, len(visits)) if office_of[row] == office_of[row - 1]),
        most_visits=max(Counter(office_of).values(), default=1),
        years=observed_years(visits),
        columns=columns,
        own=own,
        own_group=record_group(own),
    )


def read_visits() -> Iterable[dict[str, Any]]:
    wanted = Visit.objects.visible().order_by()
    office = ("slug", "name_en", "name_nb", "record", "anonymised", "sort_key_en", "sort_key_nb")
    names = ("id", "key", "order", "basis", "year_low", "year_high", "office_id")
    fields = dict.fromkeys([*names, *(f"office__{name}" for name in office), *FIELDS])
    rows: Iterable[dict[str, Any]] = wanted.values(*fields)
    return rows


def observed_years(visits: list[dict[str, Any]]) -> tuple[int, int] | None:
    observed = [visit for visit in visits if visit["basis"] == Basis.OBSERVED]
    years = [visit[name] for visit in observed for name in ("year_low", "year_high") if visit[name]]
    return (min(years), max(years)) if years else None


def row_order(visit: dict[str, Any]) -> tuple[str, str, int]:
    return visit["office__sort_key_nb"], visit["office__slug"], visit["order"]


def english_order(visits: list[dict[str, Any]], office_of: Iterable[int]) -> tuple[int, ...]:
    """The places of the offices, kind by kind, in the order of their English names."""
    keys = {
        place: (RECORD_ORDER[visit["office__record"]], visit["office__sort_key_en"], visit["office__slug"])
        for place, visit in zip(office_of, visits, strict=True)
    }
    return tuple(sorted(keys, key=keys.__getitem__))


def distinct_offices(visits: list[dict[str, Any]]) -> tuple[tuple[OfficeRow, ...], tuple[int, ...]]:
    """The offices in order, and for each row the place of its office among them."""
    offices: list[OfficeRow] = []
    office_of = []
    for visit in visits:
        if not offices or offices[-1].slug != visit["office__slug"]:
            name = Pair(visit["office__name_en"], visit["office__name_nb"])
            offices.append(OfficeRow(visit["office__slug"], name, visit["office__record"], visit["office__anonymised"]))
        office_of.append(len(offices) - 1)
    return tuple(offices), tuple(office_of)


def latest_rows(visits: list[dict[str, Any]]) -> int:
    """One row per office: its last observed visit, or the last one told of where none was observed."""
    latest: dict[int, tuple[bool, int]] = {}
    for row, visit in enumerate(visits):
        candidate = (visit["basis"] == Basis.OBSERVED, row)
        latest[visit["office_id"]] = max(candidate, latest.get(visit["office_id"], candidate))
    return bit_set(row for _, row in latest.values())
