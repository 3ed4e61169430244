"""What the API refuses, and how: methods, addresses that there are not, faults, and texts that no database takes."""

import pytest
from django.test import Client

from offices.api import endpoints
from offices.urls import urlpatterns

pytestmark = pytest.mark.django_db
API = "/api/v1"
KNOWN = ["/", "/docs", "/openapi.json", "/offices/", "/offices/lillevik/", "/facets/", "/crosstab/", "/compare/",
         "/dimensions/", "/dimensions/leadership/", "/sources/", "/sources/klemsdal2008/", "/findings/", "/hypotheses/", "/match/", "/indicators/"]  # fmt: skip
UNKNOWN = ["/api/", "/api/v1/nothing/", "/api/v1/offices", "/api/v2/offices/", "/api/v1/a%0Ab", "/api/v1", "/api/v1//"]
OTHER = ["post", "put", "patch", "delete", "options", "trace"]
ODD = ["%00", "a%00b", "%ED%A0%80", "%FF", "%C3%28", "a%0Ab", "%2e%2e", "%F0%9F%98%80", "æ", "9" * 40, "x" * 10_000]


@pytest.fixture
def strict() -> Client:
    """A client that checks tokens of forms as a server does, and is answered also where there is a fault."""
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def error_of(response, status: int) -> dict:
    assert response.status_code == status, response.content[:300]
    assert response.headers["Content-Type"].startswith("application/json")
    error = response.json()["error"]
    assert set(error) == {"code", "message", "field", "allowed"}
    assert error["message"]
    return error


@pytest.mark.parametrize("method", OTHER)
@pytest.mark.parametrize("path", KNOWN)
def test_the_api_can_only_be_read(strict, path, method):
    response = getattr(strict, method)(API + path)
    error = error_of(response, 405)
    assert (error["code"], error["allowed"]) == ("method_not_allowed", ["GET", "HEAD"])
    assert response.headers["Allow"] == "GET, HEAD"
    assert not response.cookies


@pytest.mark.parametrize("method", ["get", *OTHER])
@pytest.mark.parametrize("path", UNKNOWN)
def test_what_is_not_there_is_not_there_for_any_method(strict, path, method):
    error = error_of(getattr(strict, method)(path), 404)
    assert error["field"] == "path"
    assert {"/api/v1/offices/", "/api/v1/offices/{slug}/"} < set(error["allowed"])


@pytest.mark.parametrize("path", [*KNOWN[:5], "/offices/nobody/", "/offices/?page=0", "/nothing/"])
def test_head_is_get_without_the_answer(client, path):
    got, asked = client.get(API + path), client.head(API + path)
    assert (asked.status_code, asked.content) == (got.status_code, b"")
    assert asked.headers == got.headers


@pytest.mark.parametrize(
    ("query", "message"),
    [("", "Something went wrong here. It has been noted; try again in a while."),
     ("?lang=nb", "Noe gikk galt her. Det er notert; prøv igjen om en stund.")],
)  # fmt: skip
def test_a_fault_has_the_same_shape_without_its_reasons(strict, monkeypatch, query, message):
    monkeypatch.setattr(endpoints, "select", lambda *asked: 1 / 0)
    response = strict.get(f"{API}/facets/{query}")
    error = error_of(response, 500)
    assert (error["code"], error["message"]) == ("server_error", message)
    assert b"Zero" not in response.content
    assert response.headers["Cache-Control"] == "no-store"


def test_a_fault_before_any_operation_has_it_too(strict):
    many = "&".join(f"p{number}=1" for number in range(2000))
    assert error_of(strict.get(f"{API}/facets/?{many}"), 400)["code"] == "bad_request"
    assert error_of(strict.get(f"{API}/facets/", headers={"host": "evil.example"}), 400)["code"] == "bad_request"


@pytest.mark.parametrize("odd", ODD)
def test_no_text_in_an_address_reaches_the_database_unread(strict, odd):
    for path in ("offices", "dimensions", "sources", "findings", "indicators", "offices/lillevik"):
        error_of(strict.get(f"{API}/{path}/{odd}/"), 404)
    for route in (str(one.pattern) for one in urlpatterns):
        if "<slug:slug>" in route:
            assert strict.get("/" + route.replace("<slug:slug>", odd)).status_code in (301, 404), route


@pytest.mark.parametrize("odd", ODD)
def test_no_text_in_a_parameter_reaches_the_database_unread(strict, odd):
    """One request with the text for every parameter at once would end at the first error, so one of each kind."""
    names = ["lang", "page", "page_size", "q", "record", "visit", "leadership", "staff_fte_min", "work_division_match",
             "x", "office", "theme", "source", odd]  # fmt: skip
    for path in KNOWN[3:]:
        for name in names:
            response = strict.get(f"{API}{path}?{name}={odd}")
            assert response.status_code == 200 or error_of(response, 400)["field"], (path, name)


@pytest.mark.parametrize("odd", ["a%00b", "%FF", "9" * 40, "x" * 10_000])
def test_nor_does_one_in_a_parameter_of_a_page(strict, odd):
    """The pages read on after an error, so all parameters at once."""
    samples = {
        "offices/": "lillevik",
        "evidence/": "larsen2012-l09",
        "codebook/": "leadership",
        "sources/": "klemsdal2008",
        "questions/": "which-size",
    }
    names = ["q", "page", "compare", "office", "only", "x", "y", "panel", "condition", "outcome", "cases", "match", "same",
             "differ", "order", "record", "visit", "leadership", "staff_fte_min", "theme", "source", "format", odd]  # fmt: skip
    query = "&".join(f"{name}={odd}" for name in names)
    for route in (str(one.pattern) for one in urlpatterns):
        slug = next((sample for start, sample in samples.items() if route.startswith(start)), "")
        address = "/" + route.replace("<slug:slug>", slug)
        assert strict.get(f"{address}?{query}").status_code in (200, 302, 400, 404), (address, odd)
