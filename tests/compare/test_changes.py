"""What changed between phases: the profile and the comparison of the same phases never disagree."""

from itertools import combinations

import pytest

from offices.browse.changes import changes
from offices.compare.rows import compare_cases
from offices.data.case import Case, Verdict
from offices.data.offices import whole_offices
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db


@pytest.fixture
def shipped():
    matrix = current_matrix()
    return matrix, whole_offices(matrix.edition, [one.slug for one in matrix.offices])


def differing(office, groups) -> set[str]:
    """The dimensions in which any two of its phases differ, set beside each other like two offices."""
    pairs = combinations([Case(office, visit) for visit in office.visits], 2)
    rows = [row for pair in pairs for row in compare_cases(pair, groups).rows]
    return {row.dimension.key for row in rows if row.verdict is Verdict.DIFFERS}


def test_a_profile_tells_a_change_where_the_comparison_of_the_phases_has_a_difference(shipped):
    matrix, records = shipped
    told = {one.slug: {row.key for row in changes(one, matrix.groups)} for one in records}
    assert told == {one.slug: differing(one, matrix.groups) for one in records}
    assert sum(map(bool, told.values())) >= 4, "some records did change"


def test_one_more_denial_is_no_change(shipped, client):
    matrix, records = shipped
    (office,) = [one for one in records if one.slug == "afi10-case-j"]
    said = [visit.by_dimension["municipal_services"] for visit in office.visits]
    assert {one.category for one in said[0]} != {one.category for one in said[1]}, "more is denied than before"
    assert "municipal_services" not in {row.key for row in changes(office, matrix.groups)}
    assert b'href="#changed-municipal_services"' not in client.get("/offices/afi10-case-j/").content
