"""Keys, and what a row belongs to, never change once saved: tried on every model and every way in."""

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.db.models import Case, F, Value, When

from offices.models import PUBLISHED_MODELS, Category, Coding, Part, Question, Visit
from tests.builders import (
    code,
    make_category,
    make_dimension,
    make_indicator,
    make_office,
    make_part,
    make_question,
    make_source,
    make_visit,
    whole,
)
from tests.panel import filled_in, inline, post, url

pytestmark = pytest.mark.django_db
FIXED = [(model, name) for model in PUBLISHED_MODELS for name in model.FIXED]
OTHERS = {
    "dimension": make_dimension,
    "indicator": make_indicator,
    "office": lambda: make_office(visits=0),
    "part": lambda: whole(make_office()),
    "question": lambda: without_sentences(make_question()),
    "source": make_source,
    "visit": lambda: without_parts(make_visit(make_office())),
}


def without_parts(visit: Visit) -> Visit:
    visit.parts.all().delete()
    return visit


def without_sentences(question: Question) -> Question:
    question.sentences.all().delete()
    return question


def another(model, name: str):
    """A value that the column could hold and does not."""
    return OTHERS[name]() if model._meta.get_field(name).is_relation else "another-key"


def stays(row, name: str, write) -> ValidationError:
    """The write is refused, and the database has what it had."""
    before = type(row).objects.values_list(name, flat=True).get(pk=row.pk)
    with pytest.raises(ValidationError) as error, transaction.atomic():
        write()
    assert type(row).objects.values_list(name, flat=True).get(pk=row.pk) == before
    return error.value


@pytest.mark.parametrize(("model", "name"), FIXED, ids=lambda one: getattr(one, "__name__", one))
def test_what_is_fixed_stays_whoever_writes(model, name, tmp_path):
    row, value = model.objects.order_by("pk").first(), another(model, name)
    stays(row, name, lambda: model.objects.filter(pk=row.pk).update(**{name: value}))
    setattr(row, name, value)
    error = stays(row, name, row.save)
    assert "never changes once saved" in str(error.message_dict[name])
    assert name in stays(row, name, row.full_clean).message_dict
    stays(row, name, lambda: model.objects.bulk_update([row], [name]))
    stays(row, name, lambda: call_command("loaddata", as_fixture(row, tmp_path), verbosity=0))


def as_fixture(row, folder):
    path = folder / "rows.json"
    path.write_text(serializers.serialize("json", [row]))
    return path


def test_every_key_is_fixed():
    for model in PUBLISHED_MODELS:
        keys = {"key", "slug", "ref"} & {field.name for field in model._meta.fields}
        assert keys <= set(model.FIXED), model


def test_keys_cannot_be_swapped():
    dimension = make_dimension(categories=("small", "large"))
    small, large = dimension.categories.order_by("order")
    swap = Case(When(key="small", then=Value("x_large")), default=Value("x_small"))
    stays(small, "key", lambda: Category.objects.filter(dimension=dimension).update(key=swap))
    small.key, large.key = "y_large", "y_small"
    stays(small, "key", lambda: Category.objects.bulk_update([small, large], ["key"]))
    assert Category.objects.filter(dimension=dimension).update(key=F("key"), order=3) == 2


def test_rows_cannot_be_overwritten_by_creating_them_again():
    category = make_dimension().categories.first()
    category.key = "another"
    with pytest.raises(ValueError, match="bulk_update"):
        Category.objects.bulk_create([category], update_conflicts=True, unique_fields=["id"], update_fields=["key"])


def test_the_rows_of_a_form_keep_their_keys(curating):
    """Sent all the same, by hand, they are left as they are."""
    dimension = make_dimension(categories=("small", "large"))
    path, data = filled_in(curating, dimension)
    rows = curating.get(path).context["inline_admin_formsets"][0].formset
    assert all(form.fields["key"].disabled for form in rows.initial_forms)
    assert not any(form.fields["key"].disabled for form in rows.extra_forms)
    keys = {"small": "large", "large": "small"}
    sent = [
        {"id": one.pk, "dimension": dimension.pk, "key": keys[one.key], "label_en": "new", "label_nb": "ny", "order": 0}
        for one in dimension.categories.all()
    ]
    post(curating, path, data | inline("categories", *sent, initial=2))
    assert dict(dimension.categories.values_list("pk", "key")) == {row["id"]: keys[row["key"]] for row in sent}
    assert set(dimension.categories.values_list("label_en", flat=True)) == {"new"}


@pytest.mark.parametrize("model", [model for model in PUBLISHED_MODELS if model.FIXED], ids=lambda one: one.__name__)
def test_the_form_of_a_row_shows_what_is_fixed_and_does_not_ask_for_it(curating, model):
    form = curating.get(url(model, "change", model.objects.first().pk)).context["adminform"].form
    assert not set(model.FIXED) & set(form.fields)
    if model is not Coding:
        assert set(model.FIXED) <= set(curating.get(url(model, "add")).context["adminform"].form.fields)


def test_a_coding_stays_with_its_part_so_its_reference_names_where_it_is(curating):
    coding = code(whole(make_office()), make_dimension(), "red")
    elsewhere = whole(make_office())
    coding.part = elsewhere
    assert set(stays(coding, "part", coding.save).message_dict) == {"part"}
    visit, part = make_visit(make_office()), make_part(make_visit(make_office()), "unit")
    stays(part, "visit", lambda: Part.objects.filter(pk=part.pk).update(visit=visit))
    stays(visit, "office", lambda: Visit.objects.filter(pk=visit.pk).update(office=elsewhere.visit.office))
    make_category(coding.dimension, "green")
