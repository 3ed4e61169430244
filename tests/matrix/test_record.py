"""The record itself as columns: kind, sources, basis and years are chosen, counted and crossed like any dimension."""

import pytest

from offices.matrix.counting import facet_counts, select
from offices.matrix.selection import Selection
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db


def test_each_is_a_filter_of_pages_and_of_the_api(client):
    for query in ("source=klemsdal2008", "basis=observed", "years_min=2008&years_max=2009", "record=setting"):
        counted = client.get(f"/api/v1/offices/?{query}").json()["count"]
        assert 0 < counted < len(current_matrix().offices), query
        assert client.get(f"/offices/?{query}").status_code == 200
    assert client.get("/offices/?source=nobody").status_code == 400
    assert client.get("/offices/?basis=coded").status_code == 400, "what no coding tells of is never missing"


def test_what_a_click_would_give_is_counted():
    matrix = current_matrix()
    counts = facet_counts(matrix, Selection())
    for word, n in counts["source"].items():
        assert select(matrix, Selection({"source": (word,)})).count == n
    assert counts["record"]["setting"] == select(matrix, Selection({"record": ("setting",)})).count


def test_it_can_be_an_axis_and_leads_to_no_page_that_is_not_there(client):
    html = client.get("/explore/?x=basis&y=leadership").content.decode()
    assert "How it was seen" in html
    assert "/codebook/basis/" not in html
    assert client.get("/api/v1/crosstab/?x=record&y=leadership").status_code == 200


def test_it_is_no_dimension_of_the_codebook(client):
    assert client.get("/codebook/basis/").status_code == 404
    keys = {row["key"] for row in client.get("/api/v1/dimensions/?page_size=500").json()["results"]}
    assert not keys & set(current_matrix().own)
