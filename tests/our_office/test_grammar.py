"""Reading a description from an address: what is valid stays, what is wrong is named."""

import pytest
from django.http import QueryDict

from offices.our_office.description import Description
from offices.our_office.grammar import read_description
from tests.builders import make_dimension
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db

ELEVEN = [
    *("leadership=one_leader", "organisation_model=hybrid", "office_size=small", "change_pace=at_once"),
    *("change_strategy=competence_first", "portfolio_breadth=broad", "work_division=benefit", "seating=mixed"),
    *("steering_lines=two", "lunch=mixed", "staff_fte=20"),
]


def read(query: str):
    return read_description(QueryDict(query), current_matrix(), ("format",))


def told(description: Description) -> list[tuple[str, str]]:
    return list(description.params())


@pytest.mark.parametrize(
    ("query", "params"),
    [
        ("leadership=one_leader", [("leadership", "one_leader")]),
        ("office_size=large&leadership=one_leader", [("leadership", "one_leader"), ("office_size", "large")]),
        ("office_size=large&office_size=small", [("office_size", "small"), ("office_size", "large")]),
        ("staff_fte=20", [("staff_fte", "20")]),
        ("staff_fte=20,5", [("staff_fte", "20.5")]),
        ("staff_fte_min=20&staff_fte_max=20", [("staff_fte", "20")]),
        ("staff_fte_min=10&staff_fte_max=20", [("staff_fte_min", "10"), ("staff_fte_max", "20")]),
        ("staff_fte_min=10&staff_fte_max=", [("staff_fte_min", "10")]),
        ("one_door=yes", [("one_door", "yes")]),
        ("utm_source=mail&compare=lillevik&format=csv&leadership=", []),
        (
            "leadership=two_leaders&then_leadership=one_leader",
            [("leadership", "two_leaders"), ("then_leadership", "one_leader")],
        ),
        ("then_leadership=one_leader", [("then_leadership", "one_leader")]),
    ],
)
def test_what_is_right_is_read_in_the_order_of_the_codebook(query, params):
    found = read(query)
    assert found.errors == ()
    assert told(found.description) == params
    assert told(read("&".join(f"{name}={value}" for name, value in params)).description) == params


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        ("office_size=one_leader", "office_size", "cannot be “one_leader”"),
        ("office_size=not_stated", "office_size", "describes no office"),
        ("office_size=not_yet_coded", "office_size", "describes no office"),
        ("office_size=coded", "office_size", "describes no office"),
        ("work_division_match=all", "work_division_match", "describes no office"),
        ("visit=any", "visit", "describes no office"),
        ("basis=observed", "basis", "describes no office"),
        ("record=case", "record", "describes no office"),
        ("source=klemsdal2008", "source", "describes no office"),
        ("years_min=2007", "years_min", "describes no office"),
        ("q=leder", "q", "describes no office"),
        ("staff_fte=-1", "staff_fte", "from 0 to 999999999"),
        ("staff_fte=1e99", "staff_fte", "number"),
        ("staff_fte=1234567890123", "staff_fte", "from 0 to 999999999"),
        ("staff_fte=1.23456", "staff_fte", "three decimals"),
        ("staff_fte=many", "staff_fte", "must be a number"),
        ("staff_fte=NaN", "staff_fte", "must be a number"),
        ("staff_fte=1,234", "staff_fte", "two ways"),
        ("staff_fte=not_stated", "staff_fte", "must be a number"),
        ("staff_fte_min=5&staff_fte_max=2", "staff_fte_min", "above"),
        ("staff_fte=5&staff_fte_min=2", "staff_fte_min", "not both"),
        ("staff_fte=5&staff_fte=6", "staff_fte", "only once"),
        ("shielding=x", "shielding", "told in words"),
        ("leadershop=one_leader", "leadershop", "There is no parameter"),
        ("leadership_min=1", "leadership_min", "There is no parameter"),
        ("then_leadership=small", "then_leadership", "cannot be “small”"),
        ("then_leadership=not_stated", "then_leadership", "describes no office"),
        ("then_leadership=one_leader&then_leadership=two_leaders", "then_leadership", "only once"),
        ("then_leadership=one_leader&then_office_size=small", "then_office_size", "one choice"),
        ("then_staff_fte=5", "then_staff_fte", "number"),
        ("then_nosuch=5", "then_nosuch", "There is no parameter"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_kept(query, field, words):
    found = read(f"{query}&organisation_model=hybrid")
    assert [one.field for one in found.errors] == [field]
    assert words in found.errors[0].message
    assert ("organisation_model", "hybrid") in told(found.description)


def test_an_eleventh_choice_is_refused_and_nothing_dropped():
    assert read("&".join(ELEVEN[:10])).errors == ()
    found = read("&".join(ELEVEN))
    (wrong,) = found.errors
    assert "at most 10 choices; 11 were given" in wrong.message
    assert len(found.description.choices) == 11


def test_several_of_one_kind_are_either_and_several_at_once_are_all():
    either, both = read(
        "office_size=small&office_size=large&work_division=benefit&work_division=duration"
    ).description.choices[::-1]
    assert (either.key, either.is_either, len(either.cells)) == ("office_size", True, 2)
    assert (both.key, both.is_either, len(both.cells), len(both.cells[0])) == ("work_division", False, 1, 2)


def test_a_new_dimension_can_be_described_by_without_code():
    dimension = make_dimension(scale="nominal")
    word = dimension.categories.first().key
    assert told(read(f"{dimension.key}={word}").description) == [(dimension.key, word)]
