"""A brief in a browser: what is left out of it is left out, it is read in some minutes and printed on two sheets."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.once]
MOST_WORDS, SHEETS = 1500, 2
BRIEFS = [
    *("/questions/which-size/", "/nb/questions/generalists-or-specialists/", "/questions/how-to-divide-the-work/"),
    *(
        "/nb/questions/when-are-partners-equal/",
        "/questions/how-many-services/",
        "/nb/questions/how-to-divide-the-work/",
    ),
    *("/offices/lillevik/", "/nb/offices/two-leader-office/", "/offices/setting-afi-panel/"),
    *("/compare/?office=lillevik&office=storvik", "/nb/compare/?office=one-leader-office&office=two-leader-office"),
    "/compare/?office=lillevik&office=storvik&office=one-leader-office&office=two-leader-office&office=afi10-case-a",
]


@pytest.mark.parametrize("path", BRIEFS)
def test_it_is_two_sheets_of_paper(page: Page, path):
    page.goto(f"{path}{'&' if '?' in path else '?'}format=brief")
    assert len(page.locator("main").inner_text().split()) <= MOST_WORDS
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(sheet.extract_text() for sheet in printed.pages)
    assert len(printed.pages) <= SHEETS
    assert "NAV Compare, data" in " ".join(text.split())
    for around in ("Leave parts out", "Utelat deler", "API"):
        assert around not in text


def test_a_reader_leaves_parts_out(page: Page):
    page.goto("/offices/lillevik/?format=brief")
    page.get_by_text("Leave parts out").click()
    page.get_by_role("checkbox", name="Key facts").check()
    page.get_by_role("button", name="Leave these out").click()
    expect(page.get_by_role("heading", name="Key facts")).to_have_count(0)
    expect(page.get_by_role("heading", name="What the authors warn of")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Key facts")).to_be_checked()
    assert "without=facts" in page.get_by_role("link", name="PDF").get_attribute("href")
