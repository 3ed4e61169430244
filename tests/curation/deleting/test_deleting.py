"""Deleting in the panel: who may, what is asked first, what is told, and the list from which all comes back."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from offices.data.actions import delete_row, save_row
from offices.models import Coding, Deletion, Finding, Office, Part, Visit
from offices.models.base import Curated
from tests import builders as make
from tests.data.test_publishing import EACH_PANEL, PANELS, draft, public
from tests.panel import client_of, queries, url

pytestmark = pytest.mark.django_db
RIGHT = {"reason": "entered twice"}


@pytest.fixture
def administrating(in_role):
    return client_of(in_role("Administrator"))


@pytest.fixture
def coder(in_role):
    return in_role("Coder")


def asked(client, row, **typed):
    return client.post(url(type(row), "delete", row.pk), RIGHT | typed)


def drafted(by, **values) -> Office:
    """A draft with a visit and a part, as somebody enters it."""
    names = {"slug": make.unique("drafted-"), **make.pairs("name")}
    office = save_row(row=Office(**names, **values), by=by, reason="admin")
    visit = save_row(row=Visit(office=office, key="v", **make.pairs("label")), by=by, reason="admin")
    save_row(row=Part(visit=visit, key="office", **make.pairs("name")), by=by, reason="admin")
    return office


def test_the_page_counts_what_goes_and_asks_for_the_slug_and_a_reason(administrating):
    office = Office.objects.get(slug="lillevik")
    path = url(Office, "delete", office.pk)
    page = administrating.get(path)
    html = page.content.decode()
    linked = Finding.objects.filter(offices=office).count()
    assert f"<li>{Coding.objects.filter(part__visit__office=office).count()} codings</li>" in html
    assert f"<li>{linked} findings (offices)</li>" in html
    assert "Withdrawing is the normal way" in html
    assert "object (" not in html
    for typed in ({}, {"typed": "Lillevik"}, {"typed": "lillevik", "reason": " "}, {"typed": "storvik"}):
        response = asked(administrating, office, **typed)
        assert response.status_code == 200
        assert response.context["form"].errors
        assert Office.objects.filter(pk=office.pk).exists()
    assert "Type just lillevik; nothing was deleted." in asked(administrating, office, typed="storvik").content.decode()
    response = asked(administrating, office, typed="lillevik")
    assert (response.status_code, response.url) == (302, url(Office, "changelist"))
    assert not Office.objects.filter(slug="lillevik").exists()
    deletion = Deletion.objects.get()
    assert (deletion.reason, deletion.by.groups.get().name, deletion.label) == (
        "entered twice",
        "Administrator",
        "lillevik",
    )


def test_one_page_asks_of_every_kind_with_few_queries(administrating, administrator_queries):
    for model in PANELS:
        row = public(model)
        assert queries(administrating, url(model, "delete", row.pk)) <= administrator_queries, model


@pytest.fixture
def administrator_queries() -> int:
    return 55


def test_the_number_of_queries_does_not_grow_with_the_case(administrating):
    office = make.make_office()
    path, dimension = url(Office, "delete", office.pk), make.make_dimension("multi", tuple(f"k{n}" for n in range(30)))
    make.code(make.whole(office), dimension, "k0")
    few = queries(administrating, path)
    for number in range(1, 30):
        make.code(make.whole(office), dimension, f"k{number}")
    assert queries(administrating, path) == few


def test_what_others_rest_on_is_not_deleted_and_they_are_named(administrating):
    coding = make.code(make.whole(make.make_office()), make.make_dimension(), "red")
    place = coding.citation
    for response in (
        administrating.get(url(type(place), "delete", place.pk)),
        asked(administrating, place, typed=place.key),
    ):
        html = response.content.decode()
        assert "other rows rest on it" in html
        assert coding.ref in html
        assert url(Coding, "change", coding.pk) in html
    assert not Deletion.objects.exists()
    assert not LogEntry.objects.exists()


@EACH_PANEL
def test_no_list_deletes_and_no_row_inside_a_form(curating, model):
    row = public(model)
    response = curating.post(
        url(model, "changelist"), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    )
    assert response.status_code == 403
    for inlined in admin.site._registry[model].inlines:
        assert not inlined.can_delete
    assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("role", ["Coder", "Reviewer", "Codebook editor"])
@EACH_PANEL
def test_only_administrators_delete(in_role, model, role):
    row = public(model)
    client = client_of(in_role(role))
    for data in ({"post": "yes"}, RIGHT | {"typed": getattr(row, "slug", getattr(row, "key", ""))}):
        assert client.post(url(model, "delete", row.pk), data).status_code == 403
    assert client.get(url(model, "delete", row.pk)).status_code == 403
    assert model.objects.filter(pk=row.pk).exists()
    if issubclass(model, Curated):
        assert client.post(url(model, "delete", draft(model).pk), {"post": "yes"}).status_code == 403


def test_a_coder_takes_away_a_draft_of_their_own_with_one_click(coder):
    office, client = drafted(coder), client_of(coder)
    page = client.get(url(Office, "change", office.pk)).content.decode()
    assert url(Office, "delete", office.pk) in page
    html = client.get(url(Office, "delete", office.pk)).content.decode()
    assert "a draft of your own" in html
    assert client.post(url(Office, "delete", office.pk)).status_code == 302
    deletion = Deletion.objects.get()
    assert (deletion.by, deletion.counts) == (coder, {"office": 1, "visit": 1, "part": 1})
    path = reverse("admin:deletion", args=[deletion.pk])
    assert deletion.label in client.get(reverse("admin:deleted")).content.decode()
    assert client.post(path).status_code == 302
    assert Part.objects.filter(visit__office__slug=office.slug).count() == 1


def test_not_what_was_public_once_or_somebody_else_wrote_in(coder, in_role):
    client, other = client_of(coder), in_role("Coder", name="another")
    office = drafted(coder)
    save_row(row=Visit(office=office, key="w", order=2, **make.pairs("label")), by=other, reason="admin")
    assert client.post(url(Office, "delete", office.pk)).status_code == 403
    assert Client().post(url(Office, "delete", office.pk)).status_code == 302, "to the login"
    assert client_of(other).post(url(Office, "delete", office.pk)).status_code == 403
    was_public = drafted(coder)
    for stage in ("published", "draft"):
        was_public.stage = stage
        save_row(row=was_public, by=None, reason="test")
    assert client.post(url(Office, "delete", was_public.pk)).status_code == 403
    assert Office.objects.filter(pk__in=[office.pk, was_public.pk]).count() == 2


def test_a_page_that_shows_less_than_would_go_is_shown_again(administrating):
    office = make.make_office()
    path = url(Office, "delete", office.pk)
    seen = administrating.get(path).context["seen"]
    make.make_visit(office)
    response = administrating.post(path, RIGHT | {"typed": office.slug} | seen)
    assert "changed since you opened" in response.content.decode()
    assert administrating.post(path, RIGHT | {"typed": office.slug} | response.context["seen"]).status_code == 302


def test_each_sees_their_own_deletions_and_administrators_all(administrating, coder, in_role):
    theirs = drafted(coder)
    mine = make.make_office()
    delete_row(row=theirs, by=coder, reason="a slip")
    delete_row(row=mine, by=in_role("Reviewer"), reason="entered twice")
    other, own = Deletion.objects.all()
    listed = reverse("admin:deleted")
    for client, labels in ((client_of(coder), {own.label}), (administrating, {own.label, other.label})):
        assert {row["of"].label for row in client.get(listed).context["rows"]} == labels
    for method in ("get", "post"):
        path = reverse("admin:deletion", args=[other.pk])
        assert getattr(client_of(coder), method)(path).status_code == 404
        assert getattr(Client(), method)(path).status_code == 302
    assert not Office.objects.filter(slug=other.label).exists()
    assert administrating.post(path).status_code == 302
    assert Office.objects.get(slug=other.label).stage == "in_review"


def test_what_stands_in_the_way_of_restoring_is_said_on_its_page(administrating):
    office = make.make_office(slug="twice")
    delete_row(row=office, by=None, reason="entered twice")
    make.make_office(slug="twice")
    deletion = Deletion.objects.get()
    path = reverse("admin:deletion", args=[deletion.pk])
    response = administrating.post(path)
    assert response.status_code == 200
    assert "The office twice cannot come back" in response.content.decode()
    assert "a command" in response.content.decode()


def test_the_list_costs_the_same_however_long_it_is(administrating):
    path = reverse("admin:deleted")
    delete_row(row=make.make_office(), by=None, reason="x")
    few = queries(administrating, path)
    for _ in range(5):
        delete_row(row=make.make_office(), by=None, reason="x")
    assert queries(administrating, path) == few
