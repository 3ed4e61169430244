"""The panel answers whatever stands in an address: every registered model, every kind of parameter, odd values."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse

from nav_compare.panel import LONGEST_SEARCH, MOST_WORDS
from offices.models import Coding, Office, Visit
from tests.panel import url

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
HUGE = "9" * 23
ODD = ("abc", HUGE, "-" + HUGE, "9" * 5000, "2026-13-45", "\ufffd'\"%_\\")
ANSWERS = {200, 301, 302, 400, 403, 404}

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client):
    client.force_login(User.objects.create_superuser("root", password=None))
    return client


def status(client, path: str, data: dict | None = None, method: str = "get") -> int:
    """What the panel answers; what a refused query leaves of the transaction does not reach the next request."""
    with transaction.atomic():
        answer = getattr(client, method)(path, data)
        transaction.set_rollback(True)
    return answer.status_code


def page(model, name: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def first_of_its_kind() -> dict[type, dict[str, str]]:
    """Model -> a column of each kind that no model before it has: how one is looked up is the same in all lists."""
    seen: set[type] = set()
    found: dict[type, dict[str, str]] = {}
    for model in MODELS:
        found[model] = {type(one).__name__: one.name for one in model._meta.fields if type(one) not in seen}
        seen |= {type(one) for one in model._meta.fields}
    return found


def list_parameters(model) -> list[tuple[str, str]]:
    """What a list reads: its own parameters, those of its filters, and look-ups of columns."""
    own = [(name, value) for name in ("p", "o") for value in ODD]
    filters = [f"{name}__exact" for name in admin.site._registry[model].list_filter if isinstance(name, str)]
    columns = [f"{name}__{lookup}" for name in first_of_its_kind()[model].values() for lookup in ("exact", "in", "gte")]
    dates = [f"{name}__year" for name in ("date_joined", "attempt_time")]
    names = ["q", "all", "_facets", "_popup", "_to_field", "nothing__exact", *filters, *columns, *dates]
    return [*own, *((name, value) for name in names for value in ("abc", HUGE))]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_list_answers_every_parameter(root, model):
    path = page(model, "changelist")
    assert status(root, path, {"stage__exact": "\0"}) == 400
    for name, value in list_parameters(model):
        assert status(root, path, {name: value}) in ANSWERS, (name, value)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_new_form_answers_every_parameter(root, model):
    fields = [field.name for field in (*model._meta.fields, *model._meta.many_to_many)]
    relations = [field.name for field in model._meta.get_fields() if field.is_relation and field.concrete]
    for value in ("abc", HUGE, "9" * 5000):
        assert status(root, page(model, "add"), dict.fromkeys(fields, value)) in ANSWERS, value
    for name in relations:
        assert status(root, page(model, "add"), {name: HUGE}) in ANSWERS, name


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_new_form_answers_whatever_is_sent_as_a_row(root, model):
    """Shown again with a message, or refused whole where the number is too large for a column."""
    for field in (*model._meta.fields, *model._meta.many_to_many):
        for value in ("abc", "1\0", "x y", HUGE) if field.is_relation and field.editable else ():
            response = root.post(page(model, "add"), {field.name: value})
            assert response.status_code in (200, 400), (field.name, value)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_no_row_has_an_odd_number(root, model):
    for number in ("abc", HUGE, "9" * 5000, "\0", "_00", "1/2"):
        for name in ("change", "delete", "history"):
            assert status(root, page(model, name, number)) in (400, 404), (name, number)


@pytest.mark.parametrize("chosen", [*ODD, "\0", "٣"])
def test_an_action_on_odd_rows_is_refused(root, chosen):
    for model in (Coding, User):
        data = {"action": "delete_selected", "_selected_action": chosen, "index": chosen, "select_across": chosen}
        assert status(root, page(model, "changelist"), data, "post") == 400
    assert Coding.objects.exists()


def look_ups() -> list[tuple]:
    return [(model, name) for model in MODELS for name in admin.site._registry[model].autocomplete_fields]


@pytest.mark.parametrize(("model", "field"), look_ups(), ids=lambda one: getattr(one, "__name__", one))
def test_a_look_up_answers_every_parameter(root, model, field):
    asked = {"app_label": "offices", "model_name": model._meta.model_name, "field_name": field}
    path = reverse("admin:autocomplete")
    assert status(root, path, asked | {"term": "\0"}) == 400
    assert status(root, path, asked | {"term": "a " * 1000}) == 400
    for value in ODD:
        assert status(root, path, asked | {"page": value}) in (200, 404), value
    for name in ("term", *asked):
        assert status(root, path, asked | {name: HUGE}) in (200, 403), name


def test_what_an_address_fills_in_is_named_where_it_does_not_fit(curating):
    office = Office.objects.first()
    path = url(Visit, "add")
    response = curating.get(path, {"office": office.pk, "order": "many", "key": "first"})
    assert "Order: Enter a whole number. It was left out of the form." in response.content.decode()
    assert response.context["adminform"].form.initial == {"office": str(office.pk), "key": "first"}
    for value in ("abc", HUGE):
        html = curating.get(path, {"office": value}).content.decode()
        assert "Office: Select a valid choice" in html
    html = curating.get(url(Coding, "add"), {"further_citations": f"1,{HUGE}"}).content.decode()
    assert "Further citations: " in html
    assert "It was left out of the form." in html


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_search_of_too_many_words_says_how_many_are_allowed(root, model):
    path = page(model, "changelist")
    for search in ("a " * 1000, "å" * (LONGEST_SEARCH + 1)):
        response = root.get(path, {"q": search})
        assert response.status_code == 400
        assert "q: at most 10 words and 200 characters" in response.content.decode()
        assert f'href="{path}"' in response.content.decode()
    assert root.get(path, {"q": "a " * MOST_WORDS}).status_code == 200


@pytest.mark.parametrize("name", ["name_en__regex", "name_en__iregex"])
@pytest.mark.parametrize("value", ["(", "(a+)+$"])
def test_patterns_are_not_offered(curating, name, value):
    response = curating.get(url(Office, "changelist"), {name: value})
    assert response.status_code == 400
    assert "use name_en__icontains" in response.content.decode()


def test_a_fault_of_the_code_stays_one(curating, monkeypatch):
    """A value error is only laid to a parameter where there is one."""
    monkeypatch.setattr(Office, "__str__", lambda office: int("not a number"))
    with pytest.raises(ValueError, match="not a number"):
        curating.get(url(Office, "change", Office.objects.first().pk))
