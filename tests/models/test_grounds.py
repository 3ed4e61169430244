"""What is published rests on published sources: refused from either side, on every way in, with what rests on it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from offices.data.actions import save_row
from offices.models import Coding, Dimension, Finding, Question, Source
from offices.models.grounds import follow, grounded, source_paths, stage_path
from tests.builders import (
    code,
    make_category,
    make_citation,
    make_comparison,
    make_conflict,
    make_dimension,
    make_finding,
    make_match,
    make_measurement,
    make_office,
    make_place,
    make_question,
    make_review_entry,
    make_source,
    make_support,
    make_visit,
    unpublish,
    whole,
)
from tests.models.test_constraints import make_caveat
from tests.panel import filled_in, url

pytestmark = pytest.mark.django_db


def draft_citation():
    return make_citation(source=make_source(stage="draft"))


ROWS = {
    "Visit": lambda stage, place: make_visit(make_office(), stage=stage, citation=place),
    "Coding": lambda stage, place: code(whole(make_office()), make_dimension(), "red", stage=stage, citation=place),
    "Caveat": lambda stage, place: make_caveat(place, stage=stage),
    "Comparison": lambda stage, place: make_comparison(stage=stage, citation=place),
    "PossibleMatch": lambda stage, place: make_match(stage=stage, citation=place),
    "ReviewEntry": lambda stage, place: make_review_entry(stage=stage, citation=place),
    "Dimension": lambda stage, place: make_dimension(stage=stage, citation=place),
    "Conflict": lambda stage, place: make_conflict(stage=stage, citation=place),
    "Category": lambda stage, place: make_category(make_dimension(stage=stage), "green", citation=place),
    "FindingSource": lambda stage, place: make_place(make_finding(stage=stage), citation=place),
    "Measurement": lambda stage, place: make_measurement(stage=stage, citation=place),
    "QuestionSource": lambda stage, place: make_support(make_question(stage=stage), citation=place),
    "Source": lambda stage, place: make_source(stage=stage, part_of=place.source),
}
EACH = pytest.mark.parametrize("kind", ROWS)


def owner_of(row):
    """The row itself, or the one that it is published with."""
    owner = stage_path(type(row)).rpartition("__")[0]
    return follow(row, owner) if owner else row


def refused(write) -> ValidationError:
    with pytest.raises(ValidationError) as error, transaction.atomic():
        write()
    return error.value


def test_every_model_that_rests_on_a_source_is_tried():
    assert {model.__name__ for model in grounded()} == set(ROWS)


def test_every_relation_to_a_source_says_whether_it_is_rested_on():
    """One that is added later is held to it by itself."""
    links = {("Citation", "source"), ("Sample", "source")}  # a place or a sample says nothing by itself
    for relation in [*Source._meta.related_objects, *make_citation()._meta.related_objects]:
        model, field = relation.related_model, relation.field.name
        if relation.many_to_many or model._meta.model_name.startswith("historical"):
            continue
        assert (model.__name__, field) in links or field in {path.split("__")[0] for path in source_paths(model)}, model


@EACH
def test_nothing_is_published_on_a_source_that_is_not(kind):
    place = draft_citation()
    assert place.source.key in str(refused(lambda: ROWS[kind]("published", place)))
    row = ROWS[kind]("draft", place)
    owner = owner_of(row)
    assert "published sources" in str(
        refused(lambda: type(owner).objects.filter(pk=owner.pk).update(stage="published"))
    )
    owner.stage = "published"
    for write in (owner.save, owner.full_clean, lambda: save_row(row=owner, by=None, reason="test")):
        assert place.source.key in str(refused(write)) or "not published yet" in str(refused(write))
    refused(lambda: type(owner).objects.bulk_update([owner], ["stage"]))
    owner.refresh_from_db()
    assert owner.stage == "draft"
    Source.objects.filter(pk=place.source_id).update(stage="published")
    type(owner).objects.filter(pk=owner.pk).update(stage="published")


@EACH
def test_many_at_once_are_held_to_it_too(kind):
    row = ROWS[kind]("published", make_citation())
    unpublish(*Source.objects.all())
    row.pk, row._state.adding = None, True
    row = type(row)(**{field.name: getattr(row, field.name) for field in row._meta.fields if not field.is_relation},
                    **{field.name: type(getattr(row, field.name)).objects.get(pk=getattr(row, field.name).pk)
                       for field in row._meta.fields if field.is_relation and getattr(row, field.name)})  # fmt: skip
    assert "not published yet" in str(refused(lambda: type(row).objects.bulk_create([row])))


@EACH
@pytest.mark.parametrize("stage", ["draft", "in_review", "withdrawn"])
def test_a_source_stays_published_under_what_rests_on_it(kind, stage):
    row = ROWS[kind]("published", make_citation())
    source = follow(row, "citation__source") or row.part_of
    assert "these would not" in str(refused(lambda: Source.objects.filter(pk=source.pk).update(stage=stage)))
    source.stage = stage
    for write in (source.save, lambda: save_row(row=source, by=None, reason="test")):
        said = refused(write).message_dict["stage"]
        assert str(row._meta.verbose_name) in str(said)
    refused(lambda: Source.objects.bulk_update([source], ["stage"]))
    source.refresh_from_db()
    assert source.is_published
    for each in (row, *([] if owner_of(row) == row else [owner_of(row)])):
        if hasattr(each, "stage"):
            type(each).objects.filter(pk=each.pk).update(stage="withdrawn")
    source.stage = stage
    source.save()


def test_the_list_of_a_source_says_how_many_rest_on_it_and_names_a_few(curating):
    place, dimension = make_citation(), make_dimension()
    refs = [code(whole(make_office()), dimension, "red", citation=place).ref for _ in range(5)]
    make_place(citation=place)
    reason = {"reason_en": "Wrong.", "reason_nb": "Feil."}
    data = {"action": "withdraw", "_selected_action": [place.source_id], "post": "yes", **reason}
    said = curating.post(url(Source, "changelist"), data, follow=True).content.decode()
    assert f"5 codings ({', '.join(refs[:3])}, ...)" in said
    assert "1 finding source (finding-" in said
    place.source.refresh_from_db()
    assert place.source.is_published


def test_a_further_citation_may_be_of_a_source_that_is_not_published():
    coding = code(whole(make_office()), make_dimension(), "red")
    further = draft_citation()
    coding.further_citations.add(further)
    coding.save()
    further.source.save()


def test_a_form_names_the_field(curating):
    coding = code(whole(make_office()), make_dimension(), "red")
    path, data = filled_in(curating, coding, citation=draft_citation().pk)
    assert "is not published yet" in str(curating.post(path, data).context["adminform"].form.errors["citation"])


@pytest.mark.parametrize("model", [Dimension, Finding, Question, Coding])
def test_the_shipped_rows_rest_on_published_sources(model):
    for row in model.objects.select_related()[:20]:
        row.full_clean()
