"""Pictures to take along: they stand alone, say what they are, and are refused where there is none."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from django.conf import settings

from offices.figure.export import PICTURES, sheet
from offices.figure.export.looks import CARD, COLOURS, GRID, INK, LOOKS, MUTED, RULE, alone
from offices.figure.picture import Picture
from tests.figure.test_stills import HOSTILE, SVG, marked, of_map, offices
from tests.page.test_pages import page
from tests.table.test_exports import words

PATHS = {
    "/": "model-map",
    "/explore/trajectories/": "trajectories",
    "/explore/?x=staff_fte&y=staff_headcount": "scatter-0",
    "/indicators/": "chart-0",
    "/indicators/2008/": "shares-2008",
}
SEVERAL = "/explore/?x=staff_fte&y=staff_headcount&panel=leadership"
BOTH = [*PATHS, *(f"/nb{path}" for path in PATHS)]


def of_picture(path: str, word: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}format={word}"


def made(caption: str = "A caption", *told: str) -> str:
    return sheet(Picture.of(lambda narrow: of_map(narrow, *offices()), caption, ""), caption, told, "foot", "en")


def said(svg: str) -> str:
    return " ".join(" ".join(one.itertext()) for one in ET.fromstring(svg).iter(f"{SVG}text"))


def test_colours_are_those_of_the_light_tokens():
    css = (Path(settings.BASE_DIR) / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}), ", css.split("@media")[0]))
    own = {**COLOURS, "ink": INK, "muted": MUTED, "card": CARD, "rule": RULE, "c-grid": GRID}
    assert own == {name: light[name] for name in own}


def test_a_picture_has_no_class_no_link_and_nothing_to_fetch():
    svg = made()
    root = ET.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    for one in root.iter():
        assert not {"class", "style", "href", "tabindex"} & set(one.attrib)
    assert "var(" not in svg
    assert "url(" not in svg
    marks = [one.find(f"{SVG}title").text for one in root.iter(f"{SVG}g") if one.find(f"{SVG}title") is not None]
    assert len(marks) == len(marked(of_map(False, *offices())))


def test_looks_of_several_classes_follow_their_order():
    assert alone('<path class="open c1" d="M0 0"/>') == f'<path fill="{CARD}" stroke="{COLOURS["c1"]}" stroke-width="2" d="M0 0"/>'  # fmt: skip
    assert 'fill="none"' in alone('<path class="line c1"/>')
    assert alone('<a href="/x" tabindex="-1">x</a>') == "<g>x</g>"
    used = set(re.findall(r"(?:^|[ ,(])\.([\w-]+)", (Path(settings.BASE_DIR) / "static/css/charts.css").read_text()))
    assert not set(LOOKS) - used, "the page has the same looks"


def test_words_of_the_sheet_are_whole_and_never_markup():
    long = "A caption of many words " * 12
    told = said(made(f"{long}{HOSTILE}", f'class="c1" {HOSTILE}'))
    assert " ".join(long.split()) in " ".join(told.split())
    assert '<script>alert("1")</script> & \'' in told
    assert 'class="c1"' in told
    assert "foot" in told
    assert "one leader" in told


def test_a_png_is_twice_as_large_and_the_same_each_time():
    svg = made()
    high = float(ET.fromstring(svg).get("height"))
    png = PICTURES["png"].write(svg)
    assert png == PICTURES["png"].write(svg)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    wide, tall = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert wide == 1616
    assert abs(tall - 2 * high) <= 1


@pytest.mark.django_db
@pytest.mark.parametrize("path", BOTH)
def test_each_chart_is_a_file_with_its_words_and_where_it_is_from(client, path):
    name = PATHS[path.removeprefix("/nb")]
    html = page(client, path)
    for word, kind in (("svg", "image/svg+xml; charset=utf-8"), ("png", "image/png")):
        response = client.get(of_picture(path, word))
        assert response.status_code == 200
        assert response.headers["Content-Type"] == kind
        assert response.headers["Content-Disposition"] == f'attachment; filename="nav-compare-{name}.{word}"'
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["ETag"]
        link = re.search(rf'<a data-tray rel="nofollow" href="([^"]+)">{word.upper()}</a>', html)[1].replace(
            "&amp;", "&"
        )
        assert client.get(link).content == response.content
    told = " ".join(said(client.get(of_picture(path, "svg")).content.decode()).split())
    caption = words(re.search(r"<figcaption>(.*?)</figcaption>", html, re.S)[1])
    assert caption in told
    assert "NAV Compare" in told
    assert ("Kilder: " if path.startswith("/nb/") else "Sources: ") in told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/offices/?format=png", "“format” cannot be “png”. Allowed: csv, json"),
        ("/explore/?format=svg", "“format” cannot be “svg”. Allowed: csv, json"),
        ("/?format=gif", "“format” cannot be “gif”. Allowed: csv, json, png, svg"),
        ("/?format=png&chart=none", "“chart” cannot be “none”. Allowed: model-map"),
        ("/?chart=none", "“chart” cannot be “none”. Allowed: model-map"),
        ("/?format=png&chart=model-map&chart=model-map", "“chart” can be given only once. Allowed: model-map"),
        (f"{SEVERAL}&format=png", "There are several charts here: “chart” says which. Allowed: scatter-0, scatter-"),
        ("/offices/?chart=model-map", "There is no parameter “chart”."),
        ("/explore/?x=nothing&format=png", "There is no dimension “nothing”."),
    ],
)
def test_what_is_no_picture_is_refused_with_what_is_allowed(client, path, message):
    response = client.get(path)
    assert response.status_code == 400
    html = response.content.decode()
    assert message in re.sub(r"\s+([,.])", r"\1", words(html))
    assert html[html.index('class="errors"') :].split("</ul>")[0].count('<li id="error-') == 1


@pytest.mark.django_db
def test_of_several_charts_one_is_named(client):
    html = page(client, SEVERAL)
    links = re.findall(r'<a data-tray rel="nofollow" href="([^"]+)">PNG</a>', html)
    assert len(links) == html.count('<figure class="chart"') > 1
    files = {client.get(link.replace("&amp;", "&")).headers["Content-Disposition"] for link in links}
    assert len(files) == len(links)
