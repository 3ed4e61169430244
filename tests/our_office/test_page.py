"""The page of a described office on the shipped data: its form, its errors, where links lead, what nobody stores."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from offices.models import DataVersion
from tests.builders import code, make_dimension, make_finding, make_office, make_outcome, make_place, whole
from tests.our_office.test_grammar import ELEVEN

pytestmark = pytest.mark.django_db

DESCRIBED = "office_size=small&leadership=one_leader&organisation_model=generalist"


def page(client, query: str = "", status: int = 200, path: str = "/our-office/") -> str:
    response = client.get(f"{path}?{query}" if query else path)
    assert response.status_code == status
    return response.content.decode()


def ticked(html: str) -> set[tuple[str, str]]:
    found = re.findall(r'<input type="checkbox" name="(\w+)" value="(\w+)"[^>]*? checked>', html)
    return set(found)


def test_the_answer_stands_in_the_order_that_readers_need_it(client):
    html = page(client, f"{DESCRIBED}&then_leadership=two_leaders")
    places = [html.index(f'id="{name}"') for name in ("follows", "carries", "alike", "not-studied", "home", "change")]
    assert html.index("Nothing that follows from your choices is measured.") < places[0]
    assert places == sorted(places)
    assert html.count("<h1>") == 1


def test_the_form_is_the_codebook_and_keeps_what_is_chosen(client):
    html = page(client, DESCRIBED)
    assert ticked(html) == {
        ("office_size", "small"),
        ("leadership", "one_leader"),
        ("organisation_model", "generalist"),
    }
    assert 'name="staff_fte_min"' in html
    assert 'name="shielding"' not in html
    assert "not_stated" not in html


def test_a_new_dimension_with_a_value_or_a_finding_is_in_the_form_by_itself(client):
    told, silent, found = make_dimension(), make_dimension(), make_dimension()
    code(whole(make_office()), told, "red")
    make_place(make_finding(antecedent=found, outcome=make_outcome(), direction="promotes"))
    html = page(client)
    assert [f'name="{one.key}"' in html for one in (told, silent, found)] == [True, False, True]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("visit=any&basis=observed&work_division_match=all", ["visit", "basis", "work_division_match"]),
        ("leadership=small", ["leadership"]),
        ("staff_fte=-3", ["staff_fte"]),
        ("nosuch=1&office_size=not_stated", ["nosuch", "office_size"]),
    ],
)
def test_what_describes_no_office_is_named_and_the_rest_answered(client, query, names):
    html = page(client, f"{query}&organisation_model=hybrid", 400)
    errors = html[html.index('class="errors"') : html.index("<h1>")]
    assert all(f"“{name}”" in unescape(errors) for name in names)
    assert ("organisation_model", "hybrid") in ticked(html)
    assert "What follows from what you chose" in html


def test_an_eleventh_choice_is_refused_with_all_of_them_kept(client):
    html = page(client, "&".join(ELEVEN), 400)
    assert "at most 10 choices; 11 were given" in html
    assert len(ticked(html)) == 10
    assert 'name="staff_fte_min" value="20"' in html
    assert "What follows from what you chose" not in html


def test_thirty_choices_are_one_message(client):
    dimensions = [make_dimension() for _ in range(30)]
    html = page(client, "&".join(f"{one.key}=red" for one in dimensions), 400)
    assert "30 were given" in html
    assert len(ticked(html)) == 30


def test_what_a_form_sends_empty_is_tidied_away(client):
    response = client.get("/our-office/?staff_fte_min=&staff_fte_max=&leadership=one_leader")
    assert (response.status_code, response.url) == (302, "/our-office/?leadership=one_leader")
    response = client.get("/our-office/?staff_fte_min=&staff_fte_max=")
    assert (response.status_code, response.url) == (302, "/our-office/")


def test_a_profile_leads_to_an_office_like_it_which_is_at_no_distance(client):
    for slug in ("lillevik", "storvik", "one-leader-office", "two-leader-office", "afi10-case-b"):
        html = client.get(f"/nb/offices/{slug}/").content.decode()
        (link,) = re.findall(r'href="(/nb/our-office/\?[^"]+)"', html)
        query = unescape(link).split("?")[1]
        assert len({pair.split("=")[0].removesuffix("_min").removesuffix("_max") for pair in query.split("&")}) <= 10
        found = client.get(f"/api/v1/match/?{query}").json()
        like = {one["slug"]: one for one in (*found["offices"], *found["vignettes"])}
        assert like[slug]["distance"] == 0
        assert slug.startswith("afi") or found["offices"][0]["slug"] == slug


@pytest.mark.parametrize(
    ("selected", "described"),
    [
        ("leadership=one_leader&visit=any&record=vignette", "leadership=one_leader"),
        ("leadership=not_stated&office_size=small", "office_size=small"),
        ("staff_fte_min=20", "staff_fte_min=20"),
        ("leadership=not_stated", None),
        ("basis=observed", None),
    ],
)
def test_a_selection_leads_to_an_office_described_by_it(client, selected, described):
    html = client.get(f"/offices/?{selected}").content.decode()
    links = re.findall(r'href="/our-office/\?([^"]+)"', html)
    assert links == ([described] if described else [])


def test_nothing_is_stored_and_no_cookie_set(client):
    before = DataVersion.current()
    page(client, DESCRIBED)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(f"/our-office/?{DESCRIBED}")
    assert not response.cookies
    assert len(captured) == 1
    assert DataVersion.current() == before
    assert client.get(f"/our-office/?{DESCRIBED}", headers={"if-none-match": response["ETag"]}).status_code == 304


def test_what_is_carried_along_to_compare_stays(client):
    html = page(client, f"{DESCRIBED}&compare=storvik")
    assert '<input type="hidden" name="compare" value="storvik">' in html
    assert "compare=storvik" in re.findall(r'class="chip" href="([^"]+)"', html)[0]


def test_several_of_one_are_said_to_narrow_nothing(client):
    html = page(client, "office_size=small&office_size=large")
    assert "that narrows nothing" in html
    assert "Office size: small or large" in html
    assert "that narrows nothing" not in page(client, "work_division=benefit&work_division=duration")


def test_the_file_has_each_finding_with_the_choice_it_stands_beside(client):
    response = client.get(f"/our-office/?{DESCRIBED}&format=json")
    table = response.json()
    rows = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
    assert {row["about.key"] for row in rows} == {"this", "dimension", "other"}
    found = client.get(f"/api/v1/match/?{DESCRIBED}").json()["findings"]
    assert [(row["Key"], row["about.key"]) for row in rows if row["about.key"] == "this"] != []
    assert sorted((row["Key"], row["chosen.key"]) for row in rows) == sorted(
        (one["id"], one["choice"]) for one in found
    )


def test_a_vignette_that_may_be_a_studied_office_says_so(client):
    html = page(client, "organisation_model=generalist&change_pace=at_once")
    assert "may be the same office as Lillevik" in html


def test_the_api_answers_in_both_languages_and_refuses_in_its_shape(client):
    english, norwegian = (client.get(f"/api/v1/match/?{DESCRIBED}&lang={one}").json() for one in ("en", "nb"))
    assert [one["id"] for one in english["findings"]] == [one["id"] for one in norwegian["findings"]]
    assert english["verdict"] != norwegian["verdict"]
    assert "lik på" in norwegian["offices"][0]["why"]
    wrong = client.get("/api/v1/match/?office_size=tiny")
    assert wrong.status_code == 400
    assert (wrong.json()["error"]["field"], wrong.json()["error"]["allowed"]) == (
        "office_size",
        ["small", "medium", "large"],
    )
    many = client.get(f"/api/v1/match/?{'&'.join(ELEVEN)}")
    assert many.status_code == 400
    assert "at most 10" in many.json()["error"]["message"]


def test_no_choice_is_answered_with_nothing(client):
    found = client.get("/api/v1/match/").json()
    assert {name: value for name, value in found.items() if value} == {}
    html = page(client)
    assert "Start from an office that was studied" in html
    assert "What follows from what you chose" not in html
