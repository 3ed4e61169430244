"""Similar offices as a file, and links in files that ask the same when a default changes."""

import re

import pytest

from tests.builders import make_office
from tests.table.test_exports import as_json, column, text, words

pytestmark = pytest.mark.django_db

# --- links that last ---


@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_the_truth_table_names_its_question_also_where_nothing_was_asked(client, prefix):
    path = f"{prefix}/explore/truth-table/"
    link = as_json(client, path)["permalink"]
    assert link == (
        f"http://testserver{path}?condition=leadership%3Aone_leader&condition=organisation_model%3Ageneralist"
        "&condition=office_size%3Aat_least%3Alarge&outcome=goal_clarity%3Aclear&cases=offices&record=case"
    )
    assert as_json(client, link.removeprefix("http://testserver")) == as_json(client, path)
    narrowed = as_json(client, f"{path}?leadership=one_leader&cases=visits")["permalink"]
    assert "cases=visits&record=case&leadership=one_leader" in narrowed
    assert "outcome=" in narrowed


def test_similar_offices_name_what_the_distance_is_taken_over(client):
    link = as_json(client, "/offices/storvik/similar/?compare=lillevik")["permalink"]
    assert "match=leadership&match=leader_employer" in link
    assert link.endswith("&order=nearest&record=case&record=vignette")


# --- similar offices ---

SIMILAR = ["/offices/lillevik/similar/", "/nb/offices/storvik/similar/?match=office_size&differ=leadership"]


@pytest.mark.parametrize("path", SIMILAR)
def test_similar_offices_are_those_of_the_page_in_its_order(client, path):
    page, found = text(client, path), as_json(client, path)
    names = found["columns"]
    shown = re.findall(r'<article class="finding">.*?</article>', page, re.S)
    ordered = [row for row in found["rows"] if row[0]]
    assert len(shown) == len(ordered)
    for place, (fragment, row) in enumerate(zip(shown, ordered, strict=True), 1):
        on_page = words(fragment)
        assert row[0] == str(place)
        assert words(re.search(r"<h3>(<a .*?</a>)", fragment)[1]) == row[1]
        assert re.fullmatch(r"[01][.,]\d\d", row[4]) and row[4] not in on_page, "the figure is for the file alone"
        assert row[6] in re.search(r"(?:alike on|lik på) \d+ (?:of|av) (\d+),", on_page)[1]
        explained = [cell for label, cell in zip(names, row, strict=True) if cell and label.endswith(EXPLAINED)]
        assert explained
        assert all(part.split(": ")[-1] in on_page for cell in explained for part in cell.split(" | "))
    assert all(row[7] or not row[0] for row in found["rows"] if not row[0]), "who has no place has a reason"


EXPLAINED = (": explanation", ": forklaring")


def test_similar_offices_come_with_everybody_set_aside_and_the_reason(client):
    found = as_json(client, "/offices/lillevik/similar/")
    assert len(found["rows"]) == 34, "every other office and vignette"
    why = dict(zip(column(found, "Office"), column(found, "Why it has no place"), strict=True))
    assert why["Storvik"] == ""
    assert any(one == "Nothing told" for one in why.values())
    assert any(one.startswith("Cannot be compared: ") for one in why.values())
    assert any(one == "on fewer than half of the dimensions" for one in why.values())
    storvik = dict(zip(found["columns"], found["rows"][column(found, "Office").index("Storvik")], strict=True))
    assert storvik["Organisation model"] == "hybrid"
    assert storvik["Organisation model: source"].startswith("Klemsdal 2008, ")
    assert storvik["Organisation model: distance"] == "0.50"
    assert storvik["Organisation model: explanation"].startswith("1 of 2 steps apart")
    assert any(
        one.startswith("Organisation model: counts in the distance; Lillevik: generalist") for one in found["filters"]
    )


def test_conditions_are_in_the_file_beside_the_distance_and_those_that_fail_are_counted(client):
    path = "/offices/storvik/similar/?match=office_size&match=leadership&differ=leadership&order=farthest"
    found = as_json(client, path)
    assert "Order: farthest first" in found["filters"]
    assert any(one.startswith("Leadership model: must differ, counts in the distance; ") for one in found["filters"])
    assert any(one.startswith("Left out, since a condition does not hold: ") for one in found["notes"])
    explained = column(found, "Leadership model: explanation")
    assert "must differ: differ | differ" in explained
    assert any(one.startswith("Cannot be told: ") for one in column(found, "Why it has no place"))


def test_an_office_that_cannot_be_measured_has_no_file(client):
    one = make_office()
    assert "There is no table here" in text(client, f"/offices/{one.slug}/similar/?format=csv", 400)
    assert "There is no dimension" in text(client, "/offices/lillevik/similar/?match=nothing&format=csv", 400)
