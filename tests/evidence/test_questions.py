"""Ready questions: every finding about one in just one group, on how much it rests, and what the pages say of it."""

import csv
import re
from html import unescape
from io import StringIO

import pytest

from offices.data.evidence import read_behind
from offices.data.findings import Evidence
from offices.evidence.bodies import bodies, in_several, independent_families
from offices.evidence.questions.balance import data_years, offices_words, speaker_counts
from offices.evidence.weighing import Weighed, findings_about, leaning, stand_of, weigh
from offices.models import Category, Dimension, Finding, Outcome, Question, QuestionSide, Source, Speaker
from tests import builders
from tests.builders import (
    code,
    make_carrier,
    make_dimension,
    make_family,
    make_office,
    make_outcome,
    make_place,
    make_question,
    make_sentence,
    make_side,
    make_source,
    whole,
)
from tests.editions import current_edition, current_evidence, current_matrix

pytestmark = pytest.mark.django_db
KEYS = ("one-leader-or-two", "generalists-or-specialists", "which-size", "how-many-services",
        "one-steering-line-or-two", "when-are-partners-equal", "at-once-or-step-by-step",
        "how-to-divide-the-work")  # fmt: skip


def relation(starts: Category | Dimension, direction: str, outcome: Outcome | None = None, **values) -> Finding:
    """A finding with a place of its own that leads from a category, or from a dimension, to an outcome."""
    if isinstance(starts, Category):
        values |= {"antecedent": starts.dimension, "antecedent_category": starts}
    else:
        values |= {"antecedent": starts}
    finding = builders.make_finding(direction=direction, outcome=outcome, **values)
    make_place(finding)
    return finding


def groups(key: str) -> dict[str, set[str]]:
    """Group -> keys of its findings."""
    evidence = current_evidence()
    return {one.key: {finding.key for finding in one.findings} for one in weighed(evidence, key).groups}


def weighed(evidence: Evidence, key: str) -> Weighed:
    return weigh(evidence, evidence.questions[key])


def where(question: Question, finding: Finding) -> str:
    """The one group that it stands in."""
    (found,) = [group for group, keys in groups(question.key).items() if finding.key in keys]
    return found


def text(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", html)))


def page(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.content.decode()[:1000]
    return response.content.decode()


# --- on which side ---


def test_of_two_choices_against_the_one_is_for_the_other(wanted, unwanted):
    question = make_question()
    one, other = question.sides.all()
    first, second = one.categories.get(), other.categories.get()
    expected = [
        (first, "promotes", wanted, one), (first, "hinders", wanted, other), (first, "hinders", unwanted, one),
        (first, "promotes", unwanted, other), (second, "promotes", wanted, other), (second, "hinders", wanted, one),
    ]  # fmt: skip
    for category, direction, outcome, side in expected:
        made = relation(category, direction, outcome)
        assert where(question, made) == f"for:{side.key}", (category, direction, outcome.polarity)
    assert list(groups(question.key)) == [f"for:{one.key}", f"for:{other.key}", "matters", "describes", "open"]


def test_what_says_not_which_is_better_only_matters(wanted):
    question = make_question(dimension=make_dimension(categories=("red", "blue", "green")))
    dimension = question.from_dimensions.get()
    red, between = dimension.categories.get(key="red"), dimension.categories.get(key="green")
    for made in (
        relation(red, "mixed", wanted),
        relation(red, "no_clear", wanted),
        relation(red, "promotes", make_outcome()),
        relation(red, "promotes", consequent=make_dimension()),
        relation(dimension, "promotes", wanted),
        relation(between, "promotes", wanted),
    ):
        assert where(question, made) == "matters"
    assert where(question, relation(red, "describes")) == "describes"
    assert where(question, relation(red, "open", wanted)) == "open"


def test_one_choice_or_three_have_a_for_and_an_against_each(wanted):
    question = make_question(dimension=make_dimension(categories=("red", "blue", "green")))
    dimension = question.from_dimensions.get()
    third = make_side(question, categories=[dimension.categories.get(key="green")], order=9)
    made = relation(third.categories.get(), "hinders", wanted)
    assert where(question, made) == f"against:{third.key}"
    assert len(groups(question.key)) == 3 * 2 + 3
    QuestionSide.objects.filter(question=question).exclude(pk=third.pk).delete()
    assert where(question, made) == f"against:{third.key}"
    assert len(groups(question.key)) == 2 + 3


@pytest.mark.parametrize(("speaks_for", "stand"), [("promotes", "for"), ("hinders", "against")])
def test_a_side_can_be_what_something_leads_to(speaks_for, stand):
    """Whether more of it is wanted does not count: the question says which way it asks."""
    outcome, question = make_outcome(), make_question()
    question.sides.all().delete()
    question.outcomes.set([outcome])
    side = make_side(question, outcomes=[outcome], speaks_for=speaks_for)
    starts = make_dimension()
    opposite = {"for": "against", "against": "for"}[stand]
    assert where(question, relation(starts, "promotes", outcome)) == f"{stand}:{side.key}"
    assert where(question, relation(starts, "hinders", outcome)) == f"{opposite}:{side.key}"
    assert where(question, relation(starts, "no_clear", outcome)) == "matters"
    assert current_evidence().questions[question.key].sides[0].speaks_for == speaks_for


def test_a_question_may_ask_what_leads_to_a_dimension():
    question, ends = make_question(), make_dimension()
    question.to_dimensions.set([ends])
    made = relation(make_dimension(), "promotes", consequent=ends)
    elsewhere = relation(make_dimension(), "promotes", consequent=make_dimension())
    assert where(question, made) == "matters"
    evidence = current_evidence()
    about = {finding.key for finding in findings_about(evidence, evidence.questions[question.key])}
    assert made.key in about
    assert elsewhere.key not in about


def test_every_finding_about_a_shipped_question_stands_in_just_one_group():
    evidence = current_evidence()
    assert tuple(evidence.questions) == KEYS
    for question in evidence.questions.values():
        found = weigh(evidence, question)
        keys = [finding.key for finding in found.findings]
        assert len(keys) == len(set(keys)) == len(findings_about(evidence, question)) > 20
        for group in found.groups:
            for finding in group.findings:
                assert stand_of(evidence, question, finding) == (group.stand, group.side)
        assert any(group.side for group in found.groups if group.findings)


def test_to_hinder_what_is_not_wanted_speaks_for_it():
    made = relation(Category.objects.get(key="one_leader", dimension__key="leadership"), "hinders",
                    Outcome.objects.get(key="workload"))  # fmt: skip
    evidence = current_evidence()
    one, other = evidence.questions["one-leader-or-two"].sides
    assert leaning(evidence, one, evidence.findings[made.key]) == 1
    assert leaning(evidence, other, evidence.findings[made.key]) == 0


def test_what_no_relation_from_the_choice_leads_to(wanted, unwanted):
    neutral, question = make_outcome(), make_question()
    relation(question.from_dimensions.get(), "promotes", wanted)
    relation(question.from_dimensions.get(), "open", unwanted)
    unlinked = weighed(current_evidence(), question.key).unlinked
    assert unwanted.key in unlinked
    assert not {wanted.key, neutral.key} & set(unlinked)
    question.from_dimensions.clear()
    assert weighed(current_evidence(), question.key).unlinked == ()


# --- from how much ---


def placed(question: Question, outcome: Outcome, category: Category, *studies: Source) -> Finding:
    finding = builders.make_finding(
        direction="promotes", outcome=outcome, antecedent=category.dimension, antecedent_category=category
    )
    for study in studies:
        make_place(finding, citation=builders.make_citation(source=study))
    return finding


def test_a_body_of_data_that_stands_on_both_sides_is_counted_once_and_said_so(client, wanted):
    question = make_question()
    first, second = (side.categories.get() for side in question.sides.all())
    one, twin, alone = make_source(), make_source(), make_source()
    make_family(one, twin)
    placed(question, wanted, first, one)
    placed(question, wanted, second, twin)
    placed(question, wanted, second, alone)
    evidence = current_evidence()
    found = weighed(evidence, question.key)
    assert independent_families(evidence, found.findings) == 2
    assert [independent_families(evidence, group.findings) for group in found.groups[:2]] == [1, 2]
    assert in_several(evidence, [group.findings for group in found.groups]) == 1
    said = text(page(client, f"/questions/{question.key}/"))
    assert "3 findings , from 2 independent bodies of data" in said
    assert "1 of them stands in more than one group" in said
    assert "1 speaks on more than one side." in said


def test_bodies_that_a_third_study_links_are_one(wanted):
    question, (one, other, both) = make_question(), (make_source() for _ in range(3))
    make_family(one, both), make_family(other, both)
    category = question.sides.first().categories.get()
    made = [placed(question, wanted, category, source) for source in (one, other, both)]
    evidence = current_evidence()
    findings = [evidence.findings[finding.key] for finding in made]
    assert len(bodies(evidence, findings)) == 1
    assert len(bodies(evidence, findings[:2])) == 2


def test_years_speakers_and_offices_of_findings(wanted):
    size = Dimension.objects.get(key="office_size")
    office, other, vignette = make_office(), make_office(), make_office(record="vignette")
    code(whole(office), size, "medium")
    code(whole(other), size, "large", certainty="inferred", inferred_from_en="a", inferred_from_nb="b")
    visit = office.visits.get()
    visit.months_low, visit.months_high, visit.months_certainty = 3, 9, "stated"
    visit.year_low, visit.year_high, visit.years_certainty = 2007, 2008, "stated"
    visit.save()
    question = make_question()
    category = question.sides.first().categories.get()
    dated, undated = make_source(data_year_low=2007, data_year_high=2010), make_source()
    finding = placed(question, wanted, category, dated, undated)
    finding.offices.set([office, other, vignette])
    finding.speakers.set(Speaker.objects.filter(key__in=["leaders", "staff"]))
    silent = placed(question, wanted, category, dated)
    evidence, behind = current_evidence(), current_edition().of(read_behind)
    findings = [evidence.findings[finding.key], evidence.findings[silent.key]]
    assert speaker_counts(findings) == {"leaders": 1, "staff": 1, "not_stated": 1}
    assert data_years(evidence, findings) == "2007–2010; not stated of 1 study"
    dimension = current_matrix().dimensions["office_size"]
    said = str(offices_words(behind.under(findings), dimension))
    assert "2 studied offices (medium-sized 1, large 1)" in said
    assert "seen in 2007–2008; 1 of 2 visits 3–9 months after opening, not stated of the rest." in said
    assert "1 record that is not counted as an office." in said
    assert "1 by our reading" in said
    assert not offices_words([], dimension)


# --- how they fall on the sides ---


def test_the_page_says_all_of_a_question(client):
    question = Question.objects.get(key="one-leader-or-two")
    html = page(client, "/questions/one-leader-or-two/")
    said = text(re.sub(r"<summary>.*?</summary>", " ", html, flags=re.S)) + text(html)
    for sentence in question.sentences.all():
        assert sentence.text_en in said
        for carrier in sentence.carriers.select_related("finding"):
            assert f'href="/evidence/{carrier.finding.key}/"' in html
    for support in question.supports.select_related("source"):
        assert f"/sources/{support.source.key}/" in html
        assert support.cannot_en in said
    for words in ("Speaks for one leader, or against two leaders", "Speaks for two leaders, or against one leader",
                  "Says that it matters, not which is better", "Tells of it, says nothing of causes",
                  "Named as unanswered", "No finding here links it to 23 outcomes", "Findings that start from: Leadership model",
                  "Written on", "To be reviewed by"):  # fmt: skip
        assert words in said
    assert "Signed by" not in said
    assert "<title>One leader or two?" in html
    norwegian = text(page(client, "/nb/questions/one-leader-or-two/"))
    assert "Taler for én leder, eller mot to ledere" in norwegian
    assert question.sentences.get(kind="answer").text_nb in norwegian


def test_the_numbers_add_up_and_lead_to_all_of_them(client):
    for key in KEYS:
        html = page(client, f"/questions/{key}/")
        n = int(re.search(rf'href="/evidence/\?question={key}">(\d+) findings', html)[1])
        heads = r'class="(?:more )?stand[^>]*>(?:<h3>|<summary><b>)[^<]*(?:</b>)?\s*<small>\s*(\d+) finding'
        assert sum(int(one) for one in re.findall(heads, html)) == n
        assert html.count('<article class="finding') == n
        listed = page(client, f"/evidence/?question={key}")
        assert int(re.search(r'id="found"[^>]*>(\d+) finding', listed)[1]) == n
        assert client.get(f"/api/v1/findings/?question={key}").json()["count"] == n


def test_who_signs_is_shown_once_it_is_filled_in(client):
    question = Question.objects.get(key="which-size")
    question.signed_by = "The operator"
    question.save()
    assert "Signed by: The operator" in text(page(client, "/questions/which-size/"))
    assert client.get("/api/v1/questions/which-size/").json()["signed_by"] == "The operator"


def test_the_list_has_answers_and_old_anchors(client):
    answers = {one.key: one.sentences.get(kind="answer").text_en for one in Question.objects.all()}
    html = page(client, "/questions/")
    for key, answer in answers.items():
        part = html[html.index(f'id="q-{key}"') :].split("</li>")[0]
        assert f'href="/questions/{key}/"' in part
        assert answer in text(part)
    front = page(client, "/")
    for key in KEYS:
        assert f'href="/questions/{key}/"' in front
        assert answers[key] in text(front)
    assert 'id="q-' not in page(client, "/evidence/"), "the list has findings alone"
    assert 'href="/questions/"' in page(client, "/evidence/").split("<main")[1]


def test_a_file_has_each_finding_with_its_group(client):
    content = client.get("/questions/which-size/?format=csv").content.decode()
    rows = list(csv.reader(StringIO(content[1:], newline="")))
    table = rows[: rows.index([])]
    found = {row[table[0].index("Key")]: row[table[0].index("group.key")] for row in table[1:]}
    assert found == {key: group for group, keys in groups("which-size").items() for key in keys}
    assert "Speaks for small offices, or against large offices" in content
    body = client.get("/nb/questions/which-size/?format=json").json()
    assert len(body["rows"]) == len(found)
    assert len(client.get("/questions/?format=json").json()["rows"]) == len(KEYS)


def test_a_question_that_there_is_not_and_one_that_went(client):
    assert "There is no question “nothing”." in page(client, "/questions/nothing/", 404)
    assert "/questions/which-size/" in page(client, "/questions/wich-size/", 404), "one of like name is offered"
    Question.objects.filter(key="which-size").update(stage="withdrawn")
    made = make_question()
    for row in (made, Question.objects.get(key="how-many-services")):
        row.stage = "withdrawn"
        row.save()
    assert "was withdrawn on" in page(client, "/questions/how-many-services/", 410)
    assert client.get("/api/v1/questions/how-many-services/").status_code == 410
    assert client.get("/api/v1/questions/nothing/").json()["error"]["allowed"][0] == KEYS[0]
    assert client.get("/evidence/?question=how-many-services").status_code == 400


def test_what_carries_a_sentence_and_is_not_published_is_left_out(client):
    question = make_question()
    shown, hidden = (builders.make_finding(statement_en=one) for one in ("Coffee helps.", "Tea helps."))
    for finding in (shown, hidden):
        make_place(finding)
    both, alone, bare = (make_sentence(question, text_en=one) for one in ("Both.", "Alone.", "Bare."))
    for sentence, finding in ((both, shown), (both, hidden), (alone, hidden)):
        make_carrier(sentence, finding=finding)
    assert "Tea helps." in page(client, f"/questions/{question.key}/")
    Finding.objects.filter(pk=hidden.pk).update(stage="draft")
    said = text(page(client, f"/questions/{question.key}/"))
    assert "Tea helps." not in said
    assert "Alone." not in said, "a sentence goes with all that carried it"
    assert "Both." in said
    assert "Bare." in said, "what no source studied rests on nothing"
    assert bare.text_en == "Bare."


def test_a_question_goes_with_all_its_categories(client):
    question = make_question()
    dimension = question.from_dimensions.get()
    assert f"/questions/{question.key}/" in page(client, "/questions/")
    dimension.stage = "draft"
    dimension.save()
    assert f"/questions/{question.key}/" not in page(client, "/questions/")
    page(client, f"/questions/{question.key}/", 410)


# --- the API ---


def test_the_api_gives_what_the_page_has(client):
    body = client.get("/api/v1/questions/one-leader-or-two/?lang=nb").json()
    assert body["title"] == "Én leder eller to?"
    assert len(body["points"]) == 3
    assert [one["aspect"] for one in body["aspects"]] == ["effect", "mechanism", "moderators", "implementation", "cost"]
    assert all(one["findings"] for one in (body["answer"], *body["points"]))
    assert {one["key"]: set(one["findings"]) for one in body["groups"]} == groups("one-leader-or-two")
    assert body["count"] == sum(one["count"] for one in body["groups"]) == sum(body["basis"].values())
    assert body["sides"][0]["categories"] == ["leadership:one_leader"]
    assert body["asks"]["antecedent"] == ["leader_background", "leader_employer", "leadership"]
    assert all(one["citation"]["locator"] and one["can"] and one["cannot"] for one in body["sources"])
    assert body["written_on"] == "2026-11-29"
    assert body["url"] == "/nb/questions/one-leader-or-two/"
    listed = client.get("/api/v1/questions/?page_size=3").json()
    assert (listed["count"], len(listed["results"])) == (len(KEYS), 3)
    assert listed["next"].endswith("page=2")
    assert 'href="/api/v1/questions/one-leader-or-two/"' in page(client, "/questions/one-leader-or-two/")
