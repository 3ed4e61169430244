"""The gallery: axe finds nothing in any theme, every component looks as it did, and the header works without a script.

A change that is meant: `RENEW_GALLERY=on pytest tests/browser/test_gallery.py`, look at the new pictures, commit them.
"""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import pictures
from tests.browser.test_access import OPTIONS

pytestmark = [pytest.mark.browser, pytest.mark.once]

WIDTHS = (360, 1280)
THEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "more contrast": {"color_scheme": "light", "contrast": "more"},
    "more contrast, dark": {"color_scheme": "dark", "contrast": "more"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
    "forced colours, dark": {"color_scheme": "dark", "forced_colors": "active"},
}
SPECIMENS = ("type", "space", "colour", "buttons", "values", "notices", "comparison", "crosstab", "figures", "findings",
             "lines", "filters", "forms", "words", "chart")  # fmt: skip
TRAY = "?compare=lillevik&compare=storvik"
MOST_BYTES = 600_000
NOTE = "(open) => document.querySelectorAll('[data-specimen=values] .ev-note')[1].togglePopover(open)"


def opened(browser, site: str, path: str = "/styleguide/", **options) -> Page:
    page = browser.new_context(base_url=site, reduced_motion="reduce", **options).new_page()
    page.goto(path)
    page.evaluate("document.fonts.ready")
    # One note of evidence stands open, as when it has been asked for.
    page.evaluate(NOTE, True)
    return page


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_the_gallery(browser, site, theme):
    for path in (f"/styleguide/{TRAY}", "/nb/styleguide/"):
        page = opened(browser, site, path, **THEMES[theme])
        found = Axe().run(page, options=OPTIONS)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        page.context.close()


# --- how it looked ---


def test_the_fonts_of_the_kept_pictures(browser, site):
    """Renews what the others compare with; it comes first."""
    page = opened(browser, site)
    if pictures.RENEW:
        pictures.KEPT.mkdir(exist_ok=True)
        kept = pictures.KEPT / "fonts.json"
        kept.write_text(json.dumps(pictures.fonts(page), indent=1) + "\n", encoding="utf-8")
    assert set(json.loads((pictures.KEPT / "fonts.json").read_text(encoding="utf-8"))) == set(pictures.fonts(page))
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_component_looks_as_it_did(browser, site, tmp_path, scheme, width):
    page = opened(browser, site, color_scheme=scheme, viewport={"width": width, "height": 900})
    if not pictures.RENEW and pictures.fonts(page) != json.loads((pictures.KEPT / "fonts.json").read_text()):
        page.context.close()
        pytest.skip("This machine has other fonts than the kept pictures; the styles are compared all the same.")
    changed = [name for name in SPECIMENS if is_changed(page, name, f"{name}-{scheme}-{width}", tmp_path)]
    page.context.close()
    assert not changed, f"look at {tmp_path} beside {pictures.KEPT}; if it is meant, RENEW_GALLERY=on"


def is_changed(page: Page, name: str, file: str, tmp_path: Path) -> bool:
    """Whether the specimen looks otherwise; then the new picture lies in `tmp_path`."""
    # On a phone the note lies over whatever is at the foot of the window: it belongs to one picture alone.
    page.evaluate(NOTE, name == "values")
    new = pictures.picture(page.locator(f"[data-specimen={name}]").screenshot(animations="disabled"))
    kept = pictures.KEPT / f"{file}.png"
    if pictures.RENEW:
        pictures.keep(kept, new)
    share = pictures.share_changed(pictures.kept_picture(kept), new)
    if share > pictures.MOST_OTHER:
        new.save(tmp_path / f"{file}.png")
    return share > pictures.MOST_OTHER


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("light", 1280), ("dark", 1280)])
def test_every_component_is_styled_as_it_was(browser, site, scheme, width):
    """What no font decides: colours, lines, sizes of type, signs. Held to on every machine."""
    page = opened(browser, site, f"/styleguide/{TRAY}", color_scheme=scheme, viewport={"width": width, "height": 900})
    kept, found = pictures.KEPT / f"styles-{scheme}-{width}.json", pictures.styles(page)
    page.context.close()
    if pictures.RENEW:
        pictures.keep_styles(kept, found)
    before = pictures.read_styles(kept)
    assert {name: found.get(name) for name in before} == before
    assert set(found) == set(before)


def test_the_kept_pictures_are_small_and_all_in_use():
    files = sorted(pictures.KEPT.iterdir())
    assert sum(path.stat().st_size for path in files) < MOST_BYTES
    looks = {f"{name}-{scheme}-{width}.png" for name in SPECIMENS for scheme in ("light", "dark") for width in WIDTHS}
    assert {path.name for path in files if path.suffix == ".png"} == looks


def test_another_look_is_noticed(browser, site):
    """The comparison itself: a mark of another kind, another colour, a word more."""
    page = opened(browser, site, viewport={"width": 1280, "height": 900})
    specimen = page.locator("[data-specimen=values]")
    before, styled = pictures.picture(specimen.screenshot()), pictures.styles(page)
    assert pictures.share_changed(before, pictures.picture(specimen.screenshot())) == 0
    page.evaluate("document.querySelector('[data-specimen=values] .v.stated').className = 'v missing'")
    assert pictures.styles(page) != styled
    page.evaluate(
        "document.querySelectorAll('[data-specimen=values] dd').forEach((one) => { one.append(' and more') })"
    )
    assert pictures.share_changed(before, pictures.picture(specimen.screenshot())) > pictures.MOST_OTHER
    page.context.close()


# --- the header, and paper ---


@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_the_menu_opens_on_a_phone_without_a_script(browser, site, prefix):
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{prefix}/codebook/")
    main = page.locator("#nav")
    expect(main).to_be_hidden()
    assert page.locator(".top").bounding_box()["height"] < 100, "a line, and the box"
    page.locator(".menu").press("Enter")
    expect(main.get_by_role("link")).to_have_count(7)
    for link in main.get_by_role("link").all():
        assert link.bounding_box()["height"] >= 44
    main.get_by_role("link").nth(5).click()
    expect(page).to_have_url(f"{site}{prefix}/evidence/")
    context.close()


@pytest.mark.parametrize("prefix", ["", "/nb"])
def test_beside_a_wide_page_the_menu_is_open_and_on_one_line(browser, site, prefix):
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{prefix}/codebook/")
    expect(page.locator(".menu")).to_be_hidden()
    places = [link.bounding_box()["y"] for link in page.locator("#nav").get_by_role("link").all()]
    assert len(places) == 7
    assert max(places) - min(places) < 4
    context.close()


SIX = "/compare/?" + "&".join(
    f"office={slug}" for slug in ("lillevik", "storvik", "one-leader-office", "two-leader-office", "afi10-case-a", "afi10-case-b")
)  # fmt: skip


@pytest.mark.parametrize(
    ("path", "across"),
    [(SIX, 1030), ("/compare/?office=lillevik&office=storvik", 690), ("/explore/trajectories/", 1030),
     ("/evidence/map/?group=leading", 1030), ("/indicators/", 1030), ("/explore/services/", 1030)],
)  # fmt: skip
def test_no_column_is_lost_on_paper(browser, site, path, across):
    """`across`: an A4 sheet less its margins, in CSS pixels, upright or (where the page says `wide`) on its side."""
    context = browser.new_context(base_url=site, viewport={"width": across, "height": 1000}, color_scheme="dark")
    page = context.new_page()
    page.goto(path)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= across
    cut = "[...document.querySelectorAll('main *')].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible' && !one.matches('.visually-hidden')).map((one) => one.className)"
    assert page.evaluate(cut) == []
    assert page.evaluate("getComputedStyle(document.body).page") == ("wide" if across > 700 else "auto")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(22, 32, 42)", (
        "dark themes print dark on white"
    )
    context.close()


def test_notices_and_sources_are_printed_and_addresses_are_not(browser, site):
    context = browser.new_context(base_url=site, viewport={"width": 690, "height": 1000})
    page = context.new_page()
    page.goto("/compare/?office=lillevik&office=storvik")
    page.emulate_media(media="print")
    notice = page.locator("#notice-unequal_time_open")
    expect(notice).to_contain_text("Lillevik: 2½ months after opening")
    assert not page.locator(".compare .ev-note").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('main a'), '::after').content") in ("none", "normal")
    for hidden in (".nav", ".menu", ".share", ".chips", ".axes"):
        assert not page.locator(hidden).first.is_visible()
    context.close()
