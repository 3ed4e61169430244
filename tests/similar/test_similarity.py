"""Distances worked out by hand and held to be a metric's; conditions and order."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offices.data.case import Case, has_value
from offices.data.records import CategoryRecord, CodingRecord, DimensionRecord, Number, OfficeRecord, Pair
from offices.similar.candidates import richest
from offices.similar.designs import FARTHEST, Design
from offices.similar.distance_words import gap_words
from offices.similar.distances import Likeness, gap
from offices.similar.similarity import resemblance, resemblances
from offices.similar.words import asides
from tests.compare.test_comparison import LEADER, coding, office

KEYS = ("red", "blue", "green")
CATEGORIES = tuple(CategoryRecord(key, Pair(key)) for key in KEYS)
YES_NO = (CategoryRecord("yes", Pair("yes")), CategoryRecord("no", Pair("no")))


def dimension(scale: str, categories: tuple = CATEGORIES, union: str = "") -> DimensionRecord:
    text = Pair(scale)
    return DimensionRecord(scale, scale, text, text, Pair(), Pair(), True, union, categories)


NOMINAL, ORDINAL, NUMBER, TEXT = (dimension(scale) for scale in ("nominal", "ordinal", "number", "text"))
MULTI, BOOLEAN = dimension("multi", union="leader"), dimension("boolean", YES_NO)
ALL = {one.key: one for one in (NOMINAL, ORDINAL, NUMBER, MULTI, BOOLEAN, TEXT)}
EVERYTHING = Design(match=tuple(key for key in ALL if key != "text"))


def category(of: DimensionRecord, key: str) -> tuple[CodingRecord, ...]:
    return (coding(of, category=key),)


def several(**holds: bool) -> tuple[CodingRecord, ...]:
    return tuple(coding(MULTI, category=key, holds=value) for key, value in holds.items())


def number(low, high=None, comparator: str = "=") -> tuple[CodingRecord, ...]:
    high = low if high is None and comparator in "=~" else high
    bounds = (None if bound is None else Decimal(bound) for bound in (low, high))
    return (coding(NUMBER, number=Number(*bounds, comparator)),)


def truth(holds: bool) -> tuple[CodingRecord, ...]:
    return (coding(BOOLEAN, holds=holds),)


A, D, U = Likeness.ALIKE, Likeness.DIFFERS, Likeness.UNTOLD


@pytest.mark.parametrize(
    ("of", "one", "other", "distance", "likeness"),
    [
        (NOMINAL, category(NOMINAL, "red"), category(NOMINAL, "red"), 0, A),
        (NOMINAL, category(NOMINAL, "red"), category(NOMINAL, "green"), 1, D),
        (BOOLEAN, truth(True), truth(True), 0, A),
        (BOOLEAN, truth(True), truth(False), 1, D),
        (ORDINAL, category(ORDINAL, "red"), category(ORDINAL, "blue"), Fraction(1, 2), D),
        (ORDINAL, category(ORDINAL, "green"), category(ORDINAL, "red"), 1, D),
        (ORDINAL, category(ORDINAL, "blue"), category(ORDINAL, "blue"), 0, A),
        # Both speak of red and blue; both hold red, one holds blue; green is told of by one alone.
        (MULTI, several(red=True, blue=True, green=True), several(red=True, blue=False), Fraction(1, 2), D),
        (MULTI, several(red=True), several(red=False), 1, D),
        (MULTI, several(red=True), several(blue=True), None, U),
        (MULTI, several(red=False), several(red=False), 0, A),
        (MULTI, several(red=True), several(red=True, blue=True), 0, U),
        (NUMBER, number(45), number(39), Fraction(6, 45), D),
        (NUMBER, number(15000, comparator="~"), number(30000, comparator="~"), Fraction(1, 2), D),
        (NUMBER, number(40, 50), number(60, 80), Fraction(1, 6), D),
        (NUMBER, number(40, 50), number(45, 80), 0, U),
        (NUMBER, number(40, 50), number(40, 50), 0, U),
        (NUMBER, number(40), number(40), 0, A),
        (NUMBER, number(20, comparator=">"), number(100), None, U),
        (NUMBER, number(20, comparator=">"), number(20, comparator=">"), None, U),
        (NUMBER, number(20, comparator=">"), number(5), Fraction(3, 4), D),
        (NUMBER, number(20, comparator=">"), number(20), 0, D),
        (NUMBER, number(20), number(20, comparator=">"), 0, D),
        (NUMBER, number(None, 10, "<"), number(30, comparator=">="), Fraction(2, 3), D),
        (NUMBER, number(-5), number(5), 1, D),
        (NUMBER, number(0), number(0, comparator=">"), 0, D),
        (TEXT, (coding(TEXT, text=Pair("a")),), (coding(TEXT, text=Pair("a")),), None, U),
        (NOMINAL, category(NOMINAL, "red"), (), None, U),
        (NOMINAL, category(NOMINAL, "red"), (coding(NOMINAL, status="not_stated"),), None, U),
    ],
)
def test_part_distances_by_hand(of, one, other, distance, likeness):
    for found in (gap(of, one, other), gap(of, other, one)):
        assert (found.distance, found.likeness) == (distance, likeness)


def test_one_category_alone_is_no_steps_from_itself():
    alone = dimension("ordinal", CATEGORIES[:1])
    assert gap(alone, category(alone, "red"), category(alone, "red")).distance == 0


def test_of_several_parts_it_is_enough_that_one_holds():
    leaders = (*several(red=False), coding(MULTI, category="red", holds=True, part=LEADER))
    assert gap(MULTI, leaders, several(red=True)).distance == 0


@pytest.mark.parametrize(
    ("of", "one", "other", "words"),
    [
        (NOMINAL, category(NOMINAL, "red"), category(NOMINAL, "blue"), "differ"),
        (ORDINAL, category(ORDINAL, "red"), category(ORDINAL, "blue"), "1 of 2 steps apart"),
        (ORDINAL, category(ORDINAL, "red"), category(ORDINAL, "red"), "alike"),
        (MULTI, several(red=True, blue=True), several(red=True, blue=False), "1 of 2 in common"),
        (MULTI, several(red=True), several(red=True, blue=True), "more is told of one"),
        (MULTI, several(red=True), several(blue=True), "cannot be told"),
        (MULTI, several(red=False), several(red=False), "lack the same"),
        (NUMBER, number(45), number(39), "the difference, as a share"),
        (NUMBER, number(40, 50), number(60), "the smallest possible difference"),
        (NUMBER, number(40, 50), number(45, 80), "overlap"),
        (NUMBER, number(40), number(40), "alike"),
        (NUMBER, number(20, comparator=">"), number(100), "cannot be told"),
    ],
)
def test_part_distances_in_words(of, one, other, words):
    base, twin = office("a", *one), office("b", *other)
    (part,) = resemblance(base.latest, Case(twin, twin.latest), Design((of.key,)), ALL).parts
    assert words in gap_words(part)


def test_an_inferred_order_is_said():
    inferred = replace(ORDINAL, categories=tuple(replace(one, order_inferred=True) for one in CATEGORIES))
    one, other = (office(key, *category(inferred, key)) for key in ("red", "green"))
    (part,) = resemblance(one.latest, Case(other, other.latest), Design(("ordinal",)), {"ordinal": inferred}).parts
    assert gap_words(part) == "2 of 2 steps apart (the order is partly inferred)"


numbers = st.integers(0, 60)
cells = {
    "nominal": st.sampled_from(KEYS).map(lambda key: category(NOMINAL, key)),
    "ordinal": st.sampled_from(KEYS).map(lambda key: category(ORDINAL, key)),
    "boolean": st.booleans().map(truth),
    "multi": st.dictionaries(st.sampled_from(KEYS), st.booleans(), min_size=1).map(lambda held: several(**held)),
    "number": st.one_of(
        st.tuples(numbers, numbers).map(lambda two: number(min(two), max(two))),
        st.tuples(numbers, st.sampled_from([">", ">="])).map(lambda one: number(one[0], comparator=one[1])),
        st.tuples(numbers, st.sampled_from(["<", "<="])).map(lambda one: number(None, *one)),
    ),
}
silent = st.sampled_from([None, "not_stated", "not_applicable"])


@st.composite
def offices(draw, slug: str = "drawn") -> OfficeRecord:
    """An office that is told of in some dimensions, and silent in others in some way."""
    codings: list[CodingRecord] = []
    for key, strategy in cells.items():
        if draw(st.booleans()):
            codings += draw(strategy)
        elif status := draw(silent):
            codings.append(coding(ALL[key], status=status))
    return office(slug, *codings)


@given(offices(), offices())
def test_a_distance_is_symmetric_between_0_and_1_and_rests_on_what_both_have(one, other):
    there = resemblance(one.latest, Case(other, other.latest), EVERYTHING, ALL)
    back = resemblance(other.latest, Case(one, one.latest), EVERYTHING, ALL)
    assert there.distance == back.distance
    assert there.distance is None or 0 <= there.distance <= 1
    assert all(has_value(part.one) and has_value(part.other) for part in there.measured)
    assert (there.distance is None) == (not there.measured)


@given(offices())
def test_an_office_is_no_distance_from_itself(one):
    assert resemblance(one.latest, Case(one, one.latest), EVERYTHING, ALL).distance in (0, None)


@given(offices(), offices(), st.sampled_from(EVERYTHING.match), st.data())
def test_what_one_has_and_the_other_lacks_changes_nothing(one, other, key, data):
    silenced = office("silenced", *(known for known in other.latest.codings if known.dimension != key))
    told = office("told", *(known for known in one.latest.codings if known.dimension != key), *data.draw(cells[key]))
    other = Case(silenced, silenced.latest)
    distances = {resemblance(base.latest, other, EVERYTHING, ALL).distance for base in (one, told)}
    assert len(distances) == 1


@given(numbers, numbers, numbers)
def test_the_distance_of_numbers_takes_no_detours(one, two, three):
    """The relative difference is a metric: no way round is shorter."""
    there, over, back = (
        gap(NUMBER, number(start), number(end)).distance for start, end in ((one, three), (one, two), (two, three))
    )
    assert there <= over + back


def sorted_out(design: Design, *others: OfficeRecord):
    base = office("base", *category(NOMINAL, "red"), *category(ORDINAL, "red"), *number(10))
    return resemblances(base.latest, others, design, ALL)


def slugs(found) -> list[str]:
    return [one.office.slug for one in found]


def test_order_conditions_and_what_stands_apart():
    near = office("near", *category(NOMINAL, "blue"), *category(ORDINAL, "red"), *number(10))
    far = office("far", *category(NOMINAL, "blue"), *category(ORDINAL, "green"), *number(40))
    poor = office("poor", *category(NOMINAL, "green"))
    same = office("same", *category(NOMINAL, "red"), *category(ORDINAL, "red"))
    unknown = office("unknown", coding(NOMINAL, status="not_stated"), *number(10))
    nobody = OfficeRecord("nobody", "case", True, Pair("nobody"), Pair())
    records = (far, near, poor, same, unknown, nobody)
    found = sorted_out(Design(("ordinal", "number"), differ=("nominal",)), *records)
    assert slugs(found.solid) == ["near", "far"]
    assert [one.distance for one in found.solid] == [0, Fraction(7, 8)]
    assert slugs(found.apart) == ["poor"]
    assert slugs(found.untold) == ["unknown"]
    assert found.n_failed == 1
    assert [reasons for reasons, _records in asides(found.untold)] == [("not stated: nominal",)]
    again = sorted_out(Design(("ordinal", "number"), same=("nominal",), order=FARTHEST), *records)
    assert slugs(again.solid) == ["same"]
    assert again.n_failed == 3
    assert slugs(sorted_out(Design(("number",), order=FARTHEST), *records).solid) == ["far", "near", "unknown"]


def test_one_condition_that_fails_outweighs_one_that_cannot_be_told():
    found = sorted_out(Design(("number",), same=("nominal", "ordinal")), office("b", *category(NOMINAL, "blue")))
    assert (found.n_failed, found.untold) == (1, ())


def test_a_distance_on_little_stands_apart_and_equal_ones_by_what_they_rest_on():
    match = ("nominal", "ordinal", "number", "boolean")
    thin = office("thin", *category(NOMINAL, "red"))
    two = office("two", *category(NOMINAL, "red"), *category(ORDINAL, "red"))
    three = office("three", *category(NOMINAL, "red"), *category(ORDINAL, "red"), *number(10))
    found = sorted_out(Design(match), thin, two, three)
    assert (slugs(found.solid), slugs(found.thin)) == (["three", "two"], ["thin"])


def test_the_richest_rows_are_those_with_most_values():
    assert richest(0b1111, [0b0011, 0b0110], 1) == 0b0010
    assert richest(0b1111, [0b0011, 0b0110], 2) == 0b0011
    assert richest(0b1111, [0b0011, 0b0110], 9) == 0b1111
    assert richest(0b1100, [0b0011, 0b0110], 1) == 0b0100
    assert richest(0, [0b1], 5) == 0
