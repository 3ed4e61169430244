"""The profile in a browser: a link opens what is folded, and so does paper."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.once]


def test_the_contents_open_a_folded_group_and_a_folded_phase(page: Page):
    page.goto("/offices/lillevik/")
    contents = page.get_by_role("navigation", name="On this page")
    inside = page.locator("#first-visit-meetings")
    expect(inside).to_be_hidden()
    contents.get_by_role("link", name="Meetings").click()
    expect(inside).to_be_visible()
    expect(page.locator("#visit-opening")).to_be_hidden()
    contents.get_by_role("link", name="Preparation and opening").click()
    expect(page.locator("#visit-opening")).to_be_visible()


def test_the_paragraph_leads_to_the_value_and_its_source(page: Page):
    page.goto("/offices/lillevik/")
    page.locator(".in-short").get_by_role("link", name="just over 20 FTE").click()
    fact = page.locator("#fact-staff_fte")
    expect(fact).to_be_in_viewport()
    fact.get_by_text("source").click()
    expect(fact.get_by_role("link", name="Klemsdal 2008").first).to_be_visible()


def test_paper_shows_what_is_folded(page: Page):
    page.goto("/offices/lillevik/")
    page.emulate_media(media="print")
    expect(page.locator("#first-visit-meetings")).to_be_visible()
    expect(page.locator("#visit-opening")).to_be_visible()
    expect(page.get_by_role("navigation", name="On this page")).to_be_hidden()
