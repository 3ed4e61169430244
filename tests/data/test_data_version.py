"""Every model and every write path replaces the data version where readers see the row, in the same transaction."""

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import transaction
from simple_history.utils import bulk_create_with_history

from offices.data.actions import delete_row, save_row
from offices.data.editions import with_edition
from offices.matrix.build import read_matrix
from offices.models import (
    LINKS,
    PUBLISHED_MODELS,
    Citation,
    Coding,
    DataVersion,
    Office,
    Part,
    QuestionSentence,
    Source,
)
from tests.builders import make_citation, make_finding, make_office, make_question, make_sentence, make_source
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db
EACH_MODEL = pytest.mark.parametrize("model", PUBLISHED_MODELS, ids=lambda model: model.__name__)


EACH_LINK = pytest.mark.parametrize("link", LINKS, ids=lambda link: f"{link.field.model.__name__}.{link.field.name}")

OTHER_RELATIONS = {
    "reviewentry": lambda: {"study": make_source()},
    "possiblematch": lambda: {"other": make_office()},
    "findingsource": lambda: {"citation": make_citation(), "second_hand": True},
    "comparison": lambda: {"citation": make_citation()},
    "sample": lambda: {"source": make_source()},
    "contradiction": lambda: {"other": make_finding()},
    "sentencefinding": lambda: {"sentence": make_sentence(make_question(), kind="change")},
    "questionsource": lambda: dict(zip(("citation", "source"), cited(), strict=True)),
}
"""What a copy of a row without a key must differ in."""


def cited() -> tuple[Citation, Source]:
    place = make_citation()
    return place, place.source


UNUSED = (Citation, Part)
"""Places and parts, which readers meet only where something published refers to them: a copy is used by nothing."""


def changes(write) -> bool:
    before = DataVersion.current()
    write()
    return DataVersion.current() != before


def copy_of(row):
    """An unsaved copy that can be stored beside the row."""
    row.pk, row._state.adding = None, True
    for name in ("key", "slug", "ref"):
        if hasattr(row, name):
            setattr(row, name, f"copy_of_{model_name(row)}")
    if hasattr(row, "order"):
        row.order = 999
    if isinstance(row, QuestionSentence):
        row.kind = "change"
    if isinstance(row, Coding):
        row.shown, row.realisation = False, "planned"
    if model_name(row) == "part":
        row.kind = "unit"
    for name, value in OTHER_RELATIONS.get(model_name(row), dict)().items():
        setattr(row, name, value)
    return row


def model_name(row) -> str:
    return row._meta.model_name


def plain_field(model) -> str:
    """A column that can be written back as it is."""
    return next(field.name for field in model._meta.fields if not field.primary_key and not field.is_relation)


@EACH_MODEL
def test_save_create_update_and_delete(model):
    assert changes(model.objects.first().save)
    copied = copy_of(model.objects.first())
    assert changes(copied.save) is (model not in UNUSED)
    first, name = model.objects.order_by("pk").first(), plain_field(model)
    assert changes(lambda: model.objects.filter(pk=first.pk).update(**{name: getattr(first, name)}))
    made = model.objects.order_by("-pk").first()
    assert changes(made.delete) is (model not in UNUSED)


@EACH_MODEL
def test_bulk_writes(model):
    copied = copy_of(model.objects.first())
    assert changes(lambda: model.objects.bulk_create([copied]))
    made = model.objects.order_by("-pk").first()
    assert changes(lambda: model.objects.bulk_update([made], [plain_field(model)]))
    assert changes(model.objects.filter(pk=made.pk).delete) is (model not in UNUSED)
    another = copy_of(model.objects.first())
    assert changes(lambda: bulk_create_with_history([another], model))


@EACH_MODEL
def test_loaddata(model, tmp_path):
    path = tmp_path / "rows.json"
    path.write_text(serializers.serialize("json", model.objects.all()[:1]))
    assert changes(lambda: call_command("loaddata", path, verbosity=0))


@EACH_MODEL
def test_actions_and_history(model):
    made = copy_of(model.objects.first())
    assert changes(lambda: save_row(row=made, by=None, reason="test")) is (model not in UNUSED)
    assert model.history.filter(id=made.pk).get().history_change_reason == "test"
    number = made.pk
    assert changes(lambda: delete_row(row=made, by=None, reason="test")) is (model not in UNUSED)
    assert model.history.filter(id=number).first().history_type == "-"


@EACH_LINK
def test_many_to_many(link):
    row = link.field.model.objects.order_by("pk").first()
    linked = getattr(row, link.field.name)
    other = link.field.related_model.objects.exclude(pk__in=linked.values("pk")).first()
    assert changes(lambda: linked.add(other))
    assert changes(lambda: linked.set([]))
    assert changes(lambda: linked.set([other]))
    assert changes(linked.clear)


def test_every_many_to_many_field_is_on_the_list_of_links():
    assert {link.field for link in LINKS} == {link for model in PUBLISHED_MODELS for link in model._meta.many_to_many}


def test_a_write_that_is_rolled_back_leaves_the_version_and_its_token_is_never_used_again():
    before = DataVersion.current()
    with pytest.raises(RuntimeError), transaction.atomic():
        make_office()
        rolled_back = DataVersion.current()
        raise RuntimeError
    assert DataVersion.current() == before
    make_office()
    assert DataVersion.current() not in (before, rolled_back)


def test_reading_pages_does_not_replace_it(client):
    assert not changes(lambda: [client.get(path) for path in ("/", "/offices/", "/offices/lillevik/")])


def test_the_row_is_made_again_when_it_is_gone():
    DataVersion.objects.all().delete()
    assert DataVersion.current() == ""
    assert current_matrix().offices, "without a version nothing is kept, and the data are read"
    make_office()
    assert DataVersion.current()
    assert str(DataVersion.objects.get()) == DataVersion.current()


def test_a_read_that_a_write_overtook_is_done_again():
    """The first read sees the offices before the write, the second look at the version sees that it is old."""
    seen = []

    def overtaken(edition):
        matrix = read_matrix(edition)
        if not seen:
            make_office(slug="latecomer")
        seen.append(edition.token)
        return matrix

    matrix = with_edition(lambda edition: edition.of(overtaken))
    assert len(seen) == 2
    assert "latecomer" in matrix.first_row
    assert matrix.token == DataVersion.current()


def test_every_model_of_the_app_is_published_or_on_the_list_of_those_that_are_not():
    from django.apps import apps

    others = {
        "DataVersion",
        "Deletion",
        "DoubleCoding",
        "Expunction",
        "FirstCoding",
        "Import",
        "LetStand",
        "MissedSearch",
        "Proposal",
        "SeededRow",
        "Step",
    }
    names = {model.__name__ for model in apps.get_app_config("offices").get_models()}
    tracked = {model.__name__ for model in PUBLISHED_MODELS}
    links = {f"{link.field.model.__name__}_{link.field.name}" for link in LINKS}
    assert names == tracked | others | {f"Historical{name}" for name in tracked | links}
    assert issubclass(Office, tuple(PUBLISHED_MODELS))
