"""The menu and the line below it: where a reader is, on each page."""

import re

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # pages of the shipped data: alike on both databases

LINK = re.compile(r'<a href="([^"?]*)[^"]*"(?: aria-current="(\w+)")?>')


def menus(client, path: str) -> list[dict[str, str]]:
    """Of the menu and of the line below it: address -> what aria-current says."""
    html = client.get(path).content.decode()
    navs = re.findall(r'<nav class="(?:nav|beneath)[^>]*>(.*?)</nav>', html, re.S)
    return [dict(LINK.findall(nav)) for nav in navs]


@pytest.mark.parametrize("prefix", ["", "/nb"])
@pytest.mark.parametrize(
    ("path", "main", "line"),
    [
        ("/", {}, {}),
        ("/about/", {}, {}),
        ("/search/", {}, {}),
        ("/questions/", {"/questions/": "page"}, {}),
        ("/questions/which-size/", {"/questions/": "true"}, {}),
        ("/offices/lillevik/similar/", {"/offices/": "true"}, {}),
        ("/compare/?office=lillevik&office=storvik", {"/compare/": "page"}, {}),
        ("/our-office/?leadership=one_leader", {"/our-office/": "page"}, {}),
        ("/explore/services/", {"/explore/": "true"}, {}),
        ("/evidence/?theme=leadership", {"/evidence/": "page"}, {"/evidence/": "page"}),
        ("/evidence/larsen2012-l09/", {"/evidence/": "true"}, {"/evidence/": "true"}),
        ("/evidence/map/", {"/evidence/": "true"}, {"/evidence/map/": "page"}),
        ("/indicators/2008/", {"/evidence/": "true"}, {"/indicators/": "true"}),
        ("/data/?compare=lillevik", {"/data/": "page"}, {"/data/": "page"}),
        ("/codebook/leadership/", {"/data/": "true"}, {"/codebook/": "true"}),
        ("/sources/", {"/data/": "true"}, {"/sources/": "page"}),
    ],
)
def test_the_menu_says_where_one_is(client, prefix, path, main, line):
    found = menus(client, prefix + path)
    assert len(found[0]) == 7
    assert [{at: said for at, said in nav.items() if said} for nav in found] == [
        {prefix + at: said for at, said in nav.items()} for nav in (main, line) if nav or nav is main
    ]


def test_the_line_below_has_the_pages_of_its_part(client):
    assert list(menus(client, "/evidence/gaps/")[1]) == [
        *("/evidence/", "/evidence/map/", "/indicators/", "/evidence/gaps/", "/evidence/hypotheses/")
    ]
    assert list(menus(client, "/sources/larsen2012/")[1]) == ["/data/", "/codebook/", "/sources/"]
