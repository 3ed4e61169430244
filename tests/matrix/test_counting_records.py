"""No vignette and no setting is ever counted as an office: on no page, in no chart, export or answer."""

import re

import pytest

from offices.codebook.dimension import holders
from offices.data.offices import load_offices
from offices.explore.model_map.places import marks
from offices.models import Office
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db
EVERYTHING = "record=case&record=vignette&record=setting"


@pytest.fixture
def n_cases() -> int:
    assert Office.objects.filter(record="vignette").count() == 31
    assert Office.objects.filter(record="setting").count() == 17
    return Office.objects.filter(record="case").count()


@pytest.mark.parametrize("query", [EVERYTHING, f"{EVERYTHING}&visit=any", "record=setting", "record=vignette", ""])
def test_lists_and_the_api(client, n_cases, query):
    wanted = n_cases if "case" in query or not query else 0
    html = client.get(f"/offices/?{query}").content.decode()
    assert re.search(rf'id="found"[^>]*>{wanted} offices?\b', html)
    for path in ("offices/", "facets/"):
        body = client.get(f"/api/v1/{path}?{query}").json()
        assert body["n_offices"] == wanted
        assert body["count"] > wanted or not query.startswith("record=case&") or body["count"] == 52


def test_cross_tabulations(client, n_cases):
    body = client.get(f"/api/v1/crosstab/?x=office_size&y=leadership&{EVERYTHING}").json()
    assert body["n"] == 52
    assert sum(cell["n_offices"] for cell in body["cells"]) == n_cases
    assert sum(cell["count"] for cell in body["cells"]) == 52
    html = client.get(f"/explore/?x=office_size&y=leadership&{EVERYTHING}").content.decode()
    assert sum(int(n) for n in re.findall(r'class="count"[^>]*>(\d+)<', html)) == n_cases
    assert f"{n_cases} offices, 52 records." in html


def test_the_overview_and_its_chart(client, n_cases):
    html = client.get("/").content.decode()
    assert f"<b>{n_cases}</b><span>studied offices, in" in html
    phases = int(re.search(r"<span>studied offices, in (\d+) phases", html)[1])
    assert phases == sum(office.visits.count() for office in Office.objects.filter(record="case"))
    matrix = current_matrix()
    cases = [office.slug for office in matrix.offices if office.record == "case"]
    assert {mark.office.slug for mark in marks(load_offices(matrix.edition, cases), matrix.dimensions)} <= set(cases)


def test_the_page_of_every_dimension(n_cases):
    matrix = current_matrix()
    for dimension in matrix.dimensions.values():
        for one in holders(matrix, dimension):
            assert one.match.n_offices <= n_cases
            assert one.match.n_offices == sum(office.record == "case" for office in one.offices) or one.n_more
