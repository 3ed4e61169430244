"""What a visit without a row of its own is: told of parts only, not told of this phase, not yet coded; one rule for
the matrix and for records."""

from random import Random

import pytest

from offices.data.case import status_of
from offices.data.offices import load_offices
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import MISSING_LABELS, PartKind
from tests.builders import code, make_dimension, make_office, make_part, whole
from tests.editions import build_matrix

pytestmark = pytest.mark.django_db


def disagreements(matrix: Matrix) -> list[tuple[str, ...]]:
    """Every visit and dimension of which the matrix does not say what its record says."""
    found = []
    for office in load_offices(matrix.edition, [one.slug for one in matrix.offices]):
        for row, visit in zip(matrix.rows_of(office.slug), office.visits, strict=True):
            for key, column in matrix.columns.items():
                said = [word for word in ("coded", *MISSING_LABELS) if column.rows_for(word) >> row & 1]
                if said != [own := status_of(visit, column.dimension)]:
                    found.append((office.slug, visit.key, key, own, *said))
    return found


def word(office, dimension, visit: int = -1) -> str:
    """What the matrix says of one visit."""
    matrix = build_matrix()
    row, column = matrix.rows_of(office.slug)[visit], matrix.columns[dimension.key]
    (said,) = (one for one in ("coded", *MISSING_LABELS) if column.rows_for(one) >> row & 1)
    return said


def unit_of(office, kind: str = "unit", visit: int = -1):
    return make_part(whole(office, visit).visit, kind)


def test_of_all_shipped_records_and_dimensions_the_matrix_says_what_the_record_says():
    matrix = build_matrix()
    assert disagreements(matrix) == []
    said = {way for column in matrix.columns.values() for way, rows in column.missing.items() if rows}
    assert said >= {"not_stated", "told_of_parts", "not_told_of_phase", "not_yet_coded"}


def test_of_made_up_ones_too():
    chance = Random(14)
    dimensions = [
        make_dimension("nominal"),
        make_dimension("multi", ("saw", "axe")),
        make_dimension("multi", ("state", "town"), union_of_part="leader"),
        make_dimension("number"),
        make_dimension("boolean"),
        make_dimension("text"),
    ]
    values = {"nominal": "red", "number": 12, "boolean": True, "text": "a text"}
    for _ in range(24):
        office = make_office(visits=chance.randrange(1, 4), record=chance.choice(["case", "vignette", "setting"]))
        for visit in office.visits.all():
            office.visits.filter(pk=visit.pk).update(basis=chance.choice(["observed", "retrospective"]))
            parts = [make_part(visit, chance.choice(PartKind.values[1:])) for _ in range(chance.randrange(4))]
            for dimension in dimensions:
                told = [part for part in (visit.parts.get(kind="office"), *parts) if chance.random() < 0.4]
                for part in told:
                    write(chance, part, dimension, values)
    matrix = build_matrix()
    assert disagreements(matrix) == []
    said = {way for one in dimensions for way, rows in matrix.columns[one.key].missing.items() if rows}
    assert said >= {"not_stated", "withheld", "told_of_parts", "not_told_of_phase", "not_yet_coded"}


def write(chance: Random, part, dimension, values) -> None:
    """A coding of any kind: a value or none, in place or not, on the site or not."""
    row = {"stage": chance.choice(["published", "published", "published", "draft"])}
    if chance.random() < 0.3:
        category = dimension.categories.first() if dimension.scale == "multi" and chance.random() < 0.5 else None
        code(part, dimension, status=chance.choice(["not_stated", "withheld"]), category=category, **row)
        return
    row |= {"realisation": chance.choice(["in_place", "in_place", "planned", "dropped"])}
    first = dimension.categories.first()
    value = (first.key, chance.random() < 0.5) if dimension.scale == "multi" else values[dimension.scale]
    code(part, dimension, value, **row)


@pytest.mark.parametrize("basis", ["observed", "retrospective"])
def test_the_value_of_a_part_is_told_of_parts_only(basis):
    dimension, office = make_dimension(), make_office()
    office.visits.update(basis=basis)
    silent = {"observed": "not_yet_coded", "retrospective": "not_told_of_phase"}[basis]
    assert word(office, dimension) == silent
    coding = code(unit_of(office), dimension, "red")
    assert word(office, dimension) == "told_of_parts"
    coding.realisation = "planned"
    coding.save()
    assert word(office, dimension) == silent
    coding.realisation = "in_place"
    coding.save()
    assert word(office, dimension) == "told_of_parts"
    coding.stage = "draft"
    coding.save()
    assert word(office, dimension) == silent


def test_that_a_part_is_without_a_value_tells_nothing_of_parts():
    dimension, office = make_dimension(), make_office()
    code(unit_of(office), dimension, status="not_stated")
    assert word(office, dimension) == "not_yet_coded"


@pytest.mark.parametrize("status", ["not_stated", "not_applicable", "not_assessed", "withheld"])
def test_a_row_of_the_whole_office_goes_before_its_parts_and_its_phase(status):
    dimension, office = make_dimension(), make_office()
    office.visits.update(basis="retrospective")
    code(unit_of(office), dimension, "red")
    code(whole(office), dimension, status=status)
    assert word(office, dimension) == status


def test_the_parts_of_a_union_are_the_office_and_others_are_parts():
    employer, office, other = make_dimension("multi", union_of_part="leader"), make_office(), make_office()
    code(unit_of(office, "leader"), employer, "red")
    code(unit_of(other, "reception"), employer, "red")
    assert (word(office, employer), word(other, employer)) == ("coded", "told_of_parts")


def test_each_phase_is_asked_for_itself():
    dimension, office = make_dimension(), make_office(visits=3)
    office.visits.filter(order=0).update(basis="retrospective")
    code(unit_of(office, visit=1), dimension, "red")
    assert [word(office, dimension, at) for at in range(3)] == ["not_told_of_phase", "told_of_parts", "not_yet_coded"]


def test_what_is_told_of_parts_cites_no_source_of_the_office():
    """The source of a record is what its own values rest on, as ever."""
    dimension, office = make_dimension(), make_office()
    place = code(unit_of(office), dimension, "red").citation
    matrix = build_matrix()
    assert not matrix.own["source"].held.get(place.source.key, 0) >> matrix.first_row[office.slug] & 1
