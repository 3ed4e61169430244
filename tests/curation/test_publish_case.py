"""Publish this case: one page tells all that would become public and what stops it; one button does all of it or nothing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from offices.data.actions import save_row
from offices.data.proposals import propose
from offices.models import (
    PUBLISHED_MODELS,
    Caveat,
    Coding,
    DataVersion,
    LetStand,
    Office,
    PossibleMatch,
    Source,
    Step,
    Visit,
)
from tests.builders import (
    code,
    make_citation,
    make_dimension,
    make_match,
    make_office,
    make_part,
    make_source,
    make_visit,
    pairs,
    whole,
)
from tests.panel import client_of

pytestmark = pytest.mark.django_db
DRAFT = {"stage": "draft"}


@pytest.fixture
def reviewing(in_role) -> Client:
    return client_of(in_role("Reviewer"))


def a_case(codings: int = 3, **values) -> Office:
    """A draft office with a visit, parts and codings, told in a published source."""
    office = make_office(visits=0, slug="draftvik", name_en="Draftvik", name_nb="Utkastvik", **{**DRAFT, **values})
    make_visit(office, **DRAFT)
    part, citation = whole(office), make_citation()
    for number in range(codings):
        text = f"value {number}"
        code(part, make_dimension("text", label_en=f"Matter {number}"), text, citation=citation, **DRAFT)
    return office


def page_of(office: Office) -> str:
    return reverse("admin:publish-case", args=[office.pk])


def sent(client: Client, office: Office, **data):
    """What the page's form sends, with these fields filled in."""
    context = client.get(page_of(office)).context
    return client.post(page_of(office), {**context["seen"], "publish": "1", **data})


def why(response) -> list[str]:
    return [one.why for one, _given in response.context["stops"]]


def unpublished(office: Office) -> int:
    rows = Coding.objects.filter(part__visit__office=office).exclude(stage="published").count()
    visits = office.visits.exclude(stage="published").count()
    return rows + visits + Office.objects.filter(pk=office.pk).exclude(stage="published").count()


def test_all_is_listed_and_published_at_once(reviewing, client):
    office = a_case()
    make_part(office.visits.get(), "unit", name_en="The unit")
    other = make_office(slug="twin", name_en="Twin")
    make_match(office=office, other=other, **DRAFT)
    place = make_citation()
    caveat = Caveat.objects.create(source=place.source, citation=place, key="few", **pairs("text"), **DRAFT)
    caveat.offices.add(office)
    page = reviewing.get(page_of(office))
    html = page.content.decode()
    assert page.status_code == 200
    assert all(words in html for words in ("Draftvik", "Visit", "The unit", "Matter 0: value 0", "Twin", 'id="clear"'))
    assert why(page) == []
    answer = sent(reviewing, office, comment="as agreed")
    assert answer.status_code == 302
    assert unpublished(office) == 0
    caveat.refresh_from_db()
    assert caveat.stage == "published"
    assert not PossibleMatch.objects.filter(office=office).exclude(stage="published").exists()
    assert set(Step.objects.filter(model="coding").values_list("comment", flat=True)) == {"as agreed"}
    assert client.get("/offices/draftvik/").status_code == 200
    again = reviewing.get(page_of(office))
    assert again.context["count"] == 0 and "Publish all of it" not in again.content.decode()


def test_a_draft_source_goes_along_where_it_is_ticked(reviewing, client):
    office, source = a_case(0), make_source(**DRAFT)
    code(whole(office), make_dimension(), "red", citation=make_citation(source=source), **DRAFT)
    page = reviewing.get(page_of(office))
    assert len(why(page)) == 1 and "not published" in why(page)[0]
    answer = sent(reviewing, office, comment="typed")
    assert answer.status_code == 409 and answer.context["comment"] == "typed"
    assert unpublished(office) == 3 and Source.objects.get(pk=source.pk).stage == "draft"
    assert sent(reviewing, office, source=source.pk).status_code == 302
    assert unpublished(office) == 0 and client.get(f"/sources/{source.key}/").status_code == 200


def test_what_stops_it_is_told_with_where_it_is_mended(reviewing):
    office = a_case(0)
    part, dimension = whole(office), make_dimension(**DRAFT)
    code(part, dimension, "red", **DRAFT)
    uncited = code(part, make_dimension(), "red", citation=None, **DRAFT)
    both = make_dimension()
    code(part, both, "red", **DRAFT)
    code(part, both, "blue", **DRAFT, shown=False)
    twice = make_dimension()
    code(part, twice, "red", **DRAFT)
    code(part, twice, "blue", **DRAFT)
    page = reviewing.get(page_of(office))
    said = " ".join(why(page))
    assert len(why(page)) == 4
    assert all(
        word in said for word in ("dimension is not published", "cites its source", "say why", "just one of them")
    )
    html = page.content.decode()
    for row in (dimension, uncited):
        assert reverse(f"admin:offices_{row._meta.model_name}_change", args=[row.pk]) in html
    before = DataVersion.current()
    answer = sent(reviewing, office)
    assert answer.status_code == 409
    assert unpublished(office) == 8 and DataVersion.current() == before
    assert "Nothing was published" in answer.content.decode()


def test_nobody_publishes_what_they_changed(in_role):
    both = in_role("Coder", "Reviewer")
    office = a_case(1)
    coding = Coding.objects.get(part__visit__office=office)
    coding.text_en = "changed"
    save_row(row=coding, by=both, reason="test")
    page = client_of(both).get(page_of(office))
    assert len(why(page)) == 1 and "somebody else" in why(page)[0]
    assert sent(client_of(both), office).status_code == 409 and unpublished(office) == 3
    assert sent(client_of(in_role("Reviewer")), office).status_code == 302 and unpublished(office) == 0


def test_what_gives_something_away_is_let_stand_with_a_reason_that_is_kept(reviewing):
    office = a_case(1, about_en="The office in Tromsø.", about_nb="Kontoret i Tromsø, og i Bodø.")
    page = reviewing.get(page_of(office))
    assert len(why(page)) == 2 and "“Tromsø”" in why(page)[0]
    field = f"reason-office-{office.pk}"
    assert page.content.decode().count(f'name="{field}"') == 1
    assert sent(reviewing, office).status_code == 409
    assert sent(reviewing, office, **{field: "x" * 501}).context["stops"][0][1] == "x" * 501
    assert not LetStand.objects.exists() and unpublished(office) == 3
    assert sent(reviewing, office, **{field: "The report names it."}).status_code == 302
    assert unpublished(office) == 0
    kept = LetStand.objects.values_list("model", "row", "found", "reason", "by__groups__name")
    assert set(kept) == {
        ("office", office.pk, found, "The report names it.", "Reviewer") for found in ("tromsø", "bodø")
    }


def test_a_part_is_looked_at_too(reviewing):
    office = a_case(1)
    part = make_part(office.visits.get(), "unit", name_en="Unit in Tromsø", name_nb="Enhet")
    assert len(why(reviewing.get(page_of(office)))) == 1
    assert sent(reviewing, office).status_code == 409
    assert sent(reviewing, office, **{f"reason-part-{part.pk}": "It is said."}).status_code == 302


def test_what_was_changed_or_added_since_it_was_looked_at_is_not_published(reviewing, in_role):
    office = a_case(1)
    seen = reviewing.get(page_of(office)).context["seen"]
    code(whole(office), make_dimension(), "red", **DRAFT)
    answer = reviewing.post(page_of(office), {**seen, "publish": "1"})
    assert answer.status_code == 409 and "changed since" in answer.context["refused"][0].why
    assert unpublished(office) == 4
    broken = reviewing.post(page_of(office), {"publish": "1"})
    assert broken.status_code == 409 and unpublished(office) == 4


@pytest.mark.parametrize("role", ["Coder", "Codebook editor"])
def test_who_may_not_publish_is_refused(in_role, role):
    office, client = a_case(1), client_of(in_role(role))
    page = client.get(page_of(office))
    assert page.status_code == 200 and "Publish all of it" not in page.content.decode()
    assert sent(client, office).status_code == 409 and unpublished(office) == 3


def test_a_coder_sends_all_of_it_for_review(in_role):
    office, coder = a_case(2), in_role("Coder")
    assert sent(client_of(coder), office, send="1", comment="please").status_code == 302
    stages = {
        *Coding.objects.filter(part__visit__office=office).values_list("stage", flat=True),
        office.visits.get().stage,
    }
    assert stages == {"in_review"} and Office.objects.get(pk=office.pk).stage == "in_review"


def test_what_a_coder_changed_beside_published_rows_goes_along(in_role):
    coder, lillevik = in_role("Coder"), Office.objects.get(slug="lillevik")
    coding = Coding.objects.filter(part__visit__office=lillevik, stage="published").first()
    proposal = propose(coding, {"note_en": "Seen.", "note_nb": "Sett."}, coder, 0)
    page = client_of(coder).get(page_of(lillevik))
    html = page.content.decode()
    assert "1 change of yours is not sent yet" in html and "decided in the queue" not in html
    assert reverse("admin:offices_coding_change", args=[coding.pk]) in html
    assert sent(client_of(coder), lillevik, send="1").status_code == 302
    proposal.refresh_from_db()
    assert proposal.stage == "in_review"
    assert "1 change of what is published stands beside it" in client_of(coder).get(page_of(lillevik)).content.decode()
    assert b'name="send"' not in client_of(in_role("Reviewer")).get(page_of(lillevik)).content, "not theirs to send"


def entered(office: Office, by) -> Office:
    """All codings of the case, by somebody."""
    for coding in Coding.objects.filter(part__visit__office=office):
        coding.text_en = "changed"
        save_row(row=coding, by=by, reason="test")
    return office


def test_what_stops_many_rows_alike_is_said_once(in_role):
    both = in_role("Coder", "Reviewer")
    html = client_of(both).get(page_of(entered(a_case(12), both))).content.decode()
    assert html.count("You entered or changed this, so somebody else has to publish it.") == 1
    assert "somebody else has to publish it. (12)</summary>" in html


def test_who_only_sends_is_told_so_above_all(in_role):
    coder = in_role("Coder")
    page = client_of(coder).get(page_of(entered(a_case(2), coder)))
    html = page.content.decode()
    assert why(page) == [], "four eyes are for who may publish"
    assert "A reviewer publishes it; send the drafts for review." in html and "Only who may publish" not in html
    assert html.index('name="send"') < html.index("<details")


def test_who_may_not_look_is_refused(client, viewer):
    office = a_case(1)
    assert client.get(page_of(office)).status_code == 302
    client.force_login(viewer)
    assert client.get(page_of(office)).status_code == 403
    assert client.post(page_of(office), {"publish": "1"}).status_code == 403
    assert unpublished(office) == 3


def test_there_is_no_page_of_an_office_that_is_not_there(reviewing):
    assert reviewing.get("/admin/offices/office/999999/publish/").status_code == 404


def test_the_form_of_an_office_leads_there(reviewing):
    office = a_case(1)
    html = reviewing.get(reverse("admin:offices_office_change", args=[office.pk])).content.decode()
    assert page_of(office) in html and "/admin/preview/offices/draftvik/" in html
    assert page_of(office) not in reviewing.get(reverse("admin:offices_office_changelist")).content.decode()


def test_what_would_not_be_seen_is_said(reviewing):
    office = make_office(visits=0, slug="alone", **DRAFT)
    make_match(office=office, other=make_office(slug="unseen", name_en="Unseen", **DRAFT), **DRAFT)
    notes = reviewing.get(page_of(office)).context["notes"]
    assert len(notes) == 2 and "no list" in notes[0] and "Unseen" in notes[1]


def test_the_page_is_in_norwegian_too(reviewing):
    office = a_case(1)
    reviewing.cookies["panel_language"] = "nb"
    assert "Utkastvik" in reviewing.get(page_of(office)).content.decode()


def asked(client: Client, office: Office, method: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        if method == "get":
            assert client.get(page_of(office)).status_code == 200
        else:
            assert (
                client.post(
                    page_of(office), {**client.get(page_of(office)).context["seen"], "publish": "1"}
                ).status_code
                == 302
            )
    return len(captured)


@pytest.mark.parametrize("method", ["get", "post"])
def test_two_hundred_rows_take_as_many_questions_as_twenty(reviewing, method):
    small = a_case(20)
    few = asked(reviewing, small, method)
    Office.objects.filter(pk=small.pk).delete()
    large = a_case(200)
    many = asked(reviewing, large, method)
    portions = 10 if method == "post" and connection.vendor == "sqlite" else 0
    assert many <= few + portions, "SQLite takes the entries of the history in portions"
    assert few < 110, "the page, and what is sent"


def test_every_kind_with_a_stage_of_a_case_is_known():
    """A new kind of row that rests on an office belongs into the list."""
    rest = {model.__name__ for model in PUBLISHED_MODELS if hasattr(model, "stage") and rests_on_office(model)}
    assert rest - {"Finding"} == {"Visit", "Coding", "PossibleMatch", "Caveat", "Comparison"}


def rests_on_office(model) -> bool:
    ends = [model._meta.get_field(name).related_model for name in model.RESTS_ON]
    return any(end is Office or end is Visit or (end is not None and end.__name__ == "Part") for end in ends)
