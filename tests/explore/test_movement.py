"""Which offices moved on the scale: all of them, by whose word, and the short arrow where no second place is known."""

from dataclasses import replace
from html import unescape

import pytest

from offices.data.records import CategoryRecord, Pair
from offices.explore.model_map.chart import map_figure
from offices.explore.model_map.places import marks
from offices.explore.model_map.words import model_map
from offices.explore.movers import movers_caption, movers_told
from offices.explore.trajectories.phases import drift_words
from tests.compare.test_comparison import coding, dimension
from tests.explore.test_charts import DIMENSIONS, LABELS, cells, moved, number, on_map
from tests.explore.test_more_charts import text_of

WAYS = ("towards_generalist", "towards_specialist", "stable", "to_and_fro")
DRIFT = replace(
    dimension("model_drift", "nominal"),
    categories=tuple(CategoryRecord(key, Pair(key.replace("_", " "))) for key in WAYS),
)
BOOK = {**DIMENSIONS, "model_drift": DRIFT}


def drifting(slug: str, way: str, step: str | None = "in_between", **values):
    """An office at one place, which is told or read to move."""
    there = on_map(slug, step)
    told = coding(DRIFT, category=way, **values)
    return replace(there, visits=(replace(there.visits[0], codings=(*there.visits[0].codings, told)),))


def told_of(*offices) -> str:
    return "".join(piece.text for piece in movers_told(marks(offices, BOOK), DRIFT)).strip()


def caption_of(*offices) -> str:
    return str(movers_caption(marks(offices, BOOK), DRIFT, "still"))


def drawn(*offices, narrow: bool = False):
    made = map_figure(marks(offices, BOOK), LABELS, narrow)
    return [note for note in made["layout"]["annotations"] if note["showarrow"]]


def test_the_caption_is_what_the_marks_show():
    up, down = moved("a", "separate_lines", "radical"), moved("b", "radical", "separate_lines")
    away = moved("c", "radical", "separate_lines", "radical")
    assert caption_of(up, on_map("d")) == "Of 2 studied offices 1 moved towards generalist: by the author’s word"
    assert told_of(up, down, away) == (
        "By the author’s word: a towards generalist, b towards specialist and c away and back again."
    )
    many = [moved(f"o{n}", "separate_lines", "radical") for n in range(6)]
    assert caption_of(*many, down).startswith(
        "Of 7 studied offices 6 moved towards generalist and 1 towards specialist"
    )
    assert told_of(*many, down) == ""
    assert caption_of(on_map("d")) == "still"
    assert told_of(on_map("d")) == ""
    assert model_map([on_map("d")], BOOK).caption == "Where the offices stand between specialist and generalist"


def test_a_movement_counts_without_a_second_place_and_the_author_comes_first():
    read, stated = drifting("a", "towards_specialist", certainty="inferred"), drifting("b", "towards_generalist")
    assert told_of(read, stated) == "By the author’s word: b towards generalist. By our reading: a towards specialist."
    by_leader = drifting("c", "towards_generalist", account="leader")
    assert told_of(by_leader, read, stated).split(". ")[1] == "According to the leader: c towards generalist"
    assert caption_of(by_leader, read, stated).endswith(
        ": 1 by the author’s word, 1 according to the leader, 1 by our reading"
    )


def test_what_is_told_goes_before_what_the_places_say():
    """An author who sees no movement is not contradicted by two places that we read out of the text."""
    away = moved("a", "radical", "separate_lines")
    last = away.visits[-1]

    def with_drift(way):
        told = replace(last, codings=(*last.codings, coding(DRIFT, category=way)))
        return replace(away, visits=(*away.visits[:-1], told))

    assert told_of(away) == "By the author’s word: a towards specialist."
    assert told_of(with_drift("stable")) == ""
    assert told_of(with_drift("to_and_fro")) == told_of(away), "of a category of a curator no way is known"


@pytest.mark.parametrize("narrow", [False, True])
def test_a_short_arrow_leaves_a_mark_without_a_second_place(narrow):
    up, down = drifting("a", "towards_generalist", "separate_lines"), drifting("b", "towards_specialist", "radical")
    arrows = drawn(up, down, narrow=narrow)
    along, beside = ("y", "x") if narrow else ("x", "y")
    for arrow, (place, way) in zip(arrows, [(0, 1), (2, -1)], strict=True):
        assert 0 < (arrow[f"a{along}"] - place) * way < (arrow[along] - place) * way < 0.5
        assert arrow[f"a{beside}"] == arrow[beside], "along the scale and not across it"
    nowhere = [drifting("a", "stable"), drifting("b", "to_and_fro"), drifting("c", "towards_generalist", None)]
    assert not drawn(*nowhere, narrow=narrow)


def test_two_places_are_an_arrow_from_one_to_the_other_and_no_short_one():
    away = moved("a", "radical", "separate_lines")
    last = replace(away.visits[-1], codings=(*away.visits[-1].codings, coding(DRIFT, category="towards_specialist")))
    (arrow,) = drawn(replace(away, visits=(away.visits[0], last)))
    assert (arrow["x"], arrow["standoff"]) == (0, 10), "it leads to the mark"


def test_the_legend_and_the_table_say_what_the_short_arrow_is():
    plain = model_map([on_map("a", staff=number(20, 20))], BOOK)
    assert not any("short arrow" in sign.words for sign in plain.picture.signs)
    made = model_map([drifting("a", "towards_generalist", certainty="inferred")], BOOK)
    (sign,) = [one for one in made.picture.signs if one.words.startswith("short arrow: ")]
    assert sign.is_short
    assert cells(made.table, "model_drift", "model_drift.certainty") == [("towards generalist", "inferred")]
    assert "model_drift" in [made.table.columns[one.place].key for one in made.table.on_page]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "told: stable"),
        ({"certainty": "inferred"}, "our reading: stable"),
        ({"account": "coder"}, "our reading: stable"),
        ({"account": "leader"}, "told: stable (according to the leader)"),
        ({"certainty": "vague"}, "told: stable (vaguely put)"),
    ],
)
def test_a_movement_on_the_trajectories_says_whose_word_it_is(values, words):
    assert drift_words(coding(DRIFT, category="stable", **values), DRIFT) == words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "/",
            (
                "Of 4 studied offices 2 moved towards specialist and 2 towards generalist: 2 by the author’s word, 2 by our "
                "reading",
                "By the author’s word: Lillevik towards specialist and Storvik towards generalist. By our reading: "
                "One-leader office towards generalist and Two-leader office towards specialist.",
            ),
        ),
        (
            "/nb/",
            (
                "2 etter forfatterens ord, 2 etter vår tolkning",
                "Etter forfatterens ord: Lillevik mot spesialist og Storvik mot generalist. Etter vår tolkning: ",
            ),
        ),
    ],
)
def test_the_front_page_tells_of_all_four_and_by_whose_word(client, path, words):
    html = client.get(path).content.decode()
    caption = text_of(html[html.index("<figcaption>") : html.index('<div class="chart-body">')])
    assert all(one in caption for one in words)
    assert words[0] in unescape(html).split('role="group" aria-label="')[1].split('"')[0]
