"""How far the four studied offices are coded, group by group: the table in the documents is what the matrix holds."""

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from offices.data.records import GroupRecord
from offices.matrix.matrix import Matrix, bits
from offices.models.vocabulary import MISSING_LABELS, NOT_YET_CODED, TOLD_OF_PARTS
from tests.editions import build_matrix

pytestmark = pytest.mark.django_db
OFFICES = ("lillevik", "storvik", "one-leader-office", "two-leader-office")
SILENT = frozenset(MISSING_LABELS) - {TOLD_OF_PARTS, "not_stated"}
DOCUMENT = Path(settings.BASE_DIR) / "docs/data-quality.md"


def observed_row(matrix: Matrix, slug: str) -> int:
    """The visit that the researchers made."""
    latest = matrix.latest
    (row,) = (row for row in matrix.rows_of(slug) if latest >> row & 1)
    return row


def said(matrix: Matrix, row: int, group: GroupRecord) -> Counter[str]:
    """How many dimensions of the group are coded at the visit, or without a value in which way."""
    ways = ("coded", *MISSING_LABELS)
    columns = [matrix.columns[one.key] for one in group.dimensions]
    return Counter(way for column in columns for way in ways if column.rows_for(way) >> row & 1)


def cell(counts: Counter[str]) -> str:
    """With a value, told of parts only, not stated, without a value in another way."""
    others = sum(counts[way] for way in SILENT)
    return " · ".join(str(n) for n in (counts["coded"], counts[TOLD_OF_PARTS], counts["not_stated"], others))


def coverage(matrix: Matrix) -> list[str]:
    """The lines of the table, the sum last."""
    rows = [observed_row(matrix, slug) for slug in OFFICES]
    counted = [[said(matrix, row, group) for row in rows] for group in matrix.groups]
    lines = [
        f"| {group.label.en} | {len(group.dimensions)} | {' | '.join(map(cell, found))} |"
        for group, found in zip(matrix.groups, counted, strict=True)
    ]
    whole = [sum(found, Counter()) for found in zip(*counted, strict=True)]
    return [*lines, f"| All | {len(matrix.columns)} | {' | '.join(map(cell, whole))} |"]


def test_the_table_of_coverage_is_what_the_matrix_holds():
    missing = [line for line in coverage(build_matrix()) if line not in DOCUMENT.read_text(encoding="utf-8")]
    assert not missing, "write these lines into docs/data-quality.md:\n" + "\n".join(missing)


@pytest.mark.parametrize("slug", OFFICES)
def test_nothing_on_offer_is_not_yet_coded_of_what_researchers_saw(slug):
    matrix = build_matrix()
    row = observed_row(matrix, slug)
    offered = {key: one for key, one in matrix.columns.items() if not one.dimension.only_in_findings}
    assert [key for key, one in offered.items() if one.rows_for(NOT_YET_CODED) >> row & 1] == []


def test_two_lines_are_found_at_all_four_each_with_its_place(client):
    matrix = build_matrix()
    found = {matrix.offices[matrix.office_of[row]].slug for row in bits(matrix.columns["steering_lines"].held["two"])}
    assert found >= set(OFFICES)
    listed = client.get("/offices/?steering_lines=two&record=case").content.decode()
    assert all(f"/offices/{slug}/" in listed for slug in OFFICES)
    for slug in OFFICES:
        visits = client.get(f"/api/v1/offices/{slug}/").json()["visits"]
        codings = [one for visit in visits for one in visit["codings"] if one["dimension"] == "steering_lines"]
        assert codings
        assert all(one["citations"] for one in codings)
