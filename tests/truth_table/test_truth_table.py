"""Truth tables on records made by hand: worked examples of the published method, an oracle, what is never guessed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offices.data.case import Case
from offices.data.records import (
    CategoryRecord,
    CitationRecord,
    CodingRecord,
    DimensionRecord,
    Number,
    OfficeRecord,
    Pair,
    PartRecord,
    VisitRecord,
)
from offices.truth_table.conditions import Condition, membership, reaches
from offices.truth_table.doubts import DOUBTS, doubts_about
from offices.truth_table.rows import TruthTable, truth_table

WHOLE = PartRecord("office", "office", Pair("the whole office"), 1, 0)
LEADERS = (PartRecord("one", "leader", Pair("one"), 1, 1), PartRecord("other", "leader", Pair("other"), 1, 2))
YES_NO = (CategoryRecord("yes", Pair("yes")), CategoryRecord("no", Pair("no")))
SIZES = tuple(CategoryRecord(key, Pair(key)) for key in ("small", "medium", "large"))


def dimension(key: str, scale: str = "boolean", categories=YES_NO, union: str = "") -> DimensionRecord:
    return DimensionRecord(key, scale, Pair(key, key), Pair(), Pair(), Pair(), False, union, tuple(categories))


SIZE, STAFF = dimension("size", "ordinal", SIZES), dimension("staff", "number", ())
TOOLS = dimension("tools", "multi", SIZES)
COLOUR = dimension("colour", "nominal", SIZES)
LEADER = dimension("leader", "multi", SIZES, union="leader")


def coding(of: DimensionRecord, source: str = "one", part: PartRecord = WHOLE, **values) -> CodingRecord:
    place = CitationRecord(source, source, "2", "")
    return CodingRecord("ref", part, of.key, values.pop("status", "coded"), citations=(place,), **values)


def case(name: str, *codings: CodingRecord, months=6, basis="observed", record="case", parts=(WHOLE,)) -> Case:
    month = None if months is None else Decimal(months)
    visit = VisitRecord("first", Pair("First"), basis, month, month, "stated", 2008, 2008, "stated", Pair(), Pair(), None,
                        parts, codings)  # fmt: skip
    return Case(OfficeRecord(name, record, True, Pair(name, name), Pair(), (visit,)), visit)


def sets(*keys: str) -> list[Condition]:
    return [Condition(dimension(key), "yes") for key in keys]


def crisp(name: str, keys: str, digits: str) -> Case:
    """A case with a yes for each 1 and a no for each 0; anything else is not stated."""
    made = zip(keys.split(), digits, strict=True)
    known = {"1": {"holds": True}, "0": {"holds": False}}
    return case(name, *(coding(dimension(key), **known.get(digit, {"status": "not_stated"})) for key, digit in made))


def names(row) -> str:
    return ",".join(one.case.office.slug for one in row.cases)


def table_of(data: dict[str, str], keys: str, outcome: str = "yes") -> TruthTable:
    """The last key is the outcome."""
    *conditions, last = keys.split()
    cases = [crisp(name, keys, digits) for name, digits in data.items()]
    return truth_table(cases, sets(*conditions), Condition(dimension(last), outcome))


# Lipset's indicators of the survival of democracy between the wars in 18 countries, dichotomised at 550 USD, 50 %, 75 %,
# 30 % and 10 cabinets: the data LC of R's package QCA, after Rihoux and De Meur (2009, chapter 3).
KEYS = "DEV URB LIT IND STB SURV"
LC = {
    "AU": "101100",
    "BE": "111111",
    "CZ": "111111",
    "EE": "001010",
    "FI": "101011",
    "FR": "101111",
    "DE": "111100",
    "GR": "000000",
    "HU": "001000",
    "IE": "101011",
    "IT": "000010",
    "NL": "111111",
    "PL": "001000",
    "PT": "000000",
    "RO": "000010",
    "ES": "000000",
    "SE": "101111",
    "UK": "111111",
}
# The same with the wealth threshold at 600 USD and without STB, which is where Rihoux and De Meur meet contradictions:
# Czechoslovakia (586) and Finland (590) are no longer developed.
LC_600 = {name: ("0" if name in ("CZ", "FI") else row[0]) + row[1:4] + row[5] for name, row in LC.items()}


def test_the_truth_table_of_lipsets_countries_is_that_of_qca():
    """truthTable(LC, "SURV", show.cases = TRUE) prints these nine rows of 32, with these numbers, n and cases."""
    table = table_of(LC, KEYS)
    assert {row.number: (row.verdict, row.consistency.whole, names(row)) for row in table.rows if row.cases} == {
        1: ("0", 3, "GR,PT,ES"),
        2: ("0", 2, "IT,RO"),
        5: ("0", 2, "HU,PL"),
        6: ("0", 1, "EE"),
        22: ("1", 2, "FI,IE"),
        23: ("0", 1, "AU"),
        24: ("1", 2, "FR,SE"),
        31: ("0", 1, "DE"),
        32: ("1", 4, "BE,CZ,NL,UK"),
    }
    assert len(table.rows) == 32
    assert len(table.with_verdict("?")) == 23
    assert table.incomplete == []


def test_contradictions_are_where_qca_has_them():
    """truthTable(..., incl.cut = c(1, 0.01)) prints OUT C for three rows, with incl 0.250, 0.667 and 0.750."""
    table = table_of(LC_600, "DEV URB LIT IND SURV")
    printed = {
        row.number: (row.verdict, row.consistency.whole, f"{row.consistency.decimal:.3f}", names(row))
        for row in table.rows
        if row.cases
    }
    assert printed == {
        1: ("0", 5, "0.000", "GR,IT,PT,RO,ES"),
        3: ("C", 4, "0.250", "EE,FI,HU,PL"),
        8: ("1", 1, "1.000", "CZ"),
        11: ("1", 1, "1.000", "IE"),
        12: ("C", 3, "0.667", "AU,FR,SE"),
        16: ("C", 4, "0.750", "BE,DE,NL,UK"),
    }


def fit(table: TruthTable, key: str, negated: bool = False):
    return next(one for one in table.fits if (one.condition.dimension.key, one.negated) == (key, negated))


def shares(one) -> list[str]:
    every = (one.incl_n, one.cov_n, one.incl_s, one.cov_s)
    return [f"{share.part}/{share.whole}" for share in every]


def test_necessity_and_sufficiency_of_single_conditions():
    """By hand. 8 countries survived; 10 were developed, among them all 8; 11 were stable (IT, RO and EE did not
    survive), among them all 8. So DEV: inclN 8/8, covN 8/10. STB: inclN 8/8, covN 8/11.
    """
    table = table_of(LC, KEYS)
    assert shares(fit(table, "DEV")) == ["8/8", "8/10", "8/10", "8/8"]
    assert shares(fit(table, "STB")) == ["8/8", "8/11", "8/11", "8/8"]
    assert shares(fit(table, "DEV", negated=True)) == ["0/8", "0/8", "0/8", "0/8"]


def test_the_absent_outcome_has_the_fit_that_qca_prints():
    """minimize(truthTable(LC, "~SURV"), include = "?") prints ~DEV inclS 1.000, covS 0.800; ~STB 1.000, 0.700."""
    table = table_of(LC, KEYS, outcome="no")
    for key, covered in (("DEV", "0.800"), ("STB", "0.700")):
        found = fit(table, key, negated=True)
        assert (f"{found.incl_s.decimal:.3f}", f"{found.cov_s.decimal:.3f}") == ("1.000", covered)


def test_a_share_of_nothing_is_no_number():
    table = table_of({"a": "110", "b": "100"}, "A B Y")
    assert fit(table, "A").incl_n.decimal is None, "nobody has the outcome"
    assert fit(table, "A", negated=True).incl_s.decimal is None, "everybody is in the set"
    assert fit(table, "A").incl_s.decimal == 0


def test_who_lacks_anything_is_in_no_row_and_no_share():
    """c lacks a condition, d the outcome; both would have turned the shares."""
    table = table_of({"a": "111", "b": "010", "c": "?11", "d": "11?"}, "A B Y")
    assert [one.case.office.slug for one in table.incomplete] == ["c", "d"]
    assert sum(len(row.cases) for row in table.rows) == 2
    assert shares(fit(table, "B")) == ["1/1", "1/2", "1/2", "1/1"]


KNOWN = {"1": True, "0": False, "?": None}


@given(data=st.dictionaries(st.text("abcdef", min_size=1), st.text("01?", min_size=4, max_size=4), max_size=12))
@settings(max_examples=150, deadline=None)
def test_rows_and_shares_are_those_of_counting_one_by_one(data):
    """The oracle looks at every case in turn for every row and share."""
    table = table_of(data, "A B C Y")
    whole = {name: [KNOWN[digit] for digit in digits] for name, digits in data.items() if "?" not in digits}
    assert len(table.rows) == 8
    for row in table.rows:
        inside = [name for name, known in whole.items() if known[:3] == list(row.sets)]
        having = [name for name in inside if whole[name][3]]
        assert [one.case.office.slug for one in row.cases] == inside
        assert row.number == 1 + sum(2 ** (2 - place) for place, one in enumerate(row.sets) if one)
        expected = "?" if not inside else "1" if having == inside else "0" if not having else "C"
        assert row.verdict == expected
    for one in table.fits:
        place = "ABC".index(one.condition.dimension.key)
        x = {name for name, known in whole.items() if known[place] is not one.negated}
        y = {name for name, known in whole.items() if known[3]}
        assert (one.incl_n.part, one.incl_n.whole, one.cov_n.whole) == (len(x & y), len(y), len(x))
        for share, of in ((one.incl_n, y), (one.cov_s, y), (one.cov_n, x), (one.incl_s, x)):
            assert share.decimal == (Decimal(len(x & y)) / len(of) if of else None)


NUMBERS = [
    ((20, 20, "="), 20, True),
    ((19, 19, "="), 20, False),
    ((15, 25, "="), 20, None),
    ((20, 25, "="), 20, True),
    ((10, 20, "="), 20, None),
    ((20, None, ">"), 20, True),
    ((20, None, ">"), 25, None),
    ((None, 20, "<"), 20, False),
    ((None, 20, "<="), 20, None),
    ((20, 20, "~"), 20, None),
    ((45, 45, "~"), 20, True),
    ((15, 15, "~"), 20, False),
]


@pytest.mark.parametrize(("number", "least", "expected"), NUMBERS)
def test_a_number_that_may_lie_on_either_side_is_unknown(number, least, expected):
    low, high = (None if bound is None else Decimal(bound) for bound in number[:2])
    given = Number(low, high, number[2])
    assert reaches(given, Decimal(least)) is expected
    of_case = case("a", coding(STAFF, number=given)).visit
    assert membership(Condition(STAFF, least=Decimal(least)), of_case) is expected


@given(low=st.integers(0, 9), width=st.integers(0, 5), least=st.integers(0, 12))
def test_a_range_is_in_the_set_only_if_each_number_of_it_is(low, width, least):
    every = {number / 2 >= least for number in range(2 * low, 2 * (low + width) + 1)}
    given = Number(Decimal(low), Decimal(low + width), "=")
    assert reaches(given, Decimal(least)) is (every.pop() if len(every) == 1 else None)


def test_silence_about_a_category_is_not_a_no():
    def of(*codings):
        return membership(Condition(TOOLS, "small"), case("a", *codings).visit)

    assert of(coding(TOOLS, category="small", holds=True)) is True
    assert of(coding(TOOLS, category="small", holds=False)) is False
    assert of(coding(TOOLS, category="large", holds=True)) is None
    assert of(coding(TOOLS, category="small", status="not_stated"), coding(TOOLS, category="large", holds=True)) is None
    assert of() is None


def test_what_one_leader_is_not_says_nothing_of_the_other():
    def of(*codings):
        return membership(Condition(LEADER, "small"), case("a", *codings, parts=(WHOLE, *LEADERS)).visit)

    no, other_no = (coding(LEADER, part=part, category="small", holds=False) for part in LEADERS)
    assert of(no) is None
    assert of(no, other_no) is False
    assert of(no, replace(other_no, holds=True)) is True
    assert of(coding(LEADER, category="small", holds=False)) is False, "said of the whole office"


def test_what_is_planned_or_not_shown_puts_nobody_in_a_set():
    for values in ({"realisation": "planned"}, {"shown": False}, {"status": "withheld"}):
        visit = case("a", coding(COLOUR, category="" if "status" in values else "small", **values)).visit
        assert membership(Condition(COLOUR, "small"), visit) is None


def test_at_least_takes_this_category_and_those_above():
    found = {}
    for key in ("small", "medium", "large"):
        visit = case("a", coding(SIZE, category=key)).visit
        found[key] = membership(Condition(SIZE, "medium", or_above=True), visit)
    assert found == {"small": False, "medium": True, "large": True}


def test_two_values_on_both_sides_of_a_threshold_leave_it_open():
    both = case("a", coding(SIZE, category="small"), coding(SIZE, category="large")).visit
    assert membership(Condition(SIZE, "medium", or_above=True), both) is None
    assert membership(Condition(SIZE, "large"), both) is True, "as in the matrix, which has it under both"


def codes(*cases: Case, conditions=None, outcome: Condition | None = None) -> set[str]:
    asked = conditions or sets("A", "B")
    return {notice.code for notice in doubts_about(truth_table(cases, asked, outcome or sets("Y")[0]))}


def plain(name: str, digits: str = "111", outcome=None, **values) -> Case:
    known = [coding(dimension(key), holds=digit == "1") for key, digit in zip("AB", digits, strict=False)]
    return case(name, *known, outcome or coding(dimension("Y"), holds=digits[2] == "1"), **values)


FULL = [plain("a", "111"), plain("b", "101"), plain("c", "011"), plain("d", "001")]


def test_nothing_is_said_where_nothing_is_doubtful():
    assert codes(*FULL) == set()


def y(**values) -> CodingRecord:
    return coding(dimension("Y"), holds=True, **values)


ONE_DOUBT = {
    "few_cases": FULL[:2],
    "outcome_unlike": [*FULL, plain("e", outcome=y(source="two"))],
    "outcome_soft": [plain("e", outcome=y(certainty="inferred")), *FULL],
    "conditions_soft": [case("e", coding(dimension("A"), holds=True, account="leader"), coding(dimension("B"), holds=True),
                             y()), *FULL],
    "not_offices": [*FULL, plain("e", record="vignette")],
    "repeated_offices": [*FULL, plain("a")],
    "told_afterwards": [*FULL, plain("e", basis="retrospective")],
}  # fmt: skip


@pytest.mark.parametrize("code", ONE_DOUBT)
def test_each_doubt_is_said_where_it_applies(code):
    assert codes(*ONE_DOUBT[code]) == {code}


def test_an_outcome_is_unlike_by_source_by_informant_and_by_age():
    for other, why in (
        (plain("e", outcome=y(source="two")), "from different studies"),
        (plain("e", outcome=y(account="staff")), "from different informants"),
        (plain("e", months=30), "at different times since opening"),
        (plain("e", months=None), "at different times since opening"),
    ):
        table = truth_table([*FULL, other], sets("A", "B"), sets("Y")[0])
        (told,) = (one for one in doubts_about(table) if one.code == "outcome_unlike")
        assert told.text.startswith(f"What is known of the outcome is {why}. ")


def test_an_incomplete_case_casts_no_doubt_on_the_others():
    silent = case("e", coding(dimension("A"), status="not_stated"), y(source="two", certainty="vague"))
    assert codes(*FULL, silent) == set()


def test_an_inferred_order_and_impossible_rows_are_said():
    order = dimension("size", "ordinal", [replace(one, order_inferred=True) for one in SIZES])
    conditions = [Condition(order, "medium", or_above=True), Condition(order, "large"), *sets("A")]
    assert {"order_inferred", "same_dimension"} <= codes(*FULL, conditions=conditions)


def test_every_doubt_has_a_sentence():
    order = dimension("size", "ordinal", [replace(one, order_inferred=True) for one in SIZES])
    conditions = [*sets("A", "B"), *(Condition(order, "medium", or_above=above) for above in (True, False))]
    tables = [truth_table(cases, sets("A", "B"), sets("Y")[0]) for cases in ONE_DOUBT.values()]
    tables.append(truth_table(FULL, conditions, sets("Y")[0]))
    said = {one.code: one for table in tables for one in doubts_about(table)}
    assert set(said) == {one.code for one in DOUBTS}
    assert all(one.title and one.text and "%(" not in one.text for one in said.values())
