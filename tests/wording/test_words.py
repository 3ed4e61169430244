"""Numbers, months, years and values in words, in both languages: no database."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from offices.data.case import status_of
from offices.data.codebook import cited_as
from offices.data.records import Number, Pair
from offices.models.sorting import sort_key
from offices.wording.numbers import figure, months_words, number_words, span, years_words
from offices.wording.statements import statement, statements, told_by
from tests.compare.test_comparison import COLOUR, LEADER, STAFF, STORY, TOOLS, WHOLE, coding, dimension, office


def number(low, high=None, comparator="="):
    low, high = (None if bound is None else Decimal(bound) for bound in (low, high if high is not None else low))
    return Number(low, high, comparator)


@pytest.mark.parametrize(
    ("value", "english", "norwegian"),
    [
        (number(45), "45", "45"),
        (number(15000, comparator="~"), "about 15,000", "15\xa0000"),
        (number("2.5"), "2.5", "2,5"),
        (number(4, 5), "4–5", "4–5"),
        (Number(Decimal(20), None, ">"), "more than 20", "20"),
        (Number(Decimal(20), None, ">="), "at least 20", "20"),
        (Number(None, Decimal(9), "<"), "fewer than 9", "9"),
        (Number(None, Decimal(9), "<="), "at most 9", "9"),
        (Number(None, Decimal(9), "~"), "about 9", "9"),
        (number(0), "0", "0"),
        (number(1000000), "1,000,000", "1\xa0000\xa0000"),
    ],
)
def test_numbers(value, english, norwegian):
    assert number_words(value) == english
    with translation.override("nb"):
        assert norwegian in number_words(value)


@pytest.mark.parametrize(
    ("low", "high", "certainty", "words"),
    [
        (None, None, "", "time since opening not stated"),
        (None, 0, "stated", "before opening"),
        (None, 12, "stated", "at most 12 months after opening"),
        (None, -3, "stated", "at least 3 months before opening"),
        (6, None, "stated", "at least 6 months after opening"),
        (0, None, "stated", "after opening"),
        (0, 0, "stated", "at opening"),
        ("2.5", "2.5", "stated", "2½ months after opening"),
        ("0.5", "0.5", "stated", "½ month after opening"),
        (6, 6, "vague", "about 6 months after opening"),
        (1, 1, "stated", "1 month after opening"),
        (6, 12, "stated", "6–12 months after opening"),
        (0, 3, "stated", "the first 3 months"),
        (-24, 0, "stated", "the last 24 months before opening"),
        (-24, -12, "stated", "12–24 months before opening"),
        (-3, -3, "stated", "3 months before opening"),
        (-3, 3, "stated", "before and after opening"),
        (3, None, "stated", "at least 3 months after opening"),
        (None, 3, "stated", "at most 3 months after opening"),
    ],
)
def test_months(low, high, certainty, words):
    visit = office("a", months=(low, high)).visits[0]
    assert months_words(replace(visit, months_certainty=certainty)) == words


def test_years():
    visit = office("a").visits[0]
    assert years_words(visit) == "2008"
    assert years_words(replace(visit, year_high=2009, years_certainty="inferred")) == "2008–2009 (inferred)"
    assert years_words(replace(visit, year_low=None, year_high=None)) == "year not stated"
    assert (span(2007, None), span(None, 2007)) == ("2007–", "–2007")


@pytest.mark.parametrize(
    ("of", "values", "text", "mark"),
    [
        (COLOUR, {"category": "red"}, "red", "stated"),
        (COLOUR, {"category": "red", "certainty": "inferred"}, "red", "inferred"),
        (COLOUR, {"status": "not_stated"}, "not stated", "missing"),
        (COLOUR, {"status": "not_assessed"}, "not assessed by the author", "missing"),
        (TOOLS, {"category": "red", "holds": True}, "red", "stated"),
        (TOOLS, {"category": "red", "holds": False}, "not red", "stated"),
        (TOOLS, {"category": "red", "holds": False, "where": Pair("next door", "ved siden av")}, "not red → next door", "stated"),
        (TOOLS, {"category": "red", "status": "not_stated"}, "red: not stated", "missing"),
        (STAFF, {"number": number(0)}, "0", "stated"),
        (STAFF, {"number": number(20, comparator=">"), "text": Pair("just over 20", "litt over 20")}, "just over 20", "stated"),
        (replace(STAFF, unit=Pair("FTE", "årsverk")), {"number": number(100)}, "100 FTE", "stated"),
        (STORY, {"text": Pair("a story", "en historie"), "certainty": "vague"}, "a story", "vague"),
    ],
)  # fmt: skip
def test_values(of, values, text, mark):
    made = statement(coding(of, **values), of)
    assert (made.text, made.mark) == (text, mark)


def test_yes_and_no():
    from offices.data.codebook import YES_NO

    open_late = replace(dimension("open_late", "boolean"), categories=YES_NO)
    assert statement(coding(open_late, holds=True), open_late).text == "yes"
    with translation.override("nb"):
        assert statement(coding(open_late, holds=False), open_late).text == "nei"


def test_a_statement_carries_its_evidence():
    told = coding(COLOUR, category="red", account="leader", account_line="state", certainty="inferred", part=LEADER,
                  inferred_from=Pair("this"), note=Pair("a note"), realisation="planned", why_shown=Pair("because"))  # fmt: skip
    made = statement(told, COLOUR)
    assert made.account == "the leader, state line"
    assert (made.inferred_from, made.why_shown, made.note) == ("this", "because", "a note")
    assert (made.part, made.realisation) == ("the leader", "planned")
    assert (made.places[0].cited_as, made.places[0].locator, made.places[0].url) == ("One 2008", "2", "/sources/one/")
    with translation.override("nb"):
        assert statement(told, COLOUR).places[0].url == "/nb/sources/one/"


def test_several_alike_are_counted_and_the_only_leader_is_not_named():
    teams = replace(WHOLE, kind="unit", name=Pair("team"), count=3)
    assert statement(coding(COLOUR, category="red", part=teams), COLOUR).part == "team (×3)"
    one = coding(TOOLS, category="red", holds=True, part=LEADER)
    other = coding(TOOLS, category="blue", holds=True, part=replace(LEADER, name=Pair("the other leader")))
    assert [made.part for made in statements([one], TOOLS)] == [""]
    assert [made.part for made in statements([one, other], TOOLS)] == ["the leader", "the other leader"]


TEAM = replace(WHOLE, key="team", kind="unit", name=Pair("the team", "teamet"))


@pytest.mark.parametrize(
    ("codings", "observed", "afterwards"),
    [
        ((), "not yet coded", "not told of this phase"),
        ((coding(COLOUR, category="red", part=TEAM),), "told of parts only", "told of parts only"),
        ((coding(COLOUR, category="red", part=TEAM, realisation="planned"),), *["no value for the whole office"] * 2),
        ((coding(COLOUR, status="not_stated", part=TEAM),), *["no value for the whole office"] * 2),
        ((coding(COLOUR, category="red", realisation="wished"),), *["no value for the whole office"] * 2),
        ((coding(COLOUR, status="withheld"), coding(COLOUR, category="red", part=TEAM)), *["withheld"] * 2),
        ((coding(TOOLS, category="red", holds=True, part=TEAM),), "not yet coded", "not told of this phase"),
    ],
)
def test_a_visit_without_a_row_of_its_own_says_in_which_way(codings, observed, afterwards):
    """Never not yet coded where somebody wrote something down; the key is that of the matrix."""
    for basis, words in (("observed", observed), ("retrospective", afterwards)):
        visit = office("one", *codings, basis=basis).latest
        (made,) = told_by(visit, COLOUR)
        assert (made.text, made.is_missing, made.key) == (words, True, status_of(visit, COLOUR))
    with translation.override("nb"):
        assert told_by(None, COLOUR)[0].text == "ikke kodet ennå"


def test_a_one_takes_the_singular_of_its_unit():
    """Neither 1 persons nor «1 personer» may be written."""
    counted = replace(STAFF, unit=Pair("employees", "ansatte"), unit_one=Pair("employee", "ansatt"))
    for given, told in (
        (number(1), "1 employee"),
        (Number(Decimal(1), None, ">"), "more than 1 employee"),
        (number(0, 1), "0–1 employee"),
        (number(2), "2 employees"),
        (number("0.5"), "0.5 employees"),
        (Number(Decimal(1), None, ">="), "at least 1 employee"),
    ):
        assert statement(coding(STAFF, number=given), counted).text == told
    with translation.override("nb"):
        assert statement(coding(STAFF, number=number(1)), counted).text == "1 ansatt"


def test_sources_in_short():
    assert cited_as("Klemsdal, L.", 2008) == Pair("Klemsdal 2008", "Klemsdal 2008")
    assert cited_as("Breit, E.; Borg, E.", 2016) == Pair("Breit & Borg 2016", "Breit og Borg 2016")
    assert cited_as("Breit, E.; Fossestøl, K.; Borg, E.", 2016) == Pair("Breit et al. 2016", "Breit mfl. 2016")


def test_sort_keys_put_the_norwegian_letters_last():
    names = ["Ålesund", "Zulu", "Østre", "Él", "aust", "Ærøy", "Bærum", "El"]
    assert sorted(names, key=sort_key) == ["aust", "Bærum", "Él", "El", "Zulu", "Ærøy", "Østre", "Ålesund"]


def test_figures_never_show_an_exponent():
    assert figure(Decimal("1E+2")) == "100"
