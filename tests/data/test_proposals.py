"""Changes beside published rows: readers keep the old one until somebody else publishes; two of one row are told."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from offices.data.actions import RowsRefused, save_row
from offices.data.proposals import (
    apply_proposal,
    apply_proposals,
    drop_proposals,
    open_proposals,
    propose,
    propose_withdrawal,
    return_proposals,
    send_proposals,
)
from offices.data.proposed import as_proposed, current, fields_of
from offices.data.publishing import OWN, MayNotPublish
from offices.data.steps import newest_seen, withdraw_rows
from offices.models import Category, Citation, Coding, DataVersion, Finding, FindingSource, Office, Proposal, Step
from offices.models.base import Curated
from tests import builders as make
from tests.data.test_publishing import EACH_PANEL, now, public

pytestmark = pytest.mark.django_db
TEXT = {"CharField", "TextField"}


@pytest.fixture
def coder(in_role):
    return in_role("Coder", "Codebook editor")


@pytest.fixture
def reviewer(in_role):
    return in_role("Reviewer")


def seen(row) -> int:
    return newest_seen(type(row))[row._meta.model_name]


def proposed(row, by, comment="", stage="in_review", **values) -> Proposal:
    return propose(row, values, by, seen(row), comment, stage)


def model_has_texts(row) -> bool:
    """The text of a coding is its value, where its scale is that."""
    return not isinstance(row, Coding)


def another(row) -> dict:
    """A field of the row with another value that any rule allows."""
    for name, field in fields_of(type(row)).items():
        if name in row.FIXED or field.many_to_many or field.is_relation or field.choices:
            continue
        if model_has_texts(row) and field.get_internal_type() in TEXT and name.endswith("_en") and getattr(row, name):
            return {name: "another text"}
    fields = fields_of(type(row))
    name = next(one for one in ("page", "note_en", "digest", "number_low", "order") if one in fields)
    return {name: 8 if name in ("number_low", "order") else "8"}


def refusal(write) -> str:
    with pytest.raises(RowsRefused) as error:
        write()
    return str(error.value)


@EACH_PANEL
def test_of_every_kind_of_row_a_change_waits_beside_it_until_another_publishes(coder, reviewer, model):
    row = public(model)
    values = another(row)
    before = now(row)
    proposal = proposed(row, coder, "see page 8", **values)
    assert now(row) == before, "readers, their edition and the history keep the row"
    assert open_proposals([row]) == {(model._meta.model_name, row.pk): [proposal]}
    for by in (coder, None):
        write = {True: RowsRefused, False: MayNotPublish}[by is None]
        if by is not None:
            with pytest.raises((write, MayNotPublish)):
                apply_proposal(proposal, by)
    assert now(row) == before
    apply_proposal(proposal, reviewer, "right")
    row = model.objects.get(pk=row.pk)
    assert {name: str(value) for name, value in current(row, values).items()} == {n: str(v) for n, v in values.items()}
    assert now(row)[0] != before[0]
    assert now(row)[2] == before[2] + 1, "one history"
    entry = row.history.first()
    assert (entry.history_user, entry.history_change_reason) == (reviewer, f"proposed by {coder}")
    proposal.refresh_from_db()
    assert (proposal.stage, proposal.closed_by, proposal.entry) == ("published", reviewer, entry.history_id)
    assert not open_proposals([row])
    assert "decided since" in refusal(lambda: apply_proposal(proposal, reviewer))


@EACH_PANEL
def test_of_every_kind_of_row_a_withdrawal_is_proposed_the_same_way(coder, reviewer, in_role, model):
    row = public(model)
    before = now(row)
    reason = ("Wrong.", "Feil.") if isinstance(row, Curated) else ("", "")
    proposal = propose_withdrawal(row, coder, seen(row), *reason, comment="see page 8")
    assert now(row) == before
    with pytest.raises((RowsRefused, MayNotPublish)):
        apply_proposal(proposal, coder)
    try:
        apply_proposal(proposal, reviewer)
    except (RowsRefused, IntegrityError) as error:
        assert not isinstance(row, Curated) or "has to stay published" in str(error), error
        return
    if not isinstance(row, Curated):
        assert not model.objects.filter(pk=row.pk).exists()
        return
    assert model.objects.get(pk=row.pk).stage == "withdrawn"
    step = Step.objects.get(model=model._meta.model_name, row_id=row.pk)
    assert (step.after, step.reason_en, step.reason_nb, step.by) == ("withdrawn", "Wrong.", "Feil.", reviewer)


def test_it_is_returned_mended_and_published(coder, reviewer):
    office = make.make_office()
    proposal = proposed(office, coder, about_en="A", about_nb="A", stage="draft")
    with pytest.raises(PermissionDenied):
        send_proposals([proposal], reviewer)
    send_proposals([proposal], coder, "please look")
    with pytest.raises(PermissionDenied):
        return_proposals([proposal], coder, "no")
    with pytest.raises(ValidationError):
        return_proposals([proposal], reviewer, " ")
    return_proposals([proposal], reviewer, "say whose study")
    again = proposed(office, coder, about_en="B", about_nb="B")
    assert (again.pk, again.version, again.stage) == (proposal.pk, 2, "in_review")
    assert "Look at it again" in refusal(lambda: apply_proposal(proposal, reviewer)), "another version than was seen"
    apply_proposal(again, reviewer)
    told = [
        (step.before, step.after, step.by, step.comment)
        for step in Step.objects.filter(model="proposal").order_by("id")
    ]
    assert told == [
        ("draft", "in_review", coder, "please look"),
        ("in_review", "draft", reviewer, "say whose study"),
        ("draft", "in_review", coder, ""),
        ("in_review", "published", reviewer, ""),
    ]
    assert Office.objects.get(pk=office.pk).about_en == "B"


def test_two_of_one_row_are_both_there_and_the_second_has_to_be_looked_at_again(coder, reviewer, in_role):
    office, other = make.make_office(), in_role("Coder")
    first = proposed(office, coder, name_en="First")
    second = proposed(office, other, name_en="Second", about_en="Since 2006", about_nb="Siden 2006")
    assert open_proposals([office]) == {("office", office.pk): [first, second]}
    apply_proposal(first, reviewer)
    assert "name_en: This was changed since" in refusal(lambda: apply_proposal(second, reviewer))
    assert Office.objects.get(pk=office.pk).name_en == "First"
    second = proposed(Office.objects.get(pk=office.pk), other, name_en="Second")
    assert set(second.values) == {"name_en", "about_en", "about_nb"}
    apply_proposal(second, reviewer)
    assert Office.objects.get(pk=office.pk).name_en == "Second"


def test_two_that_touch_different_fields_are_both_published(coder, reviewer, in_role):
    office = make.make_office()
    first, second = proposed(office, coder, name_en="First"), proposed(office, in_role("Coder"), name_nb="Andre")
    apply_proposals([first, second], reviewer)
    office.refresh_from_db()
    assert (office.name_en, office.name_nb) == ("First", "Andre")


def test_all_or_none(coder, reviewer):
    one, other = make.make_office(), make.make_office()
    good, bad = proposed(one, coder, name_en="First"), proposed(other, coder, name_en="Second")
    withdraw_rows([other], reviewer, "", "Wrong.", "Feil.")
    said = refusal(lambda: apply_proposals([good, bad], reviewer))
    assert said == f"{other.slug}: The row is not published any more: change it directly."
    assert Office.objects.get(pk=one.pk).name_en == one.name_en
    assert Proposal.objects.filter(stage="in_review").count() == 2


def test_one_makes_room_for_the_other(coder, reviewer):
    """Which of two sources is shown is swapped by two changes; neither can be published alone."""
    part, dimension = make.whole(make.make_office()), make.make_dimension()
    why = make.pairs("why_shown")
    shown = make.code(part, dimension, "red", **why)
    hidden = make.code(part, dimension, "blue", shown=False)
    there = proposed(hidden, coder, shown=True, **why)
    away = proposed(shown, coder, shown=False)
    assert "shown value already" in refusal(lambda: apply_proposal(there, reviewer))
    apply_proposals([there, away], reviewer)
    assert list(Coding.objects.filter(part=part).order_by("pk").values_list("shown", flat=True)) == [False, True]


def test_links_are_proposed_too(coder, reviewer):
    finding, office = make.make_finding(), make.make_office()
    proposal = proposed(finding, coder, offices=[office])
    assert proposal.values == {"offices": [office.pk]}
    assert not Finding.objects.get(pk=finding.pk).offices.exists()
    apply_proposal(proposal, reviewer)
    assert list(finding.offices.all()) == [office]
    stale = proposed(finding, coder, offices=[])
    finding.offices.add(make.make_office())
    assert "offices: This was changed since" in refusal(lambda: apply_proposal(stale, reviewer))


def test_what_is_to_be_added_to_a_published_row(coder, reviewer):
    finding, place = make.make_finding(), make.make_citation()
    new = FindingSource(finding=finding, study=place.source, citation=place)
    with pytest.raises(MayNotPublish):
        save_row(row=new, by=coder, reason="test")
    new.pk = None
    values = {"finding": finding, "study": place.source, "citation": place, "order": 3}
    proposal = propose(FindingSource(), values, coder, 0)
    assert not finding.places.exists()
    assert as_proposed(proposal, None).citation == place
    apply_proposal(proposal, reviewer)
    assert finding.places.get().order == 3
    proposal.refresh_from_db()
    assert proposal.row_id == finding.places.get().pk


def test_nothing_changed_is_nothing_proposed_and_drops_what_was(coder):
    office = make.make_office()
    assert proposed(office, coder, name_en=office.name_en) is None
    proposal = proposed(office, coder, name_en="Another")
    assert proposed(office, coder, name_en=office.name_en) is None
    proposal.refresh_from_db()
    assert (proposal.stage, proposal.closed_by) == ("withdrawn", coder)


def test_who_made_it_drops_it(coder, in_role):
    proposal = proposed(make.make_office(), coder, name_en="Another")
    with pytest.raises(PermissionDenied):
        drop_proposals([proposal], in_role("Coder"))
    drop_proposals([proposal], coder, "no")
    assert Step.objects.get(model="proposal", after="withdrawn").comment == "no"


@pytest.mark.parametrize("role", ["Reviewer", "Administrator", "Codebook editor"])
def test_who_may_not_write_proposes_nothing(in_role, role):
    office, by = make.make_office(), in_role(role)
    with pytest.raises(PermissionDenied):
        proposed(office, by, name_en="Another")
    with pytest.raises(PermissionDenied):
        propose_withdrawal(office, by, 0, "a", "b")
    assert not Proposal.objects.exists()


def test_who_wrote_it_does_not_publish_it(in_role, django_user_model):
    for by in (in_role("Coder", "Reviewer"), django_user_model.objects.create_superuser("root")):
        proposal = proposed(make.make_office(), by, name_en="Another")
        assert str(OWN) in refusal(lambda by=by, proposal=proposal: apply_proposal(proposal, by))


def test_one_curator_publishes_their_own(in_role, single_curator):
    by = in_role("Coder", "Reviewer")
    apply_proposal(proposed(make.make_office(), by, name_en="Another"), by)


@pytest.mark.parametrize(
    ("make_row", "values", "field"),
    [
        (make.make_office, {"slug": "other"}, "slug"),
        (make.make_office, {"name_en": "x" * 999}, "name_en"),
        (lambda: make.make_visit(make.make_office()), {"year_low": 1066, "years_certainty": "stated"}, "year_low"),
        (lambda: public(Coding), {"comparator": "="}, "__all__"),
    ],
)
def test_what_could_not_be_saved_is_refused_at_its_field(coder, make_row, values, field):
    row = make_row()
    with pytest.raises(ValidationError) as error:
        proposed(row, coder, **values)
    assert field in error.value.message_dict or field == "__all__"
    assert not Proposal.objects.exists()


def test_the_database_holds_what_a_proposal_is(coder):
    row = {"model": "office", "row_id": 1, "by": coder, "values": {}}
    Proposal.objects.create(**row)
    for wrong in (
        row,
        row | {"by": None, "stage": "elsewhere"},
        row | {"by": None, "reason_en": "x"},
        row | {"by": None, "row_id": None, "withdraws": True},
        row | {"by": None, "stage": "published"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Proposal.objects.create(**wrong)


def test_values_are_kept_so_that_they_can_be_compared(coder):
    figure = make.make_measurement()
    proposal = proposed(figure, coder, number_low="2.50")
    assert proposal.values == {"number_low": "2.5"}
    assert as_proposed(proposal, figure).number_low == 2.5
    assert proposed(figure, coder, number_low=40) is None
    category, place = public(Category), make.make_citation()
    assert proposed(category, coder, citation=place).values == {"citation": place.pk}
    assert isinstance(as_proposed(Proposal.objects.get(model="category"), category).citation, Citation)


def test_a_draft_renews_no_data_version(coder):
    office = make.make_office()
    before = DataVersion.current()
    proposed(office, coder, name_en="Another")
    assert DataVersion.current() == before
