"""A file on its way to the site: refused with marks, mended, looked at, taken in, published; then undone no more."""

from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.test_coding_form import shell
from tests.browser.test_review import people  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.once]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
MAKE = """
from offices.models import Citation, Office, Part, Visit
told = {"stage": "draft"}
office = Office.objects.create(slug="arkvik", name_en="Arkvik", name_nb="Arkvik", **told)
place = Citation.objects.filter(source__key="klemsdal2008").first()
visit = Visit.objects.create(office=office, key="first", order=1, label_en="First", label_nb="Første", citation=place, **told)
Part.objects.create(visit=visit, key="office", kind="office", name_en="All of it", name_nb="Hele")
print("MADE", office.pk, f"{place.source.key}:{place.key}")
"""
WITHDRAW = """
from offices.models import Office
print("GONE", Office.objects.filter(slug="arkvik").update(stage="withdrawn"))
"""
"""Other tests of the site count what is shipped."""
HEADER = "part;dimension;category;citation;account;certainty"
LINES = ("arkvik/first/office;leadership;leadership.one_leader;{place};author;stated",
         "arkvik/first/office;office_size;office_size.small;{place};author;{certainty}")  # fmt: skip


def file_of(place: str, certainty: str) -> dict:
    lines = [HEADER, *(line.format(place=place, certainty=certainty) for line in LINES), ""]
    return {"name": "coding.csv", "mimeType": "text/csv", "buffer": "\r\n".join(lines).encode()}


def fits_and_is_accessible(page: Page) -> None:
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width + 1
        assert Axe().run(page, options=RULES).response["violations"] == []
    page.set_viewport_size({"width": 1280, "height": 900})


def send(page: Page, file: dict) -> None:
    page.goto("/admin/import/")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Look at the file").click()


def test_the_story_of_a_file(people, environment, site):  # noqa: F811 - the fixture, by its name
    coder, reviewer = people("coder"), people("reviewer")
    number, place = shell(environment, MAKE, "MADE").split()

    send(coder, file_of(place, "perhaps"))
    expect(coder.locator("#importing")).to_contain_text("perhaps")
    expect(coder.get_by_role("button", name="Take it in")).to_have_count(0)
    fits_and_is_accessible(coder)
    with coder.expect_download() as download:
        coder.get_by_role("link", name="The file with its problems marked").click()
    marked = load_workbook(BytesIO(Path(download.value.path()).read_bytes()))["coding"]
    assert marked["F3"].comment is not None and marked["F2"].comment is None

    send(coder, file_of(place, "stated"))
    expect(coder.locator(".counts")).to_contain_text("2 made, as drafts")
    fits_and_is_accessible(coder)
    coder.get_by_role("button", name="Take it in").click()
    expect(coder.get_by_role("heading", name="It was taken in")).to_be_visible()
    fits_and_is_accessible(coder)
    coder.get_by_role("link", name="All imports").click()
    coder.get_by_role("link", name="coding.csv").first.click()
    coder.get_by_role("button", name="Send all 2 of its drafts for review").click()

    reviewer.goto(f"/admin/offices/office/{number}/publish/")
    reviewer.get_by_role("button", name="Publish all of it").click()
    expect(reviewer.locator(".messagelist .success")).to_be_visible()
    assert reviewer.request.get("/offices/arkvik/").status == 200

    coder.reload()
    coder.get_by_role("link", name="Undo the import as a whole").click()
    coder.get_by_label("Why").fill("Sent by mistake.")
    coder.get_by_role("button", name="Undo").click()
    expect(coder.locator(".errornote")).to_contain_text("withdraw it instead")
    fits_and_is_accessible(coder)
    shell(environment, WITHDRAW, "GONE")
