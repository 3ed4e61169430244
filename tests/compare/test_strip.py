"""What a comparison opens with, on records made by hand: the paragraph, and the strip of main differences."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from offices.compare.gist import gist
from offices.compare.rows import Comparison, compare
from offices.compare.strip import strip
from offices.data.records import GroupRecord, Number, Pair
from tests.compare.test_comparison import COLOUR, STAFF, STORY, coding, dimension, office

SHADE = replace(dimension("shade", "ordinal"), headline=True)
HUE, CREW, TALE = (replace(one, headline=True) for one in (COLOUR, STAFF, STORY))
GROUPS = (
    GroupRecord("looks", Pair("looks"), (HUE, SHADE)),
    GroupRecord("size", Pair("size"), (CREW, TALE)),
)


def compared(n: int = 2) -> Comparison:
    """Offices that differ in shade and staff, have one colour, and tell different tales."""
    made = [
        office(
            f"office-{place}",
            coding(HUE, category="red"),
            coding(SHADE, category=("red", "blue")[place % 2], certainty=("stated", "inferred")[place % 2]),
            coding(CREW, number=Number(Decimal(20 * (place + 1)), Decimal(20 * (place + 1)), "=")),
            coding(TALE, text=Pair(f"tale {place}")),
        )
        for place in range(n)
    ]
    return compare(made, GROUPS)


def test_the_strip_has_one_difference_of_each_group_drawn_by_its_order():
    shade, crew = strip(compared())
    assert (shade.dimension.key, shade.steps) == ("shade", ("red", "blue"))
    assert [(one.step, one.is_sure) for one in shade.offices] == [(0, True), (1, False)]
    assert (crew.dimension.key, [one.length for one in crew.offices]) == ("staff", [50, 100])


def test_of_more_than_two_there_is_no_strip():
    assert strip(compared(3)) == []


def test_the_paragraph_tells_what_is_the_same_what_each_office_is_and_what_cannot_be_compared():
    told = [(about, str(sentence)) for about, sentence in gist(compared())]
    assert told == [
        ("The same", "colour: red."),
        ("office-0", "shade: red; staff: 20."),
        ("office-1", "shade: blue (by our reading); staff: 40."),
        ("Not comparable", "story: a value is missing or stands in words."),
    ]


def test_a_fact_leads_to_its_row_where_that_is_on_the_page():
    urls = [[piece.url for piece in sentence.pieces if piece.url] for _, sentence in gist(compared(), {"shade"})]
    assert urls == [[], ["#row-shade"], ["#row-shade"], []]


def test_of_many_offices_it_names_what_differs_and_how_sure_that_is():
    told = dict(gist(compared(3)))
    assert str(told["Different"]).startswith("shade; staff. 1 of 2 rows")


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["", "&only=same", "&only=compared"])
def test_the_paragraph_of_a_page_leads_to_no_row_that_is_not_there(client, asked):
    html = client.get(f"/compare/?office=lillevik&office=storvik{asked}").content.decode()
    led_to = set(re.findall(r'href="#(row-[^"]+)"', html))
    assert led_to <= set(re.findall(r' id="(row-[^"]+)"', html))
    assert ("row-change_pace" in led_to) == (asked != "&only=same")
