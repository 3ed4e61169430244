"""The coding form in a browser: an empty case is coded with few pages, clicks and keys, and nothing typed is ever lost."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import free_port, wait_for

pytestmark = pytest.mark.browser
GROUPS = ("leadership", "size", "follow_up")
"""33 dimensions of every scale."""
PASSWORD = "long-enough-for-a-test"
SETTLED = """new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    .then(() => Promise.all(document.getAnimations().map((one) => one.finished)))"""
"""Colours have come to rest: the panel's links fade from one scheme to the other."""
MAKE = """
import json
from django.contrib.auth.models import User
from offices.models import Office, Visit
office = Office.objects.create(slug="{slug}", name_en="{slug}", name_nb="{slug}")
visit = Visit.objects.create(office=office, key="first", label_en="First", label_nb="Første")
for name in ("curator", "other"):
    if not User.objects.filter(username=name).exists():
        User.objects.create_superuser(name, password="long-enough-for-a-test")
print("VISIT", visit.pk)
"""
READ = """
import json
from offices.models import Coding
rows = Coding.objects.filter(part__visit={visit}).order_by("dimension__group__order", "dimension__order", "id")
told = rows.values("dimension__key", "scale", "status", "stage", "category__key", "holds", "text_nb", "citation__source__key",
                   "shown", "why_shown_nb", "account", "certainty", "note_nb")
print("ROWS", json.dumps([{{**row, "number": str(one.number_low)}} for row, one in zip(told, rows)]))
"""


def shell(environment: dict[str, str], code: str, word: str) -> str:
    """What a command in the site's own process prints behind the word."""
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True, capture_output=True, text=True)
    return next(line.removeprefix(f"{word} ") for line in done.stdout.splitlines() if line.startswith(word))


@pytest.fixture
def visit(environment, site, request) -> int:
    """Of an empty case."""
    slug = f"empty-{request.node.name.replace('_', '-')[:40].strip('-').lower()}"
    return int(shell(environment, MAKE.format(slug=slug), "VISIT"))


def saved_rows(environment, visit: int) -> list[dict]:
    return json.loads(shell(environment, READ.format(visit=visit), "ROWS"))


def address(visit: int, group: str) -> str:
    return f"/admin/visits/{visit}/coding/{group}/"


def log_in(page: Page, name: str = "curator", to: str = "/admin/") -> None:
    page.goto(f"/admin/login/?next={urllib.parse.quote(to)}")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(f"**{to}")


def all_saved(page: Page) -> None:
    expect(page.locator("#saved")).to_contain_text("All saved")


class Hands:
    """What a curator does, counted: clicks and keys of mechanics, and apart from them what they write."""

    def __init__(self, page: Page) -> None:
        self.page, self.mechanics, self.loads = page, 0, 0
        page.on("request", self.count)

    def count(self, request) -> None:
        self.loads += request.is_navigation_request() and request.frame == self.page.main_frame

    def click(self, locator) -> None:
        self.mechanics += 1
        locator.click()

    def press(self, key: str) -> None:
        self.mechanics += 1
        self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.page.keyboard.insert_text(text)


def field(row, name: str):
    return row.locator(f'[data-field="{name}"]').first


def rows_of(page: Page) -> list[tuple[str, str]]:
    return page.evaluate(
        "[...document.querySelectorAll('[data-row]')].map((row) => [row.dataset.row, row.dataset.scale])"
    )


def heights(page: Page) -> list[int]:
    return page.evaluate(
        "[...document.querySelectorAll('[data-row]')].map((row) => row.getBoundingClientRect().height)"
    )


PLACES = ("klemsdal2008, 2.1 Of the trial, p. 9", "vatnoy2019, 4.2 Of the trial, p. 77")


def code_by_mouse(hands: Hands, key: str, scale: str) -> None:
    row = hands.page.locator(f"#row-{key}")
    if scale in ("number", "text"):
        hands.click(field(row, "number_low" if scale == "number" else "text_en"))
        hands.write("20,5" if scale == "number" else "Text")
        if scale == "text":
            hands.press("Tab")
            hands.write("Tekst")
    else:
        hands.click(row.locator(".chip label, label.chip").first)


def code_by_keys(hands: Hands, scale: str) -> None:
    """The row has the focus, and of a number or a text its field."""
    if scale in ("number", "text"):
        hands.write("20,5" if scale == "number" else "Text")
        if scale == "text":
            hands.press("Tab")
            hands.write("Tekst")
    else:
        hands.press("1")


def check_case(environment, visit: int) -> None:
    """33 dimensions, two sources, one conflict: all as it was entered."""
    rows = saved_rows(environment, visit)
    assert len({row["dimension__key"] for row in rows}) == 33 and len(rows) == 34
    assert {row["scale"] for row in rows} == {"nominal", "ordinal", "multi", "number", "boolean", "text"}
    assert {row["citation__source__key"] for row in rows} == {"klemsdal2008", "vatnoy2019"}
    assert {row["stage"] for row in rows} == {"draft"} and all(row["number"] in ("None", "20.500") for row in rows)
    conflict = [row for row in rows if row["dimension__key"] == "office_size"]
    assert [(row["category__key"], row["shown"]) for row in conflict] == [("small", True), ("large", False)]
    assert conflict[0]["why_shown_nb"] == "Nyere" and conflict[1]["citation__source__key"] == "klemsdal2008"


def test_an_empty_case_of_33_dimensions_by_mouse(page, visit, environment):
    hands = Hands(page)
    log_in(page)
    for number, group in enumerate(GROUPS):
        page.goto(address(visit, group))
        assert max(heights(page)) <= 120
        for place, (key, scale) in enumerate(rows_of(page)):
            if place == 0 and number < 2:
                hands.click(field(page.locator(f"#row-{key}"), "place"))
                hands.write(PLACES[number])
            code_by_mouse(hands, key, scale)
        page.keyboard.press("Tab")
        all_saved(page)
        if group == "size":
            conflict_by_mouse(hands)
            all_saved(page)
        assert max(heights(page)) <= 120
    check_case(environment, visit)
    assert hands.loads <= 10
    assert hands.mechanics / 34 <= 4, hands.mechanics


def conflict_by_mouse(hands: Hands) -> None:
    row = hands.page.locator("#row-office_size")
    hands.click(row.locator('[data-do="line"]'))
    second = row.locator(".line").nth(1)
    expect(second).to_be_visible()
    hands.click(second.locator(".chip").nth(2))
    hands.click(field(second, "place"))
    hands.page.keyboard.press("Control+a")
    hands.write(PLACES[0])
    for name, why in (("why_shown_en", "Newer"), ("why_shown_nb", "Nyere")):
        hands.click(field(row.locator(".line").first, name))
        hands.write(why)
    hands.press("Escape")
    hands.press("Enter")


def test_an_empty_case_of_33_dimensions_by_keyboard_alone(page, visit, environment):
    hands = Hands(page)
    log_in(page, to=address(visit, GROUPS[0]))
    for number, group in enumerate(GROUPS):
        if number:
            page.goto(address(visit, group))
        hands.press("Enter")
        for place, (_key, scale) in enumerate(rows_of(page)):
            if place == 0 and number < 2 and scale not in ("number", "text"):
                hands.press("p")
                hands.write(PLACES[number])
                hands.press("Escape")
            code_by_keys(hands, scale)
            hands.press("Enter" if scale != "text" else "Escape")
            if scale == "text":
                hands.press("Enter")
        all_saved(page)
        if group == "size":
            conflict_by_keys(hands)
            all_saved(page)
    check_case(environment, visit)
    assert hands.loads <= 10
    assert hands.mechanics / 34 <= 4, hands.mechanics


def conflict_by_keys(hands: Hands) -> None:
    page = hands.page
    page.locator("#row-office_size").focus()
    hands.press("l")
    expect(page.locator("#row-office_size .line")).to_have_count(2)
    hands.press("3")
    hands.press("p")
    page.keyboard.press("Control+a")
    hands.write(PLACES[0])
    for _ in range(2):
        hands.press("Shift+Tab")
    page.locator('#row-office_size .line [data-field="why_shown_en"]').first.focus()
    hands.write("Newer")
    hands.press("Tab")
    hands.write("Nyere")
    hands.press("Enter")


def test_login_lost_in_the_middle(quiet_page, context, visit, environment):
    page = quiet_page
    log_in(page, to=address(visit, "size"))
    page.locator("#row-office_size .chip").first.click()
    all_saved(page)
    context.clear_cookies()
    field(page.locator("#row-staff_fte"), "number_low").fill("20,5")
    page.keyboard.press("Tab")
    expect(page.locator("#saved")).to_contain_text("logged out")
    field(page.locator("#row-staff_headcount"), "number_low").fill("31")
    page.keyboard.press("Tab")
    page.click("#login")
    page.fill("#id_username", "curator")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    expect(field(page.locator("#row-staff_fte"), "number_low")).to_have_value("20,5")
    all_saved(page)
    expect(page.locator("#row-staff_headcount .stage")).to_be_visible()
    assert {row["number"] for row in saved_rows(environment, visit)} == {"None", "20.500", "31.000"}
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('coding:')).length") == 0


def test_connection_lost_and_leaving_asks(quiet_page, context, visit, environment):
    page = quiet_page
    log_in(page, to=address(visit, "size"))
    context.set_offline(True)
    field(page.locator("#row-staff_fte"), "number_low").fill("20,5")
    page.keyboard.press("Tab")
    expect(page.locator("#saved")).to_contain_text("No connection")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.evaluate("location.href = '/admin/'")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    context.set_offline(False)
    all_saved(page)
    assert [row["number"] for row in saved_rows(environment, visit)] == ["20.500"]


def test_not_stated_for_the_rest_takes_along_what_was_typed(page, visit, environment):
    log_in(page, to=address(visit, "size"))
    page.get_by_text("Not stated for the rest of this group").click()
    page.fill("#id_sections", PLACES[0])
    field(page.locator("#row-staff_fte"), "number_low").fill("20,5")
    page.get_by_role("button", name="that it is not stated").click()
    expect(page.locator(".messagelist")).to_contain_text("6 codings are saved")
    rows = saved_rows(environment, visit)
    assert sorted(row["status"] for row in rows) == ["coded", *["not_stated"] * 6]
    page.wait_for_function("!Object.keys(localStorage).some((name) => name.startsWith('coding:'))")


def test_two_browsers_and_one_record(browser: Browser, site, visit, environment):
    contexts: list[BrowserContext] = [browser.new_context(base_url=site) for _ in range(2)]
    one, other = (context.new_page() for context in contexts)
    log_in(one, "curator", address(visit, "size"))
    log_in(other, "other", address(visit, "size"))
    one.locator("#row-office_size .chip").nth(0).click()
    all_saved(one)
    other.locator("#row-office_size .chip").nth(1).click()
    clash = other.locator("#row-office_size .clash")
    expect(clash).to_contain_text("curator saved this row")
    clash.get_by_role("button", name="Keep theirs").click()
    expect(other.locator("#row-office_size .clash")).to_have_count(0)
    other.locator("#row-office_size .chip").nth(1).click()
    all_saved(other)
    field(one.locator("#row-office_size"), "place").fill("klemsdal2008, 2.1 Of two, p. 3")
    one.locator("#row-office_size .chip").nth(2).click()
    clash = one.locator("#row-office_size .clash")
    expect(clash).to_contain_text("other saved this row")
    expect(clash.locator("tbody tr").first).to_contain_text("medium")
    expect(clash.locator("tbody tr").first).to_contain_text("large")
    clash.get_by_role("button", name="Save as it stands here").click()
    all_saved(one)
    rows = saved_rows(environment, visit)
    assert [(row["category__key"], row["citation__source__key"]) for row in rows] == [("large", "klemsdal2008")]
    for context in contexts:
        context.close()


def test_axe_finds_nothing_with_all_opened(page, visit):
    log_in(page, to=address(visit, "size"))
    page.locator("#row-office_size .chip").first.click()
    all_saved(page)
    page.locator('#row-office_size [data-do="line"]').click()
    expect(page.locator("#row-office_size .line")).to_have_count(2)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
        page.evaluate("document.querySelectorAll('#coding details').forEach((one) => (one.open = true))")
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
        assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


class Curator:
    """Somebody without a browser."""

    def __init__(self, base: str) -> None:
        self.base, self.cookies = base, CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self.get("/admin/login/")
        self.post("/admin/login/", {"username": "curator", "password": PASSWORD, "next": "/admin/"})

    def get(self, path: str) -> str:
        return self.opener.open(self.base + path, timeout=60).read().decode()

    def post(self, path: str, data: dict[str, str]) -> int:
        token = next(cookie.value for cookie in self.cookies if cookie.name == "csrftoken")
        body = urllib.parse.urlencode({**data, "csrfmiddlewaretoken": token}).encode()
        request = urllib.request.Request(self.base + path, body, {"Referer": self.base})
        return self.opener.open(request, timeout=60).status


@contextmanager
def server(environment):
    """One more on the same data, in a group of processes of its own."""
    port = free_port()
    command = [Path(sys.executable).parent / "gunicorn", "--config", "gunicorn.conf.py", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        [*command, "nav_compare.wsgi"], cwd=settings.BASE_DIR, env=environment, start_new_session=True
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/readyz")
        yield f"http://127.0.0.1:{port}", process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


def many_lines(page: str) -> dict[str, str]:
    """Forty lines of each text of a group: a save that takes its time."""
    fields = dict(re.findall(r'name="(\w+\.seen)" value="(\d+)"', page))
    keys = re.findall(r'data-row="(\w+)" data-scale="text"', page)
    for key in keys:
        for number in range(40):
            line = f"{key}.{number}"
            fields |= {f"{line}.ids": "", f"{line}.text_en": f"Text {number}", f"{line}.text_nb": f"Tekst {number}"}
    return fields


def test_a_server_killed_in_the_middle_of_a_save_leaves_the_case_whole(visit, environment):
    to = address(visit, "change")
    with server(environment) as (base, process):
        curator = Curator(base)
        fields = many_lines(curator.get(to))
        outcome = []

        def save() -> None:
            try:
                outcome.append(curator.post(to, fields))
            except OSError as error:
                outcome.append(error)

        thread = threading.Thread(target=save)
        thread.start()
        time.sleep(0.2)
        os.killpg(process.pid, signal.SIGKILL)
        thread.join(30)
    assert isinstance(outcome[0], OSError), "it was killed before it was done"
    n_lines, n_saved = sum(name.endswith(".ids") for name in fields), len(saved_rows(environment, visit))
    assert n_saved in (0, n_lines), "all of it, where only the answer was lost, or nothing"
    if not n_saved:
        with server(environment) as (base, _process):
            assert Curator(base).post(to, fields) == 200
        assert len(saved_rows(environment, visit)) == n_lines


def lower_after(page: Page, row, what) -> None:
    """What is done while the mouse is down on a chip: the click is nevertheless one on that chip."""
    box = row.locator(".chip label, label.chip").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    what()
    page.mouse.up()


def test_a_click_in_the_next_row_is_not_lost_when_a_text_is_left(page, visit, environment):
    """Neither by a field that shrinks, nor by a row that comes back from the server while the mouse is down."""
    log_in(page, to=address(visit, "premises"))
    text, after = page.locator("#row-premises"), page.locator("#row-office_layout")
    field(text, "text_nb").fill("Tekst")
    field(text, "text_en").click()
    page.keyboard.insert_text("\n".join(f"Line {number}" for number in range(12)))
    top = after.bounding_box()["y"]

    def wait() -> None:
        page.wait_for_timeout(1500)
        assert after.bounding_box()["y"] == top

    lower_after(page, after, wait)
    expect(after.locator(".stage")).to_be_visible()
    all_saved(page)
    assert [row["dimension__key"] for row in saved_rows(environment, visit)] == ["premises", "office_layout"]


def test_a_row_that_comes_back_waits_for_the_mouse(page, visit, environment):
    """A chip of the same row that is pressed while the row is saved."""
    log_in(page, to=address(visit, "size"))
    row = page.locator("#row-office_size")
    row.locator(".chip").nth(1).click()
    lower_after(page, row, lambda: page.wait_for_timeout(2500))
    all_saved(page)
    assert [row["category__key"] for row in saved_rows(environment, visit)] == ["small"]


def test_places_say_which_they_are_and_what_was_carried(page, visit):
    long = "klemsdal2008, 2.1 Of a trial with a heading that is far longer than the field in which it is typed stands, p. 9"
    log_in(page, to=address(visit, "size"))
    one, other = page.locator("#row-office_size"), page.locator("#row-staff_balance")
    place = field(one, "place")
    place.fill(long)
    expect(one.locator(".new-place")).to_be_visible()
    field(one, "account").select_option(index=1)
    one.locator(".chip").first.click()
    all_saved(page)
    expect(one.locator(".new-place")).to_be_hidden()
    assert place.evaluate("(one) => one.scrollWidth - one.scrollLeft - one.clientWidth") <= 2, "its end is seen"
    expect(place).to_have_attribute("title", long)
    other.locator(".chip").first.click()
    for name in ("place", "account"):
        expect(field(other, name)).to_have_attribute("title", re.compile("as in the row before"))
    all_saved(page)
    expect(other.locator("[data-carried]")).to_have_count(2)
    other.press("p")
    page.keyboard.insert_text("vatnoy2019, p. 1")
    expect(field(other, "place")).to_have_value("vatnoy2019, p. 1")
    expect(other.locator("[data-carried]")).to_have_count(1)


def test_what_stands_beside_the_rows_follows_what_is_saved(page, visit):
    log_in(page, to=address(visit, "premises"))
    page.get_by_text("Not stated for the rest of this group").click()
    page.fill("#id_sections", "\n".join(PLACES))
    page.get_by_role("button", name="that it is not stated").click()
    page.goto(address(visit, "size"))
    expect(page.locator("#id_sections")).to_have_value("\n".join(PLACES))
    expect(page.locator('[value="not_stated"][name="fill"]')).to_contain_text("7")
    name = f"coding:{page.locator('#coding').get_attribute('data-user')}:{visit}:/elsewhere/#one"
    page.evaluate("(name) => localStorage.setItem(name, JSON.stringify({page: '/elsewhere/', typed: []}))", name)
    page.reload()
    page.locator("#row-office_size .chip").first.click()
    expect(page.locator("#saved")).to_contain_text("All saved on this page")
    expect(page.locator('[value="not_stated"][name="fill"]')).to_contain_text("6")
    expect(page.locator('[data-count="group-size"]')).to_have_text("1/7")
    expect(page.locator('[data-count="part-office"]')).to_have_text("1")
    page.evaluate("(name) => localStorage.removeItem(name)", name)
    page.locator("#row-office_size .chip").nth(1).click()
    expect(page.locator("#saved")).to_contain_text("All saved,")
    expect(page.locator("[data-elsewhere]")).to_have_count(0)
