"""A dimension's page: what is told of parts only, what only findings speak of, and whether any source gives a share."""

import re

import pytest

from offices.codebook.dimension import FINDINGS
from offices.models import Dimension
from tests.builders import (
    code,
    make_category,
    make_dimension,
    make_finding,
    make_indicator,
    make_measurement,
    make_office,
    make_outcome,
    make_part,
    make_place,
    whole,
)
from tests.page.test_pages import page

pytestmark = pytest.mark.django_db
NO_SHARE = "No source gives a share of offices for this; the counts below are of the few studied offices."


def holders(html: str) -> dict[str, str]:
    """Word -> its row of “Who has which value”, as it is read."""
    table = re.search(r'<table class="plain holders stack">(.*?)</table>', html, re.S)
    rows = re.findall(r'<tr id="(\w+)"[^>]*>(.*?)</tr>', table[1], re.S) if table else []
    return {word: " ".join(re.sub(r"<[^>]+>", " ", row).split()) for word, row in rows}


def unit(office, name: str, **values):
    return make_part(whole(office).visit, "unit", name_en=name, name_nb=f"{name} nb", **values)


@pytest.mark.parametrize("key", ["unit_tasks", "unit_composition", "unit_lines"])
def test_what_is_told_of_teams_is_never_called_not_yet_coded(client, key):
    """Of the four studied offices each has teams that are told of."""
    row = holders(page(client, f"/codebook/{key}/"))["told_of_parts"]
    told = set(Dimension.objects.get(key=key).codings.filter(status="coded", part__kind="unit", shown=True)
               .values_list("part__visit__office__name_en", flat=True))  # fmt: skip
    assert told & {"Lillevik", "Storvik", "One-leader office", "Two-leader office"} <= {
        name for name in told if name in row
    }


def test_the_row_says_the_values_by_part_in_short(client):
    dimension, office, other = make_dimension("multi", ("joint", "separate")), make_office(), make_office()
    reception, team = unit(office, "Reception", order=1), unit(office, "Team for sick leave", order=2)
    code(reception, dimension, "joint")
    code(team, dimension, "separate", certainty="inferred", inferred_from_en="the plan", inferred_from_nb="planen")
    code(team, dimension, "joint")
    code(whole(other), dimension, status="not_stated")
    code(unit(other, "Line"), dimension, "joint")
    rows = holders(page(client, f"/codebook/{dimension.key}/"))
    words = rows["told_of_parts"]
    assert "Reception: stated: joint ; Team for sick leave: stated: joint , inferred: separate" in words
    assert (office.slug in words, other.slug in words) == (True, False)
    assert other.slug in rows["not_stated"]
    assert "Reception nb:" in holders(page(client, f"/nb/codebook/{dimension.key}/"))["told_of_parts"]


def test_many_parts_and_long_texts_are_cut_short(client):
    dimension, office = make_dimension("text"), make_office()
    for number in range(8):
        code(unit(office, f"Team {number}", order=number), dimension, "word " * 40)
    row = holders(page(client, f"/codebook/{dimension.key}/"))["told_of_parts"]
    assert "Team 5:" in row
    assert "Team 6:" not in row
    assert "and 2 more" in row
    assert "word " * 15 not in row


def test_a_few_findings_are_shown_what_was_measured_first_and_a_link_to_all(client):
    dimension = make_dimension()
    for place in range(FINDINGS):
        make_place(make_finding(antecedent=dimension, basis="told", statement_en=f"Told {place}."))
    make_place(make_finding(antecedent=dimension, basis="measured", kind="survey", statement_en="It was measured."))
    html = page(client, f"/codebook/{dimension.key}/")
    assert html.count('<article class="finding') == FINDINGS
    assert html.index("It was measured.") < html.index("Told 0.")
    assert f"Told {FINDINGS - 1}." not in html
    assert f'href="/evidence/?dimension={dimension.key}">All {FINDINGS + 1} findings' in html


def test_studied_offices_stand_first_and_vignettes_are_folded_with_their_number(client):
    dimension = make_dimension()
    studied, *vignettes = make_office(), make_office(record="vignette"), make_office(record="vignette")
    for office in (studied, *vignettes):
        code(whole(office), dimension, "red")
    html = page(client, f"/codebook/{dimension.key}/")
    seen, folded = html.split("Vignettes</h2>")
    assert f"/offices/{studied.slug}/" in seen
    assert not any(f"/offices/{one.slug}/" in seen for one in vignettes)
    assert all(f"/offices/{one.slug}/" in folded for one in vignettes)
    assert re.match(r'\s*<span class="muted">2</span>', folded)


def test_the_answer_counts_studied_offices_as_surely_as_they_are_told(client):
    dimension = make_dimension()
    code(whole(make_office()), dimension, "red")
    code(whole(make_office()), dimension, "blue", certainty="inferred", inferred_from_en="a", inferred_from_nb="b")
    code(whole(make_office(record="vignette")), dimension, "red")
    html = page(client, f"/codebook/{dimension.key}/")
    told = "Studied offices: red 1, blue 1, not yet coded 4. 1 of 2 values are not plainly stated: 1 by our reading."
    assert f'<p class="answer"><span data-rests="2 inferred">{told}</span></p>' in html
    alone = make_dimension()
    code(whole(make_office(record="vignette")), alone, "red")
    assert 'class="answer"' not in page(client, f"/codebook/{alone.key}/")


def test_of_many_values_those_of_no_studied_office_are_folded(client):
    dimension, office = make_dimension(categories=tuple(f"value{n}" for n in range(12))), make_office()
    code(whole(office), dimension, "value7")
    code(whole(make_office(record="vignette")), dimension, "value3")
    html = page(client, f"/codebook/{dimension.key}/")
    assert next(iter(holders(html))) == "value7"
    seen, folded = re.split(r"\d+ further values that no studied office", html)
    assert 'id="value3"' in folded and 'id="value3"' not in seen


# --- what only findings speak of ---


@pytest.fixture
def only_in_findings():
    dimension = make_dimension(only_in_findings=True, label_en="Trust in the state", label_nb="Tillit til staten")
    make_place(make_finding(consequent=dimension, statement_en="It rests on trust.", statement_nb="Tilliten bærer."))
    return dimension


def test_a_dimension_of_findings_alone_says_so_and_shows_them(client, only_in_findings):
    html = page(client, f"/codebook/{only_in_findings.key}/")
    assert "No source tells this of a single office." in html
    assert "It rests on trust." in html
    assert "not yet coded" not in html
    assert "Cross-tabulate it" not in html
    assert set(holders(html)) == {"red", "blue"}, "what its values mean"
    nb = page(client, f"/nb/codebook/{only_in_findings.key}/")
    assert "Ingen kilde oppgir dette for et enkelt kontor." in nb


def test_the_codebook_marks_it(client, only_in_findings):
    html = page(client, "/codebook/")
    row = html[html.index(f'id="{only_in_findings.key}"') :].split("</tr>")[0]
    assert "only in findings" in row
    assert html.count("only in findings") == Dimension.objects.filter(only_in_findings=True).count()


# --- how common it is ---


def test_that_no_source_gives_a_share_is_said(client):
    dimension = make_dimension()
    make_finding(antecedent=dimension, consequent=make_dimension(), direction="promotes", basis="told")
    assert NO_SHARE in page(client, f"/codebook/{dimension.key}/")
    nb = page(client, f"/nb/codebook/{dimension.key}/")
    assert "Ingen kilde oppgir hvor stor andel av kontorene dette gjelder" in nb


def test_where_there_are_figures_it_leads_to_them(client):
    dimension = make_dimension()
    make_measurement(make_indicator(dimension=dimension))
    html = page(client, f"/codebook/{dimension.key}/")
    assert NO_SHARE not in html
    assert '<a href="#figures">' in html
    assert 'id="figures"' in html


@pytest.mark.parametrize("end", ["antecedent", "consequent"])
def test_where_something_was_measured_it_leads_there(client, end):
    dimension = make_dimension()
    ends = {"antecedent": {"antecedent": dimension, "outcome": make_outcome()}, "consequent": {"consequent": dimension}}
    make_place(make_finding(basis="measured", kind="survey", **ends[end]))
    html = page(client, f"/codebook/{dimension.key}/")
    assert NO_SHARE not in html
    found = re.search(r'href="(/evidence/[^"]*)">\s*What was measured of it', html)
    assert found, "a link to what was measured"
    assert page(client, found[1].replace("&amp;", "&")).count('class="finding') >= 1


def test_a_figure_that_is_not_published_is_none(client):
    dimension = make_dimension()
    make_measurement(make_indicator(dimension=dimension, stage="draft"))
    assert NO_SHARE in page(client, f"/codebook/{dimension.key}/")


def test_a_category_is_still_there_beside_what_is_told_of_parts(client):
    dimension, office = make_dimension(categories=("red",)), make_office()
    make_category(dimension, "blue", order=1)
    code(unit(office, "Team"), dimension, "blue")
    assert list(holders(page(client, f"/codebook/{dimension.key}/")))[:3] == ["red", "blue", "told_of_parts"]
