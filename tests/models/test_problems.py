"""What a refusal says: at the field that is wrong, in the terms of its own scale, never the name of a constraint."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import UniqueConstraint
from django.forms import modelform_factory

from offices.curation.admin.forms import RowForm
from offices.models import PUBLISHED_MODELS, Coding
from offices.models.limits import SUFFIX
from tests.builders import code, make_dimension, make_office, make_part, make_visit, whole
from tests.panel import errors, filled_in

pytestmark = pytest.mark.django_db
CONSTRAINTS = [(model, one) for model in PUBLISHED_MODELS for one in model._meta.constraints]


@pytest.mark.parametrize(("model", "constraint"), CONSTRAINTS, ids=lambda one: getattr(one, "name", ""))
def test_every_constraint_says_what_is_wrong_and_at_which_field(model, constraint):
    said = constraint.get_violation_error_message()
    assert said != constraint.default_violation_error_message % {"name": constraint.name}
    assert not [one.name for _model, one in CONSTRAINTS if one.name in said]
    field, colon, words = said.partition(": ")
    if not constraint.name.endswith(f"texts{SUFFIX}"):
        assert colon and field in {one.name for one in model._meta.fields}, said
        assert len(words.split()) > 1
    if isinstance(constraint, UniqueConstraint):
        assert "already" in said


def coding(scale: str, **values) -> Coding:
    """An unsaved coding, published and cited as it should be."""
    dimension = make_dimension(scale, key=f"a_{scale}")
    category = dimension.categories.first() if values.pop("with_category", False) else None
    cited = code(whole(make_office()), make_dimension(), "red")
    place = {"part": cited.part, "citation": cited.citation, "stage": "published"}
    return Coding(dimension=dimension, category=category, **place, **values)


NUMBER = {"comparator": "=", "number_low": 3}
TEXT = {"text_en": "a", "text_nb": "b"}


@pytest.mark.parametrize(
    ("scale", "values", "fields"),
    [
        ("nominal", {}, {"category": "a_nominal takes a category: choose the category."}),
        ("ordinal", {"with_category": True, **TEXT}, dict.fromkeys(TEXT, "a_ordinal takes a category, nothing here.")),
        ("multi", {"with_category": True}, {"holds": "a_multi takes a category and whether it holds: say yes or no."}),
        ("multi", {"holds": True}, {"category": "a_multi takes a category and whether it holds: choose the category."}),
        ("boolean", {}, {"holds": "a_boolean takes yes or no: say yes or no."}),
        ("number", {"number_low": 3}, {"comparator": "a_number takes a number and its comparator: say which of = > >= < "
                                                     "<= ~ the number is read with."}),
        ("number", {"comparator": ">"}, {"number_low": "a_number takes a number and its comparator: give the number, in "
                                                       "one of the two fields or in both."}),
        ("number", {**NUMBER, "holds": True}, {"holds": "a_number takes a number and its comparator, nothing here."}),
        ("text", {"text_en": "a"}, {"text_nb": "a_text takes a text in both languages: write the text in Norwegian."}),
        ("text", {**TEXT, "comparator": "=", "number_low": 0}, dict.fromkeys(
            ("comparator", "number_low", "number_high"), "a_text takes a text in both languages, nothing here.")),
        ("nominal", {"with_category": True, "status": "withheld"},
         {"category": "The status is “withheld”, so there is no value."}),
        ("multi", {"holds": False, "status": "not_stated"},
         {"holds": "The status is “not stated”, so there is no value."}),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_told_in_the_words_of_its_scale(scale, values, fields):
    with pytest.raises(ValidationError) as error:
        coding(scale, **values).full_clean()
    assert error.value.message_dict == {name: [said] for name, said in fields.items()}


@pytest.mark.parametrize(
    ("make", "changed", "field", "message"),
    [
        (lambda: make_visit(make_office()), {"months_low": 3, "months_high": 2, "months_certainty": "stated"},
         "months_high", "the upper bound is below the lower one."),
        (lambda: make_visit(make_office()), {"year_low": 2012, "year_high": 2010, "years_certainty": "stated"},
         "year_high", "the last year is before the first one."),
        (lambda: make_visit(make_office()), {"year_low": 2012}, "years_certainty", "say how certain the years are."),
        (lambda: make_part(make_visit(make_office()), "unit"), {"count": 0}, "count", "at least 1."),
        (lambda: make_part(make_visit(make_office()), "unit"), {"kind": "office"}, "kind", "whole office already."),
    ],
)  # fmt: skip
def test_what_a_constraint_forbids_is_told_at_the_field(curating, make, changed, field, message):
    path, data = filled_in(curating, make(), **changed)
    found = errors(curating, path, data)
    assert set(found) == {field}
    assert message in str(found[field])


def test_what_is_wrong_with_a_field_that_the_form_lacks_is_told_above_it_with_its_name():
    part, dimension = whole(make_office()), make_dimension()
    row = code(part, dimension, "red")
    twin = Coding(part=part, dimension=dimension, citation=row.citation, stage="published")
    form = modelform_factory(Coding, form=RowForm, fields=["category"])({"category": row.category_id}, instance=twin)
    assert form.errors == {
        "__all__": ["Shown: this dimension of this part has a shown value already; enter a second one as not shown."]
    }
