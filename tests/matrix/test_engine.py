"""The engine against the oracle: matching, counts, cross-tabs, on made-up data of every kind."""

from decimal import Decimal
from random import Random

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offices.explore.crosstab.counts import TooManyValues, crosstab
from offices.matrix.counting import facet_counts, matching_visits, select
from offices.matrix.filters import read_selection
from offices.matrix.matrix import bits
from offices.matrix.selection import Selection
from tests.builders import code, make_dimension, make_office, make_part, whole
from tests.editions import build_matrix, current_matrix
from tests.oracle import MISSING, Oracle

RANDOM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class World:
    """The matrix and the oracle over the same data; no dataclass, since hypothesis would print all of it."""

    def __init__(self, matrix, oracle) -> None:
        self.matrix, self.oracle = matrix, oracle


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Three offices with two phases, one vignette, one setting and the shipped ones; a dimension of each scale, every
    way of being without a value, a union over leaders. Undone afterwards."""
    from django.db import transaction

    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        colour = make_dimension("nominal", key="colour")
        tools = make_dimension("multi", ("saw", "axe", "awl"), key="tools")
        staff = make_dimension("number", key="staff_total")
        open_late = make_dimension("boolean", key="open_late")
        employer = make_dimension("multi", ("state", "town"), key="employer", union_of_part="leader")
        shape = make_dimension("nominal", ("round", "square"), key="shape")
        for number, record in enumerate(["case", "case", "case", "vignette", "setting"]):
            office = make_office(visits=2 if number < 3 else 1, record=record, slug=f"made-{number}")
            office.visits.filter(order=0).update(basis="retrospective" if number < 2 else "observed")
            code(whole(office), colour, ["red", "blue", "red", "blue", "red"][number])
            code(whole(office, 0), tools, "saw") if number != 1 else code(whole(office, 0), tools, status="withheld")
            code(whole(office, 0), tools, ("axe", number % 2 == 0)) if number != 1 else None
            numbers = [12, (20, None, ">"), (4, 9, "="), (None, 30, "<"), (15, 15, "~")]
            code(whole(office), staff, numbers[number])
            code(whole(office), open_late, number > 1) if number else code(
                whole(office), open_late, status="not_assessed"
            )
            for place, key in enumerate(["state", "town"][: 1 + number % 2]):
                leader = make_part(list(office.visits.order_by("order"))[-1], "leader", order=place)
                code(leader, employer, key)
            code(make_part(office.visits.first(), "unit"), shape, "round")
            code(whole(office, 0), shape, status="not_assessed") if number == 2 else None
        yield World(build_matrix(), Oracle())
        atomic.__exit__(RuntimeError, RuntimeError("undo"), None)


def words(matrix, key):
    column = matrix.facets[key]
    return [*column.held, *(["coded"] if column.dimension.is_coded else []), *column.missing]


def some(random: Random, options: list, least: int, most: int) -> tuple:
    return tuple(random.sample(options, random.randint(least, min(most, len(options)))))


KEYS = [
    *("colour", "tools", "staff_total", "open_late", "employer", "shape", "leadership", "office_size", "staff_fte"),
    *("source", "basis"),
]


def random_selection(matrix, random: Random, keys=KEYS, numbers=("staff_total", "staff_fte")) -> Selection:
    """Any selection that the grammar allows, over a few dimensions of each kind."""
    choices = {key: some(random, words(matrix, key), 1, 3) for key in some(random, keys, 0, 3)}
    bounds = [None, *map(Decimal, range(0, 60, 3))]
    pairs = {key: (random.choice(bounds), random.choice(bounds)) for key in some(random, list(numbers), 0, 1)}
    ranges = {key: pair for key, pair in pairs.items() if pair != (None, None) and (None in pair or pair[0] <= pair[1])}
    if random.random() < 0.2:
        ranges["years"] = (Decimal(random.randint(2005, 2010)), Decimal(random.randint(2010, 2016)))
    match_all = frozenset(
        key for key in ("tools", "employer", "municipal_services", "source") if key in choices and random.random() < 0.5
    )
    choices["record"] = some(random, ["case", "vignette", "setting"], 1, 3)
    return Selection(choices, ranges, match_all, random.choice(["latest", "any"]))


@pytest.mark.django_db
@given(seed=st.integers(0, 2**32))
@RANDOM
def test_select_finds_what_the_oracle_finds(world, seed):
    matrix, oracle = world.matrix, world.oracle
    selection = random_selection(matrix, Random(seed))
    match = select(matrix, selection)
    found = [office.slug for office in matrix.office_rows(match.offices)]
    assert set(found) == oracle.slugs(selection)
    assert len(found) == len(set(found)) == match.count
    cases = {seen.office.slug for seen in oracle.visits_for(selection) if seen.office.record == "case"}
    assert match.n_offices == len(cases)
    expected = {}
    for seen in oracle.visits_for(selection):
        expected.setdefault(seen.office.slug, set()).add(seen.visit.key)
    assert {slug: set(keys) for slug, keys in matching_visits(matrix, match, found).items()} == expected


@pytest.mark.django_db
@given(seed=st.integers(0, 2**32))
@RANDOM
def test_facet_counts_equal_what_the_click_gives(world, seed):
    matrix, oracle = world.matrix, world.oracle
    selection = random_selection(matrix, Random(seed))
    counts = facet_counts(matrix, selection)
    for key in ("colour", "tools", "open_late", "employer", "shape", "office_size"):
        for word in [*matrix.columns[key].held, *matrix.columns[key].missing]:
            assert counts[key][word] == oracle.count(selection, key, word), (key, word)


@pytest.mark.django_db
@given(seed=st.integers(0, 2**32))
@RANDOM
def test_crosstab_cells_hold_the_oracles_offices(world, seed):
    matrix, oracle = world.matrix, world.oracle
    random = Random(seed)
    selection = random_selection(matrix, random)
    x, y = (random.choice(["colour", "tools", "open_late", "employer", "shape", "leadership"]) for _ in "xy")
    table = crosstab(matrix, selection, x, y)
    for (across, down), cell in table.cells.items():
        if "none_held" not in (across, down):
            assert {office.slug for office in cell.offices} == oracle.cell(selection, x, across, y, down)
            assert cell.count == len(cell.offices)
    covered = {office.slug for cell in table.cells.values() for office in cell.offices}
    assert covered == oracle.slugs(selection), "every record stands in some cell, the missing ones too"


@pytest.mark.django_db
@given(seed=st.integers(0, 2**32))
@RANDOM
def test_a_selection_survives_its_url(world, seed):
    matrix = world.matrix
    selection = random_selection(matrix, Random(seed))
    query = QueryDict(mutable=True)
    for name, value in selection.params():
        query.appendlist(name, value)
    parsed = read_selection(matrix, query)
    assert not parsed.errors
    assert list(parsed.selection.params()) == list(read_selection(matrix, query).selection.params())
    assert set(bits(select(matrix, parsed.selection).rows)) == set(bits(select(matrix, selection).rows))


def test_crosstab_of_numbers_has_a_row_for_each(world):
    matrix = world.matrix
    table = crosstab(matrix, Selection({"record": ("case", "vignette", "setting")}), "colour", "staff_total")
    assert [one.word for one in table.y_bins if not one.is_missing] == ["<30", "4-9", "12", "~15", ">20"]


def test_crosstab_names_a_dimension_that_is_coded_and_holds_nothing(db):
    tools = make_dimension("multi", ("saw",), key="few_tools")
    office = make_office()
    code(whole(office), tools, ("saw", False))
    table = crosstab(build_matrix(), Selection(), "leadership", "few_tools")
    assert table.cells["not_yet_coded", "none_held"].offices[0].slug == office.slug


def test_crosstab_refuses_a_table_of_too_many_numbers(db):
    staff = make_dimension("number", key="many")
    for number in range(41):
        code(whole(make_office()), staff, number)
    with pytest.raises(TooManyValues):
        crosstab(build_matrix(), Selection(), "leadership", "many")


def test_a_cell_carries_some_names_and_the_full_count(world):
    matrix = world.matrix
    cell = crosstab(matrix, Selection(), "colour", "colour", names=1).cells["red", "red"]
    assert (len(cell.offices), cell.count) == (1, 2)


def test_matrix_is_read_again_only_when_the_data_changed(db, django_assert_num_queries):
    current_matrix()
    with django_assert_num_queries(1):
        first = current_matrix()
    make_office()
    assert current_matrix() is not first
    assert len(current_matrix().offices) == len(first.offices) + 1


def test_what_is_not_published_is_not_in_the_matrix(db):
    office = make_office(stage="draft")
    hidden_visit = make_office()
    hidden_visit.visits.update(stage="draft")
    dimension = make_dimension(stage="withdrawn")
    matrix = build_matrix()
    assert office.slug not in matrix.first_row
    assert hidden_visit.slug not in matrix.first_row
    assert dimension.key not in matrix.columns


@pytest.mark.parametrize(
    "hidden", [{"shown": False}, {"stage": "draft"}, {"realisation": "planned"}, {"realisation": "dropped"}]
)
def test_a_coding_that_is_not_shown_in_place_and_published_is_not_in_the_matrix(db, hidden):
    dimension, office = make_dimension(), make_office()
    code(whole(office), dimension, "red", **hidden)
    row = 1 << build_matrix().first_row[office.slug]
    assert build_matrix().columns[dimension.key].missing["not_yet_coded"] & row


def test_silence_about_one_category_is_no_value_of_the_dimension(db):
    tools, office = make_dimension("multi", ("saw", "axe")), make_office()
    code(whole(office), tools, status="not_stated", category=tools.categories.get(key="saw"))
    column = build_matrix().columns[tools.key]
    assert column.missing["not_yet_coded"] >> build_matrix().first_row[office.slug] & 1


def test_order_of_the_rows_is_norwegian(db):
    for name in ["Ålesund", "Zulu", "Østre Toten", "aust", "Ærøy", "Bærum"]:
        make_office(slug=f"s-{name[0].lower().encode().hex()}", name_nb=name, name_en=name)
    names = [office.name.nb for office in build_matrix().offices if office.slug.startswith("s-")]
    assert names == ["aust", "Bærum", "Zulu", "Ærøy", "Østre Toten", "Ålesund"]


def test_statuses_of_several_leaders_become_one(db):
    employer = make_dimension("multi", ("state",), union_of_part="leader")
    office = make_office()
    visit = office.visits.get()
    for status in ("withheld", "not_stated"):
        code(make_part(visit, "leader"), employer, status=status)
    column = build_matrix().columns[employer.key]
    assert [word for word in MISSING if column.missing[word] >> build_matrix().first_row[office.slug] & 1] == [
        "not_stated"
    ]
