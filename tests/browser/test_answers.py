"""Questions that a new user comes with, each answered from the front page on at most three opened pages, with its source."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.once]
MOST = 3


class Clicks:
    """A reader who counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0
        page.goto("/")

    def __call__(self, target: Locator) -> None:
        """Follow a link to another page. What opens on the page is clicked without counting."""
        self.count += 1
        assert self.count <= MOST
        target.click()

    def link(self, name: str, **kwargs) -> None:
        self(self.page.get_by_role("link", name=name, **kwargs).first)


def row(page: Page, name: str) -> Locator:
    """The row of the office on a dimension's page."""
    return page.locator("table.codings tr", has=page.get_by_role("link", name=name, exact=True))


def test_which_office_divides_all_cases_by_birth_date_and_what_does_it_keep_out(page: Page):
    click = Clicks(page)
    click.link("Compare Lillevik and Storvik")
    work = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Principles of division", exact=False))
    expect(work.get_by_text("birth date").first).to_be_visible()
    page.locator("#some > summary").click()
    kept = (
        page.get_by_role("row")
        .filter(has=page.get_by_role("rowheader", name="Kept out of the model", exact=False))
        .first
    )
    expect(kept.get_by_text("refugees").first).to_be_visible()
    kept.locator("td .opens").first.click()
    expect(kept.get_by_role("link", name="Klemsdal 2008").first).to_be_visible()


def test_how_long_after_opening_was_each_of_the_pair_visited(page: Page):
    click = Clicks(page)
    click.link("Compare Lillevik and Storvik")
    for name, time in (("Lillevik", "2½ months after opening"), ("Storvik", "about 6 months after opening")):
        head = page.get_by_role("columnheader", name=re.compile(f"^{name}"))
        expect(head).to_contain_text(time)
        expect(head.get_by_role("link", name="Klemsdal 2008")).to_be_visible()


def test_which_offices_moved_towards_specialisation_and_which_the_other_way(page: Page):
    click = Clicks(page)
    click.link("Codebook", exact=True)
    page.locator("details", has_text="Direction of movement").first.locator("> summary").click()
    click.link("Direction of movement")
    expect(row(page, "Lillevik")).to_contain_text("specialis")
    expect(row(page, "Storvik")).to_contain_text("generalist")
    row(page, "Lillevik").locator(".opens").first.click()
    expect(row(page, "Lillevik").get_by_role("link", name="Klemsdal 2008").first).to_be_visible()


def test_who_holds_the_state_budget_in_the_one_leader_office(page: Page):
    click = Clicks(page)
    click.link("Codebook", exact=True)
    page.locator("details", has_text="Who holds the state budget").first.locator("> summary").click()
    click.link("Who holds the state budget")
    told = row(page, "One-leader office")
    expect(told).to_be_visible()
    told.locator(".opens").first.click()
    expect(told.get_by_role("link", name="Vatnøy 2019").first).to_be_visible()


@pytest.mark.parametrize("letter", ["j", "k"])
def test_what_is_kept_outside_the_office_in_two_vignettes(page: Page, letter: str):
    click = Clicks(page)
    page.get_by_role("searchbox").first.fill(f"afi10-case-{letter}")
    click(page.get_by_role("button", name="Search").first)
    click(page.locator(".hits a").first)
    expect(page).to_have_url(re.compile(f"/offices/afi10-case-{letter}/$"))
    services = page.locator(
        "table.codings tr", has=page.get_by_role("link", name="Municipal services in the office", exact=True)
    )
    page.locator("details.group", has_text="Municipal services in the office").first.locator("> summary").click()
    expect(services.first).to_contain_text("not ")
    services.first.locator(".opens").first.click()
    expect(services.get_by_role("link", name="Andreassen 2008").first).to_be_visible()
