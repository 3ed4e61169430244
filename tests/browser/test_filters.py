"""Filters in a real browser: results follow a choice without a reload, nothing is lost on the way, and the same without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.once]


def status(page: Page):
    return page.get_by_role("status")


def box(page: Page, name: str, value: str):
    return page.locator(f"#filters input[name={name}][value={value}]")


def stay(page: Page) -> None:
    """Leaves a mark that a reload would wipe out."""
    page.evaluate("document.documentElement.dataset.stayed = 'yes'")


def assert_stayed(page: Page) -> None:
    assert page.evaluate("document.documentElement.dataset.stayed") == "yes"


def test_results_follow_a_choice_without_a_reload(page: Page):
    page.goto("/offices/")
    stay(page)
    region = status(page).element_handle()
    choice = page.get_by_label("two leaders")
    choice.focus()
    page.keyboard.press("Space")
    expect(status(page)).to_have_text("1 office")
    expect(page).to_have_url(re.compile(r"/offices/\?leadership=two_leaders$"))
    expect(page.locator("#rows li")).to_have_count(1)
    expect(page.get_by_role("link", name="Leadership model: two leaders")).to_be_visible()
    expect(choice).to_be_focused()
    expect(choice).to_be_checked()
    assert region.evaluate("one => one.isConnected"), "a live region that is replaced says nothing"
    assert_stayed(page)


def test_two_offices_added_in_haste_are_both_added(page: Page):
    page.goto("/offices/")
    stay(page)
    page.evaluate("for (const one of ['lillevik', 'storvik']) document.querySelector(`#compare-${one}`).click()")
    expect(page.get_by_role("link", name="Remove from comparison")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"/offices/\?compare=lillevik&compare=storvik$"))
    assert_stayed(page)
    assert {one.split(",")[0] for one in page.complaints} <= {"htmx:afterRequest", "htmx:sendAbort"}
    page.complaints.clear()  # htmx notes that the first request was given up


def test_counts_and_all_that_names_the_selection_follow(page: Page):
    page.goto("/offices/")
    hybrid = page.locator("#filters label.opt", has=page.locator("[name=organisation_model][value=hybrid]"))
    before = hybrid.locator(".n").text_content()
    page.get_by_label("two leaders").check()
    expect(hybrid.locator(".n")).not_to_have_text(before)
    expect(hybrid).to_have_class(re.compile("zero"))
    expect(hybrid.get_by_role("checkbox")).to_be_enabled()
    expect(page.get_by_role("link", name="Norsk")).to_have_attribute("href", "/nb/offices/?leadership=two_leaders")
    expect(page.get_by_role("link", name="This page as data")).to_have_attribute("href", re.compile("leadership=two"))
    expect(page.get_by_role("link", name="CSV")).to_have_attribute("href", re.compile("leadership=two"))


def test_back_and_forward_restore_choices_counts_and_results(page: Page):
    page.goto("/offices/")
    stay(page)
    box(page, "leadership", "one_leader").check()
    expect(page).to_have_url(re.compile("one_leader$"))
    page.get_by_label("two leaders").check()
    expect(page).to_have_url(re.compile("one_leader&leadership=two_leaders$"))
    both = status(page).text_content()
    page.go_back()
    expect(page.get_by_label("two leaders")).not_to_be_checked()
    expect(box(page, "leadership", "one_leader")).to_be_checked()
    expect(page.get_by_role("link", name="Leadership model: two leaders")).to_have_count(0)
    page.go_back()
    expect(box(page, "leadership", "one_leader")).not_to_be_checked()
    expect(page).to_have_url(re.compile("/offices/$"))
    page.go_forward()
    page.go_forward()
    expect(status(page)).to_have_text(both)
    expect(page.get_by_label("two leaders")).to_be_checked()
    assert_stayed(page)


def test_nothing_is_lost_on_the_way_to_a_profile_and_back(page: Page):
    page.goto("/offices/")
    page.get_by_label("two leaders").check()
    expect(status(page)).to_have_text("1 office")
    page.locator("#rows h3 a").first.click()
    expect(page).to_have_url(re.compile("two-leader-office/$"))
    page.go_back()
    expect(status(page)).to_have_text("1 office")
    expect(page.get_by_label("two leaders")).to_be_checked()
    page.go_back()
    expect(status(page)).to_have_text(re.compile(r"^4 offices among"))
    expect(page.get_by_label("two leaders")).not_to_be_checked()


def test_what_is_being_typed_and_what_is_open_survive_an_answer(page: Page):
    page.goto("/offices/")
    group = page.locator("details.facet-group").first
    group.locator("summary").first.click()
    low = page.locator("#filters [name=staff_fte_min]")
    low.fill("90")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile(r"staff_fte_min=90$"))
    high = page.locator("#filters [name=staff_fte_max]")
    expect(high).to_be_focused()
    high.press_sequentially("100")
    expect(high).to_have_value("100")
    expect(group).to_have_attribute("open", "")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"staff_fte_min=90&staff_fte_max=100$"))


def test_a_second_choice_made_at_once_is_not_undone_by_the_first_answer(page: Page):
    page.goto("/offices/")
    page.evaluate(
        "for (const word of ['generalist', 'hybrid', 'specialist']) document.querySelector(`[value=${word}]`).click()"
    )
    expect(page).to_have_url(re.compile(r"specialist.*hybrid.*generalist"))
    for word in ("generalist", "hybrid", "specialist"):
        expect(page.locator(f"#filters [name=organisation_model][value={word}]")).to_be_checked()


def test_a_removed_chip_unticks_its_box_and_leaves_the_focus_at_the_result(page: Page):
    page.goto("/offices/?leadership=two_leaders&record=case")
    stay(page)
    page.get_by_role("link", name="Leadership model: two leaders").click()
    expect(page).to_have_url(re.compile(r"\?record=case$"))
    expect(page.get_by_label("two leaders")).not_to_be_checked()
    expect(status(page)).to_be_focused()
    assert_stayed(page)


def test_nothing_found_says_which_choice_to_drop(page: Page):
    page.goto("/offices/?leadership=two_leaders")
    stay(page)
    box(page, "organisation_model", "hybrid").check()
    expect(status(page)).to_have_text("0 offices")
    page.get_by_role("link", name="without Leadership model: two leaders").click()
    expect(status(page)).not_to_have_text("0 offices")
    expect(box(page, "organisation_model", "hybrid")).to_be_checked()
    expect(page.get_by_label("two leaders")).not_to_be_checked()
    assert_stayed(page)


def test_an_error_is_said_beside_the_results_and_goes_away_again(quiet_page: Page):
    page = quiet_page
    page.goto("/offices/")
    stay(page)
    low = page.locator("#filters [name=staff_fte_min]")
    low.fill("many")
    page.keyboard.press("Tab")
    expect(page.get_by_role("alert")).to_contain_text("must be a number")
    expect(low).to_have_attribute("aria-invalid", "true")
    expect(low).to_have_value("many")
    low.fill("20")
    page.keyboard.press("Tab")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(low).not_to_have_attribute("aria-invalid", "true")
    assert_stayed(page)


def test_a_search_and_its_cross(page: Page):
    page.goto("/offices/")
    field = page.get_by_label("Search in names, notes and findings")
    field.fill("Lillevik")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=Lillevik$"))
    field.fill("")
    field.dispatch_event("search")
    expect(page).to_have_url(re.compile("/offices/$"))


def test_a_long_list_can_be_searched_and_that_is_no_choice(page: Page):
    page.goto("/offices/")
    group = page.locator("details.facet-group", has_text="Municipal services")
    group.locator("summary").first.click()
    fieldset = group.locator("fieldset", has=page.locator("[name=municipal_services]")).first
    shown = fieldset.locator("[data-find] label.opt:visible")
    few = shown.count()
    field = fieldset.get_by_label("Find in this list")
    field.fill("refugee")
    expect(shown).to_have_count(1)
    field.press("Enter")
    field.press("Tab")
    expect(page).to_have_url(re.compile("/offices/$"))
    field.fill("")
    expect(shown).to_have_count(few)
    field.fill("zzz")
    expect(shown).to_have_count(0)


def test_a_filter_can_be_found_among_all(page: Page):
    page.goto("/offices/")
    page.get_by_label("Find a filter").fill("queue")
    expect(page.locator("details.facet-group:visible")).not_to_have_count(0)
    expect(page.locator("details.facet-group fieldset:visible").first).to_contain_text(re.compile("queue", re.I))
    page.get_by_label("Find a filter").fill("")
    expect(page.locator("details.facet-group[open]")).to_have_count(0)


def test_findings_follow_too_and_so_does_their_order(page: Page):
    page.goto("/evidence/")
    stay(page)
    page.locator("details.facet-group", has=page.locator("[name=theme]")).locator("summary").first.click()
    theme = page.locator("input[name=theme]").nth(2)
    theme.scroll_into_view_if_needed()
    before = theme.bounding_box()["y"]
    theme.check()
    expect(page).to_have_url(re.compile(r"/evidence/\?theme=\w+$"))
    expect(status(page)).to_contain_text("finding")
    assert abs(theme.bounding_box()["y"] - before) < 300, "the panel stays under the hand"
    page.locator("#order").select_option("-year")
    expect(page).to_have_url(re.compile(r"theme=\w+.*sort=-year|sort=-year.*theme=\w+"))
    expect(page.locator(".chip")).to_have_attribute("href", re.compile(r"\?sort=-year$"))
    page.get_by_role("heading", level=1).click()
    page.go_back()
    expect(page).to_have_url(re.compile(r"/evidence/\?theme=\w+$"))
    expect(page.locator("#order")).to_have_value("")
    page.go_back()
    expect(theme).not_to_be_checked()
    assert_stayed(page)


def test_further_pages_follow_too(page: Page):
    page.goto("/evidence/")
    stay(page)
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url(re.compile(r"page=2$"))
    expect(page.get_by_role("navigation", name="Pages")).to_contain_text("Page 2")
    expect(status(page)).to_be_focused()
    assert_stayed(page)


def test_the_link_can_be_copied(page: Page, context, site):
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page.goto("/offices/?record=case&visit=latest&utm_source=mail")
    page.locator("#results").get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/offices/?record=case"


def test_on_a_phone_the_panel_is_closed_and_says_how_much_is_chosen(page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/nb/offices/?leadership=one_leader&leadership=two_leaders")
    panel = page.locator(".filter-panel > summary")
    expect(panel).to_contain_text("2 valgt")
    expect(page.get_by_label("to ledere")).to_be_hidden()
    panel.click()
    page.get_by_label("to ledere").uncheck()
    expect(panel).to_contain_text("1 valgt")
    expect(page.get_by_label("to ledere")).to_be_visible()
    page.locator(".filter-panel > .submit button").click()
    expect(page.get_by_label("to ledere")).to_be_hidden()
    expect(status(page)).to_be_focused()


def test_on_a_phone_the_filters_are_a_sheet_whose_button_says_what_it_leads_to(page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/offices/")
    summary = page.locator(".filter-panel > summary")
    expect(summary).to_be_in_viewport()
    summary.click()
    show = page.locator(".filter-panel > .submit button")
    expect(show).to_be_in_viewport()
    expect(show).to_have_text("Show 35 records")
    page.get_by_label("two leaders").check()
    expect(show).to_have_text("Show 1 office")
    sheet = page.locator("#filters").bounding_box()
    assert (sheet["x"], sheet["y"], sheet["width"], sheet["height"]) == (0, 0, 360, 740)


def test_an_order_and_a_table_are_chosen_in_place(page: Page):
    page.goto("/offices/?record=case")
    stay(page)
    page.locator("#order").select_option("-staff_headcount")
    expect(page).to_have_url(re.compile(r"\?(record=case&sort=-staff_headcount|sort=-staff_headcount&record=case)$"))
    expect(page.locator("#rows h3").first).to_have_text("One-leader office")
    page.get_by_role("link", name="Table", exact=True).click()
    expect(page.locator("#rows tbody tr")).to_have_count(4)
    page.get_by_role("link", name="Full-time equivalents", exact=True).click()
    expect(page.locator("#rows tbody th").first).to_contain_text("Lillevik")
    expect(page.locator("#order")).to_have_value("staff_fte")
    page.get_by_label("two leaders").check()
    expect(page).to_have_url(re.compile(r"sort=staff_fte.*view=table|view=table.*sort=staff_fte"))
    assert_stayed(page)


def test_comparing_stays_in_place_and_keeps_the_focus(page: Page):
    page.goto("/offices/")
    stay(page)
    button = page.get_by_role("button", name=re.compile("Compare ?: Two-leader office"))
    button.scroll_into_view_if_needed()
    button.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name="Comparison")).to_contain_text("Two-leader office")
    out = page.get_by_role("link", name=re.compile("Remove from comparison ?: Two-leader office"))
    expect(out).to_be_focused()
    assert page.evaluate("scrollY") == before
    expect(page.get_by_role("link", name="Explore", exact=True)).to_have_attribute("href", re.compile("two-leader"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name="Comparison")).to_have_count(0)
    expect(button).to_be_focused()
    assert_stayed(page)


@pytest.fixture
def plain(browser, site):
    """A page without scripts."""
    context = browser.new_context(base_url=site, java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_without_scripts_the_button_does_the_same(plain: Page):
    plain.goto("/offices/")
    expect(plain.get_by_label("Find in this list")).to_have_count(0)
    expect(plain.get_by_role("button", name="Copy link")).to_have_count(0)
    plain.get_by_label("two leaders").check()
    plain.get_by_role("button", name="Show").first.click()
    expect(plain).to_have_url(re.compile(r"/offices/\?leadership=two_leaders$"))
    expect(status(plain)).to_have_text("1 office")
    plain.get_by_role("link", name="Leadership model: two leaders").click()
    expect(plain).to_have_url(re.compile(r"/offices/$"))
    plain.go_back()
    expect(plain.get_by_label("two leaders")).to_be_checked()
    expect(plain.get_by_role("link", name="Link to this selection")).to_have_attribute(
        "href", "/offices/?leadership=two_leaders"
    )


def test_without_scripts_long_lists_are_folded_and_complete(plain: Page):
    plain.goto("/evidence/")
    source = plain.locator("details.facet-group", has=plain.locator("[name=source]"))
    source.locator("summary").first.click()
    expect(source.locator("label.opt:visible")).to_have_count(5)
    source.locator("details.more > summary").click()
    assert source.locator("label.opt:visible").count() > 20
    source.locator("label.opt input").last.check()
    plain.get_by_role("button", name="Show").last.click()
    expect(plain).to_have_url(re.compile(r"/evidence/\?source=\w+$"))
    expect(plain.locator("details.more[open] input:checked")).to_have_count(1)
