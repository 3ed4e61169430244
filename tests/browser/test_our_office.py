"""An office is described by keyboard alone, on a phone, without a script; and read in some minutes."""

import re

import pytest
from playwright.sync_api import Page, expect

from benchmarks.reading import MOST_WORDS, TEN_CHOICES
from tests.browser.test_keyboard import follow, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.once]

LONG = (
    TEN_CHOICES,
    f"/nb{TEN_CHOICES}",
    "/nb/our-office/?organisation_model=generalist&leadership=one_leader&office_size=large&then_organisation_model=hybrid",
)


@pytest.fixture
def scriptless(browser, site):
    context = browser.new_context(base_url=site, viewport={"width": 390, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_an_office_is_described_by_keyboard_on_a_phone_without_a_script(scriptless: Page):
    page = scriptless
    page.goto("/our-office/")
    follow_summary(page, "Describe it")
    follow_summary(page, "Leadership model")
    tab_to(page, page.locator("input[name=leadership][value=one_leader]"))
    page.keyboard.press("Space")
    follow_summary(page, "Full-time equivalents")
    tab_to(page, page.locator("input[name=staff_fte_min]"))
    page.keyboard.type("20,5")
    follow(page, "Show what follows", "button")
    expect(page).to_have_url(re.compile(r"/our-office/\?leadership=one_leader&staff_fte_min=20%2C5$"))
    expect(page.get_by_text("Nothing that follows from your choices is measured.")).to_be_visible()
    follow(page, "Change your choices")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    follow(page, re.compile("^Leadership model: two leaders"))
    expect(page.get_by_role("heading", name="from one leader to two leaders")).to_be_visible()


def follow_summary(page: Page, name: str) -> None:
    tab_to(page, page.locator(".describe summary", has_text=name).first)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("path", LONG)
def test_a_long_description_is_read_in_some_minutes(page: Page, path):
    page.goto(path)
    assert len(page.locator("main").inner_text().split()) <= MOST_WORDS
