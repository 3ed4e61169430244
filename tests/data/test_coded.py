"""A studied office is published with something coded that readers see, whoever publishes it and through which door."""

import pytest

from offices.curation.review.deciding import decide
from offices.data.actions import RowsRefused
from offices.data.proposals import apply_proposal, propose
from offices.data.steps import publish_rows
from offices.models import Office
from tests import builders as make
from tests.panel import client_of

pytestmark = pytest.mark.django_db
DRAFT = {"stage": "draft"}


def a_draft():
    """An office, its visit and its only coding."""
    office = make.make_office(visits=0, **DRAFT)
    visit = make.make_visit(office, **DRAFT)
    return office, visit, make.code(make.whole(office), make.make_dimension(), "red", **DRAFT)


def is_published(office: Office) -> bool:
    return Office.objects.get(pk=office.pk).is_published


@pytest.mark.parametrize("chosen", [(0,), (0, 1), (0, 2)])
def test_without_a_coding_that_is_seen_it_stays_a_draft(in_role, chosen):
    rows = a_draft()
    with pytest.raises(RowsRefused, match="together with a visit and at least one"):
        publish_rows([rows[place] for place in chosen], in_role("Reviewer"))
    assert not is_published(rows[0])


def test_with_its_coding_it_is_published(in_role):
    rows, reviewer = a_draft(), in_role("Reviewer")
    publish_rows(rows, reviewer)
    assert is_published(rows[0])


@pytest.mark.parametrize("record", ["vignette", "setting"])
def test_a_lesser_record_may_be_bare(in_role, record):
    office = make.make_office(record=record, visits=0, **DRAFT)
    publish_rows([office], in_role("Reviewer"))
    assert is_published(office)


def test_the_queue_refuses_it_and_the_page_of_the_case_says_so_beforehand(in_role):
    office, reviewer = make.make_office(stage="in_review"), in_role("Reviewer")
    with pytest.raises(RowsRefused):
        decide("publish", [f"row:office:{office.pk}"], reviewer, "", {})
    page = client_of(reviewer).get(f"/admin/offices/office/{office.pk}/publish/")
    assert "at least one coding" in page.content.decode()
    assert not is_published(office)


def test_a_setting_does_not_become_a_studied_office_by_a_change_either(in_role):
    office = make.make_office(record="setting")
    change = propose(office, {"record": "case"}, in_role("Coder"), office.history.latest().history_id)
    with pytest.raises(RowsRefused, match="at least one"):
        apply_proposal(change, in_role("Reviewer"))
    assert Office.objects.get(pk=office.pk).record == "setting"
