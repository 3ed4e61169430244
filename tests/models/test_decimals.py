"""A decimal comma is read as one, in every number field: of pages, addresses, the API and the panel."""

from decimal import Decimal

import pytest
from django import forms
from django.contrib import admin

from offices.models import PUBLISHED_MODELS, Coding, Dimension
from offices.models.decimals import NumberField, TwoReadings, TypedNumberField, fewest_digits, unified
from offices.truth_table.grammar import Unreadable, read_condition
from tests.builders import code, make_dimension, make_office, make_visit, whole
from tests.editions import current_matrix
from tests.panel import errors, filled_in, post, url

pytestmark = pytest.mark.django_db
READ = [
    ("20", "20"), ("20.5", "20.5"), ("20,5", "20.5"), (" 20,50 ", "20.5"), ("-3,25", "-3.25"), ("\u22123", "-3"),
    ("15 000", "15000"), ("15\u00a0000", "15000"), ("1\u202f234\u202f567,5", "1234567.5"), ("15 000.5", "15000.5"),
    ("0,125", "0.125"), ("1234,567", "1234.567"), ("1 234,567", "1234.567"), ("1.234", "1.234"),
]  # fmt: skip
NUMBERS = ["many", "1.234,5", "1,234.5", "1,2,3", "1,234,567", "1 23", "15 0000", ",", "20,"]


@pytest.mark.parametrize(("typed", "number"), READ)
def test_a_number_is_read_as_it_is_typed(typed, number):
    assert NumberField().clean(typed) == Decimal(number)


@pytest.mark.parametrize("typed", NUMBERS)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(forms.ValidationError, match="Enter a number, such as"):
        NumberField().clean(typed)


@pytest.mark.parametrize("typed", ["1,234", "999,000", "-12,345"])
def test_what_can_be_read_in_two_ways_is_refused_with_both(typed):
    with pytest.raises(TwoReadings):
        unified(typed)
    both = f"write {typed.replace(',', '')} or {typed.replace(',', '.')}"
    with pytest.raises(forms.ValidationError, match=both.replace(".", r"\.")):
        NumberField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "one", "other"), [("1.000", "1000", "1"), ("40.000", "40000", "40"), ("1.234", "1234", "1.2340")]
)
def test_a_curator_is_asked_what_a_point_before_three_digits_means(typed, one, other):
    with pytest.raises(forms.ValidationError, match=f"write {one} or {other}".replace(".", r"\.")):
        TypedNumberField().clean(typed)
    kept = TypedNumberField(decimal_places=3, max_digits=12)
    assert kept.clean(other) == Decimal(typed)
    assert kept.prepare_value(Decimal(typed)) == other


def test_a_number_is_shown_in_as_few_digits_as_it_takes():
    assert [fewest_digits(Decimal(number)) for number in ("40.000", "4E+4", "20.500", "0")] == [
        "40",
        "40000",
        "20.5",
        "0",
    ]


@pytest.mark.parametrize("path", ["/offices/", "/nb/offices/", "/api/v1/offices/"])
def test_a_comma_in_an_address_is_a_decimal_comma(client, path):
    staff = Dimension.objects.get(key="staff_fte")
    code(whole(make_office(slug="just-below")), staff, "20.4")
    code(whole(make_office(slug="just-above")), staff, "20.6")
    found = client.get(f"{path}?staff_fte_min=20,5").content.decode()
    assert "just-above" in found
    assert "just-below" not in found
    assert client.get(f"{path}?staff_fte_min=20,5&staff_fte_max=1 000").status_code == 200


@pytest.mark.parametrize("path", ["facets/?", "crosstab/?x=leadership&y=organisation_model&"])
def test_counts_take_a_comma_too(client, path):
    comma, point = (client.get(f"/api/v1/{path}staff_fte_max=20{mark}5").json() for mark in ",.")
    assert comma == point


def test_two_readings_in_an_address_are_a_message_in_both_languages(client):
    response = client.get("/offices/?staff_fte_min=1,234")
    assert response.status_code == 400
    assert "“staff_fte_min”: 1,234 can be read in two ways, so write 1234 or 1.234." in response.content.decode()
    response = client.get("/nb/offices/?staff_fte_max=1,234")
    assert "«staff_fte_max»: 1,234 kan leses på to måter, så skriv 1234 eller 1.234." in response.content.decode()
    error = client.get("/api/v1/offices/?staff_fte_min=1,234").json()["error"]
    assert error["field"] == "staff_fte_min"
    assert "write 1234 or 1.234" in error["message"]


def test_a_threshold_of_a_truth_table_takes_a_comma(client):
    dimensions = current_matrix().dimensions
    assert read_condition(dimensions, "staff_fte:min:20,5").word == "staff_fte:min:20.5"
    assert read_condition(dimensions, "municipality_population:min:15 000").least == 15000
    with pytest.raises(Unreadable, match="write 1234 or"):
        read_condition(dimensions, "staff_fte:min:1,234")
    with pytest.raises(Unreadable, match="needs a threshold, such as staff_fte:min:20, "):
        read_condition(dimensions, "staff_fte:20,5")
    sent = (
        "condition=leadership:one_leader&threshold=&condition=staff_fte:min&threshold=20,5&outcome=goal_clarity:clear"
    )
    response = client.get(f"/explore/truth-table/?{sent}&outcome_threshold=", follow=True)
    assert response.status_code == 200
    assert 'name="threshold" value="20.5"' in response.content.decode()


# --- the panel


def test_a_comma_typed_into_the_panel_is_a_decimal_comma(curating):
    coding = code(whole(make_office()), make_dimension("number"), 7)
    path, data = filled_in(curating, coding)
    assert data["number_low"] == "7", "no empty decimals"
    post(curating, path, data | {"number_low": "20,5", "number_high": "15 000"})
    coding.refresh_from_db()
    assert (coding.number_low, coding.number_high) == (Decimal("20.5"), 15000)
    found = errors(curating, path, data | {"number_low": "1,234"})
    assert "“1,234” can be read in two ways: write 1234 or 1.234." in str(found["number_low"])
    visit = make_visit(make_office())
    path, data = filled_in(curating, visit, months_low="2,5", months_certainty="stated")
    post(curating, path, data)
    visit.refresh_from_db()
    assert visit.months_low == Decimal("2.5")


@pytest.mark.parametrize("model", PUBLISHED_MODELS, ids=lambda model: model.__name__)
def test_no_field_of_the_panel_lets_the_browser_drop_a_comma(curating, model):
    """Chromium drops it from a field of the type number, so that 2,5 is sent as 25."""
    assert model in admin.site._registry
    html = curating.get(url(model, "add")).content.decode()
    html += curating.get(url(model, "change", model.objects.first().pk)).content.decode()
    assert 'type="number"' not in html
    assert model is not Coding or 'inputmode="decimal"' in html


def test_a_whole_number_with_a_comma_is_refused(curating):
    path, data = filled_in(curating, make_visit(make_office()), order="2,5")
    assert "Enter a whole number" in str(errors(curating, path, data)["order"])
