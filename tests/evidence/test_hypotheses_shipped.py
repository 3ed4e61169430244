"""Relations against cases: what the shipped data say, on page, in file and API. The rules are in test_hypotheses.py."""

import re
from html import unescape

import pytest

from offices.evidence.hypotheses.rows import Verdict
from offices.models import Finding
from tests.evidence.test_hypotheses import PATH, SHIPPED, made, relation, words

pytestmark = pytest.mark.django_db


def test_the_shipped_relations_are_those_of_four_studies():
    found = made().relations
    directed = [one for one in found if one.finding.key.startswith("andreassen2008-r")]
    studies = {study for one in found for study in one.finding.found_by}
    assert {"andreassen2008", "klemsdal2008", "vatnoy2019", "breit2016"} <= studies
    assert len(directed) == 43, "of 57, 44 are directed and one of these is another study's"
    assert all(one.finding.direction in ("promotes", "hinders") for one in found)


def test_every_studied_office_has_just_one_place_in_each_shipped_relation():
    for one in made().relations:
        slugs = [x.office.slug for x in (*one.cases, *one.same_data, *one.drawn_from)]
        assert sorted(slugs) == sorted(SHIPPED), one.finding.key
        assert all(x.office.record == "vignette" for x in one.vignettes)


def test_lillevik_and_storvik_are_no_test_of_what_their_own_panel_says():
    for one in made().relations:
        if "andreassen2008" in one.finding.studies:
            assert {x.office.slug for x in one.cases} <= {"one-leader-office", "two-leader-office"}
        if one.finding.key.startswith("vatnoy2019"):
            assert {x.office.slug for x in one.cases} <= {"lillevik", "storvik"}
    may_be = relation(Finding.objects.get(key="andreassen2008-r35"))
    assert [(x.office.slug, x.is_certain) for x in may_be.drawn_from] == [("lillevik", False)]
    fits = relation(Finding.objects.get(key="andreassen2008-r02"))
    assert [(x.office.slug, x.verdict) for x in fits.same_data] == [
        ("lillevik", Verdict.FITS),
        ("storvik", Verdict.CANNOT_TELL),
    ]


def test_page_file_and_api_say_the_same(client):
    results = client.get("/api/v1/hypotheses/?page_size=500").json()
    rows = client.get(f"{PATH}?format=json").json()
    place = {name: rows["columns"].index(name) for name in ("Key", "slug", "verdict.key", "why.key", "set_against.key")}
    file = {
        (row[place["Key"]], row[place["slug"]]): (row[place["verdict.key"]], row[place["why.key"]])
        for row in rows["rows"]
    }
    for one in results["results"]:
        lists = (one["fits"], one["does_not_fit"], one["cannot_tell"], one["same_data"], one["vignettes"])
        for checked in (checked for group in lists for checked in group):
            assert file[one["id"], checked["office"]] == (checked["verdict"], checked["why"] or "")
        for origin in one["drawn_from"]:
            assert file[one["id"], origin["office"]] == ("", "")
    assert results["count"] == len(results["results"]) == len(made().relations)
    html = client.get(PATH).content.decode()
    assert all(f'/evidence/{one["id"]}/"' in html for one in results["results"])


def test_the_filters_of_findings_hold(client):
    called = client.get("/api/v1/hypotheses/?kind=hypothesis&page_size=500").json()
    assert called["count"] == 13
    assert {one["kind"] for one in called["results"]} == {"hypothesis"}
    html = client.get(f"{PATH}?kind=hypothesis").content.decode()
    assert f'href="{PATH}?kind=hypothesis">Called a hypothesis by the source (13)</a>' in html
    assert words(html).count("13 relations.") == 1
    source = client.get("/api/v1/hypotheses/?source=vatnoy2019").json()["count"]
    assert f"Vatnøy 2019 ({source})" in html
    wrong = client.get(f"{PATH}?kind=guess&kind=hypothesis")
    assert wrong.status_code == 400
    assert "“kind” cannot be “guess”." in unescape(wrong.content.decode())
    assert "13 relations" in words(wrong.content.decode())
    error = client.get("/api/v1/hypotheses/?kind=guess").json()["error"]
    assert error["field"] == "kind"


def test_the_page_says_first_that_nothing_is_proved_and_gives_no_sum(client):
    for prefix, said in (("", "A case that fits proves nothing"), ("/nb", "Et case som passer, beviser ingenting")):
        html = client.get(prefix + PATH).content.decode()
        assert said in words(html.split("</h1>")[1].split("<p>")[0])
        assert not re.search(r"\d+ ?%", html)
