"""Reading the published codings into a matrix, in one consistent read. No counting here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import F, Q

from offices.codebook import read_groups
from offices.facets.matrix import Column, Matrix, OfficeRow
from offices.models import Coding, DataVersion, Visit
from offices.models.coding import ON_DISPLAY
from offices.querysets import PUBLISHED_VISIT
from offices.records import DimensionRecord, GroupRecord, Number, Pair
from offices.vocabulary import MISSING_LABELS, NOT_YET_CODED, Basis, PartKind, RecordKind, Stage, Status

RECORD_ORDER = {kind: place for place, kind in enumerate(RecordKind.values)}
IN_MATRIX = (
    ON_DISPLAY
    & PUBLISHED_VISIT
    & Q(dimension__stage=Stage.PUBLISHED)
    & (Q(part__kind=PartKind.OFFICE) | Q(part__kind=F("dimension__union_of_part")))
)
_current: Matrix | None = None


def current_matrix(token: str | None = None) -> Matrix:
    """The matrix of the data as they are now; one query when nothing changed, none where the token is known already."""
    global _current
    token = DataVersion.current() if token is None else token
    if _current is None or not token or _current.token != token:
        _current = build_matrix()
    return _current


def build_matrix() -> Matrix:
    """A matrix read between two looks at the data version.

    A write that ended in between replaced the token, and the read is done again: no mixture of two editions is kept,
    on either database, without a transaction that would make writers wait.
    """
    while True:
        token = DataVersion.current()
        matrix = read_matrix(token)
        if DataVersion.current() == token:
            return matrix


def read_matrix(token: str) -> Matrix:
    groups = read_groups()
    visits = sorted(read_visits(), key=lambda visit: (RECORD_ORDER[visit["office__record"]], *row_order(visit)))
    row_of = {visit["id"]: row for row, visit in enumerate(visits)}
    offices, office_of = distinct_offices(visits)
    return Matrix(
        token=token,
        groups=groups,
        offices=offices,
        office_of=office_of,
        visit_keys=tuple(visit["key"] for visit in visits),
        everything=(1 << len(visits)) - 1,
        latest=latest_rows(visits),
        records={
            kind: bit_set(row for row, v in enumerate(visits) if v["office__record"] == kind) for kind in RECORD_ORDER
        },
        continues=bit_set(row for row in range(1, len(visits)) if office_of[row] == office_of[row - 1]),
        most_visits=max(Counter(office_of).values(), default=1),
        years=observed_years(visits),
        columns=read_columns(groups, row_of),
    )


def read_visits() -> Iterable[dict[str, Any]]:
    wanted = Visit.objects.filter(stage=Stage.PUBLISHED, office__stage=Stage.PUBLISHED).order_by()
    names = (
        "office__slug",
        "office__name_en",
        "office__name_nb",
        "office__record",
        "office__anonymised",
        "office__sort_key",
    )
    return wanted.values("id", "key", "order", "basis", "year_low", "year_high", "office_id", *names)


def observed_years(visits: list[dict[str, Any]]) -> tuple[int, int] | None:
    observed = [visit for visit in visits if visit["basis"] == Basis.OBSERVED]
    years = [visit[name] for visit in observed for name in ("year_low", "year_high") if visit[name]]
    return (min(years), max(years)) if years else None


def row_order(visit: dict[str, Any]) -> tuple[str, str, int]:
    return visit["office__sort_key"], visit["office__slug"], visit["order"]


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


def bit_set(rows: Iterable[int]) -> int:
    """The rows as one integer; through bytes, since setting bits one by one copies the integer each time."""
    numbers = list(rows)
    packed = bytearray(max(numbers, default=-1) // 8 + 1)
    for row in numbers:
        packed[row >> 3] |= 1 << (row & 7)
    return int.from_bytes(packed, "little")


def read_columns(groups: tuple[GroupRecord, ...], row_of: dict[int, int]) -> dict[str, Column]:
    held: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    statuses: dict[str, dict[int, str]] = defaultdict(dict)
    numbers: dict[str, dict[int, Number]] = defaultdict(dict)
    coded: dict[str, list[int]] = defaultdict(list)
    for row, key, status, category, holds, number in read_cells(row_of):
        if status == Status.CODED:
            coded[key].append(row)
            if word := held_word(category, holds):
                held[key][word].append(row)
            if number.comparator:
                numbers[key][row] = number
        elif not category:
            statuses[key][row] = min(status, statuses[key].get(row, status), key=Status.values.index)
    everything = bit_set(row_of.values())
    return {
        key: column(dimension, held[key], coded[key], statuses[key], numbers[key], everything)
        for group in groups
        for key, dimension in ((dimension.key, dimension) for dimension in group.dimensions)
    }


def read_cells(row_of: dict[int, int]) -> Iterator[tuple[int, str, str, str | None, bool | None, Number]]:
    fields = (
        "part__visit_id",
        "dimension__key",
        "status",
        "category__key",
        "holds",
        "number_low",
        "number_high",
        "comparator",
    )
    for visit, key, status, category, holds, low, high, comparator in (
        Coding.objects.filter(IN_MATRIX).order_by().values_list(*fields).iterator(chunk_size=10_000)
    ):
        if visit in row_of:
            yield row_of[visit], key, status, category, holds, Number(low, high, comparator)


def held_word(category: str | None, holds: bool | None) -> str | None:
    """The category that a coded row holds; `yes` or `no` where the dimension asks that; none where it does not hold."""
    if category is None:
        return None if holds is None else ("yes" if holds else "no")
    return None if holds is False else category


def column(
    dimension: DimensionRecord,
    held: dict[str, list[int]],
    coded: list[int],
    statuses: dict[int, str],
    numbers: dict[int, Number],
    everything: int,
) -> Column:
    has_value = bit_set(coded)
    missing = {
        status: bit_set(row for row, word in statuses.items() if word == status) & ~has_value
        for status in MISSING_LABELS
    }
    stated = has_value
    for rows in missing.values():
        stated |= rows
    missing[NOT_YET_CODED] = everything & ~stated
    words = {category.key: bit_set(held.get(category.key, ())) for category in dimension.categories}
    return Column(dimension, words, missing, has_value, numbers)
