"""What looks like a name or a number is refused at its field, and stands with a reason that is kept and listed."""

import pytest
from django.urls import reverse

from offices.data.actions import save_row
from offices.data.proposals import apply_proposal, propose
from offices.models import LetStand, Office, Part
from tests.builders import make_office, make_part, make_visit
from tests.panel import client_of, errors, filled_in, queries

pytestmark = pytest.mark.django_db
PAGE = "/admin/disclosures/"
PLACE = {"about_en": "In Tromsø.", "about_nb": "I Tromsø."}


@pytest.fixture
def reviewer(in_role):
    return in_role("Reviewer")


@pytest.fixture
def reviewing(reviewer):
    return client_of(reviewer)


def a_draft(**values) -> Office:
    return make_office(visits=0, slug="draftvik", name_en="Draftvik", **{"stage": "draft", **PLACE, **values})


def reasons(client) -> list[str]:
    return [field for _one, field, _given in client.get(PAGE).context["waiting"]]


def test_what_waits_is_listed_and_stands_once_a_reason_is_given(reviewing, reviewer):
    office = a_draft()
    html = reviewing.get(PAGE).content.decode()
    assert "Draftvik" in html and "“Tromsø” looks like" in html
    assert reverse("admin:offices_office_change", args=[office.pk]) in html
    answer = reviewing.post(PAGE, {f"reason-office-{office.pk}": " It is named in the report. "})
    assert answer.status_code == 302
    kept = LetStand.objects.get()
    assert (kept.model, kept.row, kept.found, kept.by) == ("office", office.pk, "tromsø", reviewer)
    assert reasons(reviewing) == []
    assert "It is named in the report." in reviewing.get(PAGE).content.decode()
    office.stage = "published"
    save_row(row=office, by=None, reason="test")


def test_parts_and_proposed_changes_are_listed_too(reviewing, in_role, reviewer):
    part = make_part(make_visit(a_draft(about_en="", about_nb=""), stage="draft"), "unit", name_en="Unit in Tromsø")
    public = make_office(visits=0)
    proposal = propose(public, PLACE, in_role("Coder"), 0, stage="in_review")
    assert set(reasons(reviewing)) == {f"reason-part-{part.pk}", f"reason-office-{public.pk}"}
    reviewing.post(PAGE, {f"reason-office-{public.pk}": "It is named."})
    assert reasons(reviewing) == [f"reason-part-{part.pk}"]
    apply_proposal(proposal, reviewer)
    assert Office.objects.get(pk=public.pk).about_en == "In Tromsø."


def test_a_reason_that_is_too_long_is_told_and_kept_in_the_form(reviewing):
    office = a_draft()
    answer = reviewing.post(PAGE, {f"reason-office-{office.pk}": "x" * 501})
    assert answer.status_code == 409 and "500" in answer.content.decode() and "x" * 501 in answer.content.decode()
    assert not LetStand.objects.exists()


def test_no_reason_keeps_nothing(reviewing):
    office = a_draft()
    assert reviewing.post(PAGE, {f"reason-office-{office.pk}": "  ", "reason-office-99": "x"}).status_code == 302
    assert not LetStand.objects.exists()


@pytest.mark.parametrize("role", ["Coder", "Codebook editor"])
def test_who_may_not_publish_lets_nothing_stand(in_role, role):
    office, client = a_draft(), client_of(in_role(role))
    assert "Let it stand" not in client.get(PAGE).content.decode()
    assert client.post(PAGE, {f"reason-office-{office.pk}": "x"}).status_code == 403
    assert not LetStand.objects.exists()


def test_only_colleagues_see_it(client, viewer):
    assert client.get(PAGE).status_code == 302
    client.force_login(viewer)
    assert client.get(PAGE).status_code == 403


def test_the_list_asks_as_much_of_many(reviewing):
    a_draft()
    few = queries(reviewing, PAGE)
    for number in range(20):
        make_office(visits=0, slug=f"draft-{number}", stage="draft", **PLACE)
        LetStand.objects.create(model="office", row=number, found="x", reason="y")
    assert queries(reviewing, PAGE) <= few + 1
    assert few < 60


def test_a_form_tells_it_at_the_field_and_keeps_what_was_typed(curating):
    office = make_office(visits=0)
    path, data = filled_in(curating, office, **PLACE)
    told = errors(curating, path, data)
    assert {"about_en", "about_nb"} <= told.keys() and "“Tromsø”" in str(told["about_en"])
    assert "In Tromsø." in curating.post(path, data).content.decode()
    assert Office.objects.get(pk=office.pk).about_en == ""


def test_a_row_inside_a_form_is_told_too(curating):
    visit = make_visit(make_office(visits=0))
    path, data = filled_in(curating, visit)
    data |= {"parts-TOTAL_FORMS": 2, "parts-INITIAL_FORMS": 1}
    part = visit.parts.get()
    for number, (pk, kind, name) in enumerate([(part.pk, "office", part.name_en), ("", "unit", "Unit in Tromsø")]):
        row = {"id": pk, "visit": visit.pk, "key": f"key-{number}" if not pk else part.key, "kind": kind}
        row |= {"name_en": name, "name_nb": "Del", "count": 1, "order": number}
        data |= {f"parts-{number}-{field}": value for field, value in row.items()}
    answer = curating.post(path, data)
    assert answer.status_code == 200 and "“Unit in Tromsø”" not in answer.content.decode()
    assert "Tromsø” looks like" in answer.content.decode()
    assert not Part.objects.filter(name_en="Unit in Tromsø").exists()


def test_a_published_office_without_a_visit_says_that_no_list_has_it(curating):
    office = make_office(visits=0, slug="alone")
    make_visit(office, stage="draft")
    said = "in no list and no comparison"
    listed = reverse("admin:offices_office_changelist")
    assert said in curating.get(listed, {"q": "alone"}).content.decode()
    assert said in curating.get(reverse("admin:offices_office_change", args=[office.pk])).content.decode()
    make_visit(office)
    assert said not in curating.get(listed, {"q": "alone"}).content.decode()
