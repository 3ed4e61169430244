"""Aligning offices and telling when that is unfair, on records made by hand: no database."""

from dataclasses import replace
from decimal import Decimal

import pytest

from offices.compare.notices import NOTICES, notices
from offices.compare.rows import compare
from offices.data.case import Verdict
from offices.data.records import (
    CategoryRecord,
    CitationRecord,
    CodingRecord,
    DimensionRecord,
    GroupRecord,
    Number,
    OfficeRecord,
    Pair,
    PartRecord,
    VisitRecord,
)

WHOLE = PartRecord("office", "office", Pair("the whole office"), 1, 0)
LEADER = PartRecord("leader", "leader", Pair("the leader"), 1, 1)
CATEGORIES = (CategoryRecord("red", Pair("red", "rød")), CategoryRecord("blue", Pair("blue", "blå")))


def dimension(key: str, scale: str, **values) -> DimensionRecord:
    text = Pair(key, key)
    return DimensionRecord(key, scale, text, text, Pair(), Pair(), False, values.pop("union", ""), CATEGORIES, **values)


COLOUR, TOOLS = dimension("colour", "nominal"), dimension("tools", "multi", union="leader")
STAFF, STORY = dimension("staff", "number"), dimension("story", "text")
GROUPS = (GroupRecord("all", Pair("all"), (COLOUR, TOOLS, STAFF, STORY)),)


def coding(of: DimensionRecord, source: str = "One 2008", part: PartRecord = WHOLE, **values) -> CodingRecord:
    place = CitationRecord(source.split()[0].lower(), source, "2", "")
    return CodingRecord("ref", part, of.key, values.pop("status", "coded"), citations=(place,), **values)


def office(slug: str, *codings: CodingRecord, months: tuple = (6, 6), basis: str = "observed") -> OfficeRecord:
    low, high = (None if month is None else Decimal(month) for month in months)
    visit = VisitRecord("first", Pair("First"), basis, low, high, "stated", 2008, 2008, "stated", Pair(), Pair(), None,
                        (WHOLE,), codings)  # fmt: skip
    return OfficeRecord(slug, "case", True, Pair(slug, slug), Pair(), (visit,))


def verdict(*cells: tuple[CodingRecord, ...]) -> Verdict:
    comparison = compare([office(f"office-{n}", *codings) for n, codings in enumerate(cells)], GROUPS)
    (row,) = comparison.rows
    return row.verdict


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((coding(COLOUR, category="red"),), (coding(COLOUR, category="red", account="leader"),), Verdict.SAME),
        ((coding(COLOUR, category="red"),), (coding(COLOUR, category="blue"),), Verdict.DIFFERS),
        ((coding(COLOUR, category="red"),), (), Verdict.INCOMPARABLE),
        ((coding(COLOUR, category="red"),), (coding(COLOUR, status="not_stated"),), Verdict.INCOMPARABLE),
        ((coding(STAFF, number=Number(Decimal(20), None, ">")),), (coding(STAFF, number=Number(Decimal(20), Decimal(20), "=")),), Verdict.DIFFERS),
        ((coding(TOOLS, category="red", holds=True),), (coding(TOOLS, category="red", holds=True), coding(TOOLS, category="blue", holds=False)), Verdict.SAME),
        ((coding(TOOLS, category="red", holds=True),), (coding(TOOLS, category="red", holds=False),), Verdict.DIFFERS),
        ((coding(STORY, text=Pair("a", "a")),), (coding(STORY, text=Pair("a", "a")),), Verdict.INCOMPARABLE),
    ],
)  # fmt: skip
def test_a_row_is_the_same_differs_or_cannot_be_compared(one, other, expected):
    assert verdict(one, other) is expected


def test_only_what_is_shown_in_place_and_of_the_office_is_compared_and_the_rest_stands_beside():
    planned = coding(COLOUR, category="blue", realisation="planned")
    hidden = coding(COLOUR, category="blue", shown=False)
    of_leader = coding(COLOUR, category="blue", part=LEADER)
    shown = coding(COLOUR, category="red")
    (row,) = compare([office("a", planned, hidden, of_leader, shown)], GROUPS).rows
    assert row.cells == ((shown,),)
    assert row.elsewhere == ((planned, hidden, of_leader),)


def test_the_value_of_a_union_comes_from_its_parts():
    (row,) = compare([office("a", coding(TOOLS, category="red", holds=True, part=LEADER))], GROUPS).rows
    assert [one.category for one in row.cells[0]] == ["red"]


def test_groups_and_dimensions_without_codings_are_left_out_and_offices_without_visits():
    comparison = compare([office("a"), OfficeRecord("b", "case", True, Pair("b"), Pair())], GROUPS)
    assert comparison.groups == ()
    assert [case.office.slug for case in comparison.cases] == ["a"]


def codes(*offices: OfficeRecord) -> list[str]:
    return [notice.code for notice in notices(compare(offices, GROUPS))]


RED = coding(COLOUR, category="red")


@pytest.mark.parametrize(
    ("one", "other", "applies"),
    [
        ((Decimal("2.5"), Decimal("2.5")), (6, 6), True),
        ((6, 6), (6, 6), False),
        ((5, 7), (7, 9), False),
        ((6, 6), (None, None), True),
        ((None, None), (None, None), False),
        ((-24, 0), (6, 6), True),
    ],
)
def test_unequal_time_open(one, other, applies):
    found = codes(office("a", RED, months=one), office("b", RED, months=other))
    assert ("unequal_time_open" in found) is applies


def test_different_sources_are_told_with_the_rows_they_touch():
    other = coding(COLOUR, "Two 2019", category="red")
    (notice,) = notices(compare([office("a", RED), office("b", other)], GROUPS))
    assert (notice.code, notice.keys) == ("different_sources", ("colour",))


def test_a_threshold_from_another_study_does_not_make_it_another_study():
    borrowed = coding(STAFF, "Two 2019", number=Number(Decimal(1), Decimal(1), "="))
    assert codes(office("a", RED, coding(TOOLS, category="red", holds=True), borrowed), office("b", RED)) == []


def test_one_office_needs_no_notice():
    assert codes(office("a", RED, months=(1, 1))) == []


@pytest.mark.parametrize("word", ["code", "title", "meaning"])
def test_every_notice_has_a_code_a_title_and_a_definition_of_its_own(word):
    assert len({str(getattr(one, word)) for one in NOTICES} - {""}) == len(NOTICES)


def test_a_notice_in_words_names_offices_and_rows():
    other = coding(COLOUR, "Two 2019", category="red")
    texts = notices(compare([office("a", RED, months=(2, 2)), office("b", other)], GROUPS))
    assert "a: 2 months after opening; b: 6 months after opening" in texts[0].text
    assert "a: One 2008; b: Two 2019" in texts[1].text
    assert texts[1].dimensions == ("colour",)


def test_the_latest_visit_is_the_last_observed_one():
    seen = office("a", RED).visits[0]
    told = replace(seen, key="later", basis="retrospective")
    assert replace(office("a"), visits=(seen, told)).latest.key == "first"
    assert replace(office("a"), visits=(told,)).latest.key == "later"
    assert replace(office("a"), visits=()).latest is None
