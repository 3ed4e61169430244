"""An office in one line: what it says, its staff, its mark on the scale, in words for the ear too."""

import re

import pytest
from django.utils import translation

from offices.browse.lines import DIMENSIONS, Line, Staff, line
from offices.data.editions import current_edition
from offices.data.offices import partial_offices
from offices.figure.steps import Mark, mark_svg
from tests.claims import Truth, of_sentence
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db


def lines(*slugs: str, asked: tuple[str, ...] = ()) -> dict[str, Line]:
    matrix = current_matrix()
    found = partial_offices(current_edition(), slugs or tuple(matrix.first_row), sorted(DIMENSIONS.union(asked)))
    return {one.slug: line(one, matrix.dimensions, asked=asked) for one in found}


def test_an_office_is_told_in_a_few_values_with_how_sure_they_are():
    found = lines("lillevik", "two-leader-office")
    assert str(found["lillevik"].words).startswith(
        "Medium-sized (by our reading), one leader with the state as employer, generalist. Work is divided by "
    )
    assert found["lillevik"].staff == Staff("just over 20", "FTE")
    assert found["two-leader-office"].staff == Staff("39", "employees, by our reading")
    assert "with the state and the municipality as employers, specialist (by our reading)" in str(
        found["two-leader-office"].words
    )


def test_the_mark_says_where_an_office_is_and_how_it_moved():
    found = {slug: str(one.mark.words) for slug, one in lines().items() if one.mark}
    assert found["lillevik"] == "Step 5 of 5, radical generalist; moving towards specialist"
    assert found["one-leader-office"] == (
        "From step 1 of 5, separate lines (by our reading), to step 3 of 5, broadened portfolio (by our reading)"
    )
    with translation.override("nb"):
        assert (
            str(lines("lillevik")["lillevik"].mark.words) == "Trinn 5 av 5, radikal generalist; på vei mot spesialist"
        )


def test_what_is_asked_for_is_said_as_well():
    assert "What reception does" not in str(lines("lillevik")["lillevik"].words)
    assert "What reception does: a department (by our reading)." in str(
        lines("lillevik", asked=("reception_function",))["lillevik"].words
    )


@pytest.mark.parametrize("language", ["en", "nb"])
def test_no_line_and_no_mark_is_surer_than_its_codings(language):
    with translation.override(language):
        truth, found = Truth(language), lines().values()
        said = [one for told in found for one in (told.words, told.mark and told.mark.words) if one]
        assert len(said) > 20
        assert [fault for one in said for fault in of_sentence(one, truth)] == []


def test_nothing_is_drawn_where_nothing_is_known():
    found = lines()
    assert [slug for slug, one in found.items() if one.mark is None]
    assert found["setting-pedersen_reisch2007"].words is None


def test_what_is_not_certain_is_dashed_and_a_movement_without_an_end_too():
    sure, unsure = mark_svg(Mark(5, 4, was=0), "a"), mark_svg(Mark(5, 1, way=1, is_sure=False), "b")
    assert sure.count("<rect") == 5
    assert "dasharray" not in sure
    assert unsure.count("dasharray") == 2
    assert 'role="img" aria-label="b"' in unsure


@pytest.mark.parametrize(
    "mark", [Mark(5, 0, way=-1), Mark(5, 4, way=1), Mark(3, 0, was=2), Mark(1, 0), Mark(2, None, 1)]
)
def test_no_arrow_leaves_the_picture(mark):
    ends = map(float, re.findall(r"[HL]([\d.-]+)", mark_svg(mark, "")))
    assert all(0 <= end <= mark.width for end in ends)
