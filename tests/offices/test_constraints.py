"""The rules in the database: each is broken by a save that skips every check in Python, and the database refuses."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from offices.models import PUBLISHED_MODELS, Category, Caveat, Citation, Coding, Dimension, Office, Part, Source, Visit
from tests.builders import (
    code,
    make_category,
    make_citation,
    make_dimension,
    make_office,
    make_part,
    make_source,
    make_visit,
    whole,
)

pytestmark = pytest.mark.django_db


def refused_by(name: str, write) -> None:
    """The database refuses, and names the constraint (SQLite names a unique one by its columns)."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        write()
    assert name in str(error.value) or "UNIQUE constraint failed" in str(error.value)


def coding(**values) -> Coding:
    """A published coding of a dimension of colours, ready to be spoiled."""
    dimension = values.pop("dimension", None) or make_dimension(values.pop("scale", "nominal"))
    row = {"part": whole(make_office()), "dimension": dimension, "citation": make_citation(), "stage": "published"}
    return Coding(**{**row, **values})


def twice(make, *args, **values) -> None:
    for _ in range(2):
        make(*args, **values)


def make_caveat(citation, **values) -> Caveat:
    row = {"source": citation.source, "key": "a", "text_en": "a", "text_nb": "b", "citation": citation}
    return Caveat.objects.create(**{**row, **values})


@pytest.mark.parametrize(
    ("scale", "values"),
    [
        ("nominal", {}),
        ("nominal", {"comparator": "=", "number_low": 3}),
        ("multi", {}),
        ("boolean", {}),
        ("number", {}),
        ("number", {"number_low": 3}),
        ("number", {"number_low": 3, "comparator": "=", "holds": True}),
        ("text", {}),
        ("text", {"text_en": "only English"}),
        ("text", {"text_en": "a", "text_nb": "b", "number_low": 1, "comparator": "="}),
        ("nominal", {"status": "not_stated", "holds": True}),
        ("number", {"status": "not_stated", "number_low": 0, "comparator": "="}),
        ("text", {"status": "withheld", "text_en": "a", "text_nb": "b"}),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(scale, values):
    refused_by("coding_kind_of_value", coding(scale=scale, **values).save)


def test_a_status_may_speak_of_one_category_only_where_several_hold_at_once():
    dimension = make_dimension("nominal")
    spoiled = coding(dimension=dimension, status="not_stated", category=dimension.categories.first())
    refused_by("coding_kind_of_value", spoiled.save)
    several = make_dimension("multi")
    coding(dimension=several, status="not_stated", category=several.categories.first()).save()


def test_low_above_high_is_refused():
    spoiled = coding(scale="number", number_low=5, number_high=4, comparator="=")
    refused_by("coding_low_at_most_high", spoiled.save)


@pytest.mark.parametrize(("low", "high", "comparator"), [(5, 6, ">"), (5, None, "<"), (None, 5, ">="), (4, 5, "<=")])
def test_bounds_that_do_not_fit_their_comparator_are_refused(low, high, comparator):
    """coding_bounds_fit_comparator"""
    spoiled = coding(scale="number", number_low=low, number_high=high, comparator=comparator)
    refused_by("coding_bounds_fit_comparator", spoiled.save)


def test_a_comparator_without_a_number_is_refused():
    """Two rules forbid it; the databases differ in which they name."""
    refused_by("coding_", coding(scale="number", comparator="=").save)


def test_inferred_without_saying_from_what_is_refused():
    refused_by("coding_inferred_says_from_what", coding(status="not_stated", certainty="inferred").save)
    refused_by(
        "coding_inferred_says_from_what",
        coding(status="not_stated", certainty="inferred", inferred_from_en="one language").save,
    )


def test_published_without_citation_is_refused_and_a_draft_is_not():
    refused_by("coding_published_is_cited", coding(status="not_stated", citation=None).save)
    coding(status="not_stated", citation=None, stage="draft").save()


def test_where_it_went_needs_a_category_that_does_not_hold():
    tools = make_dimension("multi")
    category = tools.categories.first()
    refused_by(
        "coding_where_only_when_not_here",
        coding(dimension=tools, category=category, holds=True, where_en="x", where_nb="y").save,
    )


@pytest.mark.parametrize(
    ("scale", "value"), [("nominal", "red"), ("number", 4), ("boolean", True), ("text", "a"), ("multi", "red")]
)
def test_a_second_shown_value_is_refused_and_one_that_is_not_shown_is_kept(scale, value):
    dimension, part = make_dimension(scale), whole(make_office())
    code(part, dimension, value)
    refused_by("coding_one_shown", lambda: code(part, dimension, value))
    code(part, dimension, value, shown=False)
    code(part, dimension, value, realisation="planned")
    code(part, dimension, value, stage="draft")


def test_a_second_shown_status_of_several_categories_is_refused():
    tools, part = make_dimension("multi"), whole(make_office())
    code(part, tools, status="not_stated")
    refused_by("coding_one_shown_status", lambda: code(part, tools, status="withheld"))


@pytest.mark.parametrize("field", ["status", "account", "account_line", "certainty", "realisation"])
def test_a_word_outside_its_list_is_refused(field):
    values = {"status": "not_stated", field: "nonsense"}
    with pytest.raises(IntegrityError), transaction.atomic():
        coding(**values).save()


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("source_kind", lambda: make_source(kind="rumour")),
        ("source_years_low_high", lambda: make_source(data_year_low=2010, data_year_high=2009)),
        ("citation_names_a_place", lambda: make_citation(page="", section="")),
        ("citation_key_in_source", lambda: make_citation(source=make_citation(key="p1").source, key="p1")),
        ("dimension_scale", lambda: make_dimension("colourful", ())),
        ("dimension_union_is_multi", lambda: make_dimension(union_of_part="leader")),
        ("category_key_not_reserved", lambda: make_category(make_dimension(), "not_stated")),
        ("category_key_not_reserved", lambda: make_category(make_dimension(), "not_yet_coded")),
        ("category_key_in_dimension", lambda: make_category(make_dimension(), "red")),
        ("office_record", lambda: make_office(record="rumour")),
        ("visit_basis", lambda: make_visit(make_office(), basis="dreamt")),
        (
            "visit_months_low_high",
            lambda: make_visit(make_office(), months_low=3, months_high=2, months_certainty="stated"),
        ),
        ("visit_months_certainty", lambda: make_visit(make_office(), months_low=3)),
        ("visit_years_low_high", lambda: make_visit(make_office(), year_low=3, year_high=2, years_certainty="stated")),
        ("visit_years_certainty", lambda: make_visit(make_office(), year_low=2010)),
        ("visit_published_is_cited", lambda: make_visit(make_office(), citation=None)),
        ("visit_order_in_office", lambda: make_visit(make_office(), order=0)),
        ("part_kind", lambda: make_part(make_office().visits.get(), "cellar")),
        ("part_one_whole_office", lambda: make_part(make_office().visits.get(), "office")),
        ("part_key_in_visit", lambda: twice(make_part, make_office().visits.get(), "unit", key="team")),
        ("visit_key_in_office", lambda: twice(make_visit, make_office(), key="first")),
        ("caveat_key_in_source", lambda: twice(make_caveat, make_citation(), key="early")),
        ("caveat_kind", lambda: make_caveat(make_citation(), kind="rumour")),
        ("dimension_union_of_part", lambda: make_dimension("multi", union_of_part="cellar")),
        ("part_count_at_least_one", lambda: make_part(make_office().visits.get(), "unit", count=0)),
    ],
)
def test_other_rules_of_the_database(name, write):
    refused_by(name, write)


def test_a_category_of_another_dimension_is_refused_by_every_write_path(tmp_path):
    colour, taste = make_dimension(), make_dimension(categories=("sweet", "sour"))
    part, sweet = whole(make_office()), taste.categories.first()
    row = {"part": part, "dimension": colour, "category": sweet, "citation": make_citation(), "stage": "published"}
    message = rf"sweet is a category of {taste.key}; {colour.key} allows: red, blue"
    good = code(whole(make_office()), colour, "red")
    with pytest.raises(ValidationError, match=message):
        Coding.objects.create(**row)
    with pytest.raises(ValidationError, match=message):
        Coding.objects.bulk_create([Coding(**row)])
    with pytest.raises(ValidationError, match=message):
        good.category = sweet
        Coding.objects.bulk_update([good], ["category"])
    with pytest.raises(ValidationError, match="category and scale"), transaction.atomic():
        Coding.objects.filter(pk=good.pk).update(category=sweet)
    with pytest.raises(ValidationError, match="category and scale"), transaction.atomic():
        Dimension.objects.filter(pk=colour.pk).update(scale="multi")
    with pytest.raises(ValidationError, match="category and scale"), transaction.atomic():
        Category.objects.filter(pk=good.dimension.categories.first().pk).update(dimension=taste)
    path = tmp_path / "bad.json"
    path.write_text(
        f'[{{"model": "offices.coding", "fields": {{"part": {part.pk}, "dimension": {colour.pk}, "category": {sweet.pk},'
        f' "scale": "nominal", "ref": "x", "citation": {good.citation_id}}}}}]'
    )
    with pytest.raises(ValidationError, match=message), transaction.atomic():
        call_command("loaddata", path, verbosity=0)
    good.refresh_from_db()
    assert (good.category.key, Coding.objects.filter(part=part).count()) == ("red", 0)


def test_the_scale_of_a_coded_dimension_is_fixed():
    colour = make_dimension()
    code(whole(make_office()), colour, "red")
    colour.scale = "ordinal"
    with pytest.raises(ValidationError, match="coded already"):
        colour.save()


def test_numbers_have_no_categories():
    with pytest.raises(ValidationError, match="no categories"):
        make_category(make_dimension("number"), "red")


@pytest.mark.parametrize("key", ["visit", "record", "office", "staff_min", "staff_max", "staff_match", "Staff", "1st"])
def test_a_dimension_cannot_be_called_like_a_parameter(key):
    with pytest.raises(ValidationError):
        Dimension(key=key, label_en="a", label_nb="b").full_clean()


def test_a_source_that_is_cited_cannot_be_deleted():
    cited = code(whole(make_office()), make_dimension(), "red")
    for row in (cited.citation, cited.citation.source, cited.dimension, cited.category):
        with pytest.raises(IntegrityError):
            row.delete()


def test_every_constraint_is_tried_here():
    """A rule added to a model must be broken in this file too."""
    source = Path(__file__).read_text(encoding="utf-8")
    names = {constraint.name for model in PUBLISHED_MODELS for constraint in model._meta.constraints}
    in_groups = {"coding_status", "coding_account", "coding_account_line", "coding_certainty", "coding_realisation",
                 "coding_one_shown_value", "coding_one_shown_category"}  # fmt: skip
    assert not {name for name in names - in_groups if name not in source}


@pytest.mark.parametrize("model", [Source, Citation, Office, Visit, Part])
def test_texts_do_not_outgrow_their_columns(model):
    """SQLite would store any length; what full_clean refuses is refused on both databases."""
    longest = next(
        field for field in model._meta.fields if getattr(field, "max_length", None) and field.name != "stage"
    )
    with pytest.raises(ValidationError) as error:
        model(**{longest.name: "x" * 1000}).full_clean()
    assert longest.name in error.value.message_dict
