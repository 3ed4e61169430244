"""The panel's first page: what is to be done, by whom; few queries, whatever there is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from offices.curation.review.words import title
from offices.data.actions import save_row
from offices.data.proposals import propose, return_proposals, send_proposals
from offices.data.steps import publish_rows, return_rows, send_for_review
from offices.models import Coding, Finding, Proposal, SeededRow
from tests import builders as make
from tests.panel import queries

pytestmark = pytest.mark.django_db


def sections(client) -> dict[str, object]:
    start = client.get("/admin/").context["start"]
    return {one.title: one for one in (*start["first"], *start["then"])} if start else {}


def drafts(by, number: int = 1) -> list[Coding]:
    part = make.whole(make.make_office(stage="draft"))
    rows = [make.code(part, make.make_dimension(), "red", stage="draft") for _ in range(number)]
    for row in rows:
        row.note_en, row.note_nb = "a", "b"
        save_row(row=row, by=by, reason="test")
    return rows


def test_drafts_are_told_to_who_wrote_them(client, editor, onlooker):
    drafts(editor, 2)
    client.force_login(editor)
    mine = sections(client)["Your drafts"]
    assert [(kind.name, kind.count) for kind in mine.kinds] == [("codings", 2)]
    assert "stage__exact=draft" in mine.kinds[0].url
    assert client.get(mine.kinds[0].url).status_code == 200
    client.force_login(onlooker)
    assert "Your drafts" not in sections(client)


def test_what_waits_is_told_to_who_may_publish_and_what_was_returned_to_who_sent_it(client, editor, curator):
    rows = drafts(editor)
    send_for_review(rows, editor, "please")
    client.force_login(curator)
    assert sections(client)["Waiting for you"].count == 1
    return_rows(rows, curator, "Which page?")
    assert "Waiting for you" not in sections(client)
    client.force_login(editor)
    back = sections(client)["Returned to you"]
    assert [row.comment for row in back.rows] == ["Which page?"]
    assert "Which page?" in client.get("/admin/").content.decode()
    send_for_review([Coding.objects.get(pk=rows[0].pk)], editor, "")
    assert "Returned to you" not in sections(client)


def test_a_change_of_what_is_published_comes_back_too(client, in_role):
    coder, reviewer = in_role("Coder"), in_role("Reviewer")
    office = make.make_office()
    change = propose(office, {"name_en": "Another"}, coder, 0)
    client.force_login(coder)
    waits = sections(client)["Your drafts"]
    assert [(row.name, row.number) for row in waits.rows] == [(title(office), 1)]
    assert client.get(waits.rows[0].url).status_code == 200
    send_proposals([change], coder, "see page 8")
    assert "Your drafts" not in sections(client)
    return_proposals([Proposal.objects.get()], reviewer, "Which page?")
    back = sections(client)["Returned to you"]
    assert [(row.name, row.by, row.comment) for row in back.rows] == [(title(office), str(reviewer), "Which page?")]
    assert "Your drafts" in sections(client)
    send_proposals([Proposal.objects.get()], coder)
    assert "Returned to you" not in sections(client)


def test_rows_of_a_case_are_one_line(client, editor, curator):
    rows, others = drafts(editor, 12), drafts(editor, 2)
    send_for_review([*rows, *others], editor, "")
    return_rows(rows, curator, "Which page?")
    return_rows(others, curator, "Which page?")
    client.force_login(editor)
    back = sections(client)["Returned to you"]
    office = rows[0].part.visit.office
    assert back.count == 14
    assert [(row.number, row.comment) for row in back.rows] == [(2, "Which page?"), (12, "Which page?")]
    assert back.rows[1].name == f"{office.name_en}: 12 rows"
    assert back.rows[1].url == f"/admin/offices/office/{office.pk}/publish/"
    send_for_review(Coding.objects.filter(pk__in=[row.pk for row in rows]), editor, "")
    publish_rows(Coding.objects.filter(pk__in=[row.pk for row in rows[1:]]), curator, "fine")
    lately = sections(client)["Published lately"]
    assert [(row.number, row.comment) for row in lately.rows] == [(11, "fine")]


def test_a_list_that_is_cut_says_so(client, editor, curator):
    rows = drafts(editor, 9)
    send_for_review(rows, editor, "")
    for number, row in enumerate(Coding.objects.filter(pk__in=[row.pk for row in rows])):
        return_rows([row], curator, f"Look at {number}")
    client.force_login(editor)
    assert sections(client)["Returned to you"].count == 8
    assert "the newest 8; there are more" in client.get("/admin/").content.decode()


def test_what_was_published_is_told_to_all(client, editor, curator, onlooker):
    finding = make.make_place(make.make_finding(stage="draft")).finding
    send_for_review([finding], editor, "")
    publish_rows([Finding.objects.get(pk=finding.pk)], curator, "well done")
    client.force_login(onlooker)
    assert [row.by for row in sections(client)["Published lately"].rows] == ["curator"]


def test_what_lacks_something_is_counted(curating, editor):
    row = drafts(editor)[0]
    Coding.objects.filter(pk=row.pk).update(citation=None, note_nb="")
    row.history.update(history_date=timezone.now() - timedelta(days=91))
    found = sections(curating)
    assert {"Without a place in a source", "In one language only", "Long untouched"} <= set(found)
    assert found["Without a place in a source"].count == 1
    assert curating.get(found["Without a place in a source"].kinds[0].url).context["cl"].result_count == 1


def test_rows_of_which_something_newer_is_shipped_are_told(curating):
    assert "Newer shipped data differ" not in sections(curating)
    SeededRow.objects.filter(model="office", key="lillevik").update(newer="0" * 64)
    assert [(one.name, one.count) for one in sections(curating)["Newer shipped data differ"].kinds] == [("office", 1)]


def test_a_case_that_is_entered_shows_how_much_was_looked_for(curating, editor):
    part = drafts(editor)[0].part
    context = curating.get("/admin/").context["start"]
    assert context["n_visits"] == 1
    shown = context["visits"][0]
    assert shown.covered.coded == 1
    assert shown.covered.not_looked_for == shown.covered.total - 1
    assert f"/admin/visits/{part.visit_id}/coding/" in shown.url
    assert curating.get("/nb/offices/").status_code == 200


def test_the_page_costs_the_same_whatever_there_is(curating, editor):
    send_for_review(drafts(editor), editor, "")
    drafts(editor)
    few = queries(curating, "/admin/")
    for _ in range(3):
        drafts(editor, 3)
    send_for_review(drafts(editor, 2), editor, "")
    assert queries(curating, "/admin/") <= few <= 20


def test_who_may_see_nothing_is_shown_nothing(client, viewer):
    client.force_login(viewer)
    assert sections(client) == {}
