"""What the comparison warns of: each notice on records made by hand."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest

from offices.compare.notices import NOTICES, notices
from offices.compare.rows import compare, compare_cases
from offices.data.case import Case
from offices.data.records import (
    CategoryRecord,
    CaveatRecord,
    CitationRecord,
    CodingRecord,
    DimensionRecord,
    GroupRecord,
    MatchRecord,
    Number,
    OfficeRecord,
    Pair,
    PartRecord,
    VisitRecord,
)
from offices.wording.notices import NoticeText

WHOLE = PartRecord("office", "office", Pair("the whole office"), 1, 0)
CATEGORIES = tuple(CategoryRecord(key, Pair(key)) for key in ("red", "blue", "green"))


def dimension(key: str, scale: str = "nominal", headline: bool = False) -> DimensionRecord:
    return DimensionRecord(key, scale, Pair(key), Pair(key), Pair(), Pair(), headline, "", CATEGORIES)


MODEL, SMALL_CHOICE = dimension("model", headline=True), dimension("exceptions")
SIZE, PLACE, TOOLS, STORY = (
    dimension("size", headline=True),
    dimension("place"),
    dimension("tools", "multi"),
    dimension("story", "text"),
)
FTE, HEADS = dimension("staff_fte", "number", headline=True), dimension("staff_headcount", "number", headline=True)
GROUPS = (
    GroupRecord("context", Pair("Context"), (SIZE, PLACE, TOOLS, STORY, FTE, HEADS)),
    GroupRecord("model", Pair("Model"), (MODEL, SMALL_CHOICE)),
)


def place(source: str = "one") -> CitationRecord:
    return CitationRecord(source, f"{source.title()} 2008", "2", "7")


def coding(of: DimensionRecord, category: str = "", source: str = "one", **values) -> CodingRecord:
    status = values.pop("status", "coded")
    return CodingRecord("ref", WHOLE, of.key, status, category, citations=(place(source),), **values)


def amount(of: DimensionRecord, low: int) -> CodingRecord:
    return coding(of, number=Number(Decimal(low), Decimal(low), "="))


def visit(*codings: CodingRecord, key: str = "first", years: tuple = (2008, 2008), **values) -> VisitRecord:
    made = VisitRecord(key, Pair(key.title()), "observed", None, None, "stated", *years, "stated", Pair(), Pair(), None,
                       (WHOLE,), codings)  # fmt: skip
    return replace(made, **values)


def office(slug: str, *codings: CodingRecord, **values) -> OfficeRecord:
    return OfficeRecord(slug, values.pop("record", "case"), True, Pair(slug.title()), Pair(),
                        (visit(*codings, **values.pop("visit", {})),), **values)  # fmt: skip


def warning(
    kind: str, *offices: str, dimensions: tuple = (), source: str = "one", text: str = "Beware."
) -> CaveatRecord:
    return CaveatRecord(kind, Pair(text), place(source), offices, dimensions)


def found(*offices: OfficeRecord) -> dict[str, NoticeText]:
    return {notice.code: notice for notice in notices(compare(offices, GROUPS))}


def test_the_codes_are_those_of_the_api_and_the_gravest_comes_first():
    """Written out once more, since other programs know them; a new one goes into its place in both lists."""
    assert [one.code for one in NOTICES] == [
        "possibly_same_office", "not_assessed", "confounded", "unequal_time_open", "different_sources",
        "different_years", "different_informants", "retrospective_and_observed", "fte_and_headcount",
        "certainty_differs",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "applies"),
    [
        ((2007, 2008), (2008, 2009), False),
        ((2007, 2008), (2017, 2017), True),
        ((2013, None), (2017, 2017), False),
        ((2018, None), (2017, 2017), True),
        ((None, 2008), (2017, None), True),
        ((None, None), (2017, 2017), False),
        ((None, None), (None, None), False),
    ],
)
def test_years_that_do_not_overlap(one, other, applies):
    pair = office("a", visit={"years": one}), office("b", visit={"years": other})
    assert ("different_years" in found(*pair)) is applies
    assert ("different_years" in found(*reversed(pair))) is applies


def test_inferred_years_say_so_and_like_is_named_with_like():
    inferred = {"years": (2007, 2008), "years_certainty": "inferred"}
    three = office("a", visit=inferred), office("b", visit={"years": (2017, 2017)}), office("c", visit=inferred)
    notice = found(*three)["different_years"]
    assert notice.keys == ()
    assert notice.text.startswith("A, C: 2007–2008 (inferred); B: 2017. ")


BY_AUTHOR = coding(MODEL, "red")


@pytest.mark.parametrize(
    ("other", "applies"),
    [
        (BY_AUTHOR, False),
        (coding(MODEL, "red", account="leader"), True),
        (coding(MODEL, "red", account="coder"), True),
        (coding(MODEL, account="leader", status="not_stated"), False),
        (coding(MODEL, "red", account="leader", shown=False), False),
    ],
)
def test_informants_of_other_kinds(other, applies):
    notice = found(office("a", BY_AUTHOR), office("b", other)).get("different_informants")
    assert (notice and notice.keys) == (("model",) if applies else None)


@pytest.mark.parametrize(
    ("one", "other", "applies"),
    [("state", "municipality", True), ("state", "state", False), ("state", "", False), ("", "", False)],
)
def test_informants_of_other_lines_when_both_lines_are_known(one, other, applies):
    codings = [coding(MODEL, "red", account="leader", account_line=line) for line in (one, other)]
    assert ("different_informants" in found(office("a", codings[0]), office("b", codings[1]))) is applies


def test_informants_are_named_per_office_with_the_rows_in_which_they_are_heard():
    led = {"account": "leader", "account_line": "state"}
    one = office("a", BY_AUTHOR, coding(SIZE, "red"), coding(PLACE, "red"))
    other = office("b", coding(MODEL, "red", **led), coding(SIZE, "red", **led), coding(PLACE, "red"))
    notice = found(one, other)["different_informants"]
    assert set(notice.keys) == {"model", "size"}
    assert "A: the author 2; B: the leader (state line) 2." in notice.text


def test_only_the_most_heard_are_named_and_it_says_how_many_more_there_are():
    rows = [coding(TOOLS, key, holds=True, account=who) for key, who in (("red", "staff"), ("blue", "union"))]
    rows += [coding(MODEL, "red", account="leader"), coding(SIZE, "red", account="coder")]
    notice = found(office("a", *rows), office("b", BY_AUTHOR, coding(SIZE, "red"), coding(TOOLS, "red", holds=True)))
    words = notice["different_informants"].text
    assert re.search(r"A: [^;,]+ 1, [^;,]+ 1, [^;,]+ 1 and 1 more voice; B: the author 3\.", words)


@pytest.mark.parametrize(
    ("one", "other", "applies"),
    [
        ((FTE,), (HEADS,), True),
        ((FTE,), (FTE,), False),
        ((FTE, HEADS), (HEADS,), False),
        ((FTE,), (), False),
        ((), (), False),
    ],
)
def test_full_time_equivalents_and_employees(one, other, applies):
    pair = [office(slug, *(amount(of, 20) for of in sizes)) for slug, sizes in (("a", one), ("b", other))]
    notice = found(*pair).get("fte_and_headcount")
    assert (notice is not None) is applies
    if notice:
        assert notice.keys == ("staff_fte", "staff_headcount")
        assert "equivalents: A. Known only as the number of employees: B." in notice.text


def test_a_size_that_is_not_stated_is_no_size():
    unknown = coding(HEADS, status="not_stated")
    assert "fte_and_headcount" not in found(office("a", amount(FTE, 20)), office("b", unknown))


@pytest.mark.parametrize(
    ("one", "other", "applies"),
    [
        ({}, {"certainty": "vague"}, True),
        ({}, {"certainty": "inferred"}, True),
        ({"certainty": "vague"}, {"certainty": "inferred"}, False),
        ({}, {}, False),
        ({}, {"certainty": "inferred", "status": "not_stated", "category": ""}, False),
    ],
)
def test_stated_against_vague_or_inferred(one, other, applies):
    cells = [
        CodingRecord("ref", WHOLE, "size", **{"status": "coded", "category": "red", **how}) for how in (one, other)
    ]
    notice = found(office("a", cells[0]), office("b", cells[1])).get("certainty_differs")
    assert (notice and notice.keys) == (("size",) if applies else None)


def test_of_several_categories_the_weakest_counts():
    sure, vague = coding(TOOLS, "red", holds=True), coding(TOOLS, "blue", holds=True, certainty="vague")
    notice = found(office("a", sure), office("b", sure, vague))["certainty_differs"]
    assert "Rows with the less certain value: B: 1." in notice.text


def test_what_was_told_afterwards_beside_what_was_observed():
    told = office("b", visit={"basis": "retrospective"})
    assert "retrospective_and_observed" not in found(told, replace(told, slug="c"))
    notice = found(office("a"), told)["retrospective_and_observed"]
    assert notice.text.startswith("A: observed; B: told afterwards. ")


def of(model: str, *others: CodingRecord, slug: str = "a", **values) -> OfficeRecord:
    return office(slug, *([coding(MODEL, model)] if model else []), *others, **values)


def small(category: str) -> CodingRecord:
    return coding(SIZE, category)


def test_a_choice_that_varies_with_something_else_is_confounded():
    one, other = (
        of("red", small("red"), coding(PLACE, "red")),
        of("blue", small("blue"), coding(PLACE, "blue"), slug="b"),
    )
    notice = found(one, other)["confounded"]
    assert notice.keys == ("size", "place", "model")
    assert notice.text.startswith("With 2 offices, these differ together: model, size and 1 more row. ")


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([of("red", small("blue"))], id="the choice is the same"),
        pytest.param([of("blue", small("red"))], id="nothing else differs"),
        pytest.param([of("", small("blue"))], id="the choice is missing"),
        pytest.param([of("blue")], id="the other is missing"),
        pytest.param([of("blue", coding(SIZE, status="not_stated"))], id="the other is not stated"),
        pytest.param([of("blue", small("red")), of("red", small("blue"))], id="they cross"),
        pytest.param([of("blue", small("blue")), of("blue", small("green"))], id="finer"),
        pytest.param([of("blue", small("blue")), of("green")], id="it might be on either side"),
    ],
)
def test_nothing_is_confounded(others):
    named = [replace(one, slug=f"other-{number}") for number, one in enumerate(others)]
    assert "confounded" not in found(of("red", small("red")), *named)


def test_three_offices_are_set_apart_in_the_same_way():
    three = of("red", small("green")), of("blue", small("red"), slug="b"), of("red", small("green"), slug="c")
    for order in permutations(three):
        assert set(found(*order)["confounded"].keys) == {"size", "model"}


def test_texts_and_minor_choices_do_not_confound():
    texts = [coding(STORY, text=Pair(words)) for words in ("this", "that")]
    assert "confounded" not in found(of("red", texts[0]), of("blue", texts[1], slug="b"))
    rows = [(coding(SMALL_CHOICE, key), small(key)) for key in ("red", "blue")]
    assert "confounded" not in found(office("a", *rows[0]), office("b", *rows[1]))


def test_what_the_author_says_varies_along_is_named_and_quoted():
    said = warning("other", "a", "b", dimensions=("place",), text="They lie in different places.")
    study_wide, elsewhere = warning("other", dimensions=("place",)), warning("other", "a", "x", dimensions=("place",))
    values = {"caveats": (said, study_wide, elsewhere)}
    one, other = [of(key, coding(PLACE, key), slug=key, **values) for key in ("red", "blue")]
    assert found(one, other)["confounded"].told.warnings == ()
    one, other = replace(one, slug="a"), replace(other, slug="b")
    words = found(one, other)["confounded"]
    assert "these differ together: model, place." in words.text
    assert [(one.text, one.place.cited_as, one.place.locator) for one in words.reasons] == [
        ("They lie in different places.", "One 2008", "2, p. 7")
    ]


def test_vignettes_are_not_counted_as_offices_and_phases_are_phases():
    one, other = of("red", small("red")), of("blue", small("blue"), slug="b", record="vignette")
    assert "With 2 records, " in found(one, other)["confounded"].text
    phases = visit(coding(MODEL, "red"), small("red")), visit(coding(MODEL, "blue"), small("blue"), key="later")
    whole = replace(one, visits=phases)
    (notice,) = notices(compare_cases([Case(whole, phase) for phase in phases], GROUPS))
    assert notice.text.startswith("With 2 phases, these differ together: model, size. ")


def match(slug: str, reason: str = "The same words.") -> MatchRecord:
    return MatchRecord(slug, "case", Pair(slug), Pair(reason), place())


def test_records_that_may_be_one_office():
    one, other = office("a", possibly_same_as=(match("b"), match("x"))), office("b", possibly_same_as=(match("a"),))
    for pair in ((one, other), (other, one)):
        words = found(*pair)["possibly_same_office"]
        assert re.match(r"(A and B|B and A): ", words.text)
        assert [reason.text for reason in words.reasons] == ["The same words."]
    assert "possibly_same_office" not in found(one, office("c"))


def test_an_office_beside_itself_is_not_possibly_another():
    one = office("a", coding(SIZE, "red"), possibly_same_as=(match("b"),))
    later = replace(
        one.visits[0], key="later", label=Pair("Later"), basis="retrospective", year_low=2017, year_high=2017
    )
    whole = replace(one, visits=(*one.visits, later))
    cases = [Case(whole, one.visits[0]), Case(whole, later)]
    told = {notice.code: notice.text for notice in notices(compare_cases(cases, GROUPS))}
    assert set(told) == {"different_years", "retrospective_and_observed"}
    assert told["different_years"].startswith("A (First): 2008; A (Later): 2017. ")


@pytest.mark.parametrize("kind", ["not_an_evaluation", "not_assessed"])
def test_an_author_who_does_not_judge(kind):
    values = {"caveats": (warning(kind, "a", "b", dimensions=("size",)),)}
    one, other = office("a", small("red"), **values), office("b", small("blue"), **values)
    notice = found(one, other)["not_assessed"]
    assert (notice.keys, notice.text) == (("size",), "One 2008: Beware.")
    assert "not_assessed" not in found(one, office("c", small("blue")))


def test_a_refusal_for_all_dimensions_touches_all_rows_and_the_plainest_is_told():
    mild = warning("not_assessed", "a", "b", dimensions=("size",))
    plain = warning("not_an_evaluation", "a", "b", text="No verdict.")
    pair = [office(slug, small("red"), caveats=(mild, plain)) for slug in "ab"]
    words = found(*pair)["not_assessed"]
    assert (words.text, words.dimensions) == ("One 2008: No verdict.", ())
    assert [reason.text for reason in words.reasons] == ["Beware.", "No verdict."]


def test_a_warning_about_a_whole_study_is_about_the_offices_that_rest_on_it():
    values = {"caveats": (warning("not_assessed"),)}
    one, other = [office(slug, small("red"), coding(MODEL, "red"), **values) for slug in "ab"]
    borrowed = office("c", small("red"), coding(MODEL, "red", "two"), coding(PLACE, "red", "two"), **values)
    assert "not_assessed" in found(one, other)
    assert "not_assessed" not in found(one, borrowed)
    assert found(one, other, borrowed)["not_assessed"].text == "One 2008 (A, B): Beware."


def test_several_studies_that_refuse_are_named_and_their_words_open_beside():
    values = {"caveats": (warning("not_assessed", "a", "b"), warning("not_assessed", "a", "c", source="two"))}
    words = found(*(office(slug, small("red"), **values) for slug in "abc"))["not_assessed"]
    assert words.text == "The authors say what they did not judge or assess: One 2008 (A, B); Two 2008 (A, C)."
    assert len(words.reasons) == 2


def test_a_row_that_the_author_did_not_assess():
    one, other = office("a", coding(SIZE, status="not_assessed")), office("b", small("red"))
    notice = found(one, other)["not_assessed"]
    assert (notice.keys, notice.text) == (("size",), "Not assessed by the author: size (A).")


def test_a_study_that_is_not_known_is_no_other_study():
    bare = replace(coding(SIZE, "red"), citations=())
    assert "different_sources" not in found(office("a", small("red")), office("b", bare))


def test_only_rows_with_values_from_two_studies_are_touched():
    other = coding(SIZE, "red", "two"), coding(PLACE, "red", "two"), coding(MODEL, source="two", status="not_stated")
    notice = found(office("a", small("red"), coding(MODEL, "red")), office("b", *other))["different_sources"]
    assert notice.keys == ("size",)
