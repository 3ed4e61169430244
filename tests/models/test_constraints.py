"""The rules in the database: each is broken by a save that skips every check in Python, and the database refuses."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from offices.models import (
    PUBLISHED_MODELS,
    Caveat,
    Citation,
    Coding,
    Conflict,
    MissedSearch,
    Office,
    Part,
    Source,
    Visit,
)
from offices.models.limits import SUFFIX
from tests.builders import (
    code,
    make_carrier,
    make_category,
    make_citation,
    make_comparison,
    make_conflict,
    make_contradiction,
    make_dimension,
    make_family,
    make_finding,
    make_indicator,
    make_match,
    make_measurement,
    make_office,
    make_outcome,
    make_part,
    make_place,
    make_question,
    make_review_entry,
    make_sample,
    make_sentence,
    make_side,
    make_source,
    make_speaker,
    make_support,
    make_synonym,
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


def of_itself(make, row, *names: str) -> None:
    make(**dict.fromkeys((*names, "other"), row))


def compared_twice(place: Citation) -> None:
    twice(make_comparison, citation=place, dimension=make_dimension())


def make_named_text() -> None:
    """A text is the source's own word already."""
    code(whole(make_office()), make_dimension("text"), "a", source_term="b")


def reviews_itself(place: Citation) -> None:
    make_review_entry(citation=place, study=place.source)


def stands_in_a_unit(part: Part) -> None:
    part.parent = make_part(part.visit, "unit")
    part.save()


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
    code(part, dimension, value, why_shown_en="the newest", why_shown_nb="den nyeste")
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
        ("source_url_https", lambda: make_source(url="http://example.org/a")),
        ("source_years_low_high", lambda: make_source(data_year_low=2010, data_year_high=2009)),
        ("citation_names_a_place", lambda: make_citation(page="", section="")),
        ("citation_key_in_source", lambda: make_citation(source=make_citation(key="p1").source, key="p1")),
        ("dimension_scale", lambda: make_dimension("colourful", ())),
        ("dimension_minimum_is_of_numbers", lambda: make_dimension("text", minimum=0)),
        ("dimension_key_not_reserved", lambda: make_dimension(key="page_size")),
        ("dimension_key_not_reserved", lambda: make_dimension(key="staff_min")),
        ("dimension_key_not_reserved", lambda: make_dimension(key="then_leadership")),
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
        (
            "visit_years_low_high",
            lambda: make_visit(make_office(), year_low=2003, year_high=2002, years_certainty="stated"),
        ),
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
        ("part_whole_office_is_root", lambda: stands_in_a_unit(whole(make_office()))),
    ],
)
def test_other_rules_of_the_database(name, write):
    refused_by(name, write)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("reviewentry_study_once", lambda: twice(make_review_entry, study=make_source(), citation=make_citation())),
        ("reviewentry_of_another_study", lambda: reviews_itself(make_citation())),
        ("possiblematch_pair_once", lambda: twice(make_match, office=make_office(), other=make_office())),
        ("possiblematch_of_another", lambda: of_itself(make_match, make_office(), "office")),
        ("sample_unit_once", lambda: twice(make_sample, make_source())),
        ("sample_unit", lambda: make_sample(unit="rumours")),
        ("sample_low_at_most_high", lambda: make_sample(number_low=5, number_high=4)),
        ("sample_bounds_fit_comparator", lambda: make_sample(number_low=5, number_high=6, comparator=">")),
        ("sample_number_has_comparator", lambda: make_sample(comparator="")),
        ("sample_counts_something", lambda: make_sample(number_low=0)),
        ("source_years_of_own_data", lambda: make_source(own_data=False, data_year_high=2008)),
        ("comparison_dimension_once_a_place", lambda: compared_twice(make_citation())),
        ("comparison_medium", lambda: make_comparison(medium="song")),
        ("dimension_unit_en_of_one_and_many", lambda: make_dimension("number", unit_one_en="")),
        ("dimension_unit_nb_of_one_and_many", lambda: make_dimension("number", unit_one_nb="")),
        ("coding_source_term_of_a_value", make_named_text),
        ("datafamily_key_is_free", lambda: make_family(key="independent")),
        ("outcome_polarity", lambda: make_outcome(polarity="upwards")),
        ("finding_direction", lambda: make_finding(direction="causes")),
        ("finding_kind", lambda: make_finding(kind="rumour")),
        ("finding_basis", lambda: make_finding(basis="dreamt")),
        ("speaker_key_not_reserved", lambda: make_speaker(key="not_stated")),
        ("finding_one_consequent", lambda: make_finding(outcome=make_outcome(), consequent=make_dimension())),
        ("finding_measured_by_register_or_survey", lambda: make_finding(basis="measured", kind="interviews")),
        ("finding_hypothesis_is_argued", lambda: make_finding(kind="hypothesis", basis="told")),
        ("findingsource_place_once", lambda: twice(make_place, make_finding(), citation=make_citation())),
        ("contradiction_pair_once", lambda: twice(make_contradiction, finding=make_finding(), other=make_finding())),
        ("contradiction_of_another", lambda: of_itself(make_contradiction, make_finding(), "finding")),
        ("indicator_polarity", lambda: make_indicator(polarity="upwards")),
        ("measurement_key_in_indicator", lambda: twice(make_measurement, make_indicator(), key="share")),
        ("measurement_years_low_high", lambda: make_measurement(year_low=2010, year_high=2009)),
        ("measurement_low_at_most_high", lambda: make_measurement(number_low=5, number_high=4)),
        ("question_review_after_writing", lambda: make_question(written_on="2026-02-01", review_by="2026-01-01")),
        ("questionside_key", lambda: twice(make_side, make_question(), key="same")),
        ("questionside_speaks_for", lambda: make_side(speaks_for="describes")),
        ("questionsentence_kind", lambda: make_sentence(kind="rumour")),
        ("questionsentence_order", lambda: twice(make_sentence, make_question(), order=1)),
        ("questionsentence_once", lambda: make_sentence(make_question(), kind="answer")),
        ("sentencefinding_once", lambda: twice(make_carrier, make_sentence(), finding=make_finding())),
        ("questionsource_source_once", lambda: twice(make_support, make_question(), citation=make_citation())),
        ("synonym_says_something", lambda: make_synonym("", "star")),
        ("missedsearch_once_a_day", lambda: twice(MissedSearch.objects.create, day="2026-02-01", words="star")),
        ("missedsearch_happened", lambda: MissedSearch.objects.create(day="2026-02-01", words="star", times=0)),
    ],
)
def test_rules_of_the_evidence(name, write):
    refused_by(name, write)


@pytest.mark.parametrize("direction", ["promotes", "hinders", "mixed", "no_clear"])
@pytest.mark.parametrize("ends", [(), ("antecedent",), ("outcome",), ("consequent",)])
def test_a_relation_has_both_ends(direction, ends):
    """finding_relation_has_both_ends"""
    values = {end: make_outcome() if end == "outcome" else make_dimension() for end in ends}
    refused_by("finding_relation_has_both_ends", lambda: make_finding(direction=direction, **values))


@pytest.mark.parametrize("direction", ["open", "describes"])
def test_what_is_no_relation_needs_no_ends(direction):
    make_finding(direction=direction)
    make_finding(direction=direction, antecedent=make_dimension())


@pytest.mark.parametrize("end", ["outcome", "consequent"])
def test_a_relation_with_both_ends_is_kept(end):
    other = make_outcome() if end == "outcome" else make_dimension()
    make_finding(direction="promotes", antecedent=make_dimension(), **{end: other})


@pytest.mark.parametrize(
    ("make", "dimension", "name"),
    [
        (make_finding, "antecedent", "finding_antecedent_category_of_dimension"),
        (make_finding, "consequent", "finding_consequent_category_of_dimension"),
        (make_indicator, "dimension", "indicator_category_of_dimension"),
    ],
)
def test_a_category_without_its_dimension_is_refused(make, dimension, name):
    colour = make_dimension()
    category = "category" if dimension == "dimension" else f"{dimension}_category"
    row = make(**{dimension: colour, category: colour.categories.first()})
    refused_by(name, lambda: type(row).objects.filter(pk=row.pk).update(**{dimension: None}))


@pytest.mark.parametrize(
    "values",
    [
        {"comparator": ""},
        {"comparator": "", "words_en": "many", "words_nb": "mange"},
        {"comparator": "", "number_low": None},
        {"comparator": "", "number_low": None, "words_en": "only English"},
        {"comparator": "", "number_low": None, "words_nb": "bare norsk"},
        {"comparator": "about"},
    ],
)
def test_a_measurement_without_number_and_words_is_refused(values):
    """measurement_number_or_words"""
    refused_by("measurement_", lambda: make_measurement(**values))


@pytest.mark.parametrize(("low", "high", "comparator"), [(5, 6, ">"), (5, None, "<"), (None, 5, ">="), (4, 5, "<=")])
def test_bounds_of_a_measurement_fit_their_comparator(low, high, comparator):
    """measurement_bounds_fit_comparator"""
    figure = {"number_low": low, "number_high": high, "comparator": comparator}
    refused_by("measurement_bounds_fit_comparator", lambda: make_measurement(**figure))


def test_a_measurement_stands_in_words_or_closes_its_single_figure():
    row = make_measurement(number_low=None, number_high=8, comparator="~", words_en="some", words_nb="noen")
    assert (row.number_low, row.number_high) == (8, 8)
    make_measurement(number_low=None, comparator="", words_en="most", words_nb="de fleste")


@pytest.mark.parametrize(
    ("end", "single", "in_order"),
    [
        ("one", "conflict_one_has_one_value", "conflict_one_low_high"),
        ("other", "conflict_other_has_one_value", "conflict_other_low_high"),
    ],
)
def test_a_conflict_is_between_two_single_values(end, single, in_order):
    rows = QuerySet(Conflict).filter(pk=make_conflict().pk)
    for values in ({f"{end}_low": 3}, {f"{end}_holds": True}, {f"{end}_category": None}):
        refused_by(single, lambda values=values: rows.update(**values))
    refused_by(in_order, lambda: rows.update(**{f"{end}_category": None, f"{end}_low": 5, f"{end}_high": 4}))


def test_every_constraint_is_tried_here():
    """A rule added to a model must be broken in this file too."""
    source = Path(__file__).read_text(encoding="utf-8")
    names = {constraint.name for model in PUBLISHED_MODELS for constraint in model._meta.constraints}
    in_groups = {"coding_status", "coding_account", "coding_account_line", "coding_certainty", "coding_realisation",
                 "coding_one_shown_value", "coding_one_shown_category"}  # fmt: skip
    elsewhere = {name for name in names if name.endswith(SUFFIX)}  # all tried at once in test_limits.py
    assert not {name for name in names - in_groups - elsewhere if name not in source}


@pytest.mark.parametrize("model", [Source, Citation, Office, Visit, Part])
def test_texts_do_not_outgrow_their_columns(model):
    """SQLite would store any length; what full_clean refuses is refused on both databases."""
    longest = next(
        field for field in model._meta.fields if getattr(field, "max_length", None) and field.name != "stage"
    )
    with pytest.raises(ValidationError) as error:
        model(**{longest.name: "x" * 1000}).full_clean()
    assert longest.name in error.value.message_dict
