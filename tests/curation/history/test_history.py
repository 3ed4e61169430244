"""The history of a row and of a case, and undoing: one change, or all that one save did, through the same checks."""

import pytest
from django.test import Client
from django.urls import reverse

from offices.data.actions import delete_row, save_row
from offices.data.steps import publish_rows
from offices.models import Coding, Deletion, Office, Proposal, Visit
from tests import builders as make
from tests.data.test_publishing import EACH_PANEL, public
from tests.panel import client_of, filled_in, inline, post, queries, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def coder(in_role):
    return in_role("Coder")


def drafted(**values) -> Coding:
    """A draft that a command wrote."""
    return make.code(make.whole(make.make_office()), make.make_dimension(), "red", stage="draft", **values)


def undo_path(row, entry=None, save: bool = False) -> str:
    entry = entry or type(row).history.filter(id=row.pk).order_by("-history_id").first()
    return reverse("admin:undo-save" if save else "admin:undo", args=[row._meta.model_name, entry.pk])


def changed(row, by, **values):
    for name, value in values.items():
        setattr(row, name, value)
    save_row(row=row, by=by, reason="admin")
    return row


def test_a_row_tells_who_when_why_and_from_what_to_what_in_labels(coder):
    row = drafted()
    blue = row.dimension.categories.get(key="blue")
    changed(row, coder, category=blue, note_en="n", note_nb="n", certainty="vague")
    client = client_of(coder)
    html = client.get(url(Coding, "history", row.pk)).content.decode()
    for said in (
        coder.username,
        "admin",
        "red (red)",
        "blue (blue)",
        "stated",
        "vague",
        "created",
        "changed",
        "Undo this change",
    ):
        assert said in html
    client.cookies["panel_language"] = "nb"
    assert "red nb (red)" in client.get(url(Coding, "history", row.pk)).content.decode()


@EACH_PANEL
def test_every_row_has_its_history_with_few_queries(curating, model):
    row = public(model)
    assert queries(curating, url(model, "history", row.pk)) <= 16


def test_the_history_of_a_row_costs_the_same_however_long_it_is(curating, curator):
    row = drafted()
    changed(row, curator, note_en="1", note_nb="1")
    few = queries(curating, url(Coding, "history", row.pk))
    for number in range(5):
        changed(row, curator, note_en=f"{number}", note_nb="2", certainty="vague" if number % 2 else "stated")
    assert queries(curating, url(Coding, "history", row.pk)) == few


def test_what_is_gone_has_a_history_and_links_count(curating, curator):
    row, place = drafted(), make.make_citation()
    save_row(row=row, by=curator, reason="admin", many={"further_citations": [place]})
    number = row.pk
    delete_row(row=row, by=curator, reason="entered twice")
    html = curating.get(url(Coding, "history", number)).content.decode()
    assert "deleted" in html
    assert "entered twice" in html
    assert place.key in html
    assert curating.get(url(Coding, "history", 999_999)).status_code == 404


def test_one_change_is_undone_and_the_history_says_so(coder):
    row, client = drafted(), client_of(coder)
    changed(row, coder, note_en="new", note_nb="ny")
    path = undo_path(row)
    assert "new" in client.get(path).content.decode()
    response = client.post(path, {"why": " "})
    assert "Say why it is undone." in response.content.decode()
    assert client.post(path, {"why": "a slip"}).status_code == 302
    row.refresh_from_db()
    assert (row.note_en, row.note_nb) == ("", "")
    last = Coding.history.filter(id=row.pk).order_by("-history_id").first()
    assert (last.history_user, last.history_change_reason) == (coder, "undone: a slip")


def test_links_are_undone_too(coder):
    row, one, other = drafted(), make.make_citation(), make.make_citation()
    save_row(row=row, by=coder, reason="admin", many={"further_citations": [one]})
    save_row(row=row, by=coder, reason="admin", many={"further_citations": [other]})
    client_of(coder).post(undo_path(row), {"why": "the other was right"})
    assert list(row.further_citations.all()) == [one]


def test_only_what_the_change_set_is_changed_back(coder):
    row = drafted()
    changed(row, coder, note_en="new", note_nb="ny")
    entry = Coding.history.filter(id=row.pk).order_by("-history_id").first()
    changed(row, coder, certainty="vague")
    client_of(coder).post(undo_path(row, entry), {"why": "a slip"})
    row.refresh_from_db()
    assert (row.note_en, row.certainty) == ("", "vague")


def test_what_was_changed_again_is_refused_at_its_field(coder):
    row = drafted()
    changed(row, coder, note_en="new", note_nb="ny")
    entry = Coding.history.filter(id=row.pk).order_by("-history_id").first()
    changed(row, coder, note_en="newer")
    response = client_of(coder).post(undo_path(row, entry), {"why": "a slip"})
    assert response.status_code == 200
    assert "note_en: This was changed again since" in response.content.decode()
    row.refresh_from_db()
    assert (row.note_en, row.note_nb) == ("newer", "ny")


def test_what_breaks_a_rule_is_refused_and_nothing_is_written(coder):
    row = drafted()
    blue = row.dimension.categories.get(key="blue")
    red = row.category
    changed(row, coder, category=blue)
    red.delete()
    before = Coding.history.count()
    response = client_of(coder).post(undo_path(row), {"why": "a slip"})
    assert "category" in response.content.decode()
    row.refresh_from_db()
    assert (row.category, Coding.history.count()) == (blue, before)


def test_a_published_row_gets_a_proposal(coder):
    """Readers keep what they see, until somebody else publishes it."""
    row = make.code(make.whole(make.make_office()), make.make_dimension(), "red")
    blue = row.dimension.categories.get(key="blue")
    changed(row, None, category=blue)
    response = client_of(coder).post(undo_path(row), {"why": "it was red"}, follow=True)
    assert "a reviewer publishes it" in response.content.decode()
    row.refresh_from_db()
    proposal = Proposal.objects.get()
    assert (row.category, proposal.values, proposal.by) == (
        blue,
        {"category": row.dimension.categories.get(key="red").pk},
        coder,
    )


def test_the_only_curator_undoes_what_is_published_at_once(curating, curator):
    row = make.code(make.whole(make.make_office()), make.make_dimension(), "red")
    changed(row, curator, note_en="new", note_nb="ny")
    curating.post(undo_path(row), {"why": "a slip"})
    row.refresh_from_db()
    assert row.note_en == ""


def test_a_move_of_stage_is_not_undone_here(in_role):
    row, reviewer = drafted(), in_role("Reviewer", "Coder")
    publish_rows([row], reviewer, "good")
    response = client_of(reviewer).post(undo_path(row), {"why": "too early"})
    assert "publish, withdraw or return it instead" in response.content.decode()
    row.refresh_from_db()
    assert row.stage == "published"


def test_what_was_made_goes_and_can_be_restored_and_what_was_deleted_comes_back(coder):
    part, dimension = make.whole(make.make_office()), make.make_dimension()
    values = {"category": dimension.categories.first(), "citation": make.make_citation()}
    row = save_row(row=Coding(part=part, dimension=dimension, **values), by=coder, reason="admin")
    number, client = row.pk, client_of(coder)
    assert client.post(undo_path(row), {"why": "a slip"}).status_code == 302
    assert not Coding.objects.filter(pk=number).exists()
    assert Deletion.objects.get().reason == "undone: a slip"
    entry = Coding.history.filter(id=number).order_by("-history_id").first()
    assert client.post(reverse("admin:undo", args=["coding", entry.pk]), {"why": "no slip"}).status_code == 302
    assert Coding.objects.get(pk=number).category == dimension.categories.first()


def test_a_row_that_readers_see_is_not_taken_away(curating, curator):
    row = save_row(row=Office(slug="seen", stage="published", **make.pairs("name")), by=curator, reason="admin")
    response = curating.post(undo_path(row), {"why": "a slip"})
    assert "withdraw it instead" in response.content.decode()
    assert Office.objects.filter(slug="seen").exists()


def test_all_that_one_save_did_is_undone_together(curating):
    """A form with rows inside it is one save, whatever it wrote."""
    office = make.make_office(stage="draft")
    visit = office.visits.get()
    Visit.objects.filter(pk=visit.pk).update(stage="draft")
    path, data = filled_in(curating, visit, label_en="Renamed", label_nb="Omdøpt")
    part = {"key": "desk", "kind": "reception", "count": 1, "order": 5, **make.pairs("name")}
    own = visit.parts.get()
    kept = {"id": own.pk, "visit": visit.pk, "key": own.key, "kind": "office", "count": 2, "order": 0, "name_en": own.name_en,
            "name_nb": own.name_nb, "parent": ""}  # fmt: skip
    post(curating, path, data | inline("parts", kept, part, initial=1))
    own.refresh_from_db()
    assert (own.count, visit.parts.count()) == (2, 2)
    visit.refresh_from_db()
    path = undo_path(visit, save=True)
    page = curating.get(path)
    assert page.context["n"] == 3
    assert curating.post(path, {"why": "the wrong visit"}).status_code == 302
    visit.refresh_from_db()
    own.refresh_from_db()
    assert (visit.label_en, own.count, visit.parts.count()) == ("Visit", 1, 1)


def test_what_one_save_made_goes_and_comes_back_together(curating):
    names = {"slug": "whole", "record": "case", "stage": "draft", **make.pairs("name")}
    visit = {"key": "next", "order": 9, "basis": "observed", "stage": "draft", "citation": "", **make.pairs("label")}
    post(curating, url(Office, "add"), names | inline("visits", visit) | inline("visits-2"))
    office = Office.objects.get(slug="whole")
    save = undo_path(office, save=True)
    later = Visit(office=office, key="later", order=10, **make.pairs("label"))
    save_row(row=later, by=None, reason="test")
    assert "added later" in curating.post(save, {"why": "a slip"}).content.decode()
    delete_row(row=later, by=None, reason="test")
    curating.post(save, {"why": "a slip"})
    deletion = Deletion.objects.first()
    assert deletion.counts == {"office": 1, "visit": 1}
    gone = Office.history.filter(slug="whole").order_by("-history_id").first()
    curating.post(reverse("admin:undo", args=["office", gone.pk]), {"why": "no slip"})
    assert [one.key for one in Visit.objects.filter(office__slug="whole")] == ["next"]


def test_all_or_nothing(curating):
    office = make.make_office(stage="draft")
    path, data = filled_in(curating, office, name_en="Renamed")
    visit = {"key": "next", "order": 9, "basis": "observed", "stage": "draft", "citation": "", **make.pairs("label")}
    post(curating, path, data | inline("visits", visit))
    made = office.visits.get(key="next")
    save = undo_path(office, save=True)
    changed(made, None, label_en="changed since")
    response = curating.post(save, {"why": "all wrong"})
    assert "changed again since" in response.content.decode()
    office.refresh_from_db()
    assert (office.name_en, office.visits.filter(key="next").exists()) == ("Renamed", True)


def test_what_a_command_wrote_is_not_undone_at_once(curating):
    row = drafted()
    for method in ("get", "post"):
        assert getattr(curating, method)(undo_path(row, save=True), {"why": "x"}).status_code == 403


@pytest.mark.parametrize("role", ["Reviewer", "Codebook editor", "Administrator"])
def test_who_may_not_change_a_row_undoes_nothing(in_role, coder, role):
    row = drafted()
    changed(row, coder, note_en="new", note_nb="ny")
    before = Coding.history.count()
    for save in (False, True):
        assert client_of(in_role(role)).post(undo_path(row, save=save), {"why": "mine"}).status_code == 403
        assert Client().post(undo_path(row, save=save), {"why": "mine"}).status_code == 302
    row.refresh_from_db()
    assert (row.note_en, Coding.history.count(), Proposal.objects.count()) == ("new", before, 0)


def test_nobody_brings_back_what_somebody_else_deleted(coder, in_role):
    row = drafted()
    number = row.pk
    delete_row(row=row, by=in_role("Administrator"), reason="wrong")
    entry = Coding.history.filter(id=number).order_by("-history_id").first()
    assert client_of(coder).post(reverse("admin:undo", args=["coding", entry.pk]), {"why": "x"}).status_code == 403
    assert not Coding.objects.filter(pk=number).exists()


@pytest.mark.parametrize(
    "path", ["undo/nothing/1/", "undo/coding/0/", "undo/coding/99999999999999999/", "offices/office/0/moments/"]
)
def test_an_address_of_nothing_is_not_found(curating, path):
    assert curating.get(f"/admin/{path}").status_code == 404


def test_two_moments_of_a_case_show_what_differs(curating, curator):
    office = make.make_office()
    row = make.code(make.whole(office), make.make_dimension(), "red")
    changed(row, curator, note_en="new", note_nb="ny")
    gone = make.code(make.whole(office), make.make_dimension(), "red", stage="draft")
    delete_row(row=gone, by=curator, reason="x")
    path = reverse("admin:moments", args=[office.pk])
    listed = curating.get(path).context["saves"]
    assert [save.who for save in listed[:3]] == [curator, None, curator]
    page = curating.get(path, {"before": listed[3].mark, "after": listed[0].mark})
    (told,) = page.context["page"]
    assert "Colour" in told.place
    assert {line.field: (line.before, line.after) for line in told.lines} == {
        "Note (English)": ("empty", "new"), "Note (Norwegian)": ("empty", "ny")}  # fmt: skip
    (made,) = curating.get(path, {"before": listed[2].mark, "after": listed[1].mark}).context["page"]
    assert (made.was_there, made.is_there) == (False, True)
    (lost,) = curating.get(path, {"before": listed[1].mark, "after": listed[0].mark}).context["page"]
    assert (lost.was_there, lost.is_there) == (True, False)
    assert not curating.get(path, {"before": listed[0].mark, "after": listed[0].mark}).context["n"]


@pytest.mark.parametrize(
    "moment", ["yesterday", "0", "9999-99-99", "2026-11-30T20:00:00Z' OR 1=1", "0001-01-01T00:00:00+14:00"]
)
def test_a_moment_that_is_none_is_said(curating, moment):
    response = curating.get(reverse("admin:moments", args=[make.make_office().pk]), {"before": moment})
    assert response.status_code in (200, 400)


def test_the_case_costs_the_same_however_large_it_is(curating):
    office = make.make_office()
    path, dimension = (
        reverse("admin:moments", args=[office.pk]),
        make.make_dimension("multi", tuple(f"k{n}" for n in range(30))),
    )
    make.code(make.whole(office), dimension, "k0")
    few = queries(curating, path)
    for number in range(1, 20):
        make.code(make.whole(office), dimension, f"k{number}")
    assert queries(curating, path) <= few
    assert queries(curating, reverse("admin:moments", args=[Office.objects.get(slug="lillevik").pk])) <= few + 2


def test_who_may_not_see_the_case_sees_no_history_of_it(viewer):
    office = make.make_office()
    client = client_of(viewer)
    for path in (reverse("admin:moments", args=[office.pk]), url(Office, "history", office.pk), undo_path(office)):
        assert client.get(path).status_code == 403
