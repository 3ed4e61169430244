"""What people type, with the pages that answer it: how many of them the search has on top. The score is printed."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from offices.data.editions import current_edition
from offices.search.found import Found, search
from offices.search.words import url_of

pytestmark = pytest.mark.django_db
FILE = Path(__file__).parent / "queries.csv"
ASKED = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines(), delimiter=";"))
"""`pages` are those that a person would be content with, best first; none for what no source treats."""
ANSWERED = [row for row in ASKED if row["pages"]]
UNTREATED = [row for row in ASKED if not row["pages"]]
TOP = 3


def found(row: dict[str, str]) -> Found:
    return search(current_edition(), row["query"], row["language"])


def place(row: dict[str, str]) -> int:
    """Of the first of the wanted pages among the hits, from 1; 0 where it is not there."""
    wanted = row["pages"].split()
    urls = (url_of(hit.document) for hit in found(row).hits)
    return next((number for number, url in enumerate(urls, start=1) if url in wanted), 0)


def test_the_best_page_is_on_top(capsys):
    places = {(row["language"], row["query"]): place(row) for row in ANSWERED}
    n, first = len(places), sum(one == 1 for one in places.values())
    on_top = sum(0 < one <= TOP for one in places.values())
    with capsys.disabled():
        told = f"the best page first {first / n:.0%}, among the first three {on_top / n:.0%}"
        print(f"\nsearch: {n} queries, {told}")  # noqa: T201 - the score is for people to read
    below = [query for query, one in places.items() if not 0 < one <= TOP]
    assert on_top / n >= 0.9, below
    assert first / n >= 0.6


@pytest.mark.parametrize("language", ["en", "nb"])
def test_neither_language_is_much_worse(language):
    places = [place(row) for row in ANSWERED if row["language"] == language]
    assert sum(0 < one <= TOP for one in places) / len(places) >= 0.9


def test_what_has_an_answer_is_never_empty():
    assert [row["query"] for row in ANSWERED if not found(row).hits] == []


def test_what_no_source_treats_is_said_to_be_so_and_nothing_else_is():
    assert [row["query"] for row in UNTREATED if not found(row).untreated] == []
    assert [row["query"] for row in ANSWERED if found(row).untreated] == []


def test_queries_are_of_all_kinds_in_both_languages():
    kinds = Counter((row["language"], row["kind"]) for row in ASKED)
    assert len(kinds) == 16
    assert len({(row["language"], row["query"]) for row in ASKED}) == len(ASKED) >= 200
