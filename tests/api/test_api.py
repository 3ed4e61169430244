"""The API's contract: the same answers as the pages, one error shape, a valid description, nothing that a fuzzer breaks."""

import random
import string

import pytest
from openapi_spec_validator import validate

from offices.browse.views import PAGE_SIZE
from tests.builders import make_office
from tests.editions import build_matrix
from tests.matrix.test_engine import random_selection
from tests.page.test_pages import names

pytestmark = pytest.mark.django_db
API = "/api/v1"


def get(client, path: str, status: int = 200):
    response = client.get(f"{API}{path}")
    assert response.status_code == status, response.content[:500]
    assert response.headers["Content-Type"].startswith("application/json")
    assert not response.cookies
    return response.json()


def test_offices(client):
    body = get(client, "/offices/?leadership=two_leaders")
    assert (body["count"], body["n_offices"], body["next"]) == (1, 1, None)
    assert body["results"] == [
        {"slug": "two-leader-office", "name": "Two-leader office", "record": "case", "anonymised": True,
         "url": "/offices/two-leader-office/"}
    ]  # fmt: skip
    assert (
        get(client, "/offices/?lang=nb&leadership=two_leaders")["results"][0]["url"] == "/nb/offices/two-leader-office/"
    )


def test_an_office_has_its_codings_with_their_evidence(client):
    body = get(client, "/offices/lillevik/")
    assert [visit["key"] for visit in body["visits"]] == ["co-location", "opening", "first-visit"]
    visit = body["visits"][-1]
    assert (visit["months_open"], visit["years"]) == ({"low": 2.5, "high": 2.5}, {"low": 2007, "high": 2008})
    (fte,) = [row for row in visit["codings"] if row["dimension"] == "staff_fte"]
    assert fte["number"] == {"low": 20.0, "high": None, "comparator": ">", "unit": "FTE"}
    assert fte["text"] == "just over 20"
    assert fte["citations"][0]["source"] == "klemsdal2008"
    (heads,) = [row for row in visit["codings"] if row["dimension"] == "staff_headcount"]
    assert (heads["status"], heads["number"]) == ("not_stated", None)
    assert {caveat["kind"] for caveat in body["caveats"]} > {"not_an_evaluation", "details_altered"}
    assert "litt over 20" in str(get(client, "/offices/lillevik/?lang=nb"))


def test_facets(client):
    body = get(client, "/facets/?leadership=one_leader")
    assert (body["count"], body["n_offices"]) == (3, 3)
    (leadership,) = [one for one in body["dimensions"] if one["key"] == "leadership"]
    assert leadership["categories"] == [
        {"key": "one_leader", "label": "one leader", "count": 3, "selected": True},
        {"key": "two_leaders", "label": "two leaders", "count": 1, "selected": False},
    ]
    assert {one["status"] for one in leadership["missing"]} > {"not_stated", "not_yet_coded"}


def test_a_visit_lists_its_parts_and_what_each_stands_in(client):
    visit = get(client, "/offices/two-leader-office/")["visits"][-1]
    parts = {part["key"]: part for part in visit["parts"]}
    assert parts["office"] == {
        "key": "office",
        "kind": "office",
        "name": "The whole office",
        "count": 1,
        "parent": None,
    }
    assert {key for key, part in parts.items() if part["parent"] == "state-line"} == {
        *("leader-state", "professional-lead", "sick-leave-follow-up", "jobseekers-and-health"),
    }
    assert (parts["youth-team"]["parent"], parts["reception"]["parent"]) == (None, None)
    assert {coding["part"]["key"] for coding in visit["codings"]} <= set(parts)
    teams = get(client, "/offices/storvik/?lang=nb")["visits"][-1]["parts"]
    assert [(one["name"], one["count"]) for one in teams if one["key"] == "follow-up"] == [("Oppfølgingsteam", 3)]
    start = get(client, "/offices/two-leader-office/")["visits"][0]["parts"]
    assert [(one["key"], one["parent"]) for one in start if one["kind"] != "office"] == [
        *(("state-line", None), ("leader-state", "state-line")),
        *(("municipal-line", None), ("leader-municipal", "municipal-line")),
    ]


def test_crosstab(client):
    body = get(client, "/crosstab/?x=leadership&y=organisation_model&record=case")
    assert body["n"] == 4
    cell = {"x": "two_leaders", "y": "specialist", "count": 1, "n_offices": 1, "offices": ["two-leader-office"]}
    assert cell in body["cells"]


def test_compare_gives_rows_and_notices(client):
    body = get(client, "/compare/?office=lillevik&office=storvik")
    assert [office["slug"] for office in body["offices"]] == ["lillevik", "storvik"]
    (row,) = [row for row in body["rows"] if row["dimension"] == "leader_employer"]
    assert row["verdict"] == "differs"
    assert [one["category"] for one in row["cells"]["lillevik"]] == ["state"]
    assert [notice["code"] for notice in body["notices"]] == [
        *("not_assessed", "confounded", "unequal_time_open", "different_informants", "certainty_differs")
    ]
    assert body["notices"][0]["reasons"][0]["citation"]["source"] == "klemsdal2008"


def test_codebook_and_sources(client):
    body = get(client, "/dimensions/?page_size=500")
    assert body["count"] == len(body["results"]) >= 99
    one = get(client, "/dimensions/model_scale/")
    assert next(category["key"] for category in one["categories"]) == "separate_lines"
    assert {row["key"] for row in get(client, "/sources/")["results"]} > {"klemsdal2008"}
    assert get(client, "/sources/klemsdal2008/")["title_external"] is True


def test_pages_of_a_list(client):
    for _ in range(5):
        make_office()
    first = get(client, "/offices/?page_size=4&leadership=not_yet_coded&leadership=coded")
    assert (len(first["results"]), first["count"]) == (4, 9)
    second = client.get(first["next"]).json()
    third = client.get(second["next"]).json()
    slugs = [row["slug"] for page in (first, second, third) for row in page["results"]]
    assert (len(set(slugs)), third["next"]) == (9, None)


@pytest.mark.parametrize(
    ("path", "status", "field", "allowed"),
    [
        ("/offices/?organisation_model=xyz", 400, "organisation_model", "specialist"),
        ("/offices/?nonsense=1", 400, "nonsense", "leadership"),
        ("/offices/?page_size=501", 400, "page_size", None),
        ("/offices/?page=0", 400, "page", None),
        ("/offices/?lang=de", 400, "lang", "nb"),
        ("/offices/?compare=lillevik", 400, "compare", "leadership"),
        ("/offices/lillevik/?leadership=one_leader", 400, "leadership", "lang"),
        ("/offices/nobody/", 404, "slug", None),
        ("/facets/?staff_fte_min=x", 400, "staff_fte_min", None),
        ("/crosstab/?x=leadership", 400, "y", None),
        ("/crosstab/?x=leadership&y=nope", 400, "y", "office_size"),
        ("/compare/?office=lillevik", 400, "office", None),
        ("/compare/?office=lillevik&office=nobody", 400, "office", "storvik"),
        ("/compare/", 400, "office", None),
        ("/dimensions/nope/", 404, "key", "leadership"),
        ("/sources/nope/", 404, "key", "klemsdal2008"),
        ("/nothing/", 404, "path", "/api/v1/offices/"),
        ("/offices", 404, "path", "/api/v1/offices/"),
    ],
)
def test_every_error_has_the_one_shape(client, path, status, field, allowed):
    error = get(client, path, status)["error"]
    assert set(error) == {"code", "message", "field", "allowed"}
    assert error["field"] == field
    assert error["message"]
    assert allowed is None or allowed in error["allowed"]


def test_a_table_of_too_many_numbers_and_other_methods(client):
    from tests.builders import code, make_dimension, whole

    many = make_dimension("number", key="many")
    for number in range(41):
        code(whole(make_office()), many, number)
    assert get(client, "/crosstab/?x=many&y=leadership", 400)["error"]["code"] == "too_many_values"
    response = client.post(f"{API}/offices/")
    assert (response.status_code, response.json()["error"]["code"]) == (405, "method_not_allowed")
    assert response.headers["Allow"] == "GET, HEAD"


def test_errors_speak_the_language_that_was_asked_for(client):
    assert "finnes" in get(client, "/offices/nobody/?lang=nb", 404)["error"]["message"]


def test_the_description_is_valid_and_has_every_path(client):
    description = get(client, "/openapi.json")
    validate(description)
    assert set(description["paths"]) == {
        f"{API}{path}"
        for path in ("/offices/", "/offices/{slug}/", "/facets/", "/crosstab/", "/compare/", "/dimensions/",
                     "/dimensions/{key}/", "/sources/", "/sources/{key}/", "/findings/", "/findings/{key}/", "/hypotheses/", "/match/", "/indicators/",
                     "/indicators/{key}/", "/questions/", "/questions/{key}/")
    }  # fmt: skip
    assert get(client, "/")["paths"][-1].endswith("/api/v1/openapi.json")


def test_page_api_counts_and_crosstab_agree(client):
    """Twenty random selections, each asked in four ways."""
    matrix, chance = build_matrix(), random.Random(2026)
    keys = ["leadership", "organisation_model", "office_size", "municipal_services", "line_mixing", "staff_fte"]
    for _ in range(20):
        selection = random_selection(matrix, chance, keys, ["staff_fte", "staff_headcount"])
        query = "&".join(f"{name}={value}" for name, value in selection.params())
        body = get(client, f"/offices/?{query}&page_size=500")
        slugs = [row["slug"] for row in body["results"]]
        assert names(client.get(f"/offices/?{query}").content.decode()) == slugs[:PAGE_SIZE]
        facets = get(client, f"/facets/?{query}")
        assert (
            (facets["count"], facets["n_offices"])
            == (body["count"], body["n_offices"])
            == (len(slugs), body["n_offices"])
        )
        table = get(client, f"/crosstab/?x=leadership&y=office_size&{query}")
        assert table["n"] == body["count"]
        assert {slug for cell in table["cells"] for slug in cell["offices"]} == set(slugs)
        chosen = {one["key"]: one for one in facets["dimensions"]}
        for key, words in selection.choices.items():
            if key not in selection.match_all:
                for category in chosen[key]["categories"]:
                    narrowed = "&".join(
                        f"{name}={value}" for name, value in selection.narrowed(key, category["key"]).params()
                    )
                    assert get(client, f"/offices/?{narrowed}")["count"] == category["count"], (words, category)


def test_a_fuzzer_finds_no_fault(client):
    """Two thousand requests of random words in random places: each is answered, none is a 500."""
    chance = random.Random(1)
    pieces = ["leadership", "one_leader", "staff_fte_min", "x", "y", "office", "lillevik", "page", "page_size", "lang", "visit",
              "any", "record", "case", "\x00", "æøå", "' OR 1=1 --", "<script>", "1e400", "-1", "NaN", "9" * 40, "%00", "../../etc",
              "\ud7ff", "organisation_model_match", "all", "", " ", "not_stated"]  # fmt: skip
    paths = [
        "offices/",
        "facets/",
        "crosstab/",
        "compare/",
        "dimensions/",
        "sources/",
        "offices/lillevik/",
        "dimensions/x/",
    ]
    for _ in range(2000):
        query = {
            chance.choice(pieces): [chance.choice(pieces) for _ in range(chance.randint(1, 3))]
            for _ in range(chance.randint(0, 4))
        }
        path = (
            chance.choice(paths)
            if chance.random() < 0.9
            else "".join(chance.choices(string.printable, k=8)).replace("#", "").replace("?", "")
        )
        response = client.get(f"{API}/{path}", query)
        assert response.status_code in (200, 301, 400, 404), (path, query)
        if response.status_code in (400, 404):
            assert set(response.json()["error"]) == {"code", "message", "field", "allowed"}
