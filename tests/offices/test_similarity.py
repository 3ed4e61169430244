"""Distances worked out by hand and held to be a metric's; conditions; the page of similar and contrasting cases."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from offices.comparison.candidates import candidates, richest
from offices.comparison.designs import CHOICES, FARTHEST, ORDERS, Design, measurable, ready_designs
from offices.comparison.distances import Likeness, gap, has_value
from offices.comparison.similarity import resemblance, resemblances
from offices.facets.build import current_matrix
from offices.presenters.distances import decimals, gap_words
from offices.presenters.similar import asides
from offices.querysets import load_offices
from offices.records import CategoryRecord, CodingRecord, DimensionRecord, Number, OfficeRecord, Pair
from offices.views.similar import read_design
from tests.builders import code, make_dimension, make_match, make_office, whole
from tests.offices.test_comparison import LEADER, coding, office

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
    (part,) = resemblance(base.latest, twin, Design((of.key,)), ALL).parts
    assert words in gap_words(part)


def test_an_inferred_order_is_said():
    inferred = replace(ORDINAL, categories=tuple(replace(one, order_inferred=True) for one in CATEGORIES))
    one, other = (office(key, *category(inferred, key)) for key in ("red", "green"))
    (part,) = resemblance(one.latest, other, Design(("ordinal",)), {"ordinal": inferred}).parts
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
    there = resemblance(one.latest, other, EVERYTHING, ALL)
    back = resemblance(other.latest, one, EVERYTHING, ALL)
    assert there.distance == back.distance
    assert there.distance is None or 0 <= there.distance <= 1
    assert all(has_value(part.one) and has_value(part.other) for part in there.measured)
    assert (there.distance is None) == (not there.measured)


@given(offices())
def test_an_office_is_no_distance_from_itself(one):
    assert resemblance(one.latest, one, EVERYTHING, ALL).distance in (0, None)


@given(offices(), offices(), st.sampled_from(EVERYTHING.match), st.data())
def test_what_one_has_and_the_other_lacks_changes_nothing(one, other, key, data):
    silenced = office("silenced", *(known for known in other.latest.codings if known.dimension != key))
    told = office("told", *(known for known in one.latest.codings if known.dimension != key), *data.draw(cells[key]))
    distances = {resemblance(base.latest, silenced, EVERYTHING, ALL).distance for base in (one, told)}
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
    assert [group.reasons for group in asides(found.untold)] == [("not stated: nominal",)]
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


# The page, on the shipped data.

PATH = "/offices/lillevik/similar/"


def page(client, query: str = "", status: int = 200, path: str = PATH) -> str:
    response = client.get(f"{path}?{query}" if query else path)
    assert response.status_code == status
    return response.content.decode()


def section(html: str, title: str) -> str:
    """What stands under a heading, up to the next."""
    return re.split(rf"<h2[^>]*>{title}", html)[1].split("<h2")[0]


@pytest.mark.django_db
def test_the_default_matches_the_key_facts_and_explains_itself(client):
    html = page(client)
    assert html.count("<h1>") == 1
    assert "Offices like Lillevik" in html
    nearest = section(html, "Nearest first")
    assert nearest.index("Storvik") < nearest.index("Two-leader office")
    assert "2 of 2 steps apart" in nearest
    assert "the difference, as a share of the larger number" in nearest
    assert "not stated: " in nearest
    assert "/compare/?office=lillevik&amp;office=storvik" in nearest
    assert "may be the same office" in nearest
    assert "On fewer than half of the dimensions" in html


@pytest.mark.django_db
def test_like_it_in_size_and_portfolio_but_with_another_leadership(client):
    html = page(client, path="/offices/one-leader-office/similar/")
    links = [link.replace("&amp;", "&") for link in re.findall(r'class="chip" href="([^"]+)"', html)]
    assert len(links) == 1 + 2 * len(CHOICES)
    (link,) = [link for link in links if "differ=leadership" in link]
    assert "match=office_size" in link
    assert "match=municipal_services" in link
    answered = client.get(link).content.decode()
    assert 'aria-current="true"' in answered
    found = section(answered, "Nearest first")
    assert re.findall(r"<h3><a href=\"/offices/([^/]+)/", found) == ["two-leader-office"]
    assert "Distance 0.00" in found
    assert "over 3 of 3 dimensions" in found
    assert "must differ" in found
    assert "not stated: Leadership model" in section(answered, "Cannot be told")
    (link,) = [link for link in links if "same=leadership" in link]
    assert "order=farthest" in link
    assert "two-leader-office" not in section(client.get(link).content.decode(), "Farthest first")


@pytest.mark.django_db
def test_the_page_in_norwegian(client):
    html = page(client, "match=municipality_population&match=office_size", path="/nb/offices/lillevik/similar/")
    assert '<html lang="nb">' in html
    assert "0,50" in html
    assert "/nb/offices/storvik/" in html
    assert 'href="/offices/lillevik/similar/?match=municipality_population&amp;match=office_size"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("match=nothing", "There is no dimension “nothing”."),
        ("same=", "There is no dimension “”."),
        ("match=model_label", "a text has no distance"),
        ("same=leadership&differ=leadership", "both “same” and “differ”"),
        ("order=best", "“order” cannot be “best”."),
        ("order=nearest&order=farthest", "given only once"),
        ("record=office", "“record” cannot be “office”."),
        ("design=most_similar", "There is no parameter “design”."),
        ("match=%00&differ=%27%3Cscript%3E", "There is no dimension"),
    ],
)
def test_a_wrong_parameter_is_named_and_the_rest_is_kept(client, query, told):
    html = page(client, f"{query}&match=office_size", 400)
    assert told in html
    assert "over 1 of 1 dimension" in html
    assert "<script>" not in html


@pytest.mark.django_db
def test_an_office_that_is_not_there_and_one_without_values(client):
    assert client.get("/offices/nowhere/similar/").status_code == 404
    empty, unseen = make_office(), make_office(visits=0)
    for one in (empty, unseen):
        assert "no value that a distance" in page(client, path=f"/offices/{one.slug}/similar/")
        assert "no value that a distance" in page(client, "match=office_size", path=f"/offices/{one.slug}/similar/")


@pytest.mark.django_db
def test_a_dimension_that_the_office_lacks_counts_as_asked_for(client):
    html = page(client, "match=office_size&match=centrality")
    assert "over 1 of 2 dimensions" in html


@pytest.mark.django_db
def test_settings_are_weighed_when_asked_for_and_twins_are_marked_everywhere(client):
    dimension, base = make_dimension("ordinal"), make_office()
    site, near, lacking = make_office(record="setting"), make_office(), make_office()
    for one in (base, site, near):
        code(whole(one), dimension, "red")
    code(whole(lacking), dimension, status="not_stated")
    for twin in (near, lacking):
        make_match(office=base, other=twin)
    path, query = f"/offices/{base.slug}/similar/", f"match={dimension.key}"
    html = page(client, query, path=path)
    assert site.slug not in html
    assert near.slug in section(html, "Nearest first")
    assert html.count("may be the same office") == 2
    assert site.slug in page(client, f"{query}&record=setting", path=path)
    assert near.slug not in page(client, f"{query}&record=setting", path=path)


@pytest.mark.django_db
@given(st.data())
def test_a_design_survives_its_address(data):
    matrix = current_matrix()
    keys = [key for key, one in matrix.dimensions.items() if one.scale != "text"]

    def some(pool: list[str], least: int = 0) -> tuple[str, ...]:
        drawn = data.draw(st.sets(st.sampled_from(pool), min_size=least, max_size=4))
        return tuple(key for key in pool if key in drawn)

    same = some(keys)
    differ = some([key for key in keys if key not in same])
    order, kinds = data.draw(st.sampled_from(ORDERS)), some(["case", "vignette", "setting"], least=1)
    design = Design(some(keys, least=1), same, differ, order, kinds)
    assert read_design(RequestFactory().get("/", QueryDict(urlencode(list(design.params())))), matrix, []) == (
        design,
        [],
    )


@pytest.mark.django_db
def test_the_form_gives_back_what_it_was_given(client):
    html = page(client, "match=office_size&differ=leadership&order=farthest&record=case")
    checked = set(re.findall(r'name="(\w+)" value="(\w+)" checked', html))
    assert checked == {
        ("match", "office_size"), ("differ", "leadership"), ("order", "farthest"), ("record", "case")
    }  # fmt: skip
    assert 'value="centrality"' not in html


@pytest.mark.django_db
def test_what_the_matrix_rules_out_fails_on_the_records_too():
    matrix = current_matrix()
    (base,) = load_offices(["lillevik"])
    for _choice, design in ready_designs(measurable(base.latest, matrix.dimensions)):
        free = Design(design.match, records=("case", "vignette"))
        everyone = load_offices(candidates(matrix, "lillevik", free, most=1000).slugs)
        chosen = candidates(matrix, "lillevik", design, most=1000)
        found = resemblances(base.latest, everyone, design, matrix.dimensions)
        kept = {one.office.slug for one in (*found.solid, *found.thin, *found.untold, *found.apart)}
        assert kept <= set(chosen.slugs)


@pytest.mark.django_db
def test_queries_do_not_grow_and_too_many_records_are_said_to_be_passed_over(client, monkeypatch):
    def count(query: str) -> int:
        client.get(f"{PATH}?{query}")
        with CaptureQueriesContext(connection) as captured:
            page(client, query)
        return len(captured)

    before = count("match=office_size")
    assert before <= 8
    dimension = make_dimension()
    for _ in range(130):
        code(whole(make_office()), dimension, "red")
    base = make_office()
    code(whole(base), dimension, "red")
    assert count("match=office_size") <= before
    html = page(client, f"match={dimension.key}", path=f"/offices/{base.slug}/similar/")
    assert "10 records that have fewer of these values were not weighed." in html
    assert "and 60 more" in html
    assert html.count("<article") == 60


def test_decimals_follow_the_language(settings):
    from django.utils.translation import override

    with override("nb"):
        assert decimals(Fraction(1, 3)) == "0,33"
    with override("en"):
        assert decimals(Fraction(1, 8)) == "0.12"
