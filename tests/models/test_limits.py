"""Bounds of plausibility: in the database for each column, by the clock and the codebook for whoever writes."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import QuerySet
from django.utils import timezone

from offices.models import PUBLISHED_MODELS, Coding, Dimension, Indicator, Measurement, Part, Source, Visit
from offices.models.limits import SUFFIX, LongText, MonthsField, PlaceField, YearField, limited
from tests.builders import (
    code,
    make_dimension,
    make_indicator,
    make_measurement,
    make_office,
    make_source,
    make_visit,
    whole,
)
from tests.panel import errors, filled_in

pytestmark = pytest.mark.django_db
COLUMNS = [(model, field) for model in PUBLISHED_MODELS for field in limited(model)]
EACH_COLUMN = pytest.mark.parametrize(
    ("model", "field"), COLUMNS, ids=lambda one: getattr(one, "__name__", None) or one.name
)
TOO_FAR = {YearField: (1989, 2101), PlaceField: (10_000,), MonthsField: (-121, 601), LongText: ("x" * 10_001,)}
NEXT = timezone.localdate().year + 1


def refused(write) -> dict:
    with pytest.raises(ValidationError) as error, transaction.atomic():
        write()
    return error.value.message_dict


def with_room(model):
    """A row that no other rule stops from having a text of any length or any one year."""
    if model is Coding:
        return code(whole(make_office()), make_dimension("text"), "a text")
    if model is Source:
        return make_source()
    if model is Visit:
        return make_visit(make_office(), months_certainty="stated", years_certainty="stated")
    return make_measurement() if model is Measurement else model.objects.first()


def test_every_year_place_and_long_text_has_a_limit():
    for model in PUBLISHED_MODELS:
        for field in model._meta.fields:
            small = isinstance(field, models.PositiveSmallIntegerField | models.TextField)
            assert not small or field in limited(model), f"{model.__name__}.{field.name}"


@EACH_COLUMN
def test_the_database_holds_each_limit(model, field):
    rows = QuerySet(model).filter(pk=with_room(model).pk)
    for value in TOO_FAR[type(field)]:
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            rows.update(**{field.name: value})
        assert SUFFIX in str(error.value)


@EACH_COLUMN
def test_whoever_writes_is_told_at_the_field(model, field):
    row = with_room(model)
    for value in TOO_FAR[type(field)]:
        assert set(refused(lambda v=value: model.objects.filter(pk=row.pk).update(**{field.name: v}))) == {field.name}
        setattr(row, field.name, value)
        for write in (row.save, row.full_clean, lambda: model.objects.bulk_update([row], [field.name])):
            (said,) = refused(write)[field.name]
            assert "constraint" not in said.lower()
            assert any(word in said for word in ("1990", str(NEXT), "9999", "-120", "600", "10000"))


@pytest.mark.parametrize(("model", "name"), [(m, f.name) for m, f in COLUMNS if isinstance(f, YearField)])
def test_next_year_is_the_last_one(model, name):
    row = model.objects.first()
    other = name.replace("low", "high") if "low" in name else name.replace("high", "low")
    setattr(row, other, None if other != name else NEXT + 1)
    if isinstance(row, Visit):
        row.years_certainty = "stated"
    setattr(row, name, NEXT + 1)
    said = refused(row.save)[name]
    assert said == [f"A year up to {NEXT}; {NEXT + 1} is too high."]
    assert refused(lambda: model.objects.filter(pk=row.pk).update(**{name: NEXT + 1}))[name] == said
    setattr(row, name, NEXT)
    row.save()


@pytest.mark.parametrize(
    ("make", "changed", "field", "message"),
    [
        (lambda: make_visit(make_office()), {"year_low": 99999}, "year_low", f"A year up to {NEXT}; 99999 is too high."),
        (lambda: make_visit(make_office()), {"year_low": 8}, "year_low", "A year from 1990 on; 8 is too low."),
        (lambda: make_visit(make_office()), {"months_high": "-121"}, "months_high", "from -120 on; -121 is too low."),
        (lambda: make_visit(make_office()), {"order": 40000}, "order", "A whole number up to 9999; 40000 is too high."),
        (lambda: make_source(), {"year": 20200}, "year", f"A year up to {NEXT}; 20200 is too high."),
        (lambda: make_source(), {"method_en": "x" * 10_001}, "method_en", "At most 10000 characters; these are 10001."),
        (lambda: make_indicator(), {"note_nb": "x" * 1_000_000}, "note_nb", "these are 1000000."),
    ],
)  # fmt: skip
def test_a_form_says_it_once_and_at_the_field(curating, make, changed, field, message):
    path, data = filled_in(curating, make(), **changed)
    found = errors(curating, path, data)
    assert message in found[field][0]
    assert set(found) - {"years_certainty", "months_certainty"} == {field}
    assert len(found[field]) == 1


# --- no number below the minimum


def test_no_coding_is_below_the_minimum_of_its_dimension(curating):
    staff, part = make_dimension("number", minimum=0), whole(make_office())
    good = code(part, staff, 5)
    assert refused(lambda: code(part, staff, -5)) == {
        name: [f"{staff.key} has no number below 0."] for name in ("number_low", "number_high")
    }
    unsaved = Coding(part=part, dimension=staff, number_high=-1, comparator="<", citation=good.citation)
    assert set(refused(lambda: Coding.objects.bulk_create([unsaved]))) == {"number_high"}
    with pytest.raises(ValidationError, match="below the minimum"), transaction.atomic():
        Coding.objects.filter(pk=good.pk).update(number_low=-1)
    path, data = filled_in(curating, good, number_low="-5", number_high="-5")
    assert "has no number below 0." in str(errors(curating, path, data)["number_low"])
    good.refresh_from_db()
    assert good.number_low == 5


def test_a_minimum_does_not_rise_above_what_is_coded():
    staff = make_dimension("number")
    code(whole(make_office()), staff, 5)
    with pytest.raises(ValidationError, match="below the minimum"), transaction.atomic():
        Dimension.objects.filter(pk=staff.pk).update(minimum=6)
    staff.minimum = 6
    assert set(refused(staff.save)) == {"minimum"}
    staff.minimum = 5
    staff.save()


def test_only_numbers_have_a_minimum():
    colour = make_dimension(minimum=None)
    colour.minimum = 0
    assert refused(colour.full_clean) == {"minimum": ["only a dimension of numbers has one."]}


def test_no_measurement_is_below_the_minimum_of_its_indicator():
    share = make_indicator(minimum=0)
    row = make_measurement(share)
    row.number_low = -1
    assert set(refused(row.save)) == {"number_low"}
    with pytest.raises(ValidationError, match="below the minimum"), transaction.atomic():
        Measurement.objects.filter(pk=row.pk).update(number_low=-1)
    with pytest.raises(ValidationError, match="below the minimum"), transaction.atomic():
        Indicator.objects.filter(pk=share.pk).update(minimum=41)
    share.minimum = 41
    assert set(refused(share.save)) == {"minimum"}
    make_measurement(make_indicator(), number_low=-3)


def test_the_shipped_counts_have_a_minimum():
    assert not Dimension.objects.filter(scale="number", minimum=None).exists()
    assert Indicator.objects.filter(minimum=0).count() > 40
    assert not Part.objects.filter(count=0).exists()
    assert Source.objects.filter(year__gte=1990).count() == Source.objects.count()
