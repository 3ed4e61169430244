"""The queue: what waits, old against new, who may not decide it; publishing and returning, all or nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from offices.data.actions import save_row
from offices.data.proposals import propose, propose_withdrawal, send_proposals
from offices.data.steps import newest_seen, return_rows, send_for_review
from offices.models import PUBLISHED_MODELS, Coding, Office, Proposal, Step
from tests import builders as make
from tests.data.test_proposals import another
from tests.data.test_publishing import draft, public
from tests.panel import client_of, filled_in, post, url

pytestmark = pytest.mark.django_db
QUEUE = "/admin/review/"


@pytest.fixture
def coder(in_role):
    return in_role("Coder", "Codebook editor")


@pytest.fixture
def reviewing(in_role):
    return client_of(in_role("Reviewer"))


def seen(row) -> int:
    return newest_seen(type(row))[row._meta.model_name]


def sent_draft(coder, **values) -> Office:
    office = draft(Office)
    send_for_review([office], coder, "please look")
    return office


def proposed(row, by, **values) -> Proposal:
    return propose(row, values, by, seen(row), "see page 8", "in_review")


def items(response) -> list:
    return [item for group in response.context["groups"] for item in group.items]


def decided(client, step: str, *keys, comment: str = "", page=None, **more):
    """Sent from the page as it was."""
    page = page or client.get(QUEUE)
    data = {f"seen-{name}": number for name, number in page.context["seen"].items()}
    return client.post(QUEUE, data | {"step": step, "item": keys, "comment": comment, **more})


def test_old_stands_against_new_in_words(coder, reviewing):
    row = public(Coding)
    blue, place = row.dimension.categories.get(key="blue"), make.make_citation()
    proposed(row, coder, category=blue, citation=place, certainty="vague")
    office = make.make_office(stage="in_review", visits=0)
    page = reviewing.get(QUEUE)
    by_kind = {item.kind: item for item in items(page)}
    lines = {line.label: (line.old, line.new) for line in by_kind["coding"].change.lines}
    assert lines["Category"] == ("red", "blue")
    assert lines["Certainty"] == ("stated", "vague")
    assert lines["Citation"] == (f"{row.citation.source.key}: p. 1", f"{place.source.key}: p. 1")
    assert [group.name for group in page.context["groups"]] == sorted([row.part.visit.office.slug, office.slug])
    new = {line.label: line.old for line in by_kind["office"].change.lines}
    assert new["Slug"] == "", "nothing was there before"
    html = page.content.decode()
    assert "see page 8" in html
    assert "<del>red</del>" in html


def test_all_that_is_ticked_is_published_or_nothing_is(coder, reviewing):
    first, second = sent_draft(coder), sent_draft(coder)
    row = make.make_office()
    change = proposed(row, coder, name_en="Another")
    keys = [f"row:office:{first.pk}", f"row:office:{second.pk}", f"proposal:{change.pk}:1"]
    page = reviewing.get(QUEUE)
    assert "please look" in page.content.decode()
    second.name_en = "Changed meanwhile"
    second.save()
    response = decided(reviewing, "publish", *keys, comment="fine", page=page)
    assert "changed since you looked at it" in response.content.decode()
    assert b"checked" in response.content
    assert b"fine</textarea>" in response.content, "nothing typed is lost"
    assert not Step.objects.filter(after="published").exists()
    assert Office.objects.get(pk=row.pk).name_en != "Another"
    assert decided(reviewing, "publish", *keys, comment="fine").status_code == 302
    assert {Office.objects.get(pk=one.pk).stage for one in (first, second)} == {"published"}
    assert Office.objects.get(pk=row.pk).name_en == "Another"
    assert not items(reviewing.get(QUEUE))


def test_a_whole_group_is_ticked_at_once(coder, reviewing):
    offices = [sent_draft(coder) for _ in range(2)]
    matches = [draft(type(make.make_match())) for _ in range(2)]
    send_for_review(matches, coder)
    page = reviewing.get(QUEUE)
    number = [group.name for group in page.context["groups"]].index(offices[0].slug) + 1
    assert f'name="in-{number}" value="row:office:{offices[0].pk}"' in page.content.decode()
    decided(reviewing, "publish", page=page, group=str(number), **{f"in-{number}": f"row:office:{offices[0].pk}"})
    assert [Office.objects.get(pk=one.pk).stage for one in offices] == ["published", "in_review"]


def test_it_goes_back_with_a_comment(coder, reviewing):
    office, row = sent_draft(coder), make.make_office()
    change = proposed(row, coder, name_en="Another")
    keys = [f"row:office:{office.pk}", f"proposal:{change.pk}:1"]
    response = decided(reviewing, "return", *keys)
    assert "Say what is to be mended" in response.content.decode()
    assert Office.objects.get(pk=office.pk).stage == "in_review"
    decided(reviewing, "return", *keys, comment="say whose study")
    assert Office.objects.get(pk=office.pk).stage == "draft"
    change.refresh_from_db()
    assert change.stage == "draft"
    for one in (office, row):
        assert "say whose study" in client_of(coder).get(url(Office, "change", one.pk)).content.decode()
    assert Step.objects.filter(comment="say whose study").count() == 2


def test_who_changed_it_is_told_and_refused(in_role):
    by = in_role("Coder", "Reviewer")
    client, row = client_of(by), make.make_office()
    change = proposed(row, by, name_en="Another")
    page = client.get(QUEUE)
    assert "You changed this" in page.content.decode()
    response = decided(client, "publish", f"proposal:{change.pk}:1", page=page)
    assert "somebody else has to publish it" in response.content.decode()
    assert Office.objects.get(pk=row.pk).name_en != "Another"


def test_many_rows_of_a_case_are_lines_and_their_comment_stands_once(coder, reviewing):
    part = make.whole(make.make_office())
    rows = [make.code(part, make.make_dimension(), "red", stage="draft") for _ in range(12)]
    send_for_review(rows, coder, "please look")
    html = reviewing.get(QUEUE).content.decode()
    assert html.count("please look") == 1
    assert html.count("<summary>red; ") == 12
    response = decided(reviewing, "return", *(f"row:coding:{row.pk}" for row in rows))
    top = response.content.decode().split('class="module review-group"')[0]
    assert '<a href="#id_comment">Say what is to be mended' in top
    data = {f"seen-{name}": number for name, number in response.context["seen"].items()}
    keys = [f"row:coding:{row.pk}" for row in rows]
    done = reviewing.post(QUEUE, data | {"step": "return", "item": keys, "comment": "which page?"}, follow=True)
    assert "12 rows were returned." in done.content.decode()


def test_what_was_mended_since_it_was_returned_is_told(coder, in_role):
    reviewer, offices = in_role("Reviewer"), [sent_draft(coder), sent_draft(coder)]
    return_rows(offices, reviewer, "the name is a guess")
    first = Office.objects.get(pk=offices[0].pk)
    first.name_en = "Mended"
    save_row(row=first, by=coder, reason="test")
    send_for_review(offices, coder)
    found = {item.row.pk: item.change.mended for item in items(client_of(reviewer).get(QUEUE))}
    assert found == {offices[0].pk: ["Name (English)"], offices[1].pk: []}


def test_what_was_said_with_a_change_is_told_to_who_decides(coder, reviewing):
    row = make.make_office()
    change = propose(row, {"name_en": "Another"}, coder, seen(row), "a better name")
    send_proposals([change], coder, "see page 8")
    html = reviewing.get(QUEUE).content.decode()
    assert "a better name" in html and "see page 8" in html


def test_who_changes_nothing_is_not_told_what_becomes_of_it(coder, reviewing):
    path = url(Office, "change", make.make_office().pk)
    assert "What you change is kept beside it" in client_of(coder).get(path).content.decode()
    assert "What you change is kept beside it" not in reviewing.get(path).content.decode()


def test_two_drafts_of_one_row_are_told_of_in_the_queue_and_to_both(coder, reviewing, in_role):
    row, other = make.make_office(), in_role("Coder")
    proposed(row, coder, name_en="First")
    assert "Several" not in reviewing.get(QUEUE).content.decode()
    proposed(row, other, name_en="Second")
    assert [item.is_doubled for item in items(reviewing.get(QUEUE))] == [True, True]
    for by, theirs in ((coder, "Second"), (other, "First")):
        html = client_of(by).get(url(Office, "change", row.pk)).content.decode()
        assert "Several people propose changes of this row" in html
        assert f"<ins>{theirs}</ins>" in html


def test_a_withdrawal_waits_like_a_change(coder, reviewing):
    row = make.make_office()
    change = propose_withdrawal(row, coder, seen(row), "It was wrong.", "Det var feil.")
    assert "Det var feil." in reviewing.get(QUEUE).content.decode()
    decided(reviewing, "publish", f"proposal:{change.pk}:1")
    assert Office.objects.get(pk=row.pk).stage == "withdrawn"


def test_another_version_than_was_seen_is_not_published(coder, reviewing):
    row = make.make_office()
    change = proposed(row, coder, name_en="First")
    page = reviewing.get(QUEUE)
    proposed(row, coder, name_en="Second")
    response = decided(reviewing, "publish", f"proposal:{change.pk}:1", page=page)
    assert "Look at it again" in response.content.decode()
    assert Proposal.objects.get(pk=change.pk).stage == "in_review"


@pytest.mark.parametrize("key", ["", "row", "row:office", "row:office:x", "row:user:1", "proposal:1", "proposal:x:1",
                                 "row:part:1", "row:office:" + "9" * 30, "nothing:1:1", "proposal:999999:1"])  # fmt: skip
def test_odd_things_are_refused(reviewing, key):
    response = decided(reviewing, "publish", key)
    assert response.status_code == 200
    assert "errornote" in response.content.decode()


def test_neither_published_nor_returned_is_refused(coder, reviewing):
    office = sent_draft(coder)
    response = decided(reviewing, "delete", f"row:office:{office.pk}")
    assert "Choose to publish or to return" in response.content.decode()


@pytest.mark.parametrize("role", ["Coder", "Codebook editor"])
def test_others_look(in_role, coder, role):
    office, client = sent_draft(coder), client_of(in_role(role))
    page = client.get(QUEUE)
    assert office.slug in page.content.decode()
    assert b"<button" not in page.content.split(b'id="review"')[1]
    assert decided(client, "publish", f"row:office:{office.pk}", page=page).status_code == 403
    assert Office.objects.get(pk=office.pk).stage == "in_review"


def test_who_may_look_at_nothing_sees_nothing(client, viewer):
    assert client.get(QUEUE).status_code == 302
    assert client_of(viewer).get(QUEUE).status_code == 403


def test_few_queries_whatever_waits(coder, reviewing):
    counts = []
    for many in (2, 12):
        for _ in range(many):
            proposed(make.make_office(), coder, name_en="Another")
            row = public(Coding)
            proposed(row, coder, category=row.dimension.categories.get(key="blue"))
            send_for_review([draft(Coding), draft(Office)], coder)
        with CaptureQueriesContext(connection) as captured:
            assert reviewing.get(QUEUE).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 40, captured.captured_queries


def test_every_kind_of_row_can_be_told_of(coder, reviewing):
    for model in PUBLISHED_MODELS:
        row = public(model)
        proposed(row, coder, **another(row))
    assert len(items(reviewing.get(QUEUE))) == len(PUBLISHED_MODELS)
    assert reviewing.get("/admin/review/", headers={"accept-language": "nb"}).status_code == 200


def test_who_may_what_is_told(in_role):
    html = client_of(in_role("Reviewer")).get(reverse("admin:roles")).content.decode()
    assert "Nobody publishes what they changed themselves" in html
    assert "Reviewer (you)" in html
    assert 'href="/admin/review/"' in html


def test_the_story(in_role):
    """A coder enters, a reviewer returns, the coder mends, the reviewer publishes, a published value is changed."""
    coding, reviewing = client_of(in_role("Coder")), client_of(in_role("Reviewer"))
    names = {"slug": "femvik", "record": "setting", **make.pairs("name")}
    page = coding.get(url(Office, "add")).context
    prefixes = [one.formset.prefix for one in page["inline_admin_formsets"]]
    empty = {f"{prefix}-{name}_FORMS": 0 for prefix in prefixes for name in ("TOTAL", "INITIAL")}
    post(coding, url(Office, "add"), names | empty | {"_send": "1", "_comment": "new"})
    office = Office.objects.get(slug="femvik")
    key = f"row:office:{office.pk}"
    decided(reviewing, "return", key, comment="the name is a guess")
    path, data = filled_in(coding, office)
    post(coding, path, data | {"name_en": "Femvik", "_send": "1"})
    decided(reviewing, "publish", key)
    assert Office.objects.get(slug="femvik").is_published
    path, data = filled_in(coding, office)
    post(coding, path, data | {"name_en": "Femvik office", "_send": "1"})
    assert Office.objects.get(slug="femvik").name_en == "Femvik"
    change = Proposal.objects.get()
    decided(reviewing, "publish", f"proposal:{change.pk}:1")
    assert Office.objects.get(slug="femvik").name_en == "Femvik office"


def test_the_form_of_a_row_offers_its_next_steps(in_role, coder):
    office = draft(Office)
    path = url(Office, "change", office.pk)

    def offered(client) -> list[str]:
        return [name for name, _label in client.get(path).context["next_steps"]]

    coding, reviewing = client_of(coder), client_of(in_role("Reviewer"))
    assert (offered(coding), offered(reviewing)) == (["send"], ["publish"])
    send_for_review([office], coder)
    assert (offered(coding), offered(reviewing)) == ([], ["give_back", "publish"])
    page = reviewing.get(path)
    data = {"_selected_action": office.pk, "_seen": page.context["seen"]["_seen"], "post": "yes", "comment": "fine"}
    post(reviewing, url(Office, "changelist"), data | {"action": "publish"})
    assert (offered(coding), offered(reviewing)) == (["withdraw"], ["withdraw"])
    reason = {"reason_en": "It was wrong.", "reason_nb": "Det var feil."}
    post(coding, url(Office, "changelist"), data | reason | {"action": "withdraw", "_seen": ""})
    assert Office.objects.get(pk=office.pk).is_published, "a coder proposes it"
    assert Proposal.objects.get().withdraws
    response = reviewing.post(url(Office, "changelist"), data | reason | {"action": "withdraw"})
    assert "changed since you looked at it" in response.content.decode()
    post(reviewing, url(Office, "changelist"), data | reason | {"action": "withdraw", "_seen": ""})
    assert Office.objects.get(pk=office.pk).stage == "withdrawn"


def test_about_tells_whether_one_person_may_do_both(client, settings):
    for path, alone, two in (
        ("/about/", "This copy has one curator", "nobody publishes what they changed themselves"),
    ):
        settings.SINGLE_CURATOR = False
        assert two in client.get(path).content.decode()
        settings.SINGLE_CURATOR = True
        assert alone in client.get(path).content.decode()
