"""Cells of a cross-tab that are told of parts only, and dimensions that are not offered."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import code, make_dimension, make_office, make_part, make_visit, whole
from tests.page.test_pages import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def shape():
    return make_dimension("nominal", ("round", "square"), key="shape")


def of_parts(html: str) -> list[str]:
    """What is said of parts, as it is read."""
    found = re.findall(r'<span class="of-parts">(.*?)</span></li>', html, re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]


def team(visit, name: str):
    return make_part(visit, "unit", name_en=name, name_nb=name)


@pytest.mark.parametrize("axes", ["x=shape&y=leadership", "x=leadership&y=shape"])
def test_a_cell_says_the_values_by_part(client, shape, axes):
    office = make_office()
    code(team(whole(office).visit, "Reception"), shape, "round")
    html = page(client, f"/explore/?{axes}")
    assert of_parts(html) == ["Reception: stated: round"]
    assert "told of parts only" in html
    assert "/offices/?shape=told_of_parts" in html.replace("&amp;", "&").replace("leadership=not_yet_coded&", "")


def test_of_two_such_dimensions_both_are_said(client, shape):
    other, office = make_dimension("nominal", ("big",), key="bulk"), make_office()
    code(part := team(whole(office).visit, "Reception"), shape, "round")
    code(part, other, "big")
    html = page(client, "/explore/?x=shape&y=bulk")
    assert "Reception: stated: big" in " ".join(of_parts(html))
    assert "Reception: </span>" not in html
    assert re.search(r"big.*round", re.sub(r"\s+", " ", html[html.index('class="of-parts"') :]))


def test_panels_say_them_too(client, shape):
    office = make_office()
    code(team(whole(office).visit, "Reception"), shape, "round")
    assert of_parts(page(client, "/explore/?x=shape&y=leadership&panel=office_size")) == ["Reception: stated: round"]


def test_it_is_the_visit_that_is_counted(client, shape):
    office = make_office()
    code(team(whole(office).visit, "Then"), shape, "round")
    make_visit(office)
    assert of_parts(page(client, "/explore/?x=shape&y=leadership")) == []
    assert of_parts(page(client, "/explore/?x=shape&y=leadership&visit=any")) == ["Then: stated: round"]


def test_what_is_read_for_it_does_not_grow_with_the_offices(client, shape):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(client, "/explore/?x=shape&y=leadership")
        return len(captured)

    def add(n: int) -> None:
        for _ in range(n):
            code(team(whole(make_office()).visit, "Reception"), shape, "round")
        page(client, "/about/")

    add(1)
    first, again = queries(), queries()
    assert again == 1
    add(30)
    assert queries() == first


def test_what_only_findings_speak_of_is_not_offered_and_still_understood(client):
    dimension, other = (make_dimension(only_in_findings=one) for one in (True, False))
    for path in ("/explore/", "/explore/truth-table/", "/offices/lillevik/similar/"):
        html = page(client, path)
        assert f'value="{dimension.key}' not in html, path
    offered = page(client, "/explore/")
    assert offered.count(f'value="{other.key}"') == 3
    html = page(client, f"/explore/?x={dimension.key}&y=leadership")
    assert "told in findings only" in html
    assert "not yet coded" not in html[html.index('<table class="crosstab">') : html.index("<tbody>")]
