"""A matrix that takes over all but the offices written since is the one that reading all would give."""

from itertools import count
from random import Random

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import transaction

from offices.data.editions import Edition, current_edition
from offices.matrix.build import read_matrix
from offices.matrix.joining import Stretch, stretches
from offices.matrix.matrix import Column, Matrix
from offices.models import Citation, Coding, DataVersion, Dimension, Office, Source, Visit
from offices.models.version import MOST_WRITES
from tests.builders import code, make_dimension, make_office, make_part, make_source, unique, value_columns, whole
from tests.editions import build_matrix, current_matrix

pytestmark = pytest.mark.django_db


def all_of(matrix: Matrix) -> dict[str, object]:
    """Everything that it holds, to be compared."""
    values = {name: value for name, value in vars(matrix).items() if name not in ("edition", "columns", "own")}
    plain = {name: value for name, value in values.items() if name in Matrix.__dataclass_fields__}
    return {**plain, **{key: column_of(column) for key, column in {**matrix.columns, **matrix.own}.items()}}


def column_of(column: Column) -> dict[str, object]:
    order = {"held": list(column.held), "missing": list(column.missing)}
    return {**vars(column), "order": order, "dimension": (column.dimension, column.dimension.categories)}


def taken_over(write) -> frozenset[int] | None:
    """The offices read again after the write, the matrix being right; None where all were."""
    current_matrix()
    write()
    before = current_edition().before(read_matrix)
    assert all_of(current_matrix()) == all_of(build_matrix())
    assert current_edition().before(read_matrix) is None, "nothing of it is kept longer than needed"
    return before.offices if before else None


def told(part, dimension: Dimension, value=None, **values) -> Coding:
    """A published coding that cites what is cited already: a new place would be a write to what all share."""
    row = {"part": part, "dimension": dimension, "citation": dimension.citation, "stage": "published", **values}
    return Coding.objects.create(**row, **({} if value is None else value_columns(dimension, value)))


def seen(office: Office, place: Citation, **values) -> Visit:
    """A published visit with its part for the whole office, told of at a place that is cited already."""
    names = {"key": unique("seen-"), "label_en": "Visit", "label_nb": "Besøk", "stage": "published"}
    visit = Visit.objects.create(office=office, citation=place, **names, **values)
    make_part(visit)
    return visit


@pytest.fixture
def colour() -> Dimension:
    return make_dimension(key="colour")


@pytest.fixture
def staff() -> Dimension:
    return make_dimension("number", key="staff_total")


@pytest.fixture
def office(colour, staff) -> Office:
    """Between others by name, with two visits."""
    for name in ("aa", "lm", "zz"):
        one = make_office(slug=f"{name}-office", visits=2)
        code(whole(one), colour, "blue"), code(whole(one, 0), staff, len(name))
    made = make_office(slug="mm-office", visits=2)
    code(whole(made), colour, "red"), code(whole(made), staff, (4, 9, "="))
    return made


def test_each_write_to_one_office_reads_just_that_again(office, colour, staff):
    coding, visit = Coding.objects.get(dimension=colour, part__visit__office=office), office.visits.first()

    def changed(row, **values):
        def write():
            for name, value in values.items():
                setattr(row, name, value)
            row.save()

        return write

    writes = [
        changed(coding, category=colour.categories.get(key="blue")),
        changed(coding, stage="draft"),
        lambda: told(whole(office, 0), colour, status="not_stated"),
        lambda: told(whole(office, 0), staff, 7),
        lambda: told(make_part(visit, "unit"), colour, "blue"),
        lambda: told(make_part(visit, "unit"), staff, 3),
        changed(visit, basis="retrospective"),
        changed(visit, year_low=1999, year_high=2026, years_certainty="stated"),
        changed(visit, order=7),
        changed(office, name_en="zzz", name_nb="aaa"),
        changed(office, record="vignette"),
        changed(visit, stage="withdrawn"),
        changed(visit, stage="published"),
        changed(office, stage="in_review"),
        changed(office, stage="published"),
        lambda: Coding.objects.filter(dimension=staff, part__visit__office=office).first().delete(),
    ]
    for number, write in enumerate(writes):
        assert taken_over(write) == {office.pk}, number


def test_new_offices_and_several_at_once(office, colour):
    def several():
        for other in written:
            other.save()
            told(whole(other, 0), colour, "red")

    written = Office.objects.filter(slug__in=["aa-office", "zz-office"])
    assert taken_over(several) == set(written.values_list("pk", flat=True))
    place = office.visits.first().citation
    new = Office(slug="new", name_en="Ny", name_nb="Ny", stage="published")

    def add():
        new.save()
        seen(new, place)
        told(whole(new), colour, "red")

    assert taken_over(add) == {new.pk}
    assert taken_over(lambda: [one.delete() for one in Coding.objects.filter(part__visit__office=new)]) == {new.pk}


def test_many_writes_at_random(office, colour, staff):
    chance, place, orders = Random(7), office.visits.first().citation, count(100)
    offices = list(Office.objects.filter(slug__endswith="-office"))

    def write():
        for _ in range(chance.randrange(1, 4)):
            one = chance.choice(offices)
            one.stage = chance.choice(["published", "published", "draft"])
            one.name_nb = one.name_en = chance.choice("abmåz")
            one.record = chance.choice(["case", "vignette", "setting"])
            one.save()
            if chance.random() < 0.5:
                seen(one, place, order=next(orders))
            part = whole(one, chance.choice([0, -1]))
            if dimensions := [one for one in (colour, staff) if not part.codings.filter(dimension=one).exists()]:
                told(part, dimensions[0], "red" if dimensions[0] == colour else chance.randrange(40))
            elif chance.random() < 0.5:
                part.codings.first().delete()

    for _ in range(25):
        assert taken_over(write)


def test_what_others_rest_on_is_read_whole(office, colour, tmp_path):
    taken_over(office.visits.first().delete)  # right, whether all was read or the office alone
    source, coding = Source.objects.first(), Coding.objects.filter(part__visit__office=office).first()
    path = tmp_path / "rows.json"
    path.write_text(serializers.serialize("json", [coding]))
    place = Coding.objects.exclude(pk=coding.pk).first().citation
    writes = [
        source.save,
        colour.save,
        colour.categories.first().save,
        make_source,
        lambda: Coding.objects.filter(pk=coding.pk).update(note_en="", note_nb=""),
        lambda: Coding.objects.bulk_update([coding], ["account"]),
        lambda: Visit.objects.bulk_create([]),
        lambda: call_command("loaddata", path, verbosity=0),
        lambda: coding.further_citations.add(place),
        office.delete,
        lambda: DataVersion.objects.all().delete(),
    ]
    for number, write in enumerate(writes):
        assert taken_over(write) is None, number


def test_a_write_that_is_rolled_back_is_not_one(office):
    current_matrix()
    with pytest.raises(RuntimeError), transaction.atomic():
        office.save()
        raise RuntimeError
    assert taken_over(Office.objects.exclude(pk=office.pk).first().save) != {office.pk}


def test_writes_long_ago_are_not_known_any_more(office):
    token = DataVersion.current()
    office.save()
    assert DataVersion.written_since(token) == {f"office {office.pk}"}
    for _ in range(MOST_WRITES // 40):
        office.save()
    assert DataVersion.written_since(token) is None
    assert DataVersion.written_since(DataVersion.current()) == set()
    assert len(DataVersion.objects.get().writes) <= MOST_WRITES


def test_writes_of_several_versions_add_up_though_no_matrix_was_read_between(office):
    current_matrix()
    other = Office.objects.exclude(pk=office.pk).first()
    office.save()
    assert current_edition().before(read_matrix).offices == {office.pk}
    other.save()
    assert current_edition().before(read_matrix).offices == {office.pk, other.pk}
    make_source()
    assert current_edition().before(read_matrix) is None


def test_an_edition_knows_nothing_earlier_by_itself(office):
    assert Edition(DataVersion.current()).before(read_matrix) is None


def test_rows_that_stay_together_are_one_stretch():
    a, b, c, d = (("o", key) for key in "abcd")
    assert stretches([a, b, c, d], [a, b, c, d], []) == [Stretch(0, 0, 4)]
    assert stretches([a, b, c, d], [a, ("x", "a"), c, d], []) == [Stretch(0, 0, 1), Stretch(2, 2, 2)]
    assert stretches([a, b], [b, a], []) == [Stretch(1, 0, 1), Stretch(0, 1, 1)]
    assert stretches([a, b], [a, b], ["o"]) == stretches([], [], []) == []
    assert Stretch(2, 5, 2).moved(0b111111) == 0b1100000
