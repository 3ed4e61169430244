"""What the sources invite one to get wrong: each trap that a row can show, held to the shipped data."""

import pytest

from offices.models import Coding, Finding, Measurement, Office, PossibleMatch

pytestmark = pytest.mark.django_db


def shown(office: str, dimension: str):
    """The shown codings of the whole office, of any visit."""
    return Coding.objects.filter(
        part__visit__office__slug=office, part__kind="office", dimension__key=dimension, shown=True
    )


def test_interviews_never_measure():
    measured = Finding.objects.filter(basis="measured")
    assert measured.exists()
    assert not measured.filter(places__study__key__in=["vatnoy2019", "klemsdal2008"]).exists()


def test_one_range_of_four_services_is_no_figure_of_any():
    keys = [f"{name}_in_office" for name in ("refugee_service", "debt_counselling", "mental_health", "child_welfare")]
    figures = Measurement.objects.filter(indicator__key__in=keys).exclude(comparator="")
    assert figures.count() == 4
    assert all((one.number_low, one.number_high) == (7, 57) for one in figures)


def test_ninety_three_per_cent_leaves_no_seven_per_cent_with_two_leaders():
    figure = Measurement.objects.exclude(comparator="").get(indicator__key="one_leader_chosen")
    assert (figure.number_low, figure.number_high, figure.year_low) == (93, 93, 2008)
    assert not Measurement.objects.filter(indicator__category__key="two_leaders").exclude(comparator="").exists()
    assert not Measurement.objects.filter(number_low=7, number_high=7).exists()


def test_no_vignette_has_a_leadership_model_or_results():
    vignettes = Office.objects.filter(record="vignette")
    assert vignettes.count() == 31
    codings = Coding.objects.filter(part__visit__office__in=vignettes)
    assert set(codings.filter(dimension__key="leadership").values_list("status", flat=True)) == {"not_stated"}
    silent = ("region", "start_wave", "task_load", "results", "outsourced_follow_up")
    assert not codings.filter(dimension__key__in=silent).exists()


@pytest.mark.parametrize(("office", "comparator", "number"), [("lillevik", ">", 20), ("storvik", "=", 100)])
def test_headcount_is_never_filled_from_full_time_equivalents(office, comparator, number):
    fte = shown(office, "staff_fte").first()
    assert (fte.comparator, fte.number_low) == (comparator, number)
    assert shown(office, "staff_headcount").get().status == "not_stated"


def test_the_author_reasons_about_lillevik_as_small_but_it_is_medium_by_inference():
    size = shown("lillevik", "office_size").get()
    assert (size.category.key, size.certainty) == ("medium", "inferred")
    hidden = Coding.objects.get(part__visit__office__slug="lillevik", dimension__key="office_size", shown=False)
    assert hidden.category.key == "small"


def test_what_is_usual_is_not_what_every_office_does():
    limits = Coding.objects.filter(dimension__key="reception_limit_months", status="coded")
    assert set(limits.values_list("part__visit__office__slug", flat=True)) == {"afi10-case-o"}
    heads = Coding.objects.filter(
        dimension__key="staff_headcount", status="coded", part__visit__office__record="vignette"
    )
    assert [(one.part.visit.office.slug, one.comparator, one.number_high) for one in heads] == [
        ("afi10-case-d", "<", 10)
    ]


def test_plans_are_not_in_place():
    meetings = Coding.objects.filter(part__visit__office__slug="two-leader-office", dimension__key="meeting_leaders")
    assert "planned" in set(meetings.values_list("realisation", flat=True))


def test_a_third_is_not_thirty_three_per_cent():
    turnover = Measurement.objects.get(indicator__key="turnover_increased", year_low=2014)
    assert (turnover.comparator, turnover.number_low, turnover.indicator.unit_en) == (">", 1, "in three")
    assert not Measurement.objects.get(indicator__key="reform_reaching_its_goals", key="earlier").comparator


def test_the_vignette_with_the_same_leaders_words_says_so():
    assert PossibleMatch.objects.filter(office__slug="afi10-case-b", other__slug="lillevik").exists()
    date = shown("storvik", "work_division").get(category__key="birth_date")
    assert date.certainty == "vague"
    assert not Finding.objects.filter(key__startswith="breit2016", offices__isnull=False).exists()


def test_directed_relations_of_the_note_do_not_pretend():
    """The note of 2008 reasons and reports; it measures nothing."""
    relations = Finding.objects.filter(key__startswith="andreassen2008-")
    assert relations.count() == 155
    assert not relations.filter(basis="measured").exists()
    assert relations.filter(kind="hypothesis", basis="argued").count() >= 4


def test_nobody_ranks_lillevik_and_storvik():
    both = Finding.objects.filter(offices__slug="lillevik").filter(offices__slug="storvik")
    assert both.exists()
    text = " ".join(f"{one.statement_en} {one.note_en}" for one in both).lower()
    for word in ("lillevik is better", "storvik is better", "best office", "worse than storvik", "worse than lillevik"):
        assert word not in text


def test_findings_on_the_number_of_leaders_in_the_thesis_say_what_is_mixed_in():
    told = Finding.objects.filter(key__startswith="vatnoy2019-", antecedent__key="leadership").exclude(offices=None)
    assert told.exists()
    assert all(finding.note_en and finding.note_nb for finding in told)
