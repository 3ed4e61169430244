"""The drawing of an office: boxes in one another that never overlap, words that fit, nothing surer than its coding."""

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from offices.browse.organisation import NARROW, WIDE, organisation
from offices.browse.organisation.boxes import Box, Side, boxes
from offices.browse.organisation.layout import laid_out
from offices.browse.organisation.looks import COLOURS
from offices.browse.organisation.rows import FACT, NAME, PAD, Placed
from offices.browse.organisation.wrapping import width, wrapped
from offices.browse.parts import built_parts
from offices.data.offices import whole_offices
from offices.data.records import CategoryRecord, CodingRecord, DimensionRecord, Pair, PartRecord
from tests.browse.test_in_short import WHOLE, office
from tests.editions import current_matrix

SVG = "{http://www.w3.org/2000/svg}"
EMPLOYERS = (CategoryRecord("state", Pair("the state")), CategoryRecord("municipality", Pair("the municipality")))
LINES = DimensionRecord("unit_lines", "multi", Pair("Employer"), Pair(), Pair(), Pair(), False, "", EMPLOYERS)
FRAME = Box("The office")


def unit(key: str, kind: str = "unit", parent: str = "") -> PartRecord:
    return PartRecord(key, kind, Pair(f"Unit {key}"), 1, 1, parent)


def lines(part: PartRecord, *words: str, certainty: str = "stated") -> tuple[CodingRecord, ...]:
    return tuple(CodingRecord("r", part, "unit_lines", "coded", one, True, certainty=certainty) for one in words)


def drawn(*told: tuple[PartRecord, tuple[CodingRecord, ...]], record: str = "case"):
    made = office(*(one for _part, codings in told for one in codings), record=record)
    visit = replace(made.latest, parts=(WHOLE, *(part for part, _codings in told)))
    made, book = replace(made, visits=(visit,)), {"unit_lines": LINES}
    return organisation(made, built_parts(visit, book), book)


def everything(one: Placed):
    yield one
    for inner in one.within:
        yield from everything(inner)


def check(frame: Placed) -> None:
    """Whatever stands in a box lies within it, beside what else stands there; words end before its edge."""
    for one in everything(frame):
        assert max((width(row, NAME, is_bold=True) for row in one.name), default=0) <= one.width - 2 * PAD + 0.1
        assert max((width(row, FACT) for row in one.facts), default=0) <= one.width - 2 * PAD + 0.1
        for inner in one.within:
            assert inner.x >= one.x
            assert inner.y >= one.y
            assert inner.x + inner.width <= one.x + one.width + 0.1
            assert inner.y + inner.height <= one.y + one.height + 0.1
        for a, b in combinations(one.within, 2):
            apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
            assert apart, (a.box.name, b.box.name)


@pytest.mark.parametrize("pixels", [WIDE, NARROW])
@pytest.mark.parametrize("n", [1, 2, 5, 30])
def test_any_number_of_boxes_has_room(n, pixels):
    sides = (Side.STATE, Side.BOTH, Side.MUNICIPALITY, Side.UNKNOWN)
    long = "Arbeidsinkluderingskoordinatoravdelingen for rusmiddelavhengighetsoppfølging"
    inner = (Box("Leder", is_leader=True), Box(long, within=(Box(long),)), Box("Team", is_several=True))
    made = [Box(f"{long} {k}", ("○ kommunen",), sides[k % 4], within=inner if k % 3 == 0 else ()) for k in range(n)]
    check(laid_out(FRAME, [Box("Kontorleder", is_leader=True), *made], pixels).frame)
    check(laid_out(FRAME, made, pixels).frame)


def test_a_long_word_is_broken_with_a_hyphen_and_loses_nothing():
    rows = wrapped("Flyktningtjenesten i kommunen", 70, NAME, is_bold=True)
    assert len(rows) > 2
    assert "".join(row.removesuffix("-") for row in rows).replace(" ", "") == "Flyktningtjenestenikommunen"


def test_the_state_stands_left_the_municipality_right_and_what_is_both_between():
    made = [Box(side.name, side=side) for side in reversed(COLOURS)]
    places = {one.box.name: (one.x, one.y) for one in laid_out(FRAME, made, WIDE).frame.within}
    assert places["STATE"][0] < places["BOTH"][0] < places["MUNICIPALITY"][0]
    assert places["STATE"][1] == places["BOTH"][1] == places["MUNICIPALITY"][1] < places["UNKNOWN"][1]


def test_without_parts_there_is_no_drawing():
    assert drawn() is None


def test_what_is_our_reading_is_white_with_a_ring_and_hedged_in_the_title():
    team = unit("a")
    stated = drawn((team, lines(team, "state", "municipality")))
    assert str(stated.title) == "Unit a has staff of the state and of the municipality"
    assert "the state + the municipality" in stated.wide
    assert "○" not in stated.wide
    assert 'class="side-mid"' in stated.wide
    read = drawn((team, lines(team, "state", "municipality", certainty="inferred")))
    assert str(read.title) == "Unit a has staff of the state and of the municipality (by our reading)"
    assert "○ the state + the municipality" in read.wide
    assert 'class="side-mid unsure" fill="#ffffff"' in read.wide


def test_a_part_of_which_nothing_is_told_has_no_side_and_a_plan_is_no_fact():
    silent, planned = unit("a"), unit("b")
    plans = tuple(replace(one, realisation="planned") for one in lines(planned, "state"))
    made = drawn((silent, ()), (planned, plans))
    assert str(made.title) == "What is told of its parts: Unit a and Unit b"
    assert made.wide.count('class="side-none"') == 3, "two boxes and the sign below"
    assert "stroke-dasharray" in made.wide
    assert "The setting" in drawn((silent, ()), record="setting").wide


def test_names_are_text_and_the_picture_stands_alone():
    odd = replace(unit("a"), name=Pair('<b>"R&D"'))
    for svg in (drawn((odd, ())).wide, drawn((odd, ())).narrow):
        tree = ElementTree.fromstring(svg)
        assert [one.text for one in tree.iter(f"{SVG}text")][1] == '<b>"R&D"'
        assert all(one.get("fill") for one in tree.iter() if one.tag in (f"{SVG}rect", f"{SVG}text", f"{SVG}path"))
        assert "style=" not in svg


@pytest.mark.django_db
@pytest.mark.parametrize("pixels", [WIDE, NARROW])
def test_every_shipped_office_has_room(pixels):
    matrix = current_matrix()
    for record in whole_offices(matrix.edition, [one.slug for one in matrix.offices]):
        made = boxes(record.latest, built_parts(record.latest, matrix.dimensions), matrix.dimensions)
        check(laid_out(FRAME, made, pixels).frame)


def test_the_colours_of_a_copy_are_those_of_the_page():
    found = re.findall(r"--([\w-]+): light-dark\((#\w+),", Path("static/css/tokens.css").read_text(encoding="utf-8"))
    light = dict(reversed(found))
    for side in (Side.STATE, Side.BOTH, Side.MUNICIPALITY):
        assert COLOURS[side] == (light[side.value], light[f"{side.value}-weak"])
