"""Stills: every mark of a figure is in its picture, in order, escaped, without any style that the policy forbids."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from html import unescape

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from offices.data.records import Number, Pair
from offices.evidence.indicators.chart import Line, Point, indicator_figure
from offices.evidence.shares import chart as shares
from offices.explore.model_map.chart import map_figure
from offices.explore.model_map.places import marks
from offices.explore.model_map.words import model_map
from offices.explore.scatter import chart as scatter
from offices.explore.trajectories.chart import trajectory_figure
from offices.explore.trajectories.phases import steps_of
from offices.figure.labels import meet
from offices.figure.signs import Sign, drawn, signs_of
from offices.figure.still import still
from offices.figure.text import broken, width
from offices.figure.theme import escaped
from offices.page.pieces import linked
from tests.explore.test_charts import DIMENSIONS, LABELS, moved, number, on_map
from tests.explore.test_explore import dot
from tests.explore.test_more_charts import figures
from tests.explore.test_trajectories import BOTH, phases
from tests.page.test_pages import page

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("1")</script> & \'\x00\x1b'


def parsed(figure: dict, words: str = "words") -> ET.Element:
    """The picture read as XML, as strictly as the namespace allows."""
    svg = str(linked(still(figure, words), ""))
    return ET.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def told(picture: ET.Element) -> list[tuple[str, str]]:
    """Where each mark leads and what it says."""
    return [(one.get("href"), one.find(f"{SVG}title").text) for one in picture.iter(f"{SVG}a")]


def marked(figure: dict) -> list[tuple[str, str]]:
    return [
        (url, unescape(text.replace("<br>", "\n")))
        for trace in figure["data"]
        for url, text in zip(trace.get("customdata", ()), trace.get("hovertext", ()), strict=False)
    ]


def offices():
    return [
        on_map("a", staff=number(20, 20)),
        on_map("b", None),
        on_map("c", "in_between", number(30, 60), "two_leaders"),
    ]


def of_map(narrow: bool, *found) -> dict:
    return map_figure(marks(found, DIMENSIONS), LABELS, narrow)


amounts = st.none() | st.decimals(0, 5000, places=1)
names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
dots = st.builds(
    lambda name, record, x, y, slug: dot(name, *(one if one is None else Number(one, one, "=") for one in (x, y)), record, f"{slug}"),
    names, st.sampled_from(["case", "vignette", "setting"]), amounts, amounts, st.integers(0, 99),
)  # fmt: skip


@given(st.lists(dots, min_size=1, max_size=25), st.booleans())
def test_every_mark_is_in_the_picture_with_its_words_and_no_other(found, narrow):
    figure = scatter.scatter_figure(found, "across", "up", narrow=narrow)
    go.Figure(figure)
    picture = parsed(figure)
    no_text = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
    wanted = [(url, no_text.sub("", text).replace("\r\n", "\n").replace("\r", "\n")) for url, text in marked(figure)]
    assert told(picture) == wanted
    assert len(wanted) == len(found)


@given(st.lists(st.integers(1, 3000), min_size=2, max_size=9, unique=True))
def test_places_agree_with_the_axes(amounts):
    found = [on_map(f"o{amount}", staff=number(amount, amount)) for amount in amounts]
    for narrow, attribute, way in ((False, "cy", -1), (True, "cx", 1)):
        picture = parsed(of_map(narrow, *found))
        places = {
            link.get("href"): float(link.find(f"{SVG}circle[@class='c1']").get(attribute)) * way
            for link in picture.iter(f"{SVG}a")
        }
        slugs = [f"/offices/o{amount}/" for amount in sorted(amounts)]
        ordered = [places[slug] for slug in slugs]
        assert ordered == sorted(ordered)
        frame = [float(one) for one in picture.get("viewBox").split()]
        assert all(frame[3 if way < 0 else 2] > abs(place) > 0 for place in ordered)


@pytest.mark.parametrize("narrow", [False, True])
def test_no_style_and_nothing_that_runs(narrow):
    hostile = on_map("x", staff=number(5, None, ">"))
    hostile = hostile.__class__(**{**hostile.__dict__, "name": Pair(HOSTILE, HOSTILE)})
    made = still(of_map(narrow, hostile, *offices()), HOSTILE)
    assert "<script" not in made
    assert " style=" not in made
    assert "<style" not in made
    assert not re.search(r"\son\w+=", re.sub(r'"[^"]*"', '""', made))
    assert "url(" not in made
    assert made.count("<a ") == made.count('tabindex="-1"'), "the table below has the links for the keyboard"
    assert '<script>alert("1")</script> & \'' in told(parsed(of_map(narrow, hostile)))[0][1]


@pytest.mark.parametrize("narrow", [False, True])
def test_colours_are_classes_and_the_figure_names_tokens(narrow):
    figure = of_map(narrow, *offices())
    assert {trace["marker"]["color"] for trace in figure["data"]} == {"var(--c1)", "var(--c2)"}
    used = {word for one in parsed(figure).iter() for word in (one.get("class") or "").split()}
    assert {"c1", "c2", "grid", "finger"} <= used
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb", still(figure, ""))


def test_a_name_has_its_place_or_a_number_with_a_key():
    crowd = [on_map(f"office-number-{n}", staff=number(20, 20)) for n in range(30)]
    for narrow in (False, True):
        figure = of_map(narrow, *crowd)
        key = dict(figure["layout"]["meta"]["key"])
        shown = [text for trace in figure["data"] for text in trace["text"] if text]
        assert len(set(shown)) == len(shown)
        assert set(key) == {text for text in shown if text.isdigit()}
        assert set(key.values()) | set(shown) - set(key) <= {str(one.name) for one in crowd}
        assert key


def test_no_two_names_cover_one_another():
    assert meet((0, 0, 10, 10), (9, 9, 20, 20))
    assert not meet((0, 0, 10, 10), (10, 0, 20, 10))
    found = [on_map("a", staff=number(20, 20)), on_map("b", staff=number(21, 21)), on_map("c", staff=number(22, 22))]
    (trace,) = of_map(False, *found)["data"]
    assert len(set(trace["textposition"])) > 1


def test_ranges_stripes_and_open_bounds_are_drawn():
    one = Number(Decimal(7), Decimal(57), "=")
    lines = [
        Line("a <b>", "#a", (Point("", one, "7–57", False),)),
        Line("b", "#b", (Point("", number(40, 40), "40", False),)),
    ]
    for narrow in (False, True):
        figure = shares.shares_figure(lines, "per cent", ("share", "range"), narrow)
        picture = parsed(figure)
        assert sorted(told(picture)) == sorted(marked(figure)) == [("#a", "a <b>\n7–57"), ("#b", "b\n40")]
        assert picture.find(f".//{SVG}path[@class='stripes c-missing']") is not None
        assert [sign.is_striped for sign in signs_of(figure)] == [True, False]
    dumbbell = indicator_figure(
        [Line("x", "#x", (Point("2010", number(20, 20), "20", False), Point("2014", number(30, None, ">"), "30+", True)))], "months"
    )  # fmt: skip
    assert len(told(parsed(dumbbell))) == 2
    assert parsed(dumbbell).find(f"{SVG}path[@class='line c-line']") is not None


def test_labels_break_where_they_must_and_stay_escaped():
    assert broken("one two three", 50, 12) == "one<br>two<br>three"
    assert broken("<b> & c", 500, 12) == escaped("<b> & c")
    assert width("&lt;b&gt;", 10) == width("abc", 10)


def test_signs_are_pictures_without_words():
    for sign in (Sign("a", "star-open"), Sign("b", line="dot", is_arrow=True), Sign("c", is_band=True), Sign("d", is_range=True), Sign("e", is_striped=True)):  # fmt: skip
        made = ET.fromstring(drawn(sign))
        assert made.get("aria-hidden") == "true"
        assert len(made) >= 1


# What the map says of itself


def test_the_legend_tells_only_signs_that_occur():
    made = model_map([on_map("a", staff=number(20, 20))], DIMENSIONS)
    assert [sign.words for sign in made.picture.signs] == ["one leader", "filled: seen by researchers"]
    more = model_map([moved("b", "separate_lines", "radical")], DIMENSIONS)
    words = " ".join(sign.words for sign in more.picture.signs)
    assert "number of staff not known in both" in words
    assert "open: told of afterwards" in words
    assert [one.key for one in made.axes] == ["model_scale", "staff_fte", "staff_headcount"]


# On pages


CHARTS = ["/", "/explore/trajectories/", "/indicators/", "/indicators/2008/", "/explore/?x=staff_fte&y=staff_headcount"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", CHARTS)
@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_the_picture_is_on_the_page_with_all_marks_of_both_layouts(client, path, prefix):
    html = page(client, prefix + path)
    pictures = re.findall(r'<div class="still (wide|narrow)">(<svg.*?</svg>)</div>', html, re.S)
    assert {name for name, _svg in pictures} == {"wide", "narrow"}
    for narrow in (False, True):
        drawn_here = [svg for name, svg in pictures if (name == "narrow") is narrow]
        for svg, figure in zip(drawn_here, figures(html, narrow=narrow), strict=True):
            assert svg.count("<a ") == len(marked(figure)) > 0
            assert 'role="group"' in svg
            assert re.search(r'aria-label="[^"]{40,}"', svg)
            assert len(svg) < 15_000
    assert "css/charts.css" in html
    assert re.search(r'<details class="chart-table"><summary>', html), "closed, since the picture is there"
    assert '<button class="btn quiet" type="button" hidden>' in html, "a button only where a script can do what it says"


@pytest.mark.django_db
def test_both_layouts_have_the_same_marks(client):
    for path in CHARTS:
        html = page(client, path)
        for wide, narrow in zip(figures(html), figures(html, narrow=True), strict=True):
            assert sorted(marked(wide)) == sorted(marked(narrow))
            assert narrow["layout"]["width"] < 340 < wide["layout"]["width"]


def test_names_of_many_offices_fall_away_where_the_legend_tells_them_by_shape():
    many = [phases(f"office-{n}", ("radical", 0, "observed"), ("lines", 6, "observed")) for n in range(6)]
    made = trajectory_figure(steps_of(many, BOTH), list(BOTH["model_scale"].by_key), narrow=True)
    assert not made["layout"]["meta"]["key"]
    assert len(told(parsed(made))) == 12
