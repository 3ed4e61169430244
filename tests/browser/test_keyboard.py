"""Five journeys with the keyboard alone, and what makes them possible: a skip link, focus that is seen, no trap."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

MOST_TABS = 400


@pytest.fixture
def page(browser, site):
    """Nothing glides, so that what has focus stands where it is measured."""
    context = browser.new_context(
        base_url=site, viewport={"width": 1280, "height": 900}, reduced_motion="reduce", accept_downloads=True
    )
    yield context.new_page()
    context.close()


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Go on until the target has focus, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{MOST_TABS} tabs did not reach {target}")


def follow(page: Page, name: str | re.Pattern, role: str = "link") -> None:
    """Tab to what is called so and press Enter."""
    tab_to(page, page.get_by_role(role, name=name).first)
    page.keyboard.press("Enter")


def test_find_an_office(page: Page):
    page.goto("/")
    follow(page, re.compile("^Offices$"))
    tab_to(page, page.locator("#filters input[name=leadership][value=two_leaders]"))
    page.keyboard.press("Space")
    # Another journey may have added an office before; “among” stands there until the choice has been answered.
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\s*\d offices?\s*$"))
    follow(page, "Two-leader office")
    expect(page.get_by_role("heading", level=1)).to_have_text("Two-leader office")


def test_compare_two(page: Page):
    page.goto("/offices/")
    follow(page, re.compile("Compare ?: Lillevik"), "button")
    expect(page.get_by_role("complementary", name="Comparison")).to_contain_text("Lillevik")
    follow(page, re.compile("Compare ?: Storvik"), "button")
    follow(page, "Compare 2")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lillevik · Storvik")
    tab_to(page, page.locator(".compare .opens").first)
    page.keyboard.press("Enter")
    opened = page.locator(".compare .ev-note:popover-open")
    expect(opened.get_by_role("link").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(page.locator(".compare .opens").first).to_be_focused()


def test_answer_an_evidence_question(page: Page):
    page.goto("/")
    follow(page, re.compile("^Questions$"))
    follow(page, "One leader or two?")
    side = page.locator(".folds details.stand").first
    tab_to(page, side.locator("> summary"))
    page.keyboard.press("Enter")
    tab_to(page, side.locator(".statement a").first)
    page.keyboard.press("Enter")
    expect(page.get_by_text("How it is known", exact=True)).to_be_visible()
    expect(page.locator("dl.defs").get_by_role("link").first).to_be_visible()


def test_take_a_table_along_as_csv(page: Page):
    page.goto("/compare/?office=lillevik&office=storvik")
    tab_to(page, page.get_by_role("link", name="CSV", exact=True).first)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(text)) if row and not row[0].startswith("#")]
    assert download.value.suggested_filename.endswith(".csv")
    assert any("Lillevik" in cell for cell in rows[0])
    assert any("Leadership" in row[0] or "leadership" in row[0] for row in rows[1:])


def test_code_a_value_in_the_admin(page: Page):
    """A draft, so that what the other tests count stays as it is."""
    page.goto("/admin/")
    expect(page.get_by_label("Username")).to_be_focused()
    page.keyboard.type("curator")
    page.keyboard.press("Tab")
    page.keyboard.type("long-enough-for-a-test")
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#content-main .model-coding a.addlink"))
    page.keyboard.press("Enter")
    for field, typed, row in [
        ("part", "afi10-case-ae", "office"),
        ("dimension", "perceived_equality", "perceived_equality"),
        ("category", "perceived_equality lower", "(lower)"),
        ("citation", "2.1", "2.1"),
    ]:
        look_up(page, field, typed, row)
    tab_to(page, page.get_by_role("button", name="Save", exact=True).last)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/admin/offices/coding/$"))
    expect(page.locator(".messagelist .success")).to_be_visible()


def look_up(page: Page, field: str, typed: str, row: str) -> None:
    """Open the field of a related row, type, take the first row that is offered."""
    tab_to(page, page.locator(f"#id_{field} + .select2 .select2-selection"))
    page.keyboard.press("Enter")
    expect(page.locator(".select2-container--open .select2-search__field")).to_be_focused()
    page.keyboard.type(typed)
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text(row)
    page.keyboard.press("Enter")


FOCUS = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const style = getComputedStyle(one), box = one.getBoundingClientRect()
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth)
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight)
  const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) =>
    document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y))
  return {
    html: one.outerHTML.slice(0, 150),
    end: one === [...document.querySelectorAll('footer a, footer summary')].filter((each) => each.checkVisibility()).at(-1),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: points.some(hit => hit && (one.contains(hit) || hit.contains(one) && !hit.matches('.tray, thead, th'))),
  }
}"""


@pytest.mark.once
@pytest.mark.parametrize(
    "path",
    ["/", "/offices/?compare=lillevik&compare=storvik", "/nb/offices/lillevik/",
     "/compare/?office=lillevik&office=storvik&compare=lillevik", "/evidence/map/", "/offices/?leadership=three"],
)  # fmt: skip
def test_focus_goes_through_the_whole_page_and_is_seen_on_the_way(page: Page, path: str):
    page.goto(path)
    faults = []
    for _ in range(MOST_TABS * 2):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if not (focus and focus["outlined"] and focus["seen"]):
            faults.append(focus)
        if focus and focus["end"]:
            break
    else:
        raise AssertionError("the end of the page was not reached")
    assert faults == []


@pytest.mark.once
def test_the_skip_link_leads_past_the_header(page: Page):
    page.goto("/nb/offices/lillevik/")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.once
def test_the_first_result_is_three_tabs_away_and_not_far_without_the_links_that_skip(page: Page):
    page.goto("/offices/")
    first = page.locator("#rows h3 a").first
    for key in ("Tab", "Enter", "Tab", "Enter", "Tab"):
        page.keyboard.press(key)
    expect(first).to_be_focused()
    page.goto("/nb/offices/")
    for _ in range(25):
        page.keyboard.press("Tab")
        if first.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError("25 tabs did not reach the first result")


@pytest.mark.once
def test_help_opens_and_gives_focus_back(page: Page):
    page.goto("/offices/lillevik/")
    question = page.get_by_role("button", name="What do the signs mean?").first
    note = page.get_by_role("group", name="What do the signs mean?")
    for leave in ("Escape", "Close"):
        question.focus()
        page.keyboard.press("Enter")
        expect(note.get_by_text("The source says it.", exact=True)).to_be_visible()
        page.keyboard.press("Tab")
        expect(note.get_by_role("button", name="Close")).to_be_focused()
        page.keyboard.press("Escape" if leave == "Escape" else "Enter")
        expect(note).to_be_hidden()
        expect(question).to_be_focused()


@pytest.mark.once
def test_a_wrong_parameter_leads_to_its_field(page: Page):
    page.goto("/offices/?leadership=three&staff_fte_min=many")
    field = page.locator("#filters input[name=staff_fte_min]")
    follow(page, re.compile("staff_fte_min"))
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(field).to_be_in_viewport()
    assert field.get_attribute("aria-invalid") == "true"
    told = page.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(told).to_contain_text("must be a number")


def test_what_the_box_in_the_head_suggests_is_reached_by_the_arrows(page: Page):
    page.goto("/")
    box, suggested = page.locator("#find [type=search]"), page.locator(".suggested a")
    assert page.evaluate("Boolean(window.htmx)") is False, "fetched when somebody goes to the box"
    box.focus()
    page.keyboard.type("two leaders")
    expect(suggested.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(suggested.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(suggested).to_have_count(0)
    page.keyboard.type(" o")
    expect(suggested.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/(questions|codebook|offices)/"))


def test_the_box_searches_without_a_script_on_a_phone_too(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("/nb/")
    page.locator("#find [type=search]").fill("to ledere")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/nb/search/\?q=to\+ledere"))
    expect(page.locator(".best li").first).to_be_visible()
    context.close()
