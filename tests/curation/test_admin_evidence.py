"""Findings, indicators and questions in the panel: few queries, each mistake a message that names its field."""

import re

import pytest
from django.db.models import ProtectedError

from offices.models import Citation, Finding, FindingSource, Indicator, Measurement, Question, QuestionSource, Speaker
from offices.models.sentences import digest_of
from tests.builders import (
    make_carrier,
    make_citation,
    make_contradiction,
    make_dimension,
    make_family,
    make_finding,
    make_indicator,
    make_match,
    make_measurement,
    make_office,
    make_outcome,
    make_place,
    make_question,
    make_review_entry,
    make_sentence,
    make_side,
    make_source,
    make_support,
    make_theme,
    pairs,
)
from tests.panel import errors, filled_in, inline, post, queries, url

pytestmark = pytest.mark.django_db


def more_about_a_finding(finding) -> None:
    make_place(finding)
    make_contradiction(finding=finding)
    make_contradiction(other=finding)
    finding.offices.add(make_office())


def more_about_a_question(question) -> None:
    make_support(question)
    make_side(question, categories=make_dimension().categories.all(), outcomes=[make_outcome()])
    make_sentence(question, make_finding(), make_finding())


def more_about_a_sentence(sentence) -> None:
    make_carrier(sentence)


@pytest.mark.parametrize(
    ("make", "more"),
    [
        (make_finding, more_about_a_finding),
        (make_indicator, make_measurement),
        (make_question, more_about_a_question),
        (make_sentence, more_about_a_sentence),
        (make_family, lambda family: family.sources.add(make_source())),
    ],
)
def test_a_form_costs_the_same_with_more_rows(curating, make, more):
    row = make()
    more(row)
    queries(curating, url(type(row), "change", row.pk))  # what is kept between requests, such as content types
    few = queries(curating, url(type(row), "change", row.pk))
    for _ in range(5):
        more(row)
    assert queries(curating, url(type(row), "change", row.pk)) == few <= 22


ENDS = {"antecedent": make_dimension, "consequent": make_dimension, "outcome": make_outcome}


@pytest.mark.parametrize(
    ("changed", "ends", "field", "message"),
    [
        ({"direction": "promotes"}, ("outcome",), "direction", "promotes, hinders, mixed, no_clear need an antecedent"),
        ({"direction": "hinders"}, ("antecedent",), "direction", "need an antecedent and a consequent"),
        ({}, ("outcome", "consequent"), "consequent", "an outcome or a dimension, not both"),
        ({"kind": "hypothesis", "basis": "told"}, (), "basis", "a hypothesis is argued"),
        ({"kind": "interviews", "basis": "measured"}, (), "basis", "only a register or a survey measures"),
        ({"direction": "causes"}, (), "direction", "Select a valid choice"),
        ({"theme": 999_999}, (), "theme", "Select a valid choice"),
        ({"antecedent_category": 999_999}, (), "antecedent_category", "Select a valid choice"),
        ({"antecedent_category": "sweet"}, (), "antecedent_category", "is not a category of that dimension"),
        ({"consequent_category": "sweet"}, ("consequent",), "consequent_category", "is not a category of that dim"),
        ({"strength_nb": ""}, (), "strength_nb", "This field is required"),
    ],
)
def test_a_mistake_in_a_finding_is_a_message(curating, changed, ends, field, message):
    sweet = make_dimension(categories=("sweet",)).categories.get()
    changed = {name: sweet.pk if value == "sweet" else value for name, value in changed.items()}
    path, data = filled_in(curating, make_finding(), **changed, **{end: ENDS[end]().pk for end in ends})
    assert message in str(errors(curating, path, data)[field])


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"number_low": "", "number_high": "", "comparator": ""}, "comparator", "words: a quantity without a number"),
        (
            {"number_low": "", "number_high": "", "comparator": "", "words_en": "most"},
            "comparator",
            "in both languages",
        ),
        ({"number_high": "", "comparator": "<"}, "comparator", "= and ~ have both bounds"),
        ({"number_low": 50}, "number_high", "the lower bound is above the upper one"),
        ({"year_low": 2012, "year_high": 2010}, "year_high", "the last year is before the first one."),
        ({"number_low": "many"}, "number_low", "Enter a number"),
        ({"study": "another"}, "second_hand", "was read in another text: it is second-hand"),
    ],
)
def test_a_mistake_in_a_measurement_is_a_message(curating, changed, field, message):
    changed = {name: make_source().pk if value == "another" else value for name, value in changed.items()}
    path, data = filled_in(curating, make_measurement(), **changed)
    assert message in str(errors(curating, path, data)[field])


def test_speakers_of_a_finding_are_ticked(curating):
    finding, leaders = make_finding(), Speaker.objects.get(key="leaders")
    html = curating.get(url(Finding, "change", finding.pk)).content.decode()
    boxes = re.findall(r'<input type="checkbox" name="speakers" value="(\d+)"', html)
    assert [int(box) for box in boxes] == list(Speaker.objects.values_list("pk", flat=True))
    path, data = filled_in(curating, finding, speakers=[leaders.pk, Speaker.objects.get(key="staff").pk])
    post(curating, path, data)
    assert [one.key for one in finding.speakers.all()] == ["leaders", "staff"]
    assert {one.speaker.key for one in finding.history.first().speakers.all()} == {"leaders", "staff"}
    path, data = filled_in(curating, finding, speakers=[leaders.pk])
    post(curating, path, data)
    assert [one.key for one in finding.speakers.all()] == ["leaders"]
    path, data = filled_in(curating, finding, speakers=[999_999])
    assert "Select a valid choice" in str(errors(curating, path, data)["speakers"])


def test_a_pair_entered_the_other_way_round_or_with_itself_is_a_message(curating):
    match = make_match()
    path, data = filled_in(curating, make_match(), office=match.other_id, other=match.office_id)
    assert "the other way round" in str(errors(curating, path, data)["other"])
    path, data = filled_in(curating, match, other=match.office_id)
    assert "a record is not its own twin" in str(errors(curating, path, data)["other"])
    path, data = filled_in(curating, make_contradiction())
    assert "does not contradict itself" in str(errors(curating, path, data | {"other": data["finding"]}))
    path, data = filled_in(curating, make_review_entry())
    said = errors(curating, path, data | {"study": data["review"]})
    assert "a review does not review itself" in str(said["study"])


@pytest.mark.parametrize(
    ("make", "prefix", "rows", "message"),
    [
        (make_finding, "places", [{"study": "other"}], "it is second-hand"),
        (make_finding, "places", [{"study": ""}], "This field is required"),
        (make_finding, "places", [{"citation": ""}], "This field is required"),
        (make_finding, "places", [{}, {}], "of this list clash"),
        (make_finding, "contradicts", [{"other": "itself"}], "a finding does not contradict itself"),
        (make_finding, "contradicts", [{}, {}], "of this list clash"),
        (make_indicator, "measurements", [{"study": "other"}], "it is second-hand"),
        (make_indicator, "measurements", [{"number_low": "", "comparator": ""}], "a quantity without a number"),
        (make_indicator, "measurements", [{}, {}], "of this list clash"),
        (make_question, "supports", [{"source": ""}], "This field is required"),
        (make_question, "supports", [{}, {}], "of this list clash"),
        (make_question, "sides", [{"speaks_for": "describes"}], "Select a valid choice"),
        (make_question, "sides", [{}, {}], "of this list clash"),
        (make_question, "sentences", [{"text_nb": ""}], "This field is required"),
        (make_question, "sentences", [{"kind": "answer", "text_en": "a " * 31}], "at most 30 words; these are 31"),
        (make_question, "sentences", [{}, {}], "of this list clash"),
        (make_sentence, "carriers", [{}, {}], "of this list clash"),
    ],
)
def test_a_mistake_in_a_new_row_of_a_form_is_a_message(curating, make, prefix, rows, message):
    """Both in the form of a row that is there, and in one that adds the row it hangs on."""
    parent, place = make(), make_citation()
    meant = {"other": make_source().pk, "itself": parent.pk}
    good = new_row(prefix, place)
    typed = [good | {name: meant.get(value, value) for name, value in row.items()} for row in rows]
    path, data = filled_in(curating, parent, **inline(prefix, *typed))
    assert message in said_of_rows(curating, path, data, prefix)
    if meant["itself"] not in typed[0].values():
        data |= {"key": "a-new-one"} if hasattr(parent, "key") else {"question": make_question().pk, "kind": "change"}
        assert message in said_of_rows(curating, url(type(parent), "add"), data, prefix)


@pytest.mark.parametrize(
    ("make", "prefix"),
    [
        (make_finding, "places"),
        (make_finding, "contradicts"),
        (make_indicator, "measurements"),
        (make_question, "supports"),
        (make_question, "sides"),
        (make_question, "sentences"),
        (make_sentence, "carriers"),
    ],
)
def test_a_new_row_that_is_recorded_already_is_a_message(curating, make, prefix):
    path, data = filled_in(curating, make(), **inline(prefix, new_row(prefix, make_citation())))
    post(curating, path, data)
    assert "already exists" in said_of_rows(curating, path, data, prefix)


def new_row(prefix: str, place: Citation) -> dict:
    """What a curator fills in of a new row of this inline."""
    evidence = {"citation": place.pk, "order": 0}
    return {
        "places": {"study": place.source_id, **evidence},
        "contradicts": {"other": make_finding().pk, **pairs("why")},
        "measurements": {"key": "share", "study": place.source_id, **evidence, "number_low": 40, "comparator": "=",
                         "stage": "published", **pairs("base")},
        "sides": {"key": "one", "order": 7, "speaks_for": "", **pairs("label")},
        "sentences": {"kind": "change", "order": 7, **pairs("text")},
        "carriers": {"finding": make_finding().pk},
        "supports": {"source": place.source_id, **evidence, **pairs("can", "cannot")},
    }[prefix]  # fmt: skip


def said_of_rows(client, path: str, data: dict, prefix: str) -> str:
    response = client.post(path, data)
    assert response.status_code == 200
    formsets = {one.formset.prefix: one.formset for one in response.context["inline_admin_formsets"]}
    return f"{formsets[prefix].errors} {formsets[prefix].non_form_errors()}"


def test_a_finding_an_indicator_and_a_question_are_added_with_their_rows(curating):
    theme, place = make_theme(), make_citation()
    ends = {"antecedent": make_dimension().pk, "outcome": make_outcome().pk, "direction": "promotes"}
    known = {"kind": "survey", "basis": "measured", **pairs("statement", "strength")}
    common = {"theme": theme.pk, "stage": "published"}
    rows = {prefix: inline(prefix, new_row(prefix, place))
            for prefix in ("places", "contradicts", "measurements", "sides", "sentences", "supports")}  # fmt: skip
    post(curating, url(Finding, "add"), {
        "key": "new-finding", **common, **ends, **known, **rows["places"], **inline("places-2"), **rows["contradicts"],
        **inline("contradicts-2"), **inline("contradicted_by"),
    })  # fmt: skip
    post(curating, url(Indicator, "add"), {
        "key": "new-indicator", **common, "polarity": "none", **pairs("text", "unit"), **rows["measurements"],
        **inline("measurements-2"),
    })  # fmt: skip
    red, blue = make_dimension().categories.all()
    post(curating, url(Question, "add"), {
        "key": "new-question", "order": 0, "stage": "published", **pairs("title"), "from_dimensions": [red.dimension_id],
        **inline("sides", {**new_row("sides", place), "categories": [red.pk, blue.pk]}), **rows["sentences"],
        **rows["supports"], **inline("sides-2"), **inline("sentences-2"), **inline("supports-2"),
    })  # fmt: skip
    new = (FindingSource.objects.get(finding__key="new-finding"), Measurement.objects.get(indicator__key="new-indicator"),
           QuestionSource.objects.get(question__key="new-question"))  # fmt: skip
    for row in new:
        entry = row.history.get()
        assert (row.citation, entry.history_user.username, entry.history_change_reason) == (place, "curator", "admin")
    question = Question.objects.get(key="new-question")
    assert set(question.sides.get().categories.all()) == {red, blue}
    assert question.sentences.get().text_nb == "text nb"
    assert new[1].number_high == 40, "a single figure fills both bounds"


def test_a_new_carrier_takes_what_the_finding_says_and_one_that_is_emptied_does_again(curating):
    sentence, finding = make_sentence(), make_finding()
    path, data = filled_in(curating, sentence, **inline("carriers", {"finding": finding.pk}))
    post(curating, path, data)
    carrier = sentence.carriers.get()
    assert carrier.digest == digest_of(finding)
    finding.statement_en = "It says something else now."
    finding.save()
    path, data = filled_in(curating, carrier, digest="")
    post(curating, path, data)
    carrier.refresh_from_db()
    assert carrier.digest == digest_of(finding)
    assert carrier.history.first().history_user.username == "curator"


def test_a_finding_that_carries_a_sentence_is_not_deleted():
    carrier = make_carrier()
    with pytest.raises(ProtectedError):
        carrier.finding.delete()


@pytest.mark.parametrize(
    "changed", [{"written_on": "2026-02-30"}, {"review_by": "2020-01-01", "written_on": "2026-01-01"}]
)
def test_a_wrong_day_is_a_message(curating, changed):
    path, data = filled_in(curating, make_question(), **changed)
    assert errors(curating, path, data)[next(iter(changed))]
