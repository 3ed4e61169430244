"""Things that belong together: a citation and its source, and of codings that disagree the reason for the one shown."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from offices.models import Caveat, Coding, QuestionSource, ReviewEntry
from tests.builders import (
    code,
    make_citation,
    make_dimension,
    make_office,
    make_review_entry,
    make_source,
    make_support,
    whole,
)
from tests.models.test_constraints import make_caveat
from tests.panel import filled_in

pytestmark = pytest.mark.django_db


def refused(write) -> ValidationError:
    with pytest.raises(ValidationError) as error, transaction.atomic():
        write()
    return error.value


@pytest.mark.parametrize(
    ("model", "make"),
    [
        (Caveat, lambda: make_caveat(make_citation())),
        (ReviewEntry, make_review_entry),
        (QuestionSource, make_support),
    ],
)
def test_a_place_in_another_source_is_refused_whoever_writes(model, make, curating):
    row, elsewhere = make(), make_citation(source=make_source(key="elsewhere"))
    assert "another source" in str(refused(lambda: model.objects.filter(pk=row.pk).update(citation=elsewhere)))
    path, data = filled_in(curating, row, citation=elsewhere.pk)
    said = curating.post(path, data).context["adminform"].form.errors["citation"]
    assert "The place is in elsewhere; choose one in" in str(said)
    row.citation = elsewhere
    for write in (row.save, lambda: model.objects.bulk_update([row], ["citation"])):
        assert set(refused(write).message_dict) == {"citation"}


def test_what_a_question_takes_from_a_study_may_stand_in_a_review_of_it():
    entry = make_review_entry()
    support = make_support(citation=entry.citation, source=entry.study)
    QuestionSource.objects.filter(pk=support.pk).update(citation=entry.citation)


# --- where codings disagree, the one that is shown says why

REASON = {"why_shown_en": "newer", "why_shown_nb": "nyere"}


@pytest.mark.parametrize(
    ("scale", "first", "second"),
    [("nominal", "red", "blue"), ("number", 4, 5), ("multi", ("red", True), ("red", False))],
)
def test_a_second_value_needs_a_reason_for_the_first(scale, first, second):
    dimension, part = make_dimension(scale), whole(make_office())
    shown = code(part, dimension, first)
    said = refused(lambda: code(part, dimension, second, shown=False)).message_dict
    assert said == {"shown": [f"{shown.ref} is shown and does not say why, in both languages: add it there."]}
    draft = code(part, dimension, second, shown=False, stage="draft")
    code(part, dimension, second, shown=False, realisation="planned")
    refused(lambda: Coding.objects.filter(pk=draft.pk).update(stage="published"))
    Coding.objects.filter(pk=shown.pk).update(**REASON)
    Coding.objects.filter(pk=draft.pk).update(stage="published")
    shown.refresh_from_db()
    shown.why_shown_nb = ""
    assert set(refused(shown.save).message_dict) == {"why_shown_nb"}
    refused(lambda: Coding.objects.bulk_update([shown], ["why_shown_nb"]))
    refused(lambda: Coding.objects.filter(pk=shown.pk).update(why_shown_en=""))


def test_other_categories_parts_and_dimensions_are_no_second_value():
    tools, part = make_dimension("multi"), whole(make_office())
    code(part, tools, "red")
    code(part, tools, ("blue", True), shown=False)
    code(part, tools, status="not_stated", shown=False)
    code(whole(make_office()), tools, "red", shown=False)
    code(part, make_dimension("multi"), "red", shown=False)


def test_many_at_once_need_a_reason_too():
    colour, part = make_dimension(), whole(make_office())
    row = {"part": part, "dimension": colour, "citation": make_citation(), "stage": "published"}
    red, blue = colour.categories.order_by("order")
    pair = [Coding(**row, category=red, shown=False), Coding(**row, category=blue)]
    assert "does not say why" in str(refused(lambda: Coding.objects.bulk_create(pair)))
    pair = [Coding(**row, category=red, shown=False), Coding(**row, category=blue, **REASON)]
    Coding.objects.bulk_create(pair)
