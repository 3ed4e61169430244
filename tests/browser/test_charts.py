"""Charts in a browser: there at once, interactive on interest, in the page's own colours, on paper, by keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.once]


def asked_for(page: Page) -> list[str]:
    """The addresses of the chart library that the page fetches from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if "plotly" in request.url else None)
    return found


def in_turn(page: Page, figure: str = "figure.chart") -> None:
    page.locator(figure).first.get_by_role("button", name=re.compile("Interactive chart|Interaktiv figur")).click()
    expect(page.locator(f"{figure} .plot[data-drawn]").first).to_be_visible(timeout=15_000)


def test_the_picture_is_there_at_once_and_the_library_only_on_interest(page: Page):
    asked = asked_for(page)
    page.goto("/")
    still = page.locator(".still.wide svg")
    expect(still).to_be_visible()
    expect(still.locator("text", has_text="Storvik")).to_be_visible()
    page.locator("footer").scroll_into_view_if_needed()
    assert not asked
    still.scroll_into_view_if_needed()
    before = still.bounding_box()
    in_turn(page)
    assert len(asked) == 1
    assert before == still.bounding_box(), "nothing moves"
    lying = page.locator(".plot .main-svg").first.bounding_box()
    assert [round(lying[side]) for side in lying] == [round(before[side]) for side in before]
    expect(still).to_be_hidden()
    expect(page.locator(".plot").get_by_text("Storvik", exact=True)).to_be_visible()
    expect(page.get_by_text("Share chart")).to_have_count(0)


def test_a_mouse_that_rests_on_the_chart_is_interest(page: Page):
    page.goto("/explore/trajectories/")
    page.locator(".picture").hover()
    expect(page.locator(".plot[data-drawn]")).to_be_visible(timeout=15_000)


def test_every_mark_leads_to_its_office_with_what_is_chosen(page: Page):
    page.goto("/?compare=lillevik")
    marks, rows = page.locator(".still.wide a"), page.locator("figure.chart table tbody tr")
    assert marks.count() == rows.count() > 0
    address = marks.first.get_attribute("href")
    assert address.endswith("?compare=lillevik")
    marks.first.locator("path, circle").last.dispatch_event("click")
    expect(page).to_have_url(re.compile(re.escape(address) + "$"))
    page.goto("/?compare=lillevik")
    in_turn(page)
    page.locator(".plot .points path").last.click(force=True)  # plotly lays a transparent sheet over the marks
    expect(page).to_have_url(re.compile(r"/offices/[\w-]+/\?compare=lillevik$"))


def test_the_first_tap_says_what_a_mark_is_and_the_second_follows_it(browser, site):
    context = browser.new_context(base_url=site, has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto("/explore/trajectories/")
    mark = page.locator(".still.narrow a").filter(has_text=re.compile(r"\((stated|vague|inferred), \w+ \d{4}\)")).first
    address, says = mark.get_attribute("href"), mark.locator("title").text_content()
    mark.locator(".finger").tap()
    expect(page.locator(".tip")).to_have_text(says)
    assert page.url.endswith("/explore/trajectories/")
    mark.locator(".finger").tap()
    expect(page).to_have_url(re.compile(re.escape(address) + "$"))
    context.close()


def test_the_keyboard_draws_the_chart_and_is_not_lost(page: Page):
    page.goto("/")
    button = page.get_by_role("button", name="Interactive chart")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".plot[data-drawn]")).to_be_focused(timeout=15_000)
    for _ in range(5):  # past the links to what the axes mean
        page.keyboard.press("Tab")
        if page.locator(".chart-table > summary:focus").count():
            break
    page.keyboard.press("Enter")
    expect(page.locator("figure.chart table")).to_be_visible()
    assert not page.locator(".still a:not([tabindex='-1'])").count(), "the table has the links"


def colours(page: Page) -> set[str]:
    return set(page.locator(".plot .points path, .still.wide .c1").evaluate_all("all => all.map(one => getComputedStyle(one).stroke)"))  # fmt: skip


def test_colours_follow_the_scheme_in_the_picture_and_in_the_chart(page: Page):
    page.goto("/indicators/2008/")
    light = colours(page)
    page.emulate_media(color_scheme="dark")
    assert not light & colours(page)
    in_turn(page)
    dark = colours(page)
    page.emulate_media(color_scheme="light")
    page.wait_for_function("dark => [...document.querySelectorAll('.plot .points path')].every(one => !dark.includes(getComputedStyle(one).stroke))", arg=list(dark))  # fmt: skip
    assert light <= colours(page)


def test_a_phone_gets_its_own_layout_and_so_does_its_chart(page: Page):
    page.set_viewport_size({"width": 360, "height": 800})
    for path in ("/", "/explore/trajectories/", "/nb/indicators/2008/", "/explore/?x=staff_fte&y=staff_headcount"):
        page.goto(path)
        expect(page.locator(".still.wide").first).to_be_hidden()
        still = page.locator(".still.narrow svg").first
        box = still.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        sizes = still.locator("text").evaluate_all("(all, k) => all.map(one => parseFloat(one.getAttribute('font-size')) * k)", box["width"] / 320)  # fmt: skip
        assert min(sizes) >= 10
        in_turn(page)
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.set_viewport_size({"width": 1100, "height": 800})
    expect(page.locator(".still.narrow").first).to_be_hidden()
    page.wait_for_function("document.querySelector('.plot .main-svg').getBoundingClientRect().width > 600")


def test_paper_has_the_picture_and_the_table(page: Page):
    page.goto("/")
    in_turn(page)
    page.emulate_media(media="print")
    expect(page.locator(".plot")).to_be_hidden()
    expect(page.locator(".still.wide svg")).to_be_visible()
    expect(page.locator("figure.chart table")).to_be_visible()
    expect(page.get_by_role("button", name="Interactive chart")).to_be_hidden()


def test_where_the_library_fails_the_picture_stays_and_says_so(context):
    page = context.new_page()
    page.route("**/plotly/**", lambda route: route.abort())
    page.goto("/nb/")
    page.get_by_role("button", name="Interaktiv figur").click()
    expect(page.get_by_role("status").get_by_text("kunne ikke lastes")).to_be_visible()
    expect(page.locator(".still.wide svg")).to_be_visible()
    page.unroute("**/plotly/**")
    in_turn(page)


def test_a_mark_of_the_figures_opens_the_table_at_its_row(page: Page):
    page.goto("/indicators/2008/")
    mark = page.locator(".still.wide a").first
    address = mark.get_attribute("href")
    mark.locator("circle, rect").first.dispatch_event("click")
    expect(page.locator(f"tbody{address}")).to_be_visible()


def test_without_a_script_there_is_no_button_and_the_table_opens(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    expect(page.locator(".still.wide svg")).to_be_visible()
    expect(page.get_by_role("button", name="Interactive chart")).to_be_hidden()
    page.locator(".chart-table > summary").click()
    expect(page.locator("figure.chart").get_by_role("table").get_by_text("radical generalist").first).to_be_visible()
    context.close()


def test_the_map_of_the_evidence_is_tiles_on_a_phone_and_loses_no_field_there_or_on_paper(page: Page):
    page.goto("/evidence/map/?group=leading")
    n = page.locator(".map td a").count()
    assert n > 60
    for media, width in (("screen", 360), ("screen", 1280), ("print", 1030)):
        page.emulate_media(media=media)
        page.set_viewport_size({"width": width, "height": 900})
        shown = page.locator(".map td a").evaluate_all("(all, width) => all.filter(one => { const box = one.getBoundingClientRect(); return box.width > 0 && box.left >= 0 && box.right <= width && one.scrollHeight <= one.clientHeight + 1 }).length", width)  # fmt: skip
        assert shown == n, (media, width)
