"""Addresses of files: wrong formats, what may be kept, queries, how much a file holds."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from offices.browse.table import size_note
from offices.data.editions import current_edition
from offices.table import reading
from tests.builders import (
    code,
    make_dimension,
    make_office,
    whole,
)
from tests.table.test_exports import PAGES, as_json, asked, text, words

pytestmark = pytest.mark.django_db


# --- addresses ---


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/offices/?format=xlsx", "“format” cannot be “xlsx”. Allowed: csv, json"),
        ("/offices/?format=", "“format” cannot be “”. Allowed: csv, json"),
        ("/explore/?format=csv&format=json", "“format” can be given only once. Allowed: csv, json"),
        ("/explore/?x=nothing&format=csv", "There is no dimension “nothing”."),
        (
            "/compare/?office=lillevik&office=storvik&format=CSV",
            "“format” cannot be “CSV”. Allowed: csv, json, brief, pdf",
        ),
        ("/compare/?format=csv", "There is no table here that “format” could take along."),
        ("/compare/?office=lillevik&format=csv", "There is no table here that “format” could take along."),
        ("/evidence/?format=csv&theme=nothing", "“theme” cannot be “nothing”."),
        ("/indicators/?format=pdf", "“format” cannot be “pdf”."),
        ("/?format=pdf", "“format” cannot be “pdf”."),
        ("/offices/?format=csv&leadership=none", "“leadership” cannot be “none”."),
        ("/offices/?format=csv&compare=nobody", "There is no office “nobody”."),
        ("/evidence/?format=json&compare=nobody", "There is no office “nobody”."),
        ("/about/?format=csv", "There is no parameter “format”."),
        ("/offices/lillevik/?format=csv", "“format” cannot be “csv”. Allowed: brief, pdf"),
        ("/offices/?format=<script>", "“format” cannot be “<script>”."),
    ],
)
def test_a_wrong_format_is_a_page_that_says_what_is_allowed(client, path, message):
    response = client.get(path)
    assert response.status_code == 400
    assert response.headers["Content-Type"].startswith("text/html")
    assert response.headers["Cache-Control"] == "no-store"
    page = response.content.decode()
    assert message in re.sub(r"\s+([,.])", r"\1", words(page))
    assert "<script>" not in page
    assert "take-along" not in page, "no link to what would be refused too"
    complaints = page[page.index('class="errors"') :].split("</ul>")[0]
    assert complaints.count('<li id="error-') == 1


def test_a_wrong_format_keeps_the_page(client):
    page = text(client, "/nb/offices/?format=xlsx&leadership=two_leaders", 400)
    assert "Tolederkontoret" in page or "two-leader-office" in page


@pytest.mark.parametrize("path", PAGES)
def test_files_are_kept_like_pages_and_only_read(client, path, django_assert_num_queries):
    for word in ("csv", "json"):
        first = client.get(asked(path, word))
        head = client.head(asked(path, word))
        assert (head.status_code, head.headers["ETag"]) == (200, first.headers["ETag"])
        assert head.headers["Content-Disposition"] == first.headers["Content-Disposition"]
        assert first.headers["ETag"] != client.get(path).headers["ETag"]
        assert client.get(asked(path, word)).content == first.content
        with django_assert_num_queries(1):
            again = client.get(asked(path, word), headers={"if-none-match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.post(asked(path, word)).status_code == 405


def test_a_file_costs_as_many_queries_with_more_offices(client):
    def count(path: str) -> int:
        client.get(asked(path, "csv"))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(asked(path, "csv")).status_code == 200
        return len(captured)

    before = {path: count(path) for path in PAGES}
    assert {path: n for path, n in before.items() if n > 10} == {}
    dimension = make_dimension()
    for _ in range(20):
        code(whole(make_office(visits=2)), dimension, "red")
    assert {path: n for path in PAGES if (n := count(path)) > before[path]} == {}


def test_many_records_are_read_in_pieces_and_stay_in_order(monkeypatch):
    slugs = [make_office().slug for _ in range(5)]
    monkeypatch.setattr(reading, "PIECE", 2)
    assert [office.slug for office in reading.load_many(current_edition(), slugs, [])] == slugs
    assert reading.load_many(current_edition(), [], []) == []


def test_a_selection_too_large_for_a_file_says_so(client, monkeypatch):
    monkeypatch.setattr("offices.browse.views.MOST_RECORDS", 3)
    found = as_json(client, "/offices/")
    assert len(found["rows"]) == 3
    assert found["n"] == "4 offices among 35 records"
    assert "The first 3 of 35 records; a narrower selection gives the others." in found["notes"]
    assert size_note(3, 3) != size_note(3, 4)
