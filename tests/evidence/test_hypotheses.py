"""Relations against cases: each rule on data made for it. What the shipped data say is in test_hypotheses_shipped.py."""

import re
from html import unescape

import pytest

from offices.evidence.hypotheses import records
from offices.evidence.hypotheses.lines import line
from offices.evidence.hypotheses.records import Hypotheses, hypotheses
from offices.evidence.hypotheses.rows import Relation, Verdict, Why
from offices.models import Citation, Dimension, Finding, Office, Outcome
from tests.builders import (
    code,
    make_citation,
    make_dimension,
    make_family,
    make_finding,
    make_match,
    make_office,
    make_part,
    make_place,
    make_visit,
    whole,
)
from tests.editions import current_evidence, current_matrix

pytestmark = pytest.mark.django_db
PATH = "/evidence/hypotheses/"


def made() -> Hypotheses:
    return hypotheses(current_evidence(), current_matrix(), "en")


def relation(finding: Finding) -> Relation:
    (found,) = [one for one in made().relations if one.finding.key == finding.key]
    return found


def told(found: Relation) -> dict[str, tuple[str, str | None]]:
    """Slug -> verdict and reason, of the cases from other data that the test made."""
    return {
        one.office.slug: (one.verdict.value, one.why and one.why.value)
        for one in found.cases
        if one.office.slug not in SHIPPED
    }


SHIPPED = {"lillevik", "storvik", "one-leader-office", "two-leader-office"}


def ends(before: Dimension, after: Dimension, first: str = "red", then: str = "red") -> dict:
    """The columns of a relation between two dimensions; without a category where that is empty."""
    return {
        "antecedent": before,
        "antecedent_category": before.categories.get(key=first) if first else None,
        "consequent": after,
        "consequent_category": after.categories.get(key=then) if then else None,
    }


@pytest.fixture
def study():
    """A place in a study that states a hypothesis, so that its directed relations are set against cases."""
    place = make_citation()
    make_place(make_finding(kind="hypothesis", basis="argued"), citation=place)
    return place


def relate(study: Citation, direction: str = "promotes", **values) -> Finding:
    finding = make_finding(direction=direction, **values)
    make_place(finding, citation=study)
    return finding


def case(*codings: tuple[Dimension, object], **values) -> Office:
    """A studied office from a study of its own, with these values."""
    office = make_office(**values)
    for dimension, value in codings:
        code(whole(office), dimension, value)
    return office


def verdict(finding: Finding, office: Office) -> tuple[str, str | None]:
    return told(relation(finding))[office.slug]


# --- which relations ---


def test_directed_relations_of_studies_that_state_hypotheses_themselves(study):
    before, after = make_dimension(), make_dimension()
    found = relate(study, **ends(before, after))
    hinders = relate(study, "hinders", **ends(before, after))
    for direction in ("mixed", "no_clear", "open", "describes"):
        relate(study, direction, **ends(before, after))
    elsewhere = make_finding(direction="promotes", **ends(before, after))
    make_place(elsewhere)
    retold = make_finding(direction="promotes", **ends(before, after))
    make_place(retold, citation=study, second_hand=True)
    keys = {one.finding.key for one in made().relations}
    assert {found.key, hinders.key} <= keys
    own = set(Finding.objects.filter(key__startswith="finding-").values_list("key", flat=True))
    assert own & keys == {found.key, hinders.key}


def test_a_hypothesis_that_is_only_retold_makes_no_study_one_that_states_hypotheses():
    place = make_citation()
    make_place(make_finding(kind="hypothesis", basis="argued"), citation=place, second_hand=True)
    found = relate(place, **ends(make_dimension(), make_dimension()))
    assert found.key not in {one.finding.key for one in made().relations}


# --- fits, does not fit, cannot tell ---


@pytest.mark.parametrize("scale", ["nominal", "ordinal"])
@pytest.mark.parametrize(
    ("direction", "value", "expected"),
    [
        ("promotes", "red", "fits"),
        ("promotes", "blue", "does_not_fit"),
        ("hinders", "red", "does_not_fit"),
        ("hinders", "blue", "fits"),
    ],
)
def test_what_follows_is_held_against_the_direction(study, scale, direction, value, expected):
    before, after = make_dimension(scale), make_dimension(scale)
    finding = relate(study, direction, **ends(before, after))
    assert verdict(finding, case((before, "red"), (after, value))) == (expected, None)


def test_another_value_on_a_scale_is_another_value(study):
    before, after = make_dimension("ordinal", ("red", "orange", "blue")), make_dimension()
    finding = relate(study, **ends(before, after))
    assert verdict(finding, case((before, "orange"), (after, "red"))) == ("cannot_tell", "other_value")


@pytest.mark.parametrize("status", ["not_stated", "not_applicable", "not_assessed", "withheld"])
def test_what_is_missing_is_said_in_the_way_that_it_is_missing(study, status):
    before, after = make_dimension(), make_dimension()
    finding = relate(study, **ends(before, after))
    lacking, unclear, bare = case(), case((before, "red")), case()
    code(whole(lacking), before, status=status)
    code(whole(unclear), after, status=status)
    found = relation(finding)
    assert told(found) == {
        lacking.slug: ("cannot_tell", "antecedent_missing"),
        unclear.slug: ("cannot_tell", "consequent_missing"),
        bare.slug: ("cannot_tell", "antecedent_missing"),
    }
    stands = {one.office.slug: (one.consequent or one.antecedent).status for one in found.cases}
    assert stands[lacking.slug] == stands[unclear.slug] == status
    assert stands[bare.slug] == "not_yet_coded"


def test_what_is_told_of_a_part_or_a_plan_is_no_value_of_the_office(study):
    before, after = make_dimension(), make_dimension()
    finding, office = relate(study, **ends(before, after)), case()
    code(make_part(office.visits.get(), "reception"), before, "red")
    planned = case()
    code(whole(planned), before, "red", realisation="planned")
    found = relation(finding)
    for one in (office, planned):
        assert told(found)[one.slug] == ("cannot_tell", "antecedent_missing")
        checked = next(x for x in found.cases if x.office.slug == one.slug)
        status, words = {
            office: ("told_of_parts", "told of parts only"),
            planned: ("not_yet_coded", "no value for the whole office"),
        }[one]
        assert checked.antecedent.status == status
        assert words in str(line(checked))


def test_what_only_findings_speak_of_is_not_called_uncoded(study):
    before, after = make_dimension(), make_dimension(only_in_findings=True)
    finding, office = relate(study, **ends(before, after)), case((before, "red"))
    checked = next(one for one in relation(finding).cases if one.office.slug == office.slug)
    assert "told in findings only" in str(line(checked))
    assert "not yet coded" not in str(line(checked))


def test_of_several_values_at_once_silence_is_neither(study):
    before, after = make_dimension("multi"), make_dimension("multi")
    promotes = relate(study, **ends(before, after))
    hinders = relate(study, "hinders", **ends(before, after))
    offices = {
        case((before, "red"), (after, "red"), (after, "blue")): ("fits", "does_not_fit"),
        case((before, "red"), (after, ("red", False))): ("does_not_fit", "fits"),
        case((before, "red"), (after, "blue")): ("cannot_tell", "cannot_tell"),
    }
    for office, expected in offices.items():
        assert (verdict(promotes, office)[0], verdict(hinders, office)[0]) == expected
    assert verdict(promotes, office)[1] == "consequent_unmentioned"
    silent = case((before, "blue"), (after, "red"))
    assert verdict(promotes, silent) == ("cannot_tell", "antecedent_unmentioned")
    denied = case((before, ("red", False)), (after, "red"))
    assert verdict(promotes, denied) == ("cannot_tell", "other_value")
    unsaid = case((before, "red"), (after, "blue"))
    code(whole(unsaid), after, status="not_stated", category=after.categories.get(key="red"))
    found = relation(promotes)
    assert told(found)[unsaid.slug] == ("cannot_tell", "consequent_missing")
    (one,) = [one for one in found.cases if one.office.slug == unsaid.slug]
    assert one.consequent.status == "not_stated"


def test_what_one_of_several_leaders_has_the_office_has(study):
    before, after = make_dimension("multi", union_of_part="leader"), make_dimension()
    finding, office = relate(study, **ends(before, after)), case((after, "red"))
    for value in ("red", ("red", False), "blue"):
        code(make_part(office.visits.get(), "leader"), before, value)
    assert verdict(finding, office) == ("fits", None)


def test_yes_or_no_without_a_category_is_yes(study):
    before, after = make_dimension("boolean"), make_dimension("boolean")
    promotes, hinders = (relate(study, one, antecedent=before, consequent=after) for one in ("promotes", "hinders"))
    same, other, neither = (
        case((before, True), (after, True)),
        case((before, True), (after, False)),
        case((before, False)),
    )
    assert [verdict(promotes, one)[0] for one in (same, other, neither)] == ["fits", "does_not_fit", "cannot_tell"]
    assert [verdict(hinders, one)[0] for one in (same, other, neither)] == ["does_not_fit", "fits", "cannot_tell"]
    assert verdict(promotes, neither)[1] == "other_value"


@pytest.mark.parametrize(("first", "then"), [("", "red"), ("red", ""), ("", "")])
def test_without_a_category_no_case_can_tell(study, first, then):
    before, after = make_dimension(), make_dimension("ordinal")
    finding, office = relate(study, **ends(before, after, first, then)), case((before, "red"), (after, "red"))
    assert relation(finding).why == Why.NO_VALUE_NAMED
    assert verdict(finding, office) == ("cannot_tell", "no_value_named")


@pytest.mark.parametrize("scale", ["number", "text"])
def test_numbers_and_texts_have_no_category_that_a_relation_could_name(study, scale):
    before, after = make_dimension(scale), make_dimension()
    after_red = after.categories.get(key="red")
    finding = relate(study, antecedent=before, consequent=after, consequent_category=after_red)
    assert relation(finding).why == Why.NO_VALUE_NAMED


def test_an_outcome_is_no_value_of_an_office(study):
    before = make_dimension()
    red = before.categories.get(key="red")
    outcome = Outcome.objects.get(key="integration")
    finding = relate(study, antecedent=before, antecedent_category=red, outcome=outcome)
    assert relation(finding).why == Why.OUTCOME
    assert verdict(finding, case((before, "red"))) == ("cannot_tell", "outcome_not_coded")
    shared = relate(study, antecedent=before, antecedent_category=red, outcome=Outcome.objects.get(key="goal_clarity"))
    assert relation(shared).why == Why.NO_VALUE_NAMED, "offices are coded for it, but the relation says not with what"


def test_the_latest_observed_visit_is_asked(study):
    before, after = make_dimension(), make_dimension()
    finding, office = relate(study, **ends(before, after)), make_office(visits=2)
    make_visit(office, basis="retrospective")
    for visit, value in ((0, "red"), (1, "blue"), (2, "red")):
        code(whole(office, visit), before, "red")
        code(whole(office, visit), after, value)
    assert verdict(finding, office) == ("does_not_fit", None)


# --- against which ---


def test_never_against_a_case_it_was_drawn_from_nor_one_that_may_be_the_same(study):
    before, after = make_dimension(), make_dimension()
    finding = relate(study, **ends(before, after))
    own, twin, mirrored, apart = (case((before, "red"), (after, "red")) for _ in range(4))
    site = make_office(record="setting")
    finding.offices.set([own, site])
    make_match(office=twin, other=site)
    make_match(office=own, other=mirrored)
    found = relation(finding)
    assert set(told(found)) == {apart.slug}
    assert {one.office.slug: one.is_certain for one in found.drawn_from} == {
        own.slug: True,
        twin.slug: False,
        mirrored.slug: False,
    }


@pytest.mark.parametrize("own_data", [True, False])
def test_a_case_of_the_same_body_of_data_stands_apart(study, own_data):
    before, after = make_dimension(), make_dimension()
    finding = relate(study, **ends(before, after))
    place = make_citation()
    make_family(study.source, place.source, own_data=own_data)
    office = case((before, "red"), (after, "red"))
    office.visits.update(citation=place)
    make_office()  # a bulk write tells nobody: this one does
    found = relation(finding)
    apart = [(one.office.slug, one.verdict) for one in found.same_data]
    assert apart == ([(office.slug, Verdict.FITS)] if own_data else [])
    assert (office.slug in told(found)) is not own_data


def test_another_case_of_the_very_study_stands_apart_though_it_is_in_no_family(study):
    before, after = make_dimension(), make_dimension()
    finding, office = relate(study, **ends(before, after)), make_office(visits=0)
    make_visit(office, citation=study)
    found = relation(finding)
    assert [one.office.slug for one in found.same_data] == [office.slug]


def test_a_threshold_of_the_study_in_one_value_does_not_make_it_the_same_data(study):
    before, after = make_dimension(), make_dimension()
    finding, office = relate(study, **ends(before, after)), case((before, "red"))
    code(whole(office), after, "red", citation=study)
    assert verdict(finding, office) == ("fits", None)


def test_vignettes_are_named_apart_and_only_where_they_can_tell(study):
    before, after = make_dimension(), make_dimension()
    finding = relate(study, **ends(before, after))
    fits = case((before, "red"), (after, "red"), record="vignette")
    silent = case(record="vignette")
    site = case((before, "red"), (after, "red"), record="setting")
    found = relation(finding)
    assert [one.office.slug for one in found.vignettes] == [fits.slug]
    assert not {fits.slug, silent.slug, site.slug} & set(told(found))


def test_a_fifth_case_appears_by_itself(client, study):
    finding = Finding.objects.get(key="andreassen2008-r19")
    office = make_office(name_en="Fifth office", name_nb="Femte kontor")
    large, split = (Dimension.objects.get(key=key) for key in ("office_size", "reception_follow_up_split"))
    code(whole(office), large, "large")
    code(whole(office), split, "no_units", certainty="inferred", inferred_from_en="x", inferred_from_nb="x")
    assert verdict(finding, office) == ("does_not_fit", None)
    html = words(client.get(PATH).content.decode())
    assert html.index("A case does not fit") < html.index("Only an office from the same data can tell")
    assert "No studied office from other data can tell" not in html
    assert re.search(r"Does not fit Fifth office: Office size: large; [^:]+: [^(]+\(by our reading\)", html)


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split()).replace(" :", ":")


def test_of_very_many_cases_those_with_a_value_are_set_against_it_and_the_rest_is_said(client, monkeypatch, study):
    monkeypatch.setattr(records, "MOST", 5)
    for number in range(3):
        make_office(slug=f"aa-{number}", name_en=f"Aa {number}", name_nb=f"Aa {number}")
    found = made()
    assert {x.office.slug for x in (*found.relations[0].cases, *found.relations[0].same_data)} >= {"aa-0"}
    assert found.n_left_out == 2
    html = words(client.get(PATH).content.decode())
    assert "2 more studied offices are not set against them." in html
    assert client.get("/api/v1/hypotheses/").json()["n_cases_left_out"] == 2
