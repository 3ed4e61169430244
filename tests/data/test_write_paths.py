"""Rules that look at rows of other tables: held on every way in, not by Python's save alone."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from offices.models import Category, Coding, Dimension
from tests.builders import (
    code,
    make_category,
    make_citation,
    make_contradiction,
    make_dimension,
    make_finding,
    make_indicator,
    make_match,
    make_measurement,
    make_office,
    make_place,
    make_review_entry,
    make_source,
    make_support,
    whole,
)

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize(
    ("make", "dimension", "category"),
    [
        (make_finding, "antecedent", "antecedent_category"),
        (make_finding, "consequent", "consequent_category"),
        (make_indicator, "dimension", "category"),
    ],
)
def test_evidence_about_a_category_of_another_dimension_is_refused_by_every_write_path(make, dimension, category):
    colour, sweet = make_dimension(), make_dimension(categories=("sweet",)).categories.get()
    good = make(**{dimension: colour, category: colour.categories.first()})
    rows, message = type(good).objects, "sweet is not a category of that dimension"
    with pytest.raises(ValidationError, match=message) as error:
        make(**{dimension: colour, category: sweet})
    assert set(error.value.message_dict) == {category}
    with pytest.raises(ValidationError, match="must be one of its dimension"), transaction.atomic():
        rows.filter(pk=good.pk).update(**{category: sweet})
    setattr(good, category, sweet)
    with pytest.raises(ValidationError, match=message):
        rows.bulk_create([good])
    with pytest.raises(ValidationError, match=message):
        rows.bulk_update([good], [category])
    good.refresh_from_db()
    assert getattr(good, category).dimension == colour


@pytest.mark.parametrize("make", [make_place, make_measurement])
def test_what_was_read_in_another_text_says_so(make):
    elsewhere = make_source(key="elsewhere")
    row = make()
    with pytest.raises(ValidationError, match="elsewhere was read in another text") as error:
        make(study=elsewhere)
    assert set(error.value.message_dict) == {"second_hand"}
    row.study = elsewhere
    with pytest.raises(ValidationError, match="second-hand"):
        row.save()
    with pytest.raises(ValidationError, match="second-hand"):
        type(row).objects.bulk_update([row], ["study"])
    make(study=elsewhere, second_hand=True)


def test_a_pair_of_records_stands_once_whichever_way_round():
    match = make_match()
    with pytest.raises(ValidationError, match="the other way round") as error:
        make_match(office=match.other, other=match.office)
    assert set(error.value.message_dict) == {"other"}
    match.save()
    make_match(office=match.office)


@pytest.mark.parametrize(
    ("make", "relations"),
    [
        (make_place, ("finding", "study", "citation")),
        (make_measurement, ("indicator", "study", "citation")),
        (make_contradiction, ("finding", "other")),
        (make_match, ("office", "other", "citation")),
        (make_review_entry, ("review", "study", "citation")),
        (make_support, ("question", "source", "citation")),
        (make_finding, ("theme", "antecedent_category", "consequent_category")),
        (make_indicator, ("theme", "category")),
    ],
)
def test_a_relation_that_is_missing_or_points_nowhere_is_named(make, relations):
    """No rule about other rows stumbles over it."""
    for name in relations:
        row = make()
        nowhere = [999_999] if row._meta.get_field(name).null else [None, 999_999]
        for pk in nowhere:
            setattr(row, f"{name}_id", pk)
            with pytest.raises(ValidationError) as error:
                row.full_clean()
            assert name in error.value.message_dict


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
