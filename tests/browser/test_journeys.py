"""What people do on the site, in a real browser: read evidence, filter, compare, add an office."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_newcomer_reads_filters_compares_and_is_told_why_it_limps(page: Page):
    page.goto("/")
    page.get_by_role("link", name="Offices", exact=True).click()
    page.get_by_label("two leaders").check()
    expect(page.get_by_role("status")).to_have_text("1 office")
    page.get_by_role("link", name="Leadership model: two leaders").click()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"4 offices\s+among \d+ records"))
    page.get_by_role("button", name=re.compile("Compare ?: Lillevik")).click()
    expect(page.get_by_role("complementary", name="Comparison")).to_contain_text("Lillevik")
    page.get_by_role("button", name=re.compile("Compare ?: Storvik")).click()
    page.get_by_role("link", name="Compare 2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lillevik · Storvik")
    page.get_by_text("Different time since opening", exact=True).click()
    expect(page.get_by_text("Lillevik: 2½ months after opening")).to_be_visible()
    row = (
        page.get_by_role("row")
        .filter(has=page.get_by_role("rowheader", name="Full-time equivalents", exact=False))
        .first
    )
    row.locator("td .opens").first.click()
    expect(row.get_by_role("link", name="Klemsdal 2008").first).to_be_visible()


def test_the_names_stay_in_view(page: Page):
    page.goto("/compare/?office=lillevik&office=storvik")
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(300)
    expect(page.get_by_role("columnheader", name="Storvik")).to_be_in_viewport()


def test_everything_is_there_without_javascript(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/offices/")
    page.locator("#filters input[name=organisation_model][value=generalist]").check()
    page.get_by_role("button", name="Show").first.click()
    expect(page.get_by_role("heading", level=3, name="Lillevik")).to_be_visible()
    page.get_by_role("link", name="Lillevik").first.click()
    fact = page.locator(".keyfacts dd").first
    expect(fact.get_by_text("According to")).to_be_hidden()
    fact.locator(".opens").click()
    expect(fact.get_by_text("According to")).to_be_visible()
    context.close()


def test_the_keyboard_alone_reaches_the_content_and_opens_evidence(page: Page):
    page.goto("/offices/lillevik/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main a").first).to_be_focused()
    for _ in range(6):
        if page.locator(".in-short a:focus", has_text="medium-sized").count():
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # to the value among the key facts; the next stops are its name and its source
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#fact-office_size .ev-note:popover-open")).to_have_count(1)


def test_a_curator_adds_an_office_and_finds_it_on_the_site(page: Page):
    page.goto("/admin/")
    page.get_by_label("Username").fill("curator")
    page.get_by_label("Password").fill("long-enough-for-a-test")
    page.get_by_role("button", name="Log in").click()
    page.goto("/admin/offices/office/add/")
    page.get_by_label("Name (English)").fill("Femvik")
    page.get_by_label("Name (Norwegian)").fill("Femvik")
    expect(page.get_by_label("Slug")).to_have_value("femvik")
    page.get_by_label("Stage").first.select_option("published")
    page.get_by_role("button", name=re.compile("Add another visit", re.I)).click()
    visit = page.locator("#visits-0")
    visit.locator("[name$=-key]").fill("first-visit")
    visit.locator("[name$=label_en]").fill("First visit")
    visit.locator("[name$=label_nb]").fill("Første besøk")
    choose(page, "id_visits-0-citation", "2.1")
    visit.locator("[name$=stage]").select_option("published")
    save(page)
    page.goto("/admin/offices/visit/?q=femvik")
    page.get_by_role("link", name="first-visit").click()
    page.get_by_role("button", name="Add another Part").click()
    part = page.locator("#parts-0")
    part.locator("[name$=-key]").fill("office")
    part.locator("[name$=name_en]").fill("The whole office")
    part.locator("[name$=name_nb]").fill("Hele kontoret")
    save(page)
    for dimension, category in (("leadership", "two_leaders"), ("office_size", "small")):
        page.goto("/admin/offices/coding/add/")
        choose(page, "id_part", "Femvik")
        choose(page, "id_dimension", dimension)
        choose(page, "id_category", category)
        choose(page, "id_citation", "2.1")
        page.get_by_label("Stage").first.select_option("published")
        save(page)
    page.goto("/offices/?leadership=two_leaders&office_size=small")
    page.get_by_role("link", name="Femvik").first.click()
    expect(page.get_by_text("two leaders").first).to_be_visible()


def choose(page: Page, field: str, text: str) -> None:
    """Look a related row up by typing, as the panel asks."""
    page.locator(f"#{field} + .select2 .select2-selection").click()
    page.locator(".select2-search__field").last.fill(text)
    page.get_by_role("option", name=re.compile(rf"(^|: |\(){re.escape(text)}\b")).first.click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()


@pytest.mark.once
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_page_is_wider_than_the_window(page: Page, width):
    page.set_viewport_size({"width": width, "height": 800})
    for path in PATHS:
        page.goto(path)
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wider <= 0, f"{path} is {wider} px wider than {width}"


PATHS = [
    *("/", "/offices/", "/offices/lillevik/", "/compare/", "/compare/?office=lillevik&office=storvik"),
    *("/compare/?office=lillevik&office=storvik&office=one-leader-office&office=two-leader-office", "/explore/"),
    *(
        "/explore/?x=municipal_services&y=leadership",
        "/codebook/",
        "/sources/",
        "/about/",
        "/nb/",
        "/nb/offices/lillevik/",
    ),
]
