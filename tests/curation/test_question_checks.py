"""What is wrong with a question is found, sentence by sentence, and so is what the questions together leave out."""

import shutil
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import CommandError, call_command

from offices.curation import question_checks
from offices.curation.coverage import left_out
from offices.curation.data_checks import CHECKS
from offices.curation.question_checks import Reach, reach
from offices.curation.seeding.files import FixtureError
from offices.curation.seeding.rows import read_rows
from offices.curation.seeding.writer import write_rows
from offices.curation.stamping import digests, stamp
from offices.models import Finding, Question, QuestionSentence, QuestionSide, SentenceFinding, Speaker
from offices.models.sentences import digest_of
from tests.builders import make_carrier, make_outcome, make_place, make_question, make_sentence, make_side
from tests.curation.test_seeding import alone
from tests.marked import force

pytestmark = pytest.mark.django_db
SHIPPED = settings.BASE_DIR / "fixtures"


def problems() -> list[str]:
    """What the checks of questions say, of all that the command runs."""
    ours = [check for check in CHECKS if check.__module__ == question_checks.__name__]
    return [line for check in ours for line in check()]


def told(question: Question) -> list[str]:
    """What is found of one question."""
    return [line for line in problems() if f" {question.key}" in line]


def test_a_question_that_lacks_a_sentence_is_found():
    question = make_question()
    make_sentence(question), make_sentence(question)
    lines = told(question)
    missing = "change, effect, mechanism, moderators, implementation, cost"
    assert f"Question {question.key}: there is no sentence for {missing}." in lines
    assert f"Question {question.key}: it has 2 points; there are to be 3." in lines


def test_a_side_that_is_both_or_neither_is_found():
    question = make_question()
    neither = make_side(question)
    unsaid = make_side(question, outcomes=[make_outcome()])
    said = make_side(question, outcomes=[make_outcome()], speaks_for="promotes")
    idle = make_side(question, categories=question.sides.first().categories.all(), speaks_for="hinders")
    lines = told(question)
    assert [line for line in lines if neither.key in line] == [
        f"Side {question.key}: {neither.key}: it names categories or outcomes, and not both."
    ]
    for side in (unsaid, idle):
        assert f"Side {question.key}: {side.key}: speaks_for goes with outcomes." in lines
    assert not [line for line in lines if said.key in line]


def test_an_answer_or_a_point_that_rests_on_nothing_is_found():
    question = make_question()
    point = make_sentence(question, order=1)
    finding = make_place().finding
    carried = make_sentence(question, finding, order=2)
    change = make_sentence(question, kind="change", order=3)
    lines = told(question)
    assert f"Sentence {question.key}/answer: it rests on no published finding." in lines
    assert f"Sentence {question.key}/point 2: it rests on no published finding." in lines
    assert not [line for line in lines if "/point 3" in line or f"/{change.kind} 4: it rests" in line]
    Finding.objects.filter(pk=finding.pk).update(stage="withdrawn")
    assert f"Sentence {question.key}/point 3: it rests on no published finding." in told(question)
    assert point.kind == carried.kind == "point"


def changed_statement(finding: Finding) -> None:
    finding.statement_nb = "Det står noe annet nå."
    finding.save()


def another_speaker(finding: Finding) -> None:
    finding.speakers.set([Speaker.objects.get(key="unions")])


@pytest.mark.parametrize(
    "change",
    [
        changed_statement,
        another_speaker,
        lambda finding: make_place(finding, second_hand=True),
        lambda finding: Finding.objects.filter(pk=finding.pk).update(basis="argued"),
        lambda finding: Finding.objects.filter(pk=finding.pk).update(outcome=make_outcome()),
    ],
)
def test_a_finding_that_says_something_else_now_is_found(change):
    carrier = SentenceFinding.objects.select_related("sentence__question", "finding").get(
        sentence__question__key="which-size", sentence__kind="answer", finding__key="breit2016-f07"
    )
    assert not [line for line in problems() if "which-size" in line]
    change(carrier.finding)
    now = digest_of(Finding.objects.get(pk=carrier.finding.pk))
    assert now != carrier.digest
    said = f"breit2016-f07 says something else now. Read both, then write breit2016-f07: {now}"
    assert f"Sentence which-size/answer: {said}" in problems()


def test_a_finding_that_went_and_one_that_is_not_stamped_are_found():
    question = make_question()
    gone, bare = make_place().finding, make_place().finding
    sentence = make_sentence(question, gone, bare, order=0)
    Finding.objects.filter(pk=gone.pk).update(stage="withdrawn")
    force(sentence.carriers.get(finding=bare), digest="")
    lines = told(question)
    assert f"Sentence {question.key}/point 1: {gone.key} is no longer on the site. Read it again." in lines
    assert (
        f"Sentence {question.key}/point 1: nothing says what {bare.key} said. Write {bare.key}: {digest_of(bare)}"
        in lines
    )
    draft = make_carrier(make_sentence(make_question(stage="draft")))
    assert not [line for line in problems() if draft.digest in line]


def test_an_answer_that_is_too_long_is_found():
    question = make_question()
    force(question.sentences.get(), text_nb="ord " * 31)
    assert f"Sentence {question.key}/answer: An answer has at most 30 words; these are 31." in told(question)


def test_a_digest_does_not_depend_on_the_database():
    """Numbers of rows differ; keys do not."""
    assert digests()["larsen2012-l09"] == digest_of(Finding.objects.get(key="larsen2012-l09"))
    answer = yaml.safe_load((SHIPPED / "questions" / "one-leader-or-two.yaml").read_text(encoding="utf-8"))["answer"]
    assert answer["rests_on"]["larsen2012-l09"] == digests()["larsen2012-l09"]


# --- all of them together ---


def test_the_shipped_questions_reach_what_is_expected(capsys):
    reached = reach()
    assert reached.percent >= 70
    assert reached.unreached == ()
    assert list(left_out(SHIPPED / "expected.yaml", reached)) == []
    call_command("check_data")
    assert "8 questions reach" in capsys.readouterr().out


def test_what_the_questions_leave_out_is_told(tmp_path, capsys):
    path = tmp_path / "expected.yaml"
    path.write_text("questions: {reach: 70, keys: [which-size, nothing]}\n", encoding="utf-8")
    assert list(left_out(path, Reach(frozenset(["which-size"]), 13, 20, ("finding-1",)))) == [
        "Questions: these are not there: nothing.",
        "Questions: they reach 65 per cent of the relations, not 70.",
        "Questions: these open findings start from a choice: finding-1.",
    ]
    path.write_text("sources: []\n", encoding="utf-8")
    assert list(left_out(path, Reach(frozenset(), 0, 0, ("finding-1",)))) == []
    for question in Question.objects.exclude(key="which-size"):
        question.stage = "draft"
        question.save()
    with pytest.raises(CommandError):
        call_command("check_data")
    assert "these are not there: generalists-or-specialists" in capsys.readouterr().err.replace(
        "one-leader-or-two, ", ""
    )


# --- their files ---


@pytest.fixture
def fixtures(tmp_path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "fixtures"))


def rewrite(folder: Path, change) -> Path:
    """The file of one question, changed as data."""
    path = folder / "questions" / "which-size.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return path


def unstamped(data: dict) -> None:
    data["answer"]["rests_on"] = list(data["answer"]["rests_on"])
    data["points"][0]["rests_on"] = dict.fromkeys(data["points"][0]["rests_on"], "")


def test_what_is_not_stamped_is_let_in_named_and_stamped(fixtures, capsys):
    before = (fixtures / "questions" / "which-size.yaml").read_text(encoding="utf-8")
    path = rewrite(fixtures, unstamped)
    n = len(yaml.safe_load(before)["answer"]["rests_on"]) + len(yaml.safe_load(before)["points"][0]["rests_on"])
    assert [row for row in read_rows(fixtures) if row.model == "sentencefinding" and not row.values["digest"]]
    call_command("stamp_questions", folder=fixtures / "questions")
    assert f"which-size.yaml: {n} findings stamped." in capsys.readouterr().out
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == yaml.safe_load(before)
    assert max(map(len, path.read_text(encoding="utf-8").splitlines())) <= 200
    assert stamp(path, digests()) == 0


def test_stamping_leaves_the_rest_of_a_file_alone_and_renews_nothing(tmp_path):
    path = tmp_path / "one.yaml"
    text = "answer:\n  text: {en: a, nb: b} # said\n  rests_on: [%s]\npoints:\n  - {rests_on: []}\n  - rests_on:\n      - x\nend: 1\n"
    path.write_text(text % "larsen2012-l09, larsen2012-l10", encoding="utf-8")
    assert stamp(path, {"larsen2012-l09": "aaa", "larsen2012-l10": "bbb", "x": "c"}) == 3
    stamped = path.read_text(encoding="utf-8")
    assert stamped == text.replace("[%s]", '{larsen2012-l09: "aaa", larsen2012-l10: "bbb"}').replace(
        "\n      - x\n", ' {x: "c"}\n'
    )
    assert stamp(path, {"larsen2012-l09": "ccc", "larsen2012-l10": "ddd"}) == 0
    assert path.read_text(encoding="utf-8") == stamped


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data["answer"].update(text={"en": "a " * 31, "nb": "b"}), "text_en: An answer has at most 30 words"),
        (lambda data: data["points"][0]["rests_on"].update({"nothing": "x"}), "names the finding 'nothing', which there"),
        (lambda data: data["studied"][0].update(aspect="colour"), r"studied\[0\]: aspect is 'colour'"),
        (lambda data: data["sides"][0].update(speaks_for="opens"), r"sides\[0\]: speaks_for is 'opens'; allowed: promotes"),
        (lambda data: data["asks"].update(to=["nothing"]), "to_dimensions names the dimension 'nothing'"),
        (lambda data: data.update(sides=[]), "sides must name at least one"),
        (lambda data: data.update(review_by="soon"), "review_by is 'soon'; expected a day such as"),
        (lambda data: data.update(review_by="2020-01-01"), "review_by: it is reviewed before it is written"),
        (lambda data: data["answer"].update(rests_on="all"), "rests_on must be a list"),
        (lambda data: data.pop("answer"), "answer must be"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_file_is_named(fixtures, change, message):
    alone(fixtures, "questions/which-size.yaml")
    rewrite(fixtures, change)
    with pytest.raises(FixtureError, match=message) as error:
        write_rows(read_rows(fixtures))
    assert "questions/which-size.yaml" in str(error.value)


def test_a_sentence_that_no_longer_ships_is_taken_back_with_what_carried_it(fixtures):
    rewrite(fixtures, lambda data: data.update(changes=[]))
    gone = QuestionSentence.objects.get(question__key="which-size", kind="change")
    n = gone.carriers.count()
    counts = write_rows(read_rows(fixtures), prune=True).counts
    assert counts["taken back"] == n + 1
    assert not QuestionSentence.objects.filter(pk=gone.pk).exists()
    assert QuestionSide.objects.filter(question__key="which-size").count() == 2
