"""The description and the API are one: all that is read is described, all that is described is read."""

import json
from urllib.parse import urlencode

import pytest
from jsonschema import Draft202012Validator

from offices.api import description as written
from offices.data.editions import current_edition
from offices.matrix.filters import TRACKING
from offices.models.vocabulary import SampleUnit
from offices.page.page import Page
from tests.builders import make_category, make_dimension, make_office

pytestmark = pytest.mark.django_db
DESCRIPTION = "/api/v1/openapi.json"
KEYS = {"offices": "lillevik", "dimensions": "leadership", "sources": "klemsdal2008", "findings": "larsen2012-l09",
        "indicators": "offices_set_up", "questions": "which-size"}  # fmt: skip
NEEDED = {
    "crosstab": [("x", "leadership"), ("y", "office_size")],
    "compare": [("office", "lillevik"), ("office", "storvik")],
}
SEVERAL = ("design", "theme", "sample", "family")
NUMBERS = ("years", *(f"sample_{unit}" for unit in SampleUnit))
OWN = {
    "offices": {"page", "page_size"},
    "facets": set(),
    "crosstab": {"x", "y"},
    "compare": {"office"},
    "dimensions": {"page", "page_size"},
    "sources": {"page", "page_size", "sort", "q", "read", "publication", *SEVERAL, *(f"{key}_match" for key in SEVERAL),
                *(f"{key}{end}" for key in NUMBERS for end in ("", "_min", "_max"))},
    "indicators": {"page", "page_size"},
    "questions": {"page", "page_size"},
    "findings": {"page", "page_size", "q", "sort", "theme", "antecedent", "outcome", "direction", "kind", "basis",
                 "speaker", "speaker_match", "source", "question", "dimension", "office"},
    "hypotheses": {"page", "page_size", "q", "theme", "antecedent", "outcome", "direction", "kind", "basis",
                   "speaker", "speaker_match", "source", "question", "dimension", "office"},
}  # fmt: skip
STEP = {"facets": 10}
"""Of how many parameters one is asked with: the answers of /facets/ are large, and its list is that of /offices/."""
SELECTING = ("offices", "facets", "crosstab")


def described(client) -> dict:
    return client.get(DESCRIPTION).json()


def operations(description: dict) -> dict[str, tuple[str, dict, dict]]:
    """Operation -> an address to ask, the answer's schema, its query parameters by name."""
    found = {}
    for path, methods in description["paths"].items():
        operation = methods["get"]
        given = [resolved(description, one) for one in operation["parameters"]]
        kind = path.split("/")[3]
        shape = operation["responses"]["200"]["content"]["application/json"]["schema"]
        query = {one["name"]: one for one in given if one["in"] == "query"}
        address = path.replace("{slug}", KEYS.get(kind, "")).replace("{key}", KEYS.get(kind, ""))
        found[operation["operationId"]] = (address, shape, query)
    return found


def resolved(description: dict, parameter: dict) -> dict:
    name = parameter.get("$ref", "").rpartition("/")[2]
    return description["components"]["parameters"][name] if name else parameter


def validator(description: dict, shape: dict) -> Draft202012Validator:
    return Draft202012Validator({**shape, "components": description["components"]})


def allowed(parameter: dict) -> str:
    """A value that the description allows."""
    schema = parameter["schema"].get("items", parameter["schema"])
    return str(schema.get("enum", [schema.get("minimum", "office")])[-1])


def asked(client, address: str, pairs: list[tuple[str, str]]):
    return client.get(f"{address}?{urlencode(pairs)}")


def with_needed(operation: str, name: str, *values: str) -> list[tuple[str, str]]:
    """The parameter beside those without which the operation has no answer."""
    needed = [pair for pair in NEEDED.get(operation, ()) if pair[0] != name]
    return [*needed, *((name, value) for value in values)]


def test_every_parameter_of_the_grammar_is_described(client):
    described_ = operations(described(client))
    for operation, own in OWN.items():
        names = set(described_[operation][2])
        expected = {"lang", *own}
        if operation in SELECTING:
            assert names > {*expected, "q", "record", "visit", "leadership", "staff_fte_min", "staff_fte_max"}
            assert {"municipal_services", "municipal_services_match"} < names
        else:
            assert names == expected, operation
    for operation in ("office", "dimension", "source", "finding", "indicator"):
        assert set(described_[operation][2]) == {"lang"}


@pytest.mark.parametrize("operation", [*OWN, "office", "dimension", "source", "finding", "indicator"])
def test_each_parameter_can_be_asked_with_what_the_description_allows(client, operation):
    description = described(client)
    address, shape, parameters = operations(description)[operation]
    check = validator(description, shape)
    for place, (name, parameter) in enumerate([*parameters.items()][:: STEP.get(operation, 1)]):
        values = [allowed(parameter)]
        if parameter["schema"].get("minItems") == 2:
            values = parameter["schema"]["items"]["enum"][:2]
        response = asked(client, address, with_needed(operation, name, *values))
        assert response.status_code == 200, (name, values, response.content)
        if place % 20 == 0 or name in OWN.get(operation, ()):  # one answer to a dimension is like another
            check.validate(response.json())


@pytest.mark.parametrize("operation", [*OWN, "office", "dimension", "source", "finding", "indicator"])
def test_what_the_description_does_not_allow_is_refused_by_name(client, operation):
    description = described(client)
    every = operations(description)
    address, _shape, parameters = every[operation]
    others = {name for _address, _shape, query in every.values() for name in query} - set(parameters)
    for name in [*sorted(others)[::10], "nonsense", "selection", "format", "compare"]:
        error = asked(client, address, with_needed(operation, name, "x"))
        assert (error.status_code, error.json()["error"]["field"]) == (400, name)
        assert set(error.json()["error"]["allowed"]) == set(parameters)
    for name, parameter in [*parameters.items()][::5]:
        wrong = ["?!"] if parameter["schema"]["type"] == "array" else ["?!", "?!"]
        for values in (wrong, wrong[:1]):
            error = asked(client, address, with_needed(operation, name, *values))
            assert (error.status_code, error.json()["error"]["field"]) == (400, name)


def test_what_others_hang_on_a_link_is_passed_over(client):
    assert asked(client, "/api/v1/sources/", [(name, "x") for name in TRACKING]).status_code == 200


def test_each_operation_says_what_an_error_looks_like(client):
    description = described(client)
    error = validator(description, {"$ref": "#/components/schemas/ErrorAnswer"})
    for methods in description["paths"].values():
        for status in ("400", "404", "405", "500"):
            shape = methods["get"]["responses"][status]["content"]["application/json"]["schema"]
            assert shape == {"$ref": "#/components/schemas/ErrorAnswer"}
    for path, method in (("offices/?page=0", "get"), ("offices/nobody/", "get"), ("offices/", "post")):
        error.validate(getattr(client, method)(f"/api/v1/{path}").json())


def test_a_new_category_is_in_the_next_description_and_nothing_is_written_twice(client):
    dimension = make_dimension("multi", key="shade")
    before = described(client)["components"]["parameters"]
    assert before["shade"]["schema"]["items"]["enum"][:3] == ["red", "blue", "coded"]
    assert before["shade_match"]["schema"]["enum"] == ["any", "all"]
    make_category(dimension, "green", order=9)
    after = described(client)["components"]["parameters"]["shade"]["schema"]["items"]["enum"]
    assert after[:4] == ["red", "blue", "green", "coded"]
    page = Page(client.get(DESCRIPTION).wsgi_request, current_edition())
    assert written.description(page) is written.description(page)


def test_offices_are_listed_as_long_as_they_are_few(client, monkeypatch):
    def offices():
        return operations(described(client))["compare"][2]["office"]["schema"]["items"]

    assert {"lillevik", "lillevik.first-visit"} < set(offices()["enum"])
    monkeypatch.setattr("offices.api.parameters.MOST_LISTED", 5)
    make_office()
    assert offices() == {"type": "string"}


def test_the_description_is_small_json_of_its_own(client):
    response = client.get(DESCRIPTION)
    assert response.headers["Content-Type"] == "application/json"
    assert len(response.content) < 400_000, "a third of it are the words of the codebook"
    assert json.loads(response.content)["openapi"].startswith("3.1")
    assert client.get(f"{DESCRIPTION}?nonsense=1").status_code == 400
