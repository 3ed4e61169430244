"""axe finds nothing on any page, in both languages, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}
PATHS = ["/", "/offices/?leadership=one_leader&compare=lillevik", "/offices/two-leader-office/", "/compare/",
         "/compare/?office=lillevik&office=storvik", "/explore/", "/codebook/", "/sources/", "/about/",
         "/offices/?leadership=three", "/nothing/", "/evidence/", "/evidence/?theme=size&compare=storvik",
         "/evidence/larsen2012-l09/", "/evidence/map/", "/indicators/", "/indicators/2008/", "/codebook/leadership/",
         "/sources/larsen2012/", "/search/?q=leder", "/offices/lillevik/similar/", "/offices/afi10-case-b/",
         "/explore/services/", "/explore/trajectories/", "/explore/truth-table/",
         "/compare/?office=lillevik&office=one-leader-office.start&only=differ"]  # fmt: skip


@pytest.mark.parametrize(("scheme", "prefix"), [("light", ""), ("light", "/nb"), ("dark", "")])
def test_axe_finds_nothing(browser, site, scheme, prefix):
    context = browser.new_context(base_url=site, color_scheme=scheme)
    page = context.new_page()
    for path in PATHS:
        page.goto(f"{prefix}{path}")
        page.evaluate("document.querySelectorAll('details.ev').forEach((note, n) => { note.open = n % 10 === 0 })")
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{prefix}{path}: {found.generate_report()}"
    context.close()
