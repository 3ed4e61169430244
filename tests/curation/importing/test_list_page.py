"""Many offices at once: what is like them is shown first; drafts change nothing that readers see, however many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from offices.data.actions import create_rows
from offices.models import Coding, DataVersion, Dimension, Office, Part, Visit
from tests import builders as make
from tests.panel import client_of

pytestmark = pytest.mark.django_db
PAGE = "/admin/import/offices/"
PUBLIC = ("/", "/offices/", "/compare/", "/explore/truth-table/", "/api/v1/offices/", "/api/v1/facets/")


def made_up(number: int) -> str:
    """A name that no place has: three syllables and nothing else."""
    syllables = ("kvu", "zem", "plo", "xir", "twa", "bru", "gno", "fli")
    return "".join(syllables[number // 8**place % 8] for place in range(3)).capitalize()


@pytest.fixture
def coding(in_role):
    return client_of(in_role("Coder"))


def looked_at(client, text: str):
    return client.post(PAGE, {"text": text, "check": "1"})


def made(client, text: str, *lines: int, **data):
    """Ticks these lines, or those that are ticked already."""
    shown = looked_at(client, text).context
    ticked = lines or [one.line.number for one, is_ticked in shown["shown"] if is_ticked]
    return client.post(PAGE, {"text": text, "digest": shown["digest"], "make": "1", "line": ticked, **data})


def test_lines_become_drafts_of_studied_offices(coding):
    answer = made(coding, "Kvuzem; kvu ;of study A\nGnoxir\nØrlo")
    assert answer.status_code == 302
    rows = Office.objects.filter(slug__in=["kvu", "gnoxir", "orlo"])
    assert {(row.slug, row.record, row.stage, row.anonymised, row.about_en) for row in rows} == {
        ("kvu", "case", "draft", True, "of study A"),
        ("gnoxir", "case", "draft", True, ""),
        ("orlo", "case", "draft", True, ""),
    }
    entry = rows[0].history.get()
    assert entry.history_change_reason.startswith("import list sha256:") and entry.history_user is not None
    page = coding.get(answer.url).content.decode()
    undo = f"/admin/undo/office/{Office.objects.get(slug='kvu').history.get().history_id}/save/"
    assert undo in page and "3 offices were made" in page
    assert coding.post(undo, {"why": "too early"}).status_code == 302
    assert not Office.objects.filter(slug__in=["kvu", "gnoxir", "orlo"]).exists()


def test_likenesses_are_shown_and_the_curator_chooses(coding):
    make.make_office(slug="old", name_en="Old  Kvuzem", name_nb="Gammel Kvuzem", stage="draft")
    text = "GAMMEL kvuzém\nGnoxir\ngno xir\nFlizem"
    shown = looked_at(coding, text).context["shown"]
    assert [is_ticked for _one, is_ticked in shown] == [False, True, False, True]
    assert [one.slug for one in shown[0][0].alike] == ["old"] and shown[2][0].twins == [2]
    assert [one.office.slug for one, _ticked in shown[:3]] == ["gammel-kvuzem", "gnoxir", "gno-xir"]
    assert made(coding, text, 1, 4).status_code == 302
    assert set(Office.objects.filter(stage="draft").values_list("slug", flat=True)) == {
        "old",
        "gammel-kvuzem",
        "flizem",
    }


def test_a_key_of_a_name_that_is_taken_has_a_number(coding):
    assert made(coding, "Lillevik", 1).status_code == 302
    assert Office.objects.filter(slug="lillevik-2", stage="draft").exists()


@pytest.mark.parametrize(("line", "said"), [
    ("Kvuzem;lillevik", "The key lillevik is taken."), ("Kvuzem;Not a key", "slug"), ("!!!", "give one, of small letters"),
    (";kvu", "There is no name."), ("x" * 151, "name_en"), ("Kontoret i Tromsø", "looks like the name of a municipality"),
    ("Kvuzem;;Ring 22 33 44 55", "a telephone number"),
])  # fmt: skip
def test_what_cannot_be_made_is_told_at_its_line_and_nothing_is_made(coding, line, said):
    before = Office.objects.count()
    page = looked_at(coding, f"Gnoxir\n{line}")
    assert said in " ".join(page.context["shown"][1][0].wrong)
    answer = made(coding, f"Gnoxir\n{line}", 1, 2)
    assert answer.status_code == 409 and "Gnoxir" in answer.content.decode()
    assert Office.objects.count() == before


def test_what_came_since_is_shown_before_anything_is_made(coding):
    shown = looked_at(coding, "Kvuzem").context
    assert made(coding, "Kvuzem").status_code == 302
    late = coding.post(PAGE, {"text": "Kvuzem", "digest": shown["digest"], "make": "1", "line": ["1"]})
    assert late.status_code == 409 and "changed since" in late.content.decode()
    assert Office.objects.filter(name_en="Kvuzem").count() == 1
    none = made(coding, "Gnoxir", 99)
    assert none.status_code == 409 and "Tick the lines" in none.content.decode()


@pytest.mark.parametrize("role", ["Reviewer", "Codebook editor"])
def test_only_who_may_add_offices_is_let_in(in_role, role):
    client = client_of(in_role(role))
    assert client.get(PAGE).status_code == client.post(PAGE, {"text": "Kvuzem", "make": "1"}).status_code == 403


def answers(client) -> list:
    return [(client.get(path).content, client.get(path).headers["ETag"]) for path in PUBLIC]


def test_480_drafts_change_nothing_that_readers_see(coding, client):
    before, version = answers(client), DataVersion.current()
    text = "\n".join(map(made_up, range(480)))
    assert made(coding, text).status_code == 302
    assert Office.objects.filter(stage="draft").count() == 480
    assert DataVersion.current() == version
    assert answers(client) == before
    assert client.get("/offices/kvukvukvu/").status_code == 404


def test_480_published_are_counted_right_in_as_many_questions(client):
    before = {path: questions(client, path) for path in PUBLIC}
    (counted,) = (client.get("/api/v1/offices/").json()["n_offices"],)
    published(480)
    answer = client.get("/api/v1/offices/", {"leadership": "two_leaders", "page_size": 500}).json()
    assert client.get("/api/v1/offices/").json()["n_offices"] == counted + 480
    assert sum(one["slug"].startswith("made-") for one in answer["results"]) == 240
    assert all(questions(client, path) <= before[path] for path in PUBLIC)


def questions(client, path: str) -> int:
    """Once the edition is read."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def published(number: int) -> None:
    """Offices with one coding each, half of them with two leaders."""
    place, leadership, told = make.make_citation(), Dimension.objects.get(key="leadership"), {"stage": "published"}
    names = [{"slug": f"made-{one}", "name_en": made_up(one), "name_nb": made_up(one)} for one in range(number)]
    offices = [Office(**name, **told) for name in names]
    written(offices)
    visits = [Visit(office=one, key="first", order=1, citation=place, **make.pairs("label"), **told) for one in offices]
    written(visits)
    parts = [Part(visit=visit, key="office", kind="office", **make.pairs("name")) for visit in visits]
    written(parts)
    values = [leadership.categories.get(key=key) for key in ("one_leader", "two_leaders")]
    written([
        Coding(part=part, dimension=leadership, scale=leadership.scale, category=values[at % 2], citation=place, **told)
        for at, part in enumerate(parts)
    ])  # fmt: skip


def written(rows) -> None:
    create_rows(rows=rows, by=None, reason="test")
