"""Files to take along: the same rows and words as on the screen, with all that belongs to them."""

import csv
import html
import json
import re
from io import StringIO

import pytest

from offices.browse.views import PAGE_SIZE
from offices.models import DataVersion, Finding, Office

pytestmark = pytest.mark.django_db

PAGES = {
    "/": "model-map",
    "/offices/": "offices",
    "/offices/?record=case&visit=any&organisation_model=generalist": "offices",
    "/offices/?q=særomsorg": "offices",
    "/compare/?office=lillevik&office=storvik": "comparison",
    "/compare/?office=lillevik&office=afi10-case-b&only=differ": "comparison",
    "/our-office/?leadership=one_leader&office_size=small&office_size=large": "our-office",
    "/explore/": "crosstab",
    "/explore/?x=office_size&y=work_division&panel=leadership&record=case": "crosstab",
    "/explore/?x=staff_fte&y=staff_headcount": "scatter",
    "/explore/?x=staff_fte&y=staff_headcount&panel=leadership": "scatter",
    "/evidence/": "findings",
    "/evidence/?theme=leadership&direction=promotes": "findings",
    "/evidence/?question=which-size": "findings",
    "/questions/": "questions",
    "/questions/one-leader-or-two/": "question-one-leader-or-two",
    "/indicators/": "figures",
    "/indicators/2008/": "leadership-and-services",
    "/sources/": "studies",
    "/sources/?design=interviews&sort=-year": "studies",
    "/explore/services/": "services",
    "/explore/services/?record=case": "services",
    "/explore/trajectories/": "trajectories",
    "/evidence/map/": "evidence-map",
    "/evidence/gaps/": "gaps",
    "/evidence/hypotheses/": "hypotheses",
    "/evidence/hypotheses/?kind=hypothesis": "hypotheses",
    "/explore/truth-table/": "truth-table",
    "/offices/lillevik/similar/": "similar",
    "/offices/storvik/similar/?match=office_size&differ=leadership&order=farthest": "similar",
}
BOTH = [*PAGES, *(f"/nb{path}" for path in list(PAGES)[::2])]
OPENED = re.compile(r'<section class="ev-note".*?</section>', re.S)
VALUE = re.compile(r'<span class="v \w+"><span class="visually-hidden">([^<]*): </span>([^<]*)</span>')


def text(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode()


def asked(path: str, word: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}format={word}"


def as_json(client, path: str) -> dict:
    return json.loads(text(client, asked(path, "json")))


def as_csv(client, path: str) -> tuple[list[list[str]], list[list[str]]]:
    """The table with its head, and what stands below it."""
    content = text(client, asked(path, "csv"))
    assert content.startswith("\ufeff")
    separator = ";" if path.startswith("/nb/") else ","
    rows = list(csv.reader(StringIO(content[1:], newline=""), delimiter=separator, strict=True))
    empty = rows.index([])
    return rows[:empty], rows[empty + 1 :]


def column(table: dict, label: str) -> list[str]:
    return [row[table["columns"].index(label)] for row in table["rows"]]


def words(fragment: str) -> str:
    fragment = re.sub(r'<a class="pick".*?</a>', "", fragment, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", fragment)).split())


def told(fragment: str) -> tuple[list[str], list[str]]:
    """The values that a piece of the page shows, and how certain it says that they are."""
    found = VALUE.findall(OPENED.sub("", fragment))
    return [html.unescape(value) for _mark, value in found], [html.unescape(mark) for mark, _value in found]


def assert_same(fragment: str, value: str, certainty: str) -> None:
    """A cell of the page and the two cells of the file say the same."""
    values, marks = told(fragment)
    cells = value.split(" | ")
    assert len(cells) == len(values)
    assert all(cell.startswith(one) for cell, one in zip(cells, values, strict=True)), (cells, values)
    assert certainty.split(" | ") == marks


# --- every page, both forms, both languages ---


@pytest.mark.parametrize("path", BOTH)
def test_both_forms_hold_the_same_whole_table(client, path):
    table, below = as_csv(client, path)
    found = as_json(client, path)
    assert table[0] == found["columns"]
    assert [[cell.removeprefix("'") for cell in row] for row in table[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in found["rows"]
    ]
    assert all(len(row) == len(found["columns"]) for row in found["rows"])
    assert found["rows"] or "q=" in path
    values = [row[1] for row in below]
    assert all(len(row) == 2 and all(row) for row in below)
    for name in ("title", "n", "citation", "permalink", "data_version"):
        assert found[name] in values
    for one in (*found["filters"], *found["notes"]):
        assert one in values
    assert all(any(source["url"] in value for value in values) for source in found["sources"])
    assert found["language"] == ("nb" if path.startswith("/nb/") else "en")


@pytest.mark.parametrize("path", BOTH)
def test_the_answer_is_a_file_with_a_plain_name(client, path):
    name = PAGES[path.removeprefix("/nb")]
    for word, kind in (("csv", "text/csv; charset=utf-8"), ("json", "application/json; charset=utf-8")):
        response = client.get(asked(path, word))
        assert response.headers["Content-Type"] == kind
        assert response.headers["Content-Disposition"] == f'attachment; filename="nav-compare-{name}.{word}"'
        assert response.headers["Content-Language"] == ("nb" if path.startswith("/nb/") else "en")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert not response.cookies
        assert b"</" not in response.content, "no HTML"


@pytest.mark.parametrize("path", BOTH)
def test_the_page_offers_both_and_the_permalink_leads_back(client, path):
    links = re.findall(r'<a data-tray rel="nofollow" href="([^"]+)">(CSV|JSON)</a>', text(client, path))
    assert [label for _href, label in links] == ["CSV", "JSON"]
    found = json.loads(text(client, html.unescape(links[1][0])))
    assert found == as_json(client, path)
    assert found["permalink"].startswith("http://testserver/")
    back = found["permalink"].removeprefix("http://testserver")
    assert as_json(client, back) == found
    assert found["title"] in words(text(client, back))
    assert found["data_version"] == DataVersion.current()[:12]
    assert found["data_version"] in found["citation"]
    assert found["citation"].endswith(found["permalink"])


@pytest.mark.parametrize("path", BOTH)
def test_sources_have_addresses_that_work(client, path):
    found = as_json(client, path)
    assert found["sources"] or not found["rows"]
    for source in found["sources"][:3]:
        page = text(client, source["url"].removeprefix("http://testserver"))
        assert re.search(r"\d{4}", source["name"])[0] in page


def test_what_changes_nothing_in_the_file_is_not_in_its_permalink(client):
    found = as_json(client, "/offices/?record=case&page=1&compare=lillevik&utm_source=mail")
    assert found["permalink"] == "http://testserver/offices/?record=case"
    links = re.findall(r'href="([^"]*format=\w+)"', text(client, "/offices/?record=case&compare=lillevik"))
    assert links == ["/offices/?record=case&amp;format=csv", "/offices/?record=case&amp;format=json"]


# --- the same as the screen ---


@pytest.mark.parametrize("path", ["/offices/", "/nb/offices/", "/offices/?visit=any&record=case&record=setting"])
def test_the_list_is_all_pages_of_its_table(client, path):
    found = as_json(client, path)
    numbers = range(1, -(-len(found["rows"]) // PAGE_SIZE) + 1)
    mark = "&" if "?" in path else "?"
    pages = [text(client, f"{path}{mark}view=table&page={number}") for number in numbers]
    shown = [
        row
        for page in pages
        for row in re.findall(r'<tr(?: class="vignette")?>\s*<th scope="row">.*?</tr>', page, re.S)
    ]
    assert len(shown) == len(found["rows"]) == Office.objects.filter(record__in=kinds(path)).count()
    certainty = "sikkerhet" if path.startswith("/nb/") else "certainty"
    for fragment, row in zip(shown, found["rows"], strict=True):
        cells = dict(zip(found["columns"], row, strict=True))
        assert words(re.search("<a [^>]*>(.*?)</a>", fragment)[1]) == row[0]
        beside = re.findall(r'<td data-label="([^"]*)">(.*?)</td>', fragment, re.S)
        assert len(beside) > 10
        for label, cell in ((html.unescape(label), cell) for label, cell in beside):
            if VALUE.search(cell):
                assert_same(cell, cells[label], cells[f"{label}: {certainty}"])
            else:
                assert words(cell) == (cells[label] or "")


def kinds(path: str) -> tuple[str, ...]:
    return ("case", "setting") if "setting" in path else ("case", "vignette")


def test_the_list_says_its_filters_and_how_many(client):
    found = as_json(
        client, "/offices/?leadership=one_leader&staff_fte_min=20&work_division_match=all&work_division=duration"
    )
    assert "Leadership model: one leader" in found["filters"]
    assert any(one.startswith("Full-time equivalents: ") for one in found["filters"])
    assert "Kind of record: studied office, vignette" in found["filters"]
    assert "When: as last seen" in found["filters"]
    assert any("all of the chosen at once" in one for one in found["filters"])
    every = as_json(client, "/offices/")
    assert every["n"] == "4 offices among 35 records"
    assert "All 35 records of the selection are here, those of further pages too." in every["notes"]
    assert as_json(client, "/nb/offices/?q=xyzzy")["rows"] == []


def test_missing_is_said_in_words_and_never_empty_or_nought(client):
    found = as_json(client, "/offices/?record=case")
    values = dict(zip(column(found, "Office"), column(found, "Employees"), strict=True))
    assert values["Lillevik"] == values["Storvik"] == "not stated"
    for row in found["rows"]:
        value = dict(zip(found["columns"], row, strict=True))
        assert all(value[label.removesuffix(": certainty")] for label in value if label.endswith(": certainty"))
    fte = dict(zip(column(found, "Office"), column(found, "Full-time equivalents"), strict=True))
    assert fte["Lillevik"] == "just over 20 FTE"
    assert (
        "Klemsdal 2008, 2.1"
        in column(found, "Full-time equivalents: source")[column(found, "Office").index("Lillevik")]
    )


@pytest.mark.parametrize("only", ["differ", "some", "told"])
@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_the_comparison_is_the_rows_of_the_page(client, prefix, only):
    path = f"{prefix}/compare/?office=lillevik&office=storvik&only={only}"
    page, found = text(client, path), as_json(client, path)
    body = page[page.index('<table class="compare') :].split("</table>")[0]
    shown = re.findall(r'<tr role="row" id="row-\w+"><th scope="row".*?</tr>', body, re.S)
    assert len(shown) == len(found["rows"]) > 10
    for fragment, row in zip(shown, found["rows"], strict=True):
        head = re.search(r'<th scope="row".*?</th>', fragment, re.S)[0]
        assert words(head).startswith(words(row[1]))
        assert (row[2] in ("differs", "ulikt")) == (only == "differ")
        cells = re.findall(r'<td role="cell">(.*?)</td>', fragment, re.S)
        for place, cell in enumerate(cells):
            value, certainty, *_rest, others = row[4 + 6 * place : 10 + 6 * place]
            assert_same(cell, value, certainty)
            beside = cell.partition('class="others-title"')[2]
            assert beside.count('class="ev-item"') == len(others.split(" | ") if others else [])


def test_the_comparison_carries_its_warnings_findings_and_phases(client):
    found = as_json(client, "/compare/?office=lillevik&office=storvik&only=differ")
    notes = " ".join(found["notes"])
    assert "Different time since opening." in notes
    assert "Finding klemsdal2008-" in notes
    assert found["filters"] == ["Only rows that differ"]
    assert "Lillevik (First visit: 2½ months after opening, 2007–2008 (inferred))" in found["columns"]
    assert set(column(found, "Difference")) == {"differs"}
    assert column(found, "Storvik, First visit: source")[0].startswith("Klemsdal 2008, 2.2")


def test_an_office_beside_itself_has_columns_of_its_own_for_each_phase(client):
    visits = [visit.key for visit in Office.objects.get(slug="two-leader-office").visits.order_by("order")]
    query = "&".join(f"office=two-leader-office.{key}" for key in visits)
    columns = as_json(client, f"/compare/?{query}")["columns"]
    assert len(set(columns)) == len(columns) == 5 + 7 * len(visits)


@pytest.mark.parametrize(
    "path",
    ["/explore/", "/nb/explore/", "/explore/?x=office_size&y=work_division&panel=leadership&record=case"],
)
def test_the_crosstab_is_the_cells_of_the_page(client, path):
    page, found = text(client, path), as_json(client, path)
    tables = re.findall(r'<table class="crosstab">.*?</table>', page, re.S)
    shown = [row for table in tables for row in re.findall(r"<tr><th scope=\"row\".*?</tr>", table, re.S)]
    first = 2 if "panel=" in path else 1
    assert len(shown) == len(found["rows"])
    for fragment, row in zip(shown, found["rows"], strict=True):
        assert words(re.search(r"<th.*?</th>", fragment)[0]) == row[first - 1]
        for place, cell in enumerate(re.findall(r"<td>(.*?)</td>", fragment, re.S)):
            n, others, names = row[first + 3 * place : first + 3 * place + 3]
            count = re.search(r'class="count"[^>]*>(\d+)<', cell)
            assert n == (count[1] if count else "0")
            listed = [words(name) for name in re.findall(r"<li[^>]*>(.*?)</li>", cell, re.S)]
            written = names.split("; ") if count else []
            assert len(listed) == len(written)
            assert all(one.startswith(name) for name, one in zip(listed, written, strict=True))
            assert bool(int(n) + int(others)) is bool(count)


def test_the_crosstab_says_what_is_missing_and_where_the_values_stand(client):
    found = as_json(client, "/explore/")
    assert found["n"] == "4 offices, 35 records."
    assert any(note.startswith("Without a value: “Organisation model” in 28") for note in found["notes"])
    assert [source["name"] for source in found["sources"]] == ["Andreassen 2008", "Klemsdal 2008", "Vatnøy 2019"]
    assert "not stated" in column(found, "Organisation model")


@pytest.mark.parametrize("path", ["/evidence/?theme=leadership", "/nb/evidence/?basis=told"])
def test_findings_are_those_of_all_pages_in_their_order(client, path):
    found, shown, number = as_json(client, path), [], 1
    while True:
        page = text(client, f"{path}&page={number}")
        shown += re.findall(r'<article class="finding.*?</article>', page, re.S)
        if 'rel="next"' not in page:
            break
        number += 1
    assert len(shown) == len(found["rows"]) > 30 or number == 1
    for fragment, row in zip(shown, found["rows"], strict=True):
        assert re.search(r'class="statement"><a href="[^"]*/evidence/([^/"]+)/"', fragment)[1] == row[0]
        on_page = words(fragment)
        assert all(words(html.escape(cell)) in on_page for cell in (*row[2:10],)), (on_page, row)


def test_all_findings_without_a_choice(client):
    found = as_json(client, "/evidence/")
    assert len(found["rows"]) == Finding.objects.filter(stage="published").count()
    assert found["n"].startswith(f"{len(found['rows'])} findings, from ")
    assert any("second-hand, as told in Larsen et al. 2012" in cell for cell in column(found, "Stands in"))


@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_figures_are_those_of_the_page_with_comparators_and_words(client, prefix):
    page, found = text(client, f"{prefix}/indicators/"), as_json(client, f"{prefix}/indicators/")
    shown = re.findall(r"<td[^>]*>(?:<b>(.*?)</b>|<i>(.*?)</i>)", page)
    assert [html.unescape(exact or worded) for exact, worded in shown] == [row[6] for row in found["rows"]]
    assert [bool(worded) for _exact, worded in shown] == [bool(row[7]) for row in found["rows"]]
    changes = re.findall(r"\(([+−±][^)]*)\)</span>", page)
    assert [f"({html.unescape(one)})" for one in changes] == [row[8] for row in found["rows"] if row[8]]


@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_the_model_map_is_its_table(client, prefix):
    page, found = text(client, f"{prefix}/"), as_json(client, f"{prefix}/")
    shown = re.findall(r'<tr><th scope="row">.*?</tr>', page[page.index('class="chart-table"') :], re.S)
    assert len(shown) == len(found["rows"]) > 5
    for fragment, row in zip(shown, found["rows"], strict=True):
        cells = [words(OPENED.sub("", cell)) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", fragment, re.S)]
        assert cells[:2] == [row[0], f"{row[1]} {row[2]}, {row[3]}"]
        assert cells[3] == row[9]
        scale, staff = (re.findall(r"<td[^>]*>(.*?)</td>", fragment, re.S)[place] for place in (1, 3))
        assert_same(scale, row[4], row[5])
        assert_same(staff, row[10], row[11])


@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_the_trajectories_are_their_table(client, prefix):
    path = f"{prefix}/explore/trajectories/"
    page, found = text(client, path), as_json(client, path)
    shown = re.findall(r'<tr><th scope="row">.*?</tr>', page[page.index('class="chart-table"') :], re.S)
    assert len(shown) == len(found["rows"]) > 5
    places = [found["keys"].index(key) for key in ("office", "visit", "basis", "when", "model_scale", "model_drift")]
    for fragment, row in zip(shown, found["rows"], strict=True):
        name, phase, basis, when, scale, drift = (row[place] for place in places)
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", fragment, re.S)
        assert [words(cell) for cell in cells[:2]] == [name, f"{phase} {basis}, {when}"]
        assert_same(cells[2], scale, row[places[4] + 1])
        assert_same(cells[3], drift, row[places[5] + 1])


def test_a_file_of_a_chart_draws_no_figure(client, monkeypatch):
    def fail(*_args: object) -> None:
        raise AssertionError

    monkeypatch.setattr("offices.explore.trajectories.words.trajectory_figure", fail)
    assert as_json(client, "/explore/trajectories/")["rows"]


@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_a_scatter_is_its_table(client, prefix):
    path = f"{prefix}/explore/?x=staff_fte&y=staff_headcount"
    page, found = text(client, path), as_json(client, path)
    shown = re.findall(r"<tr[^>]*>\s*<th scope=\"row\">.*?</tr>", page[page.index('class="chart-table"') :], re.S)
    assert len(shown) == len(found["rows"]) > 2
    for fragment, row in zip(shown, found["rows"], strict=True):
        assert words(re.search("<a .*?</a>", fragment)[0]) == row[1]
        up, across = re.findall(r"<td[^>]*>(.*?)</td>", fragment, re.S)
        assert_same(up, row[4], row[5])
        assert_same(across, row[9], row[10])
