"""How records stand to a description: by the published distance, and never by silence."""

import random
from fractions import Fraction
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from offices.data.offices import whole_offices
from offices.our_office.grammar import read_description
from offices.our_office.likeness import Stand, in_order, likeness
from offices.our_office.nearest import MOST_READ, nearest
from offices.wording.describing import cell_params, is_describable
from tests.builders import code, make_dimension, make_office, whole
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db

CASES = ("lillevik", "storvik", "one-leader-office", "two-leader-office")


def described(query: str):
    read = read_description(QueryDict(query), current_matrix(), ())
    assert not read.errors
    return read.description.choices


def own_choices(office):
    """What is told of it as choices, one for each dimension of which it has a value."""
    offered = [one for one in current_matrix().dimensions.values() if is_describable(one)]
    params = [pair for one in offered for pair in cell_params(office.latest.cell(one), one)]
    values = {}
    for name, value in params:
        values.setdefault(name.removesuffix("_min").removesuffix("_max"), []).append((name, value))
    return [described(urlencode(pairs))[0] for pairs in values.values()]


@pytest.mark.parametrize("slug", CASES)
def test_any_ten_of_its_own_values_return_an_office_first_at_distance_0(slug):
    matrix, rng = current_matrix(), random.Random(slug)
    offices = whole_offices(matrix.edition, CASES)
    own = own_choices(next(one for one in offices if one.slug == slug))
    assert len(own) > 60
    for _draw in range(1000):
        drawn = rng.sample(own, 10)
        first = in_order([likeness(drawn, one, one.latest) for one in offices])[0]
        assert (first.office.slug, first.distance, first.on) == (slug, 0, 10)


@pytest.mark.parametrize("slug", CASES)
def test_the_page_weighs_the_same(slug):
    matrix, rng = current_matrix(), random.Random(slug)
    (office,) = whole_offices(matrix.edition, [slug])
    own = own_choices(office)
    for _draw in range(20):
        first = nearest(matrix, rng.sample(own, 10), "case").found[0]
        assert (first.office.slug, first.distance) == (slug, 0)


def test_silence_is_not_agreement_and_another_value_is_a_difference():
    dimensions = [make_dimension(scale=scale) for scale in ("nominal", "ordinal", "multi")]
    words = [one.categories.order_by("order").values_list("key", flat=True) for one in dimensions]
    same, other, silent = make_office(), make_office(), make_office()
    for dimension, (first, second, *_more) in zip(dimensions, words, strict=True):
        code(whole(same), dimension, first)
        code(whole(other), dimension, second)
    code(whole(silent), dimensions[0], words[0][0])
    choices = described(urlencode([(one.key, keys[0]) for one, keys in zip(dimensions, words, strict=True)]))
    found = {one.office.slug: one for one in nearest(current_matrix(), choices, "case").found}
    assert [one.stand for one in found[same.slug].compared] == [Stand.AGREES] * 3
    # of several at once another one may hold beside it: that is no difference, and no agreement
    assert {one.stand for one in found[other.slug].compared} == {Stand.DIFFERS, Stand.UNKNOWN}
    assert (found[silent.slug].on, found[silent.slug].distance) == (1, 0)
    assert found[silent.slug].is_thin


def test_a_match_on_few_of_the_choices_stands_below_one_on_nearly_all():
    dimensions = [make_dimension(scale="ordinal") for _ in range(10)]
    few, most = make_office(), make_office()
    keys = [list(one.categories.order_by("order").values_list("key", flat=True)) for one in dimensions]
    for dimension, (first, *_others) in list(zip(dimensions, keys, strict=True))[:3]:
        code(whole(few), dimension, first)
    for place, (dimension, (first, second, *_more)) in enumerate(zip(dimensions, keys, strict=True)):
        if place < 9:
            code(whole(most), dimension, first if place else second)
    choices = described(urlencode([(one.key, words[0]) for one, words in zip(dimensions, keys, strict=True)]))
    found = nearest(current_matrix(), choices, "case").found
    assert [one.office.slug for one in found] == [most.slug, few.slug]
    assert found[1].distance == 0 < found[0].distance


@pytest.mark.parametrize(
    ("query", "told", "stand", "distance"),
    [
        ("=20", (20, 20, "="), Stand.AGREES, 0),
        ("_min=15&{}_max=25", (20, 20, "~"), Stand.AGREES, 0),
        ("_min=20", (20, None, ">"), Stand.AGREES, 0),
        ("_max=20", (None, 20, "<"), Stand.AGREES, 0),
        ("_min=15&{}_max=25", (20, 30, "="), Stand.UNKNOWN, None),
        ("=25", (20, None, ">"), Stand.UNKNOWN, None),
        ("=10", (20, 20, "="), Stand.DIFFERS, Fraction(1, 2)),
        ("_min=5&{}_max=15", (20, None, ">"), Stand.DIFFERS, Fraction(1, 4)),
        ("=20", (20, None, ">"), Stand.DIFFERS, 0),
    ],
)
def test_a_number_agrees_when_it_is_surely_within_what_was_said(query, told, stand, distance):
    dimension, office = make_dimension(scale="number"), make_office()
    code(whole(office), dimension, told)
    (choice,) = described(dimension.key + query.format(dimension.key))
    found = nearest(current_matrix(), [choice], "case").found
    if distance is None:
        assert found == ()
        return
    assert [(one.office.slug, one.compared[0].stand, one.distance) for one in found] == [(office.slug, stand, distance)]


def test_either_of_two_agrees_with_both_and_is_as_near_as_the_nearer():
    dimension = make_dimension("ordinal", ("red", "blue", "green"))
    first, second, third = "red", "blue", "green"
    offices = {word: make_office() for word in (first, second, third)}
    for word, office in offices.items():
        code(whole(office), dimension, word)
    (choice,) = described(urlencode([(dimension.key, first), (dimension.key, second)]))
    found = {one.office.slug: one for one in nearest(current_matrix(), [choice], "case").found}
    assert [found[offices[word].slug].compared[0].stand for word in (first, second)] == [Stand.AGREES] * 2
    assert found[offices[third].slug].distance == Fraction(1, 2)


def test_none_near_enough_is_an_answer(client):
    dimension, office = make_dimension(scale="nominal"), make_office()
    first, second = dimension.categories.order_by("order").values_list("key", flat=True)[:2]
    code(whole(office), dimension, second)
    html = client.get(f"/our-office/?{dimension.key}={first}").content.decode()
    assert "No studied office is near enough to be called like yours." in html


def test_of_more_offices_than_are_read_the_one_that_agrees_with_all_is_found():
    matrix_dimensions = [make_dimension(scale="nominal") for _ in range(4)]
    keys = [list(one.categories.order_by("order").values_list("key", flat=True)) for one in matrix_dimensions]
    for _ in range(MOST_READ + 10):
        part = whole(make_office(name_en="A", name_nb="A"))
        for dimension, words in zip(matrix_dimensions, keys, strict=True):
            code(part, dimension, words[1])
    last = make_office(name_en="Zzz", name_nb="Ååå")
    for dimension, words in zip(matrix_dimensions, keys, strict=True):
        code(whole(last), dimension, words[0])
    choices = described(urlencode([(one.key, words[0]) for one, words in zip(matrix_dimensions, keys, strict=True)]))
    found = nearest(current_matrix(), choices, "case")
    assert found.found[0].office.slug == last.slug
    assert found.n_passed_over == 11
