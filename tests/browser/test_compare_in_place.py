"""A comparison changes under the reader's hand: place and focus stay, the address follows, what is folded is fetched."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.once]
PAIR = "/compare/?office=lillevik&office=storvik"


def test_a_switch_leaves_rows_in_place(page: Page):
    page.goto(PAIR)
    switch = page.locator("#only-compared")
    switch.scroll_into_view_if_needed()
    switch.focus()
    before = page.evaluate("scrollY"), page.locator(".compare tbody tr[id]").count()
    page.keyboard.press("Enter")
    expect(switch).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile("only=compared"))
    assert 0 < page.locator("#differ .compare tbody tr[id]").count() < before[1]
    assert page.evaluate("scrollY") == before[0]
    expect(switch).to_be_focused()
    expect(page.locator("#language")).to_have_attribute("href", re.compile("only=compared"))


def test_an_office_is_added_and_back_takes_it_away(page: Page):
    page.goto(PAIR)
    page.locator("#choose > summary").click()
    page.locator("#add-one-leader-office").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("One-leader office")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lillevik · Storvik")


def test_what_is_folded_is_fetched_when_it_is_opened(page: Page):
    page.goto(PAIR)
    page.locator("#same > summary").click()
    rows = page.locator("#same .compare tbody tr[id]")
    expect(rows.first).to_be_visible()
    told = re.search(r"\((\d+):", page.locator("#same > summary").inner_text())[1]
    expect(rows).to_have_count(int(told))
    expect(page).to_have_url(re.compile(re.escape(PAIR) + "$"))
    rows.first.locator("td .opens").first.click()
    expect(page.locator("#same .ev-note:popover-open")).to_have_count(1)


def test_what_is_opened_before_the_scripts_have_come_is_fetched_too(page: Page):
    held = []
    page.route("**/*htmx*", lambda route: held.append(route))
    page.goto(PAIR, wait_until="commit")
    page.locator("#same > summary").click()
    expect(page.locator("#same .compare")).to_have_count(0)
    for route in held:
        route.continue_()
    expect(page.locator("#same .compare tbody tr[id]").first).to_be_visible()


def test_without_a_script_the_same_links_lead_there(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAIR)
    page.locator("#same > summary").click()
    page.locator("#same a").first.click()
    expect(page.locator("#same .compare tbody tr[id]").first).to_be_visible()
    page.locator(".compare .opens").first.click()
    expect(page.locator(".ev-note:popover-open")).to_have_count(1)
    context.close()
