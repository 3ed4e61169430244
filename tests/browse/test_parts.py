"""How an office is built up, on its profile: parts in parts, with what is coded of each, each leading to its row."""

import re
from html import unescape

import pytest

from offices.models import Coding, Dimension
from tests.browse.test_profile import dangling, page, texts
from tests.builders import code, make_office, make_part, whole

pytestmark = pytest.mark.django_db
TITLES = {"": "How it is built up", "/nb": "Slik er kontoret bygd opp"}
SHOWN = {
    "": "A state line and a municipal line, each with its leader; Public reception and Youth team have staff of the state "
    "and of the municipality",
    "/nb": "En statlig og en kommunal linje, hver med sin leder; Publikumsmottak og Ungdomsteam har både statlig og "
    "kommunalt ansatte",
}


def lists(html: str) -> list[list]:
    """Each list of parts on the page, a part as its name, what stands beside it, and the parts in it."""
    return [
        nested(iter(re.findall(r"<ul[^>]*>|</ul>|<li>|</li>|<[^>]+>|[^<]+", one)))
        for one in re.findall(r'<ul class="built">(.*?)</ul>\n<p class="small muted">', html, re.S)
    ]


def nested(pieces) -> list:
    found: list = []
    words = ""
    for piece in pieces:
        if piece == "</ul>":
            break
        if piece == "<li>":
            found.append(["", []])
        elif piece.startswith("<ul"):
            found[-1][1] = nested(pieces)
        elif not piece.startswith("<") and found:
            words = found[-1][0] + unescape(piece)
            found[-1][0] = words
    return [(" ".join(words.split()), below) for words, below in found]


def names(parts: list) -> list:
    """The tree by the first words of each part."""
    return [(words, names(below)) for words, below in parts]


TWO_LEADERS = {
    "": [
        ("State line stated: 17 persons", [
            "Leader of the state line employer: stated: the state · background: stated: trygdeetaten (national insurance)",
            "Professional lead employer: inferred: the state",
            "Follow-up of the sick-listed with employer employer: inferred: the state · "
            "stated: Follow-up of people on sick leave who have an employer",
            "Follow-up of jobseekers and people with health problems employer: inferred: the state · "
            "stated: Follow-up of the ordinary unemployed and of people with health-related difficulties",
        ]),
        ("Municipal line stated: 22 persons", [
            "Leader of the municipal line employer: stated: the municipality · background: stated: social services",
            "Social assistance employer: stated: the municipality · stated: Applications for financial social assistance",
            "Refugee service employer: stated: the municipality",
        ]),
        ("Public reception employer: stated: the state and stated: the municipality · inferred: 2 persons", []),
        ("Youth team employer: stated: the state and stated: the municipality · inferred: 5 persons · "
         "stated: Young people …", []),
    ],
    "/nb": [
        ("Statlig linje oppgitt: 17 personer", [
            "Leder for statlig linje arbeidsgiver: oppgitt: staten · bakgrunn: oppgitt: trygdeetaten",
            "Fagansvarlig arbeidsgiver: utledet: staten",
            "Oppfølging av sykmeldte med arbeidsgiver arbeidsgiver: utledet: staten · "
            "oppgitt: Oppfølging av sykmeldte med arbeidsgiver",
            "Oppfølging av arbeidsledige og personer med helseutfordringer arbeidsgiver: utledet: staten · "
            "oppgitt: Oppfølging av ordinære arbeidsledige og av personer med helseproblemer",
        ]),
        ("Kommunal linje oppgitt: 22 personer", [
            "Leder for kommunal linje arbeidsgiver: oppgitt: kommunen · bakgrunn: oppgitt: sosialtjenesten",
            "Økonomisk sosialhjelp arbeidsgiver: oppgitt: kommunen · oppgitt: Søknader om økonomisk sosialhjelp",
            "Flyktningtjenesten arbeidsgiver: oppgitt: kommunen",
        ]),
        ("Publikumsmottak arbeidsgiver: oppgitt: staten og oppgitt: kommunen · utledet: 2 personer", []),
        ("Ungdomsteam arbeidsgiver: oppgitt: staten og oppgitt: kommunen · utledet: 5 personer · "
         "oppgitt: Ungdom …", []),
    ],
}  # fmt: skip


@pytest.mark.parametrize("prefix", TITLES)
def test_the_two_leader_office_is_two_lines_and_what_goes_across_them(client, prefix):
    html = page(client, f"{prefix}/offices/two-leader-office/")
    latest, start = lists(html)
    told = [(words.replace("\xa0", " "), [one.replace("\xa0", " ") for one, _ in below]) for words, below in latest]
    assert told == TWO_LEADERS[prefix]
    (lines, municipal) = latest[0][1], latest[1][1]
    assert not any(below for _, below in lines)
    assert [len(below) for _, below in municipal] == [0, 1, 1]
    assert [len(below) for _, below in start] == [1, 1]
    assert texts(re.search(r'<h2 id="built">(.*?)</h2>', html)[1]) == SHOWN[prefix]
    assert f"<h3>{TITLES[prefix]}</h3>" in html
    assert "#coded-interviews-2017-unit_lines" in html
    assert not dangling(html)


def test_where_only_the_whole_office_is_told_of_there_is_no_list(client):
    office = make_office(slug="femvik")
    code(whole(office), Dimension.objects.get(key="leadership"), "one_leader")
    make_part(office.visits.get(), "unit")
    html = page(client, "/offices/femvik/")
    assert TITLES[""] not in html
    assert "<figure" not in html


def test_a_part_that_nothing_tells_of_is_seen_by_nobody(client):
    """Whoever may not publish can add one to a published visit."""
    visit = make_office(slug="femvik").visits.get()
    line = make_part(visit, "state_line", key="line", name_en="Upper line")
    team = make_part(visit, "unit", key="team", name_en="Lower team", parent=line)
    draft = code(team, Dimension.objects.get(key="unit_staff"), 4, stage="draft")
    for path in ("/offices/femvik/", "/api/v1/offices/femvik/"):
        assert "Upper line" not in page(client, path)
        assert "Lower team" not in page(client, path)
    Coding.objects.filter(pk=draft.pk).update(stage="published")
    assert lists(page(client, "/offices/femvik/")) == [
        [("Upper line state line", [("Lower team stated: 4 persons", [])])]
    ]
    assert [one["parent"] for one in client.get("/api/v1/offices/femvik/").json()["visits"][0]["parts"]] == [
        None,
        "line",
    ]


def test_several_alike_are_counted_and_one_in_the_whole_office_stands_at_the_top(client):
    visit = make_office(slug="femvik").visits.get()
    team = make_part(visit, "unit", name_en="Team", count=3, parent=visit.parts.get(kind="office"))
    code(team, Dimension.objects.get(key="unit_tasks"), status="not_stated")
    assert lists(page(client, "/offices/femvik/")) == [[("Team (×3)", [])]]


def test_what_is_planned_says_so(client):
    shown = texts(page(client, "/offices/lillevik/"))
    assert "Coordinates the team, without responsibility for personnel … planned" in shown


def test_no_profile_has_a_part_that_leads_nowhere(client):
    for slug in ("lillevik", "storvik", "one-leader-office", "afi10-case-b", "setting-grung2008"):
        html = page(client, f"/offices/{slug}/")
        assert lists(html)
        assert not dangling(html), slug
