"""In which order findings stand: page, API and files alike, kept by every link."""

import re
from dataclasses import replace

import pytest

from offices.evidence.bodies import independent_families
from offices.evidence.order import FINDING_SORTS, data_year, finding_places, findings_in_order
from tests.evidence.test_evidence import page

pytestmark = pytest.mark.django_db


def test_the_order_is_that_of_page_api_and_file(client, evidence):
    for sort in FINDING_SORTS:
        rows = client.get(f"/evidence/?theme=size&sort={sort}&format=json").json()["rows"]
        keys = [row[0] for row in rows]
        results = client.get(f"/api/v1/findings/?theme=size&sort={sort}&page_size=500").json()["results"]
        assert [one["id"] for one in results] == keys
        html = page(client, f"/evidence/?theme=size&sort={sort}")
        shown = re.findall(r'class="statement"><a href="/evidence/([^/"]+)/"', html)
        assert shown == keys[: len(shown)] and len(shown) > 10
        assert set(keys) == {one.key for one in evidence.findings.values() if one.theme == "size"}


def test_findings_are_sorted_by_bodies_year_and_kind(evidence):
    every = list(evidence.findings.values())
    by_bodies = findings_in_order(finding_places(evidence), every, "bodies")
    numbers = [independent_families(evidence, [one]) for one in by_bodies]
    assert numbers == sorted(numbers, reverse=True) and numbers[0] > numbers[-1]
    most = [one for one in every if independent_families(evidence, [one]) == numbers[0]]
    assert by_bodies[: len(most)] == most, "among equals they stand as without an order"
    years = [data_year(evidence, one) for one in findings_in_order(finding_places(evidence), every, "-year")]
    assert years == sorted(years, reverse=True)
    kinds = [one.kind for one in findings_in_order(finding_places(evidence), every, "kind")]
    assert (kinds[0], kinds[-1]) == ("register", "hypothesis")
    assert findings_in_order(finding_places(evidence), every, "") == every


def test_what_has_no_year_stands_last_both_ways(evidence):
    one, other = list(evidence.findings.values())[:2]
    bare = replace(evidence, data_years={}, published=dict.fromkeys(one.studies, 2010))
    undated = replace(other, places=tuple(replace(place, study="nowhere") for place in other.places))
    places = finding_places(replace(bare, findings={one.key: one, undated.key: undated}))
    for sort in ("year", "-year"):
        assert findings_in_order(places, [undated, one], sort) == [one, undated]


def test_the_order_is_kept_by_chips_pages_and_links(client):
    html = page(client, "/evidence/?theme=size&basis=argued&sort=-year").replace("&amp;", "&")
    assert 'href="/evidence/?basis=argued&sort=-year"' in html, "the chip drops the theme alone"
    assert 'href="/evidence/?theme=size&basis=argued&sort=-year"' in html, "the permanent link"
    assert 'href="/nb/evidence/?theme=size&basis=argued&sort=-year"' in html
    assert '<option value="-year" selected>' in html
    assert "?sort=-year&page=2" in page(client, "/evidence/?sort=-year").replace("&amp;", "&")
    sent = client.get("/evidence/?q=&sort=&theme=size&page=2&compare=lillevik")
    assert sent.headers["Location"] == "/evidence/?theme=size&compare=lillevik"


# --- who speaks ---
