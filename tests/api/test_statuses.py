"""The two derived statuses, and dimensions of findings alone, in the answers of the API."""

import pytest

from offices.models import Visit
from tests.api.test_api import get
from tests.api.test_description import operations
from tests.builders import code, make_dimension, make_office, make_part, whole

pytestmark = pytest.mark.django_db
DERIVED = ("told_of_parts", "not_told_of_phase")


@pytest.fixture
def offices():
    """One of which a team is told of, one seen twice, the first time told of afterwards."""
    shape, told, seen = make_dimension(key="shape"), make_office(), make_office(visits=2)
    code(make_part(whole(told).visit, "unit"), shape, "red")
    code(whole(seen), shape, "blue")
    Visit.objects.filter(office=seen, order=0).update(basis="retrospective")
    return {"told_of_parts": told.slug, "not_told_of_phase": seen.slug}


@pytest.mark.parametrize("status", DERIVED)
def test_they_are_words_of_the_grammar(client, offices, status):
    body = get(client, f"/offices/?shape={status}&visit=any&page_size=500")
    found = {one["slug"] for one in body["results"]}
    assert {way for way, slug in offices.items() if slug in found} == {status}
    refused = get(client, "/offices/?shape=told_of_it", 400)
    assert set(DERIVED) < set(refused["error"]["allowed"])


def test_facets_and_cross_tabs_count_them(client, offices):
    body = get(client, "/facets/?visit=any&record=case")
    (shape,) = [one for one in body["dimensions"] if one["key"] == "shape"]
    counts = {one["status"]: one["count"] for one in shape["missing"]}
    assert counts["told_of_parts"] == 1
    afterwards = Visit.objects.filter(office__record="case", basis="retrospective")
    assert counts["not_told_of_phase"] == len(set(afterwards.values_list("office", flat=True)))
    cells = get(client, "/crosstab/?x=shape&y=leadership")["cells"]
    assert [one["offices"] for one in cells if one["x"] == "told_of_parts"] == [[offices["told_of_parts"]]]


def test_the_description_names_them(client, offices):
    document = get(client, "/openapi.json")
    _address, _shape, query = operations(document)["offices"]
    assert set(DERIVED) < set(query["shape"]["schema"]["items"]["enum"])
    assert all(status in document["info"]["description"] for status in DERIVED)


def test_a_study_has_neither_parts_nor_phases(client):
    refused = get(client, "/sources/?design=told_of_parts", 400)
    assert refused["error"]["field"] == "design"
    assert "not_stated" in refused["error"]["allowed"]


def test_what_only_findings_speak_of_is_in_the_codebook_and_no_facet_until_it_is_asked_for(client):
    dimension, other = (make_dimension(only_in_findings=one) for one in (True, False))
    assert [get(client, f"/dimensions/{one.key}/")["only_in_findings"] for one in (dimension, other)] == [True, False]
    facets = {one["key"] for one in get(client, "/facets/")["dimensions"]}
    assert (dimension.key in facets, other.key in facets) == (False, True)
    asked = {one["key"] for one in get(client, f"/facets/?{dimension.key}=red")["dimensions"]}
    assert dimension.key in asked
