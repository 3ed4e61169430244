"""Choices that exclude one another by a source's definition: the rules of the table, and that they are named."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from offices.data.conflicts import read_conflicts
from offices.data.editions import current_edition
from offices.data.offices import whole_offices
from offices.models import Conflict, Dimension
from offices.our_office.carries import clashes
from tests.builders import make_conflict, make_dimension
from tests.editions import current_matrix
from tests.our_office.test_likeness import own_choices

pytestmark = pytest.mark.django_db

NAMED = (
    ("office_size=small&staff_headcount=45", "small-and-over-ten-employees"),
    ("office_size=large&staff_headcount_max=30", "large-and-forty-employees-or-fewer"),
    ("organisation_model=generalist&integration_locus=interaction_between_specialists", ""),
    ("portfolio_breadth=minimum&municipal_services=child_welfare", ""),
    ("municipality_over_20000=yes&municipality_population=9000", ""),
)
NOT_NAMED = (
    "office_size=small&staff_headcount_max=40",
    "office_size=small&office_size=large&staff_headcount=45",
    "office_size=small&staff_fte=45",
    "leadership=one_leader&office_size=large",
)


@pytest.mark.parametrize(("query", "key"), NAMED)
def test_what_excludes_another_choice_is_named_not_refused(client, query, key):
    found = client.get(f"/api/v1/match/?{query}").json()
    assert len(found["conflicts"]) == 1
    (named,) = found["conflicts"]
    assert not key or named["key"] == key
    html = client.get(f"/our-office/?{query}")
    assert html.status_code == 200
    assert named["why"] in html.content.decode()
    assert "No definition here says that two of your choices" not in html.content.decode()


@pytest.mark.parametrize("query", NOT_NAMED)
def test_what_may_go_together_is_not_named(client, query):
    assert client.get(f"/api/v1/match/?{query}").json()["conflicts"] == []


def test_no_recorded_office_contradicts_itself():
    edition = current_matrix().edition
    slugs = [one.slug for one in current_matrix().offices]
    conflicts = edition.of(read_conflicts)
    assert len(conflicts) > 50
    for office in whole_offices(edition, slugs):
        if office.latest:
            assert [one.conflict.key for one in clashes(conflicts, own_choices(office))] == [], office.slug


def test_a_codebook_page_says_what_a_value_cannot_go_together_with(client):
    html = client.get("/codebook/office_size/").content.decode()
    assert "What it cannot go together with" in html
    assert "a small office has under 11 employees" in html


def refused(row: Conflict) -> str:
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    return str(error.value)


def test_a_choice_is_one_value_of_its_own_dimension():
    row = make_conflict()
    number, other = make_dimension(scale="number"), make_dimension()
    row.one_low = 5
    assert "just one of them" in refused(row)
    row.one_category, row.one = None, number
    row.full_clean()
    row.one_high = 4
    assert "below the first" in refused(row)
    row.one_high, row.one = None, other
    assert "has the scale nominal" in refused(row)
    row.one_low, row.one_category = None, row.other_category
    assert "not a category of that dimension" in refused(row)
    row.one_category = None
    assert "just one of them" in refused(row)


def test_the_database_holds_it_too():
    row = make_conflict()
    for values in ({"one_category": None}, {"one_low": 3}, {"other_holds": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            QuerySet(Conflict).filter(pk=row.pk).update(**values)
    with pytest.raises(ValidationError):
        Conflict.objects.filter(pk=row.pk).update(one=make_dimension())


def test_what_is_not_published_excludes_nothing():
    row = make_conflict(stage="draft")
    assert row.key not in {one.key for one in current_edition().of(read_conflicts)}
    shown = make_conflict()
    assert shown.key in {one.key for one in current_edition().of(read_conflicts)}
    Dimension.objects.filter(pk=shown.other_id).update(stage="draft")
    assert shown.key not in {one.key for one in current_edition().of(read_conflicts)}
