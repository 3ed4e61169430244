"""Many offices of which little is known: what has a value is drawn and counted, the rest is said and can be found."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from offices.models import Dimension, Office, Part, Visit
from tests.builders import code, make_citation, make_office, whole

pytestmark = pytest.mark.django_db
MANY = 480
TRUTH = "/explore/truth-table/?condition=leadership:one_leader&condition=office_size:large&outcome=goal_clarity:clear"


def page(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, response.content.decode()[:1000]
    return unescape(response.content.decode())


def words(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def chart(html: str) -> set[str]:
    """The offices in the table of a chart."""
    return set(re.findall(r'/offices/([a-z0-9-]+)/"', html.split('class="chart-table"')[1].split("</figure>")[0]))


@pytest.fixture
def many(db) -> None:
    """480 studied offices without a single coding, all before the shipped ones by name."""
    place = make_citation()
    offices = []
    for number in range(MANY):
        name = f"Aa {number:03}"
        office = Office(slug=f"aa-{number}", record="case", name_en=name, name_nb=name, stage="published")
        office.check_row()
        offices.append(office)
    Office.objects.bulk_create(offices)
    visits = [
        Visit(office=one, key="visit", label_en="Visit", label_nb="Besøk", citation=place, stage="published")
        for one in offices
    ]
    Visit.objects.bulk_create(visits)
    Part.objects.bulk_create(
        Part(visit=one, key="office", kind="office", name_en="Office", name_nb="Kontor") for one in visits
    )
    make_office(slug="touch").delete()  # bulk writes of tests tell nobody: this one does


SHIPPED = {"lillevik", "storvik", "one-leader-office", "two-leader-office"}


@pytest.mark.parametrize("path", ["/", "/explore/trajectories/"])
def test_a_chart_draws_those_that_have_a_value_and_says_how_many_have_none(client, many, path):
    html = page(client, path)
    assert chart(html) == SHIPPED
    assert f"{MANY} studied offices have no value here and are not drawn." in words(html)
    (link,) = re.findall(r'<a href="([^"]+)">\d+ studied offices with a place on the scale</a>', html)
    listed = page(client, link)
    told = re.search(r"<a href=\"[^\"]+\">(\d+) studied offices with a place on the scale</a>", html)[1]
    assert re.search(r'id="found"[^>]*>(\d+) office', listed)[1] == told
    assert f"{MANY} undersøkte kontor har ingen verdi her" in words(page(client, f"/nb{path}"))


def test_the_file_of_a_chart_says_so_too(client, many):
    notes = client.get("/explore/trajectories/?format=json").json()["notes"]
    assert any(f"{MANY} studied offices have no value here" in note for note in notes)


def test_nothing_is_said_where_all_are_drawn(client):
    for path in ("/", "/explore/trajectories/"):
        told = words(page(client, path))
        assert "not drawn." not in told.replace("without a place on the scale are not drawn.", "")
        assert "Find the others" not in told


@pytest.mark.parametrize("path", ["/", "/explore/trajectories/"])
def test_of_very_many_with_a_value_the_first_are_drawn_and_all_are_counted(client, path):
    scale = Dimension.objects.get(key="model_scale")
    for number in range(45):
        code(whole(make_office(slug=f"zz-{number}", name_en=f"Zz {number:02}")), scale, "radical_generalist")
    html = page(client, path)
    assert len(chart(html)) == 40
    assert chart(html) >= SHIPPED
    assert "Drawn are the first 40 by name, of 49 studied offices with a value." in words(html)
    assert "Find the others:" in words(html)


def test_the_overview_leads_to_offices_of_which_something_is_known(client, many):
    first = page(client, "/").split('class="offices"')[1].split("</ul>")[0]
    assert set(re.findall(r'/offices/([a-z0-9-]+)/"', first)) == SHIPPED


def test_services_give_their_columns_to_those_that_have_a_value(client, many):
    html = page(client, "/explore/services/?record=case")
    head = html.split("<thead")[1].split("</thead>")[0]
    shown = set(re.findall(r'/offices/([a-z0-9-]+)/"', head))
    assert shown
    assert shown <= SHIPPED
    assert re.search(r"\d+ more records are counted, but have no column", words(html))


def test_a_truth_table_counts_what_can_stand_in_a_row(client, many):
    html = page(client, TRUTH)
    rows = words(html.split('id="rows"')[1].split("<h2")[0])
    assert all(name in rows for name in ("Lillevik", "Storvik", "One-leader office", "Two-leader office"))
    assert "4 complete cases, of 4 studied offices" in words(html)
    assert f"{MANY} more cases of the selection are not listed" in words(html)
    assert "None: every case has a value" not in html
    notes = client.get(f"{TRUTH}&format=json").json()["notes"]
    assert any(f"{MANY} more cases of the selection are not listed" in note for note in notes)
    assert client.get(TRUTH.replace("/?", "/data.csv?")).content.decode().count("\r\n") == 5


def test_a_truth_table_lists_the_incomplete_before_those_of_which_nothing_is_known(client, many):
    for number in range(3):
        code(whole(Office.objects.get(slug=f"aa-{number}")), Dimension.objects.get(key="leadership"), "one_leader")
    html = page(client, TRUTH)
    listed = html.split('id="incomplete"')[1].split("<h2")[0]
    assert set(re.findall(r'/offices/([a-z0-9-]+)/"', listed)) == {"aa-0", "aa-1", "aa-2"}
    assert f"{MANY - 3} more cases of the selection are not listed" in words(listed)


def test_the_chooser_says_how_many_and_finds_the_rest_by_a_word(client, many):
    html = page(client, "/compare/")
    n = Office.objects.count()
    assert f"The first 200 of {n} are listed" in words(html)
    assert html.count('type="checkbox" name="office"') == 200
    assert 'value="storvik"' not in html
    found = page(client, "/compare/?q=storvik&choose=1&office=aa-7")
    assert 'value="storvik"' in found
    assert 'value="aa-7" checked' in found, "what is ticked is kept"
    assert "are listed" not in words(found)
    both = page(client, "/compare/?q=storvik&choose=1&office=aa-7&office=storvik")
    assert both.count(" checked>") == 2, "it goes on choosing"
    answer = client.get("/compare/?q=storvik&office=aa-7&office=storvik")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/compare/?office=aa-7&office=storvik")
    assert "No other office is found by this word." in page(client, "/compare/?q=xyzzy")
    assert "“q” must hold a word" in page(client, "/compare/?q=...", 400)


def test_one_office_is_kept_with_its_phase_and_asks_for_another(client):
    html = page(client, "/compare/?office=two-leader-office.start")
    assert 'value="two-leader-office.start" checked' in html
    content = html[html.index("<main") : html.index("</main>")]
    assert content.count("two-leader-office") < 4
    assert "Velg minst ett til" in page(client, "/nb/compare/?office=lillevik")
    assert client.get("/api/v1/compare/?office=lillevik").status_code == 400
    assert client.get("/compare/?office=lillevik&format=csv").status_code == 400


def test_a_mistyped_office_is_named_however_many_there_are(client, many):
    for path in ("/compare/?office=storvk&office=lillevik", "/evidence/?office=storvk"):
        assert "storvik" in re.search(r'class="allowed">(.*?)</', page(client, path, 400), re.S)[1]


CHARTS = ["/", "/explore/trajectories/", TRUTH, "/compare/", "/compare/?q=storvik", "/explore/services/", "/offices/",
          "/evidence/gaps/", "/evidence/hypotheses/"]  # fmt: skip


def test_queries_are_as_many_as_without_them(client, request):
    def count(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            page(client, path)
        return len(captured)

    before = {path: count(path) for path in CHARTS}
    request.getfixturevalue("many")
    assert {path: n for path in CHARTS if (n := count(path)) > before[path]} == {}
