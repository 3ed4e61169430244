"""A case from the first word to the site, by two people: entered, returned, mended, published, changed under review."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_coding_form import PASSWORD, all_saved, log_in, shell

pytestmark = pytest.mark.browser
PEOPLE = f"""
from django.contrib.auth.models import Group, User
for name, role in (("coder", "Coder"), ("reviewer", "Reviewer")):
    if not User.objects.filter(username=name).exists():
        User.objects.create_user(name, password="{PASSWORD}", is_staff=True).groups.add(Group.objects.get(name=role))
print("PEOPLE")
"""
OFFICE = """
from offices.models import Office
print("OFFICE", Office.objects.get(slug="tovik").pk)
"""
PLACE = "klemsdal2008, 2.2 Storvik: Hybrid, p. 9"
CODED = (
    ("leadership", "leadership", "one leader"),
    ("model", "organisation_model", "generalist"),
    ("model", "model_scale", "radical generalist"),
    ("size", "office_size", "small"),
)
"""Group, dimension, category."""


@pytest.fixture
def people(environment, site, browser) -> Iterator[Callable[[str], Page]]:
    """A browser for each of the two, who are logged in."""
    shell(environment, PEOPLE, "PEOPLE")
    contexts = []

    def seat(name: str) -> Page:
        contexts.append(browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}, locale="en-GB"))
        page = contexts[-1].new_page()
        log_in(page, name)
        return page

    yield seat
    for context in contexts:
        context.close()


def begin_case(page: Page) -> None:
    """An office with its first visit."""
    page.goto("/admin/offices/office/add/")
    page.get_by_label("Name (English)").fill("Tovik")
    page.get_by_label("Name (Norwegian)").fill("Tovik")
    page.locator(".add-row a").first.click()
    for name, text in {"key": "first", "order": "1", "label_en": "First visit", "label_nb": "Første besøk"}.items():
        page.locator(f"[name=visits-0-{name}]").fill(text)
    page.get_by_role("button", name="Save and continue editing").first.click()
    page.get_by_role("link", name="code this visit").click()


def code(page: Page, group: str, dimension: str, category: str) -> None:
    page.goto(re.sub(r"coding/[a-z_-]*/$", f"coding/{group}/", page.url))
    row = page.locator(f"#row-{dimension}")
    row.locator("label.chip", has_text=category).first.click()
    row.locator("[data-field=place]").first.fill(PLACE)
    page.keyboard.press("Tab")
    all_saved(page)


def cite_visit(page: Page, office: str) -> None:
    """What is published says where it is told of: the visit too."""
    page.goto(f"/admin/offices/office/{office}/change/")
    page.get_by_role("link", name="Edit").first.click()
    page.locator(".field-citation .select2-selection").click()
    page.locator(".select2-search__field").fill("Storvik: Hybrid")
    page.locator(".select2-results__option", has_text="p. 9").click()
    page.get_by_role("button", name="Save draft").first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def decide(page: Page, button: str, comment: str) -> None:
    """In the queue, on all that waits of the case."""
    page.goto("/admin/review/")
    case = page.locator(".review-group", has=page.get_by_role("heading", name="Tovik", exact=True))
    for box in case.locator("input[name=item]").all():
        box.check()
    page.get_by_label("Comment for colleagues").fill(comment)
    page.get_by_role("button", name=button).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def leadership_told(page: Page) -> str:
    """By the API, of the office's only visit."""
    codings = page.request.get("/api/v1/offices/tovik/").json()["visits"][0]["codings"]
    return next(one["category"] for one in codings if one["dimension"] == "leadership")


def test_two_people_bring_a_case_to_the_site(people, environment, page: Page):
    coder, reviewer = people("coder"), people("reviewer")
    begin_case(coder)
    for group, dimension, category in CODED:
        code(coder, group, dimension, category)
    office = shell(environment, OFFICE, "OFFICE")
    case = f"/admin/offices/office/{office}/publish/"
    coder.goto(case)
    expect(coder.get_by_role("button", name="Publish all of it")).to_have_count(0)
    coder.get_by_role("button", name="Send the drafts for review").click()
    assert page.request.get("/offices/tovik/").status == 404

    reviewer.goto(case)
    expect(reviewer.locator("#stops")).to_contain_text("First visit")
    decide(reviewer, "Return with the comment", "Say where the visit is told of.")

    coder.goto("/admin/")
    expect(coder.locator("#content")).to_contain_text("Say where the visit is told of.")
    cite_visit(coder, office)
    coder.goto(case)
    coder.get_by_role("button", name="Send the drafts for review").click()

    reviewer.goto(case)
    expect(reviewer.locator("#clear")).to_be_visible()
    reviewer.get_by_role("button", name="Publish all of it").click()
    expect(reviewer.locator(".messagelist .success")).to_be_visible()

    page.goto("/offices/tovik/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tovik")
    page.goto("/offices/?leadership=one_leader&office_size=small")
    expect(page.get_by_role("heading", level=3, name="Tovik")).to_be_visible()
    page.goto("/compare/?office=tovik&office=lillevik")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tovik · Lillevik")
    page.goto("/")
    expect(page.locator("main")).to_contain_text("Tovik")
    assert "tovik" in page.request.get("/offices/?format=csv").text()
    assert leadership_told(page) == "one_leader"


def test_a_published_value_is_changed_under_review(people, page: Page):
    coder, reviewer = people("coder"), people("reviewer")
    coder.goto("/admin/offices/office/?q=tovik")
    coder.get_by_role("link", name="Tovik").first.click()
    coder.get_by_role("link", name="code this visit").click()
    code(coder, "leadership", "leadership", "two leaders")
    assert leadership_told(page) == "one_leader"
    coder.goto(coder.url)
    expect(coder.locator("#row-leadership")).to_contain_text("two leaders")
    coder.goto(
        re.search(r"/admin/offices/office/\d+/", coder.locator("a[href*='/publish/']").first.get_attribute("href"))[0]
        + "publish/"
    )
    coder.get_by_role("button", name="Send the drafts for review").click()
    assert leadership_told(page) == "one_leader"
    decide(reviewer, "Publish what is ticked", "Seen in the source.")
    assert leadership_told(page) == "two_leaders"


def test_a_case_is_withdrawn_and_readers_are_told_why(people, page: Page):
    reviewer = people("reviewer")
    reviewer.goto("/admin/offices/office/?q=tovik")
    reviewer.locator("[name=_selected_action]").check()
    reviewer.locator("select[name=action]").select_option("withdraw")
    reviewer.locator("button[name=index]").click()
    reviewer.locator("#id_reason_en").fill("Entered to try the review.")
    reviewer.locator("#id_reason_nb").fill("Lagt inn for å prøve gjennomgangen.")
    reviewer.locator("#content [type=submit]").first.click()
    expect(reviewer.locator(".messagelist .success")).to_be_visible()
    answer = page.request.get("/offices/tovik/")
    assert answer.status == 410 and "Entered to try the review." in answer.text()
