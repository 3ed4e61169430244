"""Moves from stage to stage: who may make them, all or none, few queries; nobody publishes what they changed."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from offices.data.actions import RowsRefused, save_row
from offices.data.publishing import OWN, MayNotPublish
from offices.data.steps import newest_seen, publish_rows, return_rows, send_for_review, withdraw_rows
from offices.models import PUBLISHED_MODELS, Coding, DataVersion, Office, Step
from tests import builders as make
from tests.data.test_publishing import EACH_STAGED, draft, public

pytestmark = pytest.mark.django_db
CODEBOOK = {"Area", "DimensionGroup", "Dimension", "Category", "Conflict", "Theme", "Outcome", "Speaker", "Design",
            "Synonym", "Untreated"}  # fmt: skip
WHY = {"comment": "as agreed", "reason_en": "It was wrong.", "reason_nb": "Det var feil."}


def changed(row, by, **values):
    """Saved by somebody, as a draft."""
    for name, value in values.items():
        setattr(row, name, value)
    return save_row(row=row, by=by, reason="test")


def written(coder, **values) -> Office:
    """A draft that somebody wrote."""
    row = Office(slug=make.unique("draft-"), record="setting", **make.pairs("name"), **values)
    return save_row(row=row, by=coder, reason="test")


def stages(*rows) -> list[str]:
    return [type(row).objects.get(pk=row.pk).stage for row in rows]


def refusals(write) -> dict:
    with pytest.raises(RowsRefused) as error:
        write()
    return {str(row): why for row, why in error.value.refused}


def test_from_a_draft_to_the_site_and_off_it(in_role):
    coder, reviewer = in_role("Coder"), in_role("Reviewer")
    office = written(coder)
    send_for_review([office], coder, "please look")
    return_rows([office], reviewer, "the name is missing")
    changed(Office.objects.get(pk=office.pk), coder, name_en="The name")
    send_for_review([office], coder)
    publish_rows([office], reviewer, "fine")
    withdraw_rows([office], reviewer, **WHY)
    told = [(step.before, step.after, step.by, step.comment) for step in Step.objects.order_by("id")]
    assert told == [
        ("draft", "in_review", coder, "please look"),
        ("in_review", "draft", reviewer, "the name is missing"),
        ("draft", "in_review", coder, ""),
        ("in_review", "published", reviewer, "fine"),
        ("published", "withdrawn", reviewer, "as agreed"),
    ]
    assert Step.objects.first().reason_nb == "Det var feil."
    entries = office.history.order_by("history_id")
    assert [entry.stage for entry in entries] == [
        "draft",
        "in_review",
        "draft",
        "draft",
        "in_review",
        "published",
        "withdrawn",
    ]
    assert [step.entry for step in Step.objects.order_by("id")] == [entries[n].history_id for n in (1, 2, 4, 5, 6)]


@EACH_STAGED
@pytest.mark.parametrize("role", ["Coder", "Codebook editor", "Reviewer", "Administrator", "superuser"])
def test_each_role_makes_its_own_steps_and_no_other(in_role, django_user_model, role, model):
    by = in_role(role) if role != "superuser" else django_user_model.objects.create_superuser("root")
    writes = {"Codebook editor": CODEBOOK, "Coder": {one.__name__ for one in PUBLISHED_MODELS} - CODEBOOK}
    may_write = role == "superuser" or model.__name__ in writes.get(role, ())
    may_publish = role in ("Reviewer", "Administrator", "superuser")
    row = draft(model)
    tries = [
        (may_write, send_for_review, ("",), "in_review"),
        (may_publish, return_rows, ("again",), "draft"),
        (may_publish, publish_rows, ("",), "published"),
        (may_publish, withdraw_rows, tuple(WHY.values()), "withdrawn"),
    ]
    for allowed, act, said, after in tries:
        if allowed:
            act([row], by, *said)
        else:
            before, version = stages(row), DataVersion.current()
            with pytest.raises(PermissionDenied):
                act([row], by, *said)
            assert (stages(row), DataVersion.current()) == (before, version)
            QuerySet(model).filter(pk=row.pk).update(stage=after)
        assert stages(row) == [after]


@EACH_STAGED
def test_what_one_changed_is_for_another_to_publish(in_role, django_user_model, model):
    """Superusers are not exempt; whoever only moved it from stage to stage did not change it."""
    row, other = draft(model), in_role("Reviewer")
    for by in (django_user_model.objects.create_superuser("root"), in_role("Coder", "Codebook editor", "Reviewer")):
        send_for_review([changed(row, by)], by)
        assert list(refusals(lambda by=by: publish_rows([row], by)).values()) == [OWN]
        return_rows([row], other, "again")
        with pytest.raises(MayNotPublish):
            changed(model.objects.get(pk=row.pk), by, stage="published")
        assert stages(row) == ["draft"]
    publish_rows([row], other)
    withdraw_rows([row], other, **WHY)
    publish_rows([row], other)
    assert stages(row) == ["published"]


def test_what_is_published_with_a_row_counts_too(in_role):
    """A place of a finding, a sentence of a question and what carries it have no stage of their own."""
    by, other = in_role("Coder", "Reviewer"), in_role("Reviewer")
    finding, question = draft(type(make.make_finding())), make.make_question(stage="draft")
    carrier = make.make_carrier(question.sentences.first())
    place = make.make_place(finding)
    save_row(row=place, by=by, reason="test")
    save_row(row=carrier, by=by, reason="test")
    assert set(refusals(lambda: publish_rows([finding, question], by))) == {str(finding), str(question)}
    carrier.delete()
    assert set(refusals(lambda: publish_rows([question], by))) == {str(question)}, "what is gone was a change"
    publish_rows([finding, question], other)
    withdraw_rows([finding, question], other, **WHY)
    publish_rows([finding, question], by)


def test_one_curator_may_do_both(in_role, single_curator):
    by = in_role("Coder", "Reviewer")
    office = written(by)
    publish_rows([office], by)
    changed(Office.objects.get(pk=office.pk), by, name_en="Another")
    assert stages(office) == ["published"]


@EACH_STAGED
def test_what_readers_see_is_changed_by_nobody_alone(in_role, django_user_model, model):
    row = public(model)
    for by in (in_role("Administrator"), in_role("Coder", "Codebook editor", "Reviewer"),
               django_user_model.objects.create_superuser("root")):  # fmt: skip
        for stage in ("published", "draft", "withdrawn"):
            row.stage = stage
            with pytest.raises(MayNotPublish, match="proposed beside it"):
                save_row(row=row, by=by, reason="test")
    assert stages(row) == ["published"]


def test_all_or_none_and_each_that_stands_in_the_way_is_named(in_role):
    coder, reviewer = in_role("Coder"), in_role("Reviewer")
    part = make.whole(make.make_office())
    good, uncited, resting = (draft(Coding) for _ in range(3))
    QuerySet(Coding).filter(pk=uncited.pk).update(citation=None)
    make.unpublish(resting.citation.source, stage="draft")
    version = DataVersion.current()
    found = refusals(lambda: publish_rows([good, uncited, resting], reviewer))
    assert "what is published says where it stands" in found[str(uncited)]
    assert "is not published yet" in found[str(resting)]
    assert set(found) == {str(uncited), str(resting)}
    assert (stages(good, uncited, resting), DataVersion.current()) == (["draft"] * 3, version)
    assert not Step.objects.exists()
    gone, shown = draft(Office), make.code(part, make.make_dimension(), "red")
    number = gone.pk
    gone.delete()
    gone.pk = number
    found = refusals(lambda: publish_rows([gone, shown, good], reviewer))
    assert found == {f"office {number}": "It is not there any more.", str(shown): "It is published already."}
    assert refusals(lambda: return_rows([good], reviewer, "no")) == {str(good): "It is draft already."}
    assert refusals(lambda: send_for_review([shown], coder)) == {str(shown): "It is published already."}


def test_a_source_is_published_before_what_rests_on_it_and_withdrawn_after(in_role):
    reviewer, row = in_role("Reviewer"), draft(Coding)
    source = row.citation.source
    make.unpublish(source, stage="draft")
    publish_rows([row, source], reviewer)
    assert stages(row, source) == ["published", "published"]
    assert "has to stay published" in str(refusals(lambda: withdraw_rows([source], reviewer, **WHY)))
    withdraw_rows([source, row], reviewer, **WHY)
    assert stages(row, source) == ["withdrawn", "withdrawn"]


def test_two_codings_that_cannot_both_be_shown_are_named(in_role):
    part, dimension = make.whole(make.make_office()), make.make_dimension()
    rows = [make.code(part, dimension, key, stage="draft") for key in ("red", "blue")]
    found = refusals(lambda: publish_rows(rows, in_role("Reviewer")))
    assert "shown value already" in found[str(rows[1])]
    assert stages(*rows) == ["draft", "draft"]


def test_what_was_changed_since_it_was_looked_at_is_not_published(in_role):
    coder, reviewer = in_role("Coder"), in_role("Reviewer")
    one, other = written(coder), written(coder)
    seen = newest_seen(Office)
    changed(one, coder, name_en="Something else")
    found = refusals(lambda: publish_rows([one, other], reviewer, seen=seen))
    assert found == {str(one): "It was changed since you looked at it. Look at it again."}
    publish_rows([one, other], reviewer, seen=newest_seen(Office))


@pytest.mark.parametrize("reason", [{"reason_en": "", "reason_nb": "Feil"}, {"reason_en": "Wrong", "reason_nb": ""}])
def test_readers_are_told_why_in_both_languages(in_role, reason):
    office = make.make_office()
    with pytest.raises(ValidationError, match="readers are told"):
        withdraw_rows([office], in_role("Reviewer"), "", **reason)
    with pytest.raises(ValidationError, match=r"At most 10,?000"):
        withdraw_rows([office], in_role("Reviewer"), "", "x" * 10_001, "y")
    assert stages(office) == ["published"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(model="office", row_id=office.pk, before="published", after="withdrawn", **reason)
    for after, said in (("published", {"reason_en": "x", "reason_nb": "y"}), ("elsewhere", {})):
        with pytest.raises(IntegrityError), transaction.atomic():
            Step.objects.create(model="office", row_id=office.pk, before="draft", after=after, **said)


def test_a_return_says_what_to_mend(in_role):
    with pytest.raises(ValidationError) as error:
        return_rows([draft(Office, "in_review")], in_role("Reviewer"), " ")
    assert set(error.value.message_dict) == {"comment"}


def test_the_history_of_links_goes_on(in_role):
    """Or the next comparison would say that the further citations were taken away."""
    row, place = draft(Coding), make.make_citation()
    row.further_citations.add(place)
    publish_rows([row], in_role("Reviewer"))
    last = row.history.first()
    assert [link.citation for link in last.further_citations.all()] == [place]
    assert [change.field for change in last.diff_against(last.prev_record).changes] == ["stage"]


def test_200_rows_are_one_step_in_few_queries(in_role):
    reviewer, part, place = in_role("Reviewer"), make.whole(make.make_office()), make.make_citation()
    rows = [Coding(part=part, dimension=dimension, category=dimension.categories.first(), citation=place, ref=make.unique("r"),
                   scale="nominal") for dimension in [make.make_dimension() for _ in range(200)]]  # fmt: skip
    Coding.objects.bulk_create(rows)
    counts = []
    for some in (rows[:20], rows[20:]):
        with CaptureQueriesContext(connection) as captured:
            publish_rows(some, reviewer)
        counts.append(len(captured))
    assert max(counts) <= 30
    assert counts[1] - counts[0] < 10, "only batches of what is written"
    assert Step.objects.filter(after="published").count() == 200
