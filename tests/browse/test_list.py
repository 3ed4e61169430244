"""The list of offices: kinds as tabs, sections with their own counts, the table, how to compare, how much it weighs."""

import html as escaping
import re

import pytest

from tests.editions import current_matrix

pytestmark = pytest.mark.django_db


def page(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'<h2 id="(?:case|vignette|setting)">([^<]+)<', html)


def slugs(html: str) -> list[str]:
    return re.findall(r'<(?:h3|th scope="row")><a href="[^"]*/offices/([^/"]+)/', html)


def test_studied_offices_come_first_and_each_kind_says_how_many(client):
    first, second = page(client, "/offices/"), page(client, "/offices/?page=2")
    assert titles(first) == ["4 studied offices", "31 vignettes"]
    assert titles(second) == ["31 vignettes"], "a page shows what falls on it"
    found = slugs(first) + slugs(second)
    assert len(found) == len(set(found)) == 35
    assert set(found[:4]) == {"lillevik", "storvik", "one-leader-office", "two-leader-office"}


@pytest.mark.parametrize("query", ["", "leadership=one_leader&sort=-year", "visit=any&record=setting"])
def test_a_tab_gives_what_it_says(client, query):
    html = page(client, f"/offices/?{query}")
    tabs = re.findall(r'<a href="([^"]+)"[^>]*>[^<]+<span class="n">(\d+)</span>', html)
    assert len(tabs) == 5
    for address, count in tabs:
        told = page(client, escaping.unescape(address))
        found = re.search(r'id="found"[^>]*>(\d+) offices?(?:\s+among (\d+) records)?', told)
        assert int(found[2] or found[1]) == int(count)
        assert "sort" not in query or "sort=-year" in address


def test_a_vignette_says_what_it_has(client):
    html = page(client, "/offices/?record=vignette")
    rows = re.findall(r'<li class="other">.*?</li>', html, re.S)
    assert len(rows) == 20
    assert "not stated" not in "".join(rows)
    bare = [row for row in rows if "None of its key facts" in row]
    assert len(bare) < 3


def test_the_table_has_the_same_records_with_heads_that_sort(client):
    listed, table = page(client, "/offices/?record=case"), page(client, "/offices/?record=case&view=table")
    assert slugs(table) == slugs(listed)
    assert 'value="table"' in table, "a form keeps the view"
    sorting = escaping.unescape(re.search(r'<a href="([^"]*sort=staff_fte[^"]*)"', table)[1])
    turned = page(client, sorting)
    assert 'aria-sort="ascending"' in turned
    assert "sort=-staff_fte" in turned
    assert "view=table" in sorting


def test_another_view_is_refused(client):
    assert "“view” cannot be “cards”" in page(client, "/offices/?view=cards", 400)


def test_a_row_adds_to_the_comparison_and_takes_out_again(client):
    html = page(client, "/offices/?page=2&compare=lillevik")
    form = re.search(r'<form id="adding".*?</form>', html, re.S)[0]
    sent = re.findall(r'name="(\w+)" value="([^"]+)"', form)
    assert sent == [("page", "2"), ("compare", "lillevik")]
    first = page(client, "/offices/?compare=lillevik")
    assert (
        '<button type="submit" class="add" id="compare-storvik" form="adding" name="compare" value="storvik">' in first
    )
    assert re.search(r'<a class="add" id="compare-lillevik" data-tray href="/offices/"', first)


def test_a_panel_with_fifty_ticks_weighs_at_most_a_third_more(client):
    words = [f"{key}={word}" for key, one in current_matrix().columns.items() for word in one.held if one.held[word]]
    few, many = page(client, "/offices/"), page(client, f"/offices/?{'&'.join(words[:50])}&visit=any")
    assert len(many) < len(few) * 4 / 3
    assert "And 45 more, ticked in the filters." in re.sub(r"\s+", " ", many)
