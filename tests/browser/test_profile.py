"""The profile in a browser: a link opens what is folded, the drawing has its own form on a phone, paper is a brief."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.once]
MOST_WORDS, MOST_SHEETS = 1500, 4
LARGEST = ("lillevik", "one-leader-office", "two-leader-office", "afi10-case-b")


def test_the_contents_stay_in_view_and_open_a_folded_phase(page: Page):
    page.goto("/offices/lillevik/")
    contents = page.get_by_role("navigation", name="On this page")
    expect(page.locator("#visit-opening")).to_be_hidden()
    contents.get_by_role("link", name="Preparation and opening").click()
    expect(page.locator("#visit-opening")).to_be_visible()
    expect(contents).to_be_in_viewport()


def test_a_box_of_the_drawing_and_a_name_in_the_list_open_the_codings(page: Page):
    page.goto("/offices/lillevik/")
    row = page.locator("#coded-first-visit-unit_staff")
    expect(row).to_be_hidden()
    page.locator(".drawn .wide a", has_text="Municipal").first.click()
    expect(row).to_be_visible()


def test_the_paragraph_leads_to_the_value_and_its_source(page: Page):
    page.goto("/offices/lillevik/")
    page.locator(".in-short").get_by_role("link", name="just over 20 FTE").click()
    fact = page.locator("#fact-staff_fte")
    expect(fact).to_be_in_viewport()
    fact.locator("dd .opens").click()
    expect(fact.get_by_role("link", name="Klemsdal 2008").first).to_be_visible()


def test_a_phone_has_a_drawing_of_its_own_whose_words_are_as_large_and_nothing_is_wider_than_it(page: Page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/nb/offices/two-leader-office/")
    expect(page.locator(".drawn .wide")).to_be_hidden()
    narrow = page.locator(".drawn .narrow svg")
    assert narrow.bounding_box()["width"] > 0.9 * float(narrow.get_attribute("width"))
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    expect(page.get_by_role("navigation", name="På denne siden")).to_be_hidden()


@pytest.mark.parametrize("slug", LARGEST)
@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_it_is_read_in_some_minutes_and_printed_on_a_few_sheets(page: Page, slug, prefix):
    page.goto(f"{prefix}/offices/{slug}/")
    assert len(page.locator("main").inner_text().split()) <= MOST_WORDS
    printed = page.pdf(prefer_css_page_size=True, format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= MOST_SHEETS


def test_paper_is_a_brief_with_what_its_reader_opened(page: Page):
    page.goto("/offices/lillevik/")
    page.locator(".group", has=page.locator("#first-visit-meetings")).locator("summary").first.click()
    page.emulate_media(media="print")
    expect(page.locator("#first-visit-meetings")).to_be_visible()
    expect(page.locator("#first-visit-leadership")).to_be_hidden()
    expect(page.locator("#visit-opening")).to_be_hidden()
    expect(page.locator(".in-short .fold p").first).to_be_visible()
    expect(page.get_by_role("navigation", name="On this page")).to_be_hidden()
