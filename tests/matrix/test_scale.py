"""Growth, not speed: ten times the visits may take about ten times as long. And the made-up data that bench uses."""

import time
from random import Random

import pytest
from django.core.management import CommandError, call_command

from offices.data.editions import Edition
from offices.data.records import Pair
from offices.matrix.counting import facet_counts, select
from offices.matrix.matrix import Column, Matrix, OfficeRow
from offices.matrix.selection import Selection
from offices.models import Caveat, Coding, Office, Visit
from tests.compare.test_comparison import COLOUR
from tests.editions import build_matrix

CHOICE = Selection({"d0": ("red",), "d1": ("red", "blue")}, visit="any")


def made_up(rows: int) -> Matrix:
    """A matrix of random columns, two visits an office."""
    chance = Random(rows)
    everything = (1 << rows) - 1
    columns = {}
    for number in range(12):
        red = chance.getrandbits(rows)
        missing = {"not_stated": everything & ~red & chance.getrandbits(rows)}
        columns[f"d{number}"] = Column(COLOUR, {"red": red, "blue": everything & ~red}, missing, everything)
    offices = tuple(OfficeRow(f"o{number}", Pair("o"), "case") for number in range(rows // 2))
    odd = int("10" * (rows // 2), 2)
    return Matrix(
        edition=Edition("made-up"),
        groups=(),
        offices=offices,
        office_of=tuple(row // 2 for row in range(rows)),
        visit_keys=("visit",) * rows,
        everything=everything,
        latest=odd,
        continues=odd,
        most_visits=2,
        years=None,
        columns=columns,
        own={"record": Column(COLOUR, {"case": everything, "vignette": 0, "setting": 0}, {}, everything)},
    )


def fastest(rows: int) -> float:
    matrix, spent = made_up(rows), []
    for _ in range(7):
        started = time.perf_counter()
        facet_counts(matrix, CHOICE)
        select(matrix, CHOICE)
        spent.append(time.perf_counter() - started)
    return min(spent)


def test_counts_grow_at_most_in_step_with_the_visits():
    assert fastest(200_000) / fastest(20_000) < 20, "ten times the rows, and as much again for the machine's moods"


@pytest.fixture
def empty(db):
    """A database without offices: the command wants one of its own."""
    Caveat.objects.all().delete()
    Coding.objects.all().delete()
    Office.objects.all().delete()


def test_made_up_offices_are_the_same_for_the_same_seed_and_the_site_works_on_them(empty, client):
    call_command("generate_cases", visits=60, seed=7)
    first = list(
        Coding.objects.order_by("id").values_list("part__visit__office__slug", "dimension__key", "category__key")
    )
    assert Visit.objects.count() == 60
    matrix = build_matrix()
    assert all(matrix.records[kind] for kind in ("case", "vignette", "setting"))
    assert matrix.most_visits > 1
    for path in ("/", "/offices/?visit=any", "/explore/", "/offices/made-0/", "/compare/?office=made-0&office=made-1"):
        assert client.get(path).status_code == 200
    Coding.objects.all().delete()
    Office.objects.all().delete()
    call_command("generate_cases", visits=60, seed=7)
    again = Coding.objects.order_by("id").values_list("part__visit__office__slug", "dimension__key", "category__key")
    assert list(again) == first


def test_made_up_offices_never_stand_beside_real_ones(db):
    with pytest.raises(CommandError, match="This database has offices already"):
        call_command("generate_cases", visits=1)


def test_a_number_of_visits_is_one_or_more(db):
    with pytest.raises(CommandError, match="1 or more"):
        call_command("generate_cases", visits=0)
