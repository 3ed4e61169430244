"""What the findings of a ready question look like: pans, the line above the picture, the picture, parted texts."""

import re

import pytest

from offices.evidence.questions.insight import insight
from offices.evidence.questions.parting import first_clause, first_sentence
from offices.evidence.questions.sides import pans
from offices.evidence.questions.words import question_line
from offices.models.findings import FindingSource
from tests.builders import make_dimension, make_question, make_side
from tests.editions import current_evidence
from tests.evidence.test_questions import KEYS, page, relation, text, weighed

pytestmark = pytest.mark.django_db


def pans_of(key: str) -> list[tuple[str, str, int, int]]:
    evidence = current_evidence()
    found = pans(evidence, evidence.questions[key], weighed(evidence, key))
    return [(one.tone, one.label, one.n, one.n_families) for one in found]


def test_two_sides_have_a_pan_each_and_one_for_what_lies_between():
    assert pans_of("one-leader-or-two") == [
        ("first", "For one leader", 7, 2), ("between", "Both ways", 2, 1), ("second", "For two leaders", 2, 1),
    ]  # fmt: skip
    assert [label for _, label, _, _ in pans_of("how-many-services")] == [
        "For many services", "On neither side", "Against many services",
    ]  # fmt: skip
    assert pans_of("one-steering-line-or-two") == []


def test_between_the_sides_is_only_what_says_something_of_one_of_them(wanted):
    question = make_question()
    category = question.sides.first().categories.get()
    assert [tone for tone, *_ in pans_of(question.key)] == ["first", "second"]
    relation(question.from_dimensions.get(), "promotes", wanted)
    assert [tone for tone, *_ in pans_of(question.key)] == ["first", "second"]
    relation(category, "mixed", wanted)
    assert pans_of(question.key)[1][:3] == ("between", "Both ways", 1)
    relation(category, "no_clear", wanted)
    assert pans_of(question.key)[1][:3] == ("between", "Both ways or neither", 2)


def test_what_is_to_be_seen_is_said_in_a_line_and_what_is_measured_with_it(wanted):
    question = make_question()
    first, second = question.sides.all()

    def said() -> str:
        return str(insight(weighed(current_evidence(), question.key)))

    assert said() == "No finding here takes a side"
    relation(first.categories.get(), "promotes", wanted, basis="told")
    assert said() == f"1 finding speaks for {first.label_en}, 0 for {second.label_en}; none is measured"
    relation(first.categories.get(), "promotes", wanted, basis="measured", kind="survey")
    relation(second.categories.get(), "promotes", wanted, basis="argued")
    assert said() == f"2 findings speak for {first.label_en}, 1 for {second.label_en}; 1 is measured"
    FindingSource.objects.filter(finding__basis="measured").update(second_hand=True)
    assert said().endswith("; 1 is measured, as another text retells it")
    assert (
        "1 measured, as another text retells it"
        in question_line(current_evidence(), current_evidence().questions[question.key]).in_short
    )
    relation(second.categories.get(), "promotes", wanted, basis="measured", kind="survey")
    assert said().endswith("; 2 are measured, 1 of them as another text retells it")
    make_side(question, categories=[make_dimension().categories.first()], order=9)
    assert (
        said().partition(";")[0]
        == f"2 of 4 findings that take a side speak for “{first.label_en}”, as many speak for “{second.label_en}”"
    )


def test_the_picture_has_each_finding_that_takes_a_side_and_says_where_there_is_none(client):
    for key in KEYS:
        evidence = current_evidence()
        taking = [one for group in weighed(evidence, key).groups if group.side for one in group.findings]
        drawn = re.search(r'(?s)<table class="marked">.*?</table>', page(client, f"/questions/{key}/"))[0]
        assert {f"/evidence/{one.key}/" for one in taking} <= set(re.findall(r'href="([^"]+)"', drawn))
        columns = [int(n) for n in re.findall(r"<small>(\d+) finding", drawn.split("</thead>")[0])]
        assert drawn.count("<li") == sum(columns)
    leaders = page(client, "/questions/one-leader-or-two/")
    assert re.search(r"without taking a side\. Of those \d are measured", text(leaders)), (
        "three are, though none of a side is"
    )
    assert "7 findings speak for one leader, 2 for two leaders; none is measured" in text(leaders)
    assert 'data-label="Measured">None</td>' in leaders
    assert leaders.count('<li class="retold">') == 6, "known only as another text retells them"


@pytest.mark.parametrize(
    ("whole", "first"),
    [
        ("One. Two.", "One."), ("Only one", "Only one"), ("By p. 4 Oslo had none. More.", "By p. 4 Oslo had none."),
        ("Ja! «Nei», sa hun.", "Ja! «Nei», sa hun."),
    ],
)  # fmt: skip
def test_a_text_parts_after_its_first_sentence_and_loses_nothing(whole, first):
    assert first_sentence(whole)[0] == first
    assert " ".join(filter(None, first_sentence(whole))) == whole
    assert first_clause("Nobody knows: yet.") == ("Nobody knows:", "yet.")


# --- the pages ---
