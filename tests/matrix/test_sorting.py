"""The order of records: on the matrix, whichever way, what has no value last; on page, API and files the same."""

import csv
import io
import json
import re

import pytest
from django.utils import translation

from offices.matrix.counting import select
from offices.matrix.selection import ANY, Selection
from offices.matrix.sorting import ordered_offices, sorts
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db

BY_HEADCOUNT = ["two-leader-office", "one-leader-office"]
"""Those with a value, from the fewest."""


def slugs(sort: str, **chosen: object) -> list[str]:
    matrix = current_matrix()
    return [one.slug for one in ordered_offices(matrix, select(matrix, Selection(**chosen)), sort)]


CASES = {"choices": {"record": ("case",)}}


@pytest.mark.parametrize(
    ("sort", "first"), [("staff_headcount", BY_HEADCOUNT), ("-staff_headcount", BY_HEADCOUNT[::-1])]
)
def test_what_has_no_value_stands_last_whichever_way(sort, first):
    assert slugs(sort, **CASES) == [*first, "lillevik", "storvik"]


def test_an_ordered_dimension_sorts_by_the_codebook_and_equal_ones_by_name():
    assert slugs("office_size", **CASES) == ["lillevik", "one-leader-office", "two-leader-office", "storvik"]
    assert slugs("-office_size", **CASES) == ["storvik", "lillevik", "one-leader-office", "two-leader-office"]


def test_by_year_and_by_the_name_in_the_language_of_the_page():
    assert slugs("-year", **CASES)[:2] == ["one-leader-office", "two-leader-office"]
    assert slugs("-name", **CASES) == slugs("name", **CASES)[::-1]
    with translation.override("nb"):
        assert slugs("-name", **CASES) == ["two-leader-office", "storvik", "lillevik", "one-leader-office"]


@pytest.mark.parametrize("visit", ["latest", ANY])
def test_every_order_has_the_same_records_kind_by_kind(visit):
    every = slugs("name", visit=visit)
    kinds = {one.slug: one.record for one in current_matrix().offices}
    words = sorts(current_matrix())
    assert len(words) > 40
    for word in words:
        found = slugs(word, visit=visit)
        assert sorted(found) == sorted(every), word
        assert [kinds[slug] for slug in found] == [kinds[slug] for slug in every], word


def test_page_file_and_api_have_one_order(client):
    query = "record=case&sort=-staff_headcount"
    html = client.get(f"/offices/?{query}").content.decode()
    told = re.findall(r'<h3><a href="/offices/([^/"]+)/"', html)
    api = [one["slug"] for one in json.loads(client.get(f"/api/v1/offices/?{query}").content)["results"]]
    text = client.get(f"/offices/?{query}&format=csv").content.decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(text)) if row and not row[0].startswith("#")]
    place = rows[0].index("slug")
    assert told == api == [row[place] for row in rows[1:5]] == [*BY_HEADCOUNT[::-1], "lillevik", "storvik"]


@pytest.mark.parametrize("path", ["/offices/", "/api/v1/offices/"])
@pytest.mark.parametrize("wrong", ["sort=leadership", "sort=-", "sort=name&sort=year"])
def test_another_order_is_refused_with_those_there_are(client, path, wrong):
    response = client.get(f"{path}?{wrong}")
    assert response.status_code == 400
    told = response.content.decode()
    assert "“sort”" in told
    assert "&" in wrong or "-year" in told


def test_it_asks_the_database_nothing(client, django_assert_num_queries):
    client.get("/offices/?sort=-staff_fte")
    with django_assert_num_queries(1):
        client.get("/offices/?sort=-staff_fte&page=1")
