"""What everybody can use: axe finds nothing, no page is cut at 400 % zoom or with wide spacing, nothing moves unasked."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from playwright.sync_api import expect

from offices.urls import urlpatterns

pytestmark = [pytest.mark.browser, pytest.mark.once]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
DESCRIBED = "/our-office/?office_size=small&leadership=two_leaders&staff_fte=20&then_leadership=one_leader"
COMPARED = "/compare/?office=lillevik&office=storvik"
PATHS = [
    *("/", "/offices/?leadership=one_leader&compare=lillevik", "/offices/?leadership=three&staff_fte_min=many"),
    *("/offices/?leadership=two_leaders&organisation_model=generalist", "/offices/two-leader-office/"),
    *("/offices/afi10-case-b/", "/offices/setting-afi-panel/", "/offices/lillevik/similar/", "/compare/", COMPARED),
    *("/our-office/", DESCRIBED),
    f"{COMPARED}&office=one-leader-office.start&office=two-leader-office&office=afi10-case-b&office=afi10-case-a",
    *("/explore/", "/explore/?x=staff_fte&y=municipality_population", "/explore/services/", "/explore/trajectories/"),
    *(
        "/explore/truth-table/",
        "/evidence/",
        "/evidence/?theme=size&compare=storvik",
        "/evidence/map/",
        "/evidence/gaps/",
        "/evidence/hypotheses/",
    ),
    *("/evidence/larsen2012-l09/", "/indicators/", "/indicators/2008/", "/codebook/", "/codebook/leadership/"),
    *("/questions/", "/questions/one-leader-or-two/", "/questions/how-to-divide-the-work/"),
    *(
        "/sources/",
        "/sources/larsen2012/",
        "/search/?q=leder",
        "/search/?q=xyzzy",
        "/data/",
        "/about/",
        "/about/words/",
    ),
    *("/about/accessibility/", "/nothing/", "/offices/lilevik/"),
    *("/questions/when-are-partners-equal/?format=brief", "/offices/two-leader-office/?format=brief&without=care"),
    f"{COMPARED}&office=one-leader-office&office=afi10-case-b&format=brief",
]
NO_PAGES = {"truth-table-data", "styleguide", "share-picture", "suggestions"}


def test_every_page_is_on_the_list():
    listed = {resolve(path.split("?")[0]).url_name for path in PATHS if path not in ("/nothing/",)}
    assert {one.name for one in urlpatterns} - NO_PAGES == listed


@pytest.mark.parametrize(("prefix", "scheme", "width"), [("", "light", 1280), ("/nb", "dark", 360)])
def test_axe_finds_nothing(browser, site, prefix, scheme, width):
    """Each page in both languages, both themes and both widths, in two rounds."""
    context = browser.new_context(base_url=site, color_scheme=scheme, viewport={"width": width, "height": 900})
    page, axe, faults = context.new_page(), Axe(), {}
    for path in PATHS:
        page.goto(f"{prefix}{path}")
        page.evaluate("document.querySelectorAll('details').forEach((one, n) => { one.open = n % 10 === 0 })")
        page.evaluate(
            "[...document.querySelectorAll('[popover]')].find((one) => one.offsetParent || !one.closest('details:not([open])'))?.showPopover()"
        )
        if (found := axe.run(page, options=OPTIONS)).violations_count:
            faults[path] = [(one["id"], one["nodes"][0]["html"][:200]) for one in found.response["violations"]]
    context.close()
    assert faults == {}


WIDE = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
"""WCAG 1.4.12: what readers may set without losing anything."""
CUT = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(one => {
  const style = getComputedStyle(one)
  const clips = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY)
  return clips && !one.closest('.visually-hidden, svg, .plot') && one.clientHeight > 1
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
}).map(one => one.outerHTML.slice(0, 120))"""
WIDER = "document.documentElement.scrollWidth - window.innerWidth"


def test_no_page_scrolls_sideways_or_cuts_text_when_magnified(browser, site):
    """640 and 320 pixels are what 200 and 400 % leave of 1280; in the narrower one with the widest spacing too."""
    context = browser.new_context(base_url=site, viewport={"width": 640, "height": 480}, bypass_csp=True)
    page, faults = context.new_page(), {}
    for number, path in enumerate(PATHS):
        page.set_viewport_size({"width": 640, "height": 480})
        page.goto(f"{'/nb' if number % 2 else ''}{path}")
        wider = {"at 200 %": page.evaluate(WIDER)}
        page.set_viewport_size({"width": 320, "height": 256})
        wider["at 400 %"] = page.evaluate(WIDER)
        page.add_style_tag(content=WIDE)
        wider["with wide spacing"] = page.evaluate(WIDER)
        cut = page.evaluate(CUT)
        if cut or max(wider.values()) > 0:
            faults[path] = (wider, cut)
    context.close()
    assert faults == {}


MOVING = """() => [document.documentElement, ...document.body.querySelectorAll('*')].filter(one => {
  const style = getComputedStyle(one)
  return style.scrollBehavior === 'smooth' || style.animationName !== 'none'
    || style.transitionDuration.split(', ').some(time => parseFloat(time) > .01)
}).map(one => one.outerHTML.slice(0, 120))"""


def test_nothing_moves_for_those_who_ask_for_it(browser, site):
    context = browser.new_context(base_url=site, reduced_motion="reduce")
    page = context.new_page()
    for path in ("/", "/offices/", "/offices/lillevik/", COMPARED, "/evidence/"):
        page.goto(path)
        assert page.evaluate(MOVING) == [], path
    context.close()


@pytest.mark.parametrize(
    ("path", "place"), [("/codebook/", "group-experience"), ("/indicators/", "effect_shrinks_in_year")]
)
def test_a_link_into_a_long_page_lands_where_it_says(browser, site, path, place):
    """At once, also in what is folded: what stands above has its height before the jump, and nothing glides."""
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{path}#{place}")
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    assert page.evaluate("scrollY") > 1_000
    context.close()
