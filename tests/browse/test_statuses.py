"""Told of parts only, and not told of this phase, on the list of offices, on cards and in files."""

import re

import pytest

from offices.models import Visit
from tests.browse.test_filters_page import options
from tests.builders import code, make_dimension, make_office, make_part, whole
from tests.page.test_pages import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def shape():
    return make_dimension("nominal", ("round", "square"), key="shape", label_en="Shape", label_nb="Form")


def cards(html: str) -> dict[str, str]:
    """Slug -> the row of the table as it is read."""
    found = re.findall(r'<tr(?: class="vignette")?>\s*<th scope="row">.*?</tr>', html, re.S)
    read = (" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found)
    return {re.search(r"/offices/([\w-]+)/", one)[1]: words for one, words in zip(found, read, strict=True)}


def team(office, name: str, **values):
    return make_part(whole(office).visit, "unit", name_en=name, name_nb=f"{name} nb", **values)


def test_a_row_shows_the_values_of_parts_as_it_shows_a_chosen_value(client, shape):
    of_teams, of_all, silent = make_office(), make_office(), make_office()
    code(team(of_teams, "Reception", order=1), shape, "round")
    code(team(of_teams, "Team for sick leave", order=2), shape, "square", certainty="vague")
    code(whole(of_all), shape, "square")
    found = cards(page(client, "/offices/?view=table&shape=told_of_parts"))
    assert list(found) == [of_teams.slug]
    told = found[of_teams.slug]
    assert "no value: told of parts only" in told
    assert re.search(r"round \(Reception\); stated.*square \(Team for sick leave\); vague", told)
    assert "stated: square" in cards(page(client, "/offices/?view=table&shape=coded"))[of_all.slug]
    listed = cards(page(client, "/offices/?view=table&shape=not_yet_coded&q=" + silent.slug))
    assert "not yet coded" in listed[silent.slug]
    assert "Reception" not in cards(page(client, f"/offices/?view=table&q={of_teams.slug}"))[of_teams.slug]
    norwegian = cards(page(client, "/nb/offices/?view=table&shape=told_of_parts"))[of_teams.slug]
    assert "bare oppgitt for deler" in norwegian and "(Reception nb)" in norwegian


def test_the_panel_has_just_the_choice_with_its_count(client, shape):
    office = make_office()
    code(team(office, "Reception"), shape, "round")
    html = page(client, "/offices/")
    assert [word for name, word in options(html) if name == "shape"][:3] == ["round", "square", "told_of_parts"]
    label = re.search(r'<label[^>]*><input type="checkbox" name="shape" value="told_of_parts".*?</label>', html, re.S)
    assert " ".join(re.sub(r"<[^>]+>", " ", label[0]).split()) == "told of parts only 1"


def test_the_file_has_the_way_and_the_values_by_part(client, shape):
    office = make_office()
    code(team(office, "Reception"), shape, "round")
    found = client.get("/offices/?view=table&shape=told_of_parts&format=json").json()
    (values,), (words,) = found["values"], found["rows"]
    assert values[found["keys"].index("shape")] == [{"missing": "told_of_parts"}]
    assert words[found["keys"].index("shape")] == "told of parts only"
    assert words[found["keys"].index("shape.parts")].startswith("round (Reception); stated")
    assert "shape.parts" not in client.get("/offices/?shape=not_yet_coded&format=json").json()["keys"]


def test_a_phase_told_of_afterwards_is_found_by_what_it_does_not_tell(client, shape):
    office = make_office(visits=2)
    Visit.objects.filter(office=office, order=0).update(basis="retrospective")
    code(whole(office), shape, "round")
    assert office.slug not in cards(page(client, "/offices/?view=table&shape=not_told_of_phase&q=" + office.slug))
    found = cards(page(client, f"/offices/?view=table&shape=not_told_of_phase&visit=any&q={office.slug}"))
    assert "not told of this phase" in found[office.slug]
    assert "not yet coded" not in found[office.slug]


def test_of_the_shipped_offices_no_later_telling_is_called_not_yet_coded(client):
    """Of Lillevik's co-location, told of afterwards, most is not told."""
    html = page(client, "/compare/?office=lillevik.co-location&office=lillevik.first-visit")
    assert "not told of this phase" in html
    assert "not yet coded" not in html.split('id="notices"')[0].split("<table")[1].split("first-visit")[0]


def test_what_only_findings_speak_of_is_in_the_panel_only_where_it_was_chosen(client):
    dimension = make_dimension(only_in_findings=True)
    assert dimension.key not in {name for name, _word in options(page(client, "/offices/"))}
    html = page(client, f"/offices/?{dimension.key}=red")
    assert (dimension.key, "red") in options(html)
    assert "not yet coded" not in "".join(
        re.findall(rf'<label[^>]*><input type="checkbox" name="{dimension.key}".*?</label>', html, re.S)
    )
    assert page(client, f"/offices/?{dimension.key}=not_yet_coded")
    page(client, f"/offices/?{dimension.key}=green", status=400)
