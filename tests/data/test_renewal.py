"""What readers do not see renews no data version, on every write path; what comes to their sight or leaves it does."""

import pytest
from django.core import serializers
from django.core.management import call_command

from offices.data.actions import create_rows, delete_row, save_row
from offices.models import LINKS, PUBLISHED_MODELS, Coding, Visit
from offices.models.base import Curated
from tests.builders import code, make_citation, make_dimension, make_finding, make_office, make_part, whole
from tests.data.test_data_version import changes, copy_of

pytestmark = pytest.mark.django_db
STAGED = [model for model in PUBLISHED_MODELS if issubclass(model, Curated)]
EACH_STAGED = pytest.mark.parametrize("model", STAGED, ids=lambda model: model.__name__)
UNSEEN = pytest.mark.parametrize("stage", ["draft", "in_review", "withdrawn"])


def unseen(model, stage="draft") -> Curated:
    """A copy that is not saved yet."""
    row = copy_of(model.objects.first())
    row.stage = stage
    return row


def columns(model) -> list[str]:
    return [field.name for field in model._meta.fields if not field.primary_key and not field.is_relation]


@UNSEEN
@EACH_STAGED
def test_of_a_row_that_is_not_published_nobody_notices_anything(model, stage):
    row, name = unseen(model, stage), next(name for name in columns(model) if name != "stage")
    assert not changes(row.save)
    assert not changes(lambda: save_row(row=row, by=None, reason="test"))
    itself = model.objects.filter(pk=row.pk)
    assert not changes(lambda: itself.update(**{name: getattr(row, name)}))
    assert not changes(lambda: model.objects.bulk_update([row], [name]))
    assert not changes(lambda: delete_row(row=row, by=None, reason="test"))


@EACH_STAGED
def test_many_drafts_at_once(model):
    row = unseen(model)
    assert not changes(lambda: model.objects.bulk_create([row]))
    model.objects.filter(stage="draft").delete()
    row = unseen(model)
    assert not changes(lambda: create_rows(rows=[row], by=None, reason="test"))


def test_publishing_and_withdrawing_are_noticed_on_every_path():
    row = code(whole(make_office()), make_dimension(), "red", stage="draft")
    itself = Coding.objects.filter(pk=row.pk)

    def saved(stage):
        row.stage = stage
        row.save()

    assert changes(lambda: saved("published"))
    assert changes(lambda: saved("withdrawn"))
    assert changes(lambda: itself.update(stage="published"))
    assert changes(lambda: itself.update(stage="draft"))
    row.stage = "published"
    assert changes(lambda: Coding.objects.bulk_update([row], ["stage"]))
    assert changes(lambda: Coding.objects.bulk_update([row], ["note_en"]))
    assert changes(lambda: delete_row(row=row, by=None, reason="test"))


def test_loaddata_says_nothing_of_what_was_there(tmp_path):
    row = code(whole(make_office()), make_dimension(), "red", stage="draft")
    path = tmp_path / "rows.json"
    path.write_text(serializers.serialize("json", [row]))
    assert changes(lambda: call_command("loaddata", path, verbosity=0))


@pytest.mark.parametrize("link", LINKS, ids=lambda link: f"{link.field.model.__name__}.{link.field.name}")
def test_links_of_a_row_that_is_not_published(link):
    model = link.field.model
    if not issubclass(model, Curated):
        return
    row = unseen(model)
    row.save()
    other = link.field.related_model.objects.first()
    linked = getattr(row, link.field.name)
    assert not changes(lambda: linked.add(other))
    assert not changes(lambda: linked.set([]))


def test_parts_and_places_are_noticed_once_something_published_uses_them():
    part, place = make_part(make_office().visits.get(), "unit"), make_citation()
    assert not changes(lambda: save_row(row=part, by=None, reason="test"))
    draft = code(part, make_dimension(), "red", citation=place, stage="draft")
    assert not changes(part.save) and not changes(place.save)
    draft.stage = "published"
    draft.save()
    assert changes(part.save) and changes(place.save)


def test_a_case_entered_as_drafts_renews_nothing_and_its_tags_stand(client):
    before = {path: client.get(path)["ETag"] for path in ("/", "/offices/", "/offices/lillevik/", "/codebook/")}

    known = Coding.objects.filter(dimension__key="leadership").select_related("dimension", "citation").first()

    def entered():
        office = make_office(visits=0, stage="draft")
        visit = Visit.objects.create(office=office, key="v", label_en="V", label_nb="B", citation=known.citation)
        shared = {name: getattr(known, name) for name in ("dimension", "category", "status", "citation")}
        Coding.objects.create(part=make_part(visit, "leader"), **shared)

    assert not changes(entered)
    assert {path: client.get(path)["ETag"] for path in before} == before


def test_a_finding_is_noticed_by_its_stage():
    finding = make_finding(stage="draft")
    assert not changes(finding.save)
    finding.stage = "published"
    assert changes(finding.save)
