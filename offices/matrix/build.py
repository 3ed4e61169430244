"""Reading the visible codings into a matrix: all, or those of the offices written since. No counting here."""

import gc
from collections import Counter
from collections.abc import Iterable
from typing import Any

from offices.data.editions import Edition, takes_over
from offices.data.records import Pair
from offices.matrix.columns import Block, Rows, read_block
from offices.matrix.joining import joined, pairs, places, stretches
from offices.matrix.matrix import Matrix, OfficeRow, bit_set
from offices.matrix.record import FIELDS, read_record_columns, record_group
from offices.matrix.shared import Shared, read_shared
from offices.models import Visit
from offices.models.visibility import Published
from offices.models.vocabulary import Basis, RecordKind

MANY = 1000
"""Visits from which on a matrix is worth keeping out of the garbage collector's way."""
RECORD_ORDER = {kind: place for place, kind in enumerate(RecordKind.values)}


@takes_over
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
    published = edition.published
    shared = edition.of(read_shared)
    visits = sorted(
        read_visits(published), key=lambda visit: (RECORD_ORDER[visit["office__record"]], *row_order(visit))
    )
    offices, office_of = distinct_offices(visits)
    block = read_rows(edition, shared, visits)
    own = read_record_columns(published, visits, block.cited)
    return Matrix(
        edition=edition,
        groups=shared.groups,
        offices=offices,
        orders={"en": english_order(visits, office_of)},
        office_of=office_of,
        visit_keys=tuple(visit["key"] for visit in visits),
        everything=(1 << len(visits)) - 1,
        latest=latest_rows(visits),
        continues=bit_set(row for row in range(1, len(visits)) if office_of[row] == office_of[row - 1]),
        most_visits=max(Counter(office_of).values(), default=1),
        years=observed_years(visits),
        columns=block.columns,
        own=own,
        own_group=record_group(own),
    )


def read_rows(edition: Edition, shared: Shared, visits: list[dict[str, Any]]) -> Block:
    """What is coded of all visits: of offices not written since an earlier edition, as it was there."""
    before = edition.before(read_matrix)
    row_of = {visit["id"]: row for row, visit in enumerate(visits)}
    afterwards = bit_set(row for row, visit in enumerate(visits) if visit["basis"] == Basis.RETROSPECTIVE)
    if before is None or before.part.groups is not shared.groups:
        return read_block(edition.published, shared, Rows(row_of, afterwards))
    written = {visit["office__slug"] for visit in visits if visit["office_id"] in before.offices}
    now = [(visit["office__slug"], visit["key"]) for visit in visits]
    taken = stretches(places(before.part), now, but=written)
    known = {row for _old, row in pairs(taken)}
    fresh = {visit: row for visit, row in row_of.items() if row not in known}
    offices = {visits[row]["office_id"] for row in fresh.values()}
    return joined(before.part, taken, read_block(edition.published, shared, Rows(fresh, afterwards, offices)))


def read_visits(published: Published) -> Iterable[dict[str, Any]]:
    wanted = Visit.objects.visible(published).order_by()
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
