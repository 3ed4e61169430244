"""The page of figures: what is said of those that can be followed, and that each figure is there, once."""

import re
from decimal import Decimal

import pytest
from django.utils.translation import override

from offices.evidence.indicators.moves import moves_of, moves_sentence, moves_title
from offices.evidence.indicators.words import NUMBERS, first_numbers, indicator_rows
from tests.builders import make_citation, make_indicator, make_measurement, make_theme
from tests.editions import current_evidence, current_matrix
from tests.evidence.test_evidence import page

pytestmark = pytest.mark.django_db
PER_CENT = {"unit_en": "per cent", "unit_nb": "prosent"}


def made(*figures, polarity="rises_is_better", **values):
    """The record of an indicator with these figures, a year each from 2010 on; a pair is a comparator and a number."""
    indicator, citation = make_indicator(polarity=polarity, **{**PER_CENT, **values}), make_citation()
    for place, figure in enumerate(figures):
        comparator, number = figure if isinstance(figure, tuple) else ("=", figure)
        years = {"year_low": 2010 + place, "year_high": 2010 + place}
        high = None if comparator == ">" else number
        bounds = {"number_low": number, "number_high": high, "comparator": comparator}
        make_measurement(indicator, order=place, citation=citation, **bounds, **years)
    return current_evidence().indicators[indicator.key]


def test_the_title_says_what_holds_of_all_or_how_many_went_which_way():
    better, fell_well = made(30, 40), made(60, 55, polarity="falls_is_better")
    worse, unmoved, neither = made(40, 30), made(20, 20), made(1, 2, polarity="none")
    told = {
        (better, fell_well): "2010 to 2011: by our reading all 2 figures that can be followed moved the better way, by "
        "5 to 10",
        (worse,): "2010 to 2011: by our reading the one figure that can be followed moved the worse way, by 10",
        (
            better,
            worse,
            unmoved,
            neither,
        ): "2010 to 2011: of 4 figures that can be followed, by our reading 1 moved the better way and 1 the worse",
        (): "otherwise",
    }
    for found, words in told.items():
        assert str(moves_title(moves_of(found), "otherwise")) == words
    with override("nb"):
        assert "seg til det bedre" in str(moves_title(moves_of([better]), ""))


def test_what_moved_the_better_way_is_not_said_to_be_common():
    found = moves_of([made(30, 40, text_en="Pleased."), made(70, 65, polarity="falls_is_better")])
    assert str(moves_sentence(found, "per cent")) == (
        "Better when high: 1 of 1 rose; 0 were above half at last. Better when low: 1 of 1 fell; 1 was above half at last. "
        "Most changed, from 30 (2010) to 40 per cent (2011): Pleased. Who was asked at last: base en."
    )
    assert "above half" not in str(moves_sentence(found, "months"))
    assert moves_sentence([], "per cent") == ""


def test_bounds_and_what_cannot_be_compared_did_not_move():
    assert moves_of([made((">", 40), 50), made(("~", 40), 50), made(50)]) == []
    broken, citation = make_indicator(**PER_CENT, polarity="rises_is_better"), make_citation()
    for place, why in enumerate(("", "", "Another base.", "")):
        figure = {
            "number_low": 10 * place,
            "number_high": 10 * place,
            "year_low": 2010 + place,
            "year_high": 2010 + place,
        }
        make_measurement(broken, order=place, citation=citation, not_comparable_en=why, not_comparable_nb=why, **figure)
    (move,) = moves_of([current_evidence().indicators[broken.key]])
    assert (move.was, move.became) == (Decimal(20), Decimal(30)), "only since the break"


def test_every_figure_is_on_the_page_once_and_each_number_leads_to_its_row(client):
    html = page(client, "/indicators/")
    rows = re.findall(r'<tbody id="([^"]+)">', html)
    assert sorted(rows) == sorted(current_evidence().indicators)
    numbers = re.findall(r'<li><a href="#([^"]+)"><b>', html)
    assert len(numbers) > 20
    assert set(numbers) <= set(rows)


def test_plain_shares_stand_first_and_what_is_only_in_words_never_does():
    theme = make_theme()
    found = [made(3, unit_en="months", unit_nb="måneder", theme=theme), *(made(one, theme=theme) for one in range(9))]
    worded = make_indicator(theme=theme)
    make_measurement(worded, number_low=None, comparator="", words_en="many", words_nb="mange")
    found = [current_evidence().indicators[worded.key], *found]
    shown = first_numbers(indicator_rows(found, current_evidence(), current_matrix()))
    assert [row.figures[0].amount for row in shown] == [str(n) for n in range(NUMBERS)]
