"""A preview shows what waits as readers will see it, to colleagues alone; the site and what it keeps stay as they are."""

import pytest
from django.test import Client

from offices.data import editions
from offices.data.editions import current_edition
from offices.data.proposals import propose, propose_withdrawal
from offices.models import Coding, DataVersion, Office
from tests.builders import (
    code,
    make_citation,
    make_dimension,
    make_office,
    make_question,
    make_source,
    make_visit,
    whole,
)

pytestmark = pytest.mark.django_db
DRAFT = {"stage": "draft"}
BAND = {"en": "Preview: not public.", "nb": "/admin/preview/offices/draftvik/?lang=en"}
PAGE = "/admin/preview/offices/draftvik/"


@pytest.fixture
def looking(onlooker):
    """A client of somebody who may look at drafts and change nothing."""
    client = Client()
    client.force_login(onlooker)
    return client


@pytest.fixture
def draft():
    """An office with a visit and a coding, of a dimension and from a source that are drafts as well."""
    source = make_source(key="new2024", **DRAFT)
    dimension = make_dimension(key="shade", label_en="Shade", label_nb="Nyanse", **DRAFT)
    office = make_office(visits=0, slug="draftvik", name_en="Draftvik", name_nb="Utkastvik", **DRAFT)
    make_visit(office, stage="in_review")
    code(whole(office), dimension, "red", citation=make_citation(source=source), **DRAFT)
    return office


def test_the_page_is_as_it_will_be(looking, draft):
    page = looking.get(PAGE)
    html = page.content.decode()
    assert page.status_code == 200
    assert "Draftvik" in html and "Shade" in html and "red" in html and BAND["en"] in html
    assert "/admin/preview/offices/draftvik/?lang=nb" in html
    assert f'href="/admin/offices/office/{draft.pk}/change/"' in html, "and back again"
    html = looking.get(PAGE, {"lang": "nb"}).content.decode()
    assert "Utkastvik" in html and "Nyanse" in html and BAND["nb"] in html
    assert '<html lang="nb">' in html


def test_it_is_never_kept(looking, draft):
    page = looking.get(PAGE)
    assert "no-store" in page.headers["Cache-Control"]
    assert "public" not in page.headers["Cache-Control"]
    assert "ETag" not in page.headers
    assert page.headers["X-Robots-Tag"] == "noindex"


def test_the_site_and_what_it_keeps_stay_as_they_are(looking, draft):
    reader = Client()
    before, public = reader.get("/offices/"), current_edition()
    version = DataVersion.current()
    for lang in ("en", "nb"):
        assert looking.get(PAGE, {"lang": lang}).status_code == 200
        assert looking.get("/admin/preview/codebook/shade/", {"lang": lang}).status_code == 200
    after = reader.get("/offices/")
    assert DataVersion.current() == version
    assert editions._current is public and public.published.plus == frozenset()
    assert after.headers["ETag"] == before.headers["ETag"] and after.content == before.content
    assert reader.get("/offices/", headers={"If-None-Match": before.headers["ETag"]}).status_code == 304
    for path in ("/offices/draftvik/", "/codebook/shade/", "/sources/new2024/", "/api/v1/offices/draftvik/"):
        assert reader.get(path).status_code == 404
    assert "/offices/draftvik/" not in reader.get("/search/", {"q": "Draftvik"}).content.decode()
    assert BAND["en"] not in after.content.decode()


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("codebook/shade/", "Shade"),
        ("sources/new2024/", "new2024"),
        ("compare/?office=draftvik&office=lillevik", "Draftvik"),
        ("offices/draftvik/similar/", "Draftvik"),
        ("questions/new-question/", "Preview"),
    ],
)
def test_other_pages_too(looking, draft, address, word):
    make_question(key="new-question", **DRAFT)
    page = looking.get(f"/admin/preview/{address}")
    assert page.status_code == 200
    html = page.content.decode()
    assert word in html and BAND["en"] in html


def test_only_colleagues_see_it(client, viewer, draft):
    answer = client.get(PAGE)
    assert answer.status_code == 302 and answer.headers["Location"].startswith("/admin/login/")
    client.force_login(viewer)
    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize(
    "address",
    ["offices/nowhere/", "offices/", "", "admin/", "admin/offices/", "search/?q=x", "compare/", "api/v1/offices/",
     "offices/draftvik/?lang=de", "offices/draftvik/?format=pdf", "//evil.example/", "nb/offices/draftvik/"],
)  # fmt: skip
def test_there_is_no_preview_of_anything_else(looking, draft, address):
    assert looking.get(f"/admin/preview/{address}").status_code == 404


def test_nothing_is_sent_to_it(looking, draft):
    assert looking.post(PAGE).status_code == 405


def test_a_withdrawn_row_stays_away(looking, draft):
    code(whole(draft), make_dimension(key="hidden", label_en="Hidden thing", label_nb="X"), "blue", stage="withdrawn")
    assert "Hidden thing" not in looking.get(PAGE).content.decode()


def test_changes_that_are_proposed_are_shown_and_nowhere_else(looking, in_role):
    coder = in_role("Coder")
    office = make_office(slug="shown", name_en="Name before", name_nb="Navn før")
    dimension, away = make_dimension(label_en="Shade"), make_dimension(label_en="Going away")
    coding = code(whole(office), dimension, "red")
    gone = code(whole(office), away, "blue")
    blue = dimension.categories.get(key="blue")
    propose(office, {"name_en": "Name after", "name_nb": "Navn etter"}, coder, 0, stage="in_review")
    propose(coding, {"category": blue.pk}, coder, 0)
    propose_withdrawal(gone, coder, 0, "It was wrong.", "Det var feil.")
    reader, version = Client(), DataVersion.current()
    before = reader.get("/offices/shown/")
    public = current_edition()
    entries = (Office.history.count(), Coding.history.count())
    html = looking.get("/admin/preview/offices/shown/").content.decode()
    assert "Name after" in html and "Name before" not in html
    assert "blue" in html and "Going away" not in html
    assert DataVersion.current() == version and editions._current is public
    assert (Office.history.count(), Coding.history.count()) == entries
    after = reader.get("/offices/shown/")
    assert after.content == before.content and after.headers["ETag"] == before.headers["ETag"]
    assert "Name before" in after.content.decode() and "Going away" in after.content.decode()
    assert looking.get("/admin/preview/offices/shown/", {"lang": "nb"}).content.decode().count("Navn etter") > 0


def test_a_proposal_that_its_rules_refuse_is_left_out(looking, in_role):
    office = make_office(slug="shown", name_en="Name before", name_nb="Navn før")
    proposal = propose(office, {"name_en": "Name after"}, in_role("Coder"), 0)
    proposal.values = {"record": "nonsense"}
    proposal.save()
    page = looking.get("/admin/preview/offices/shown/")
    assert page.status_code == 200 and "Name before" in page.content.decode()
