"""The panel as it is seen: every page in both languages and at both widths fits the screen and hides nothing from anyone."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import manage_output

pytestmark = [pytest.mark.browser, pytest.mark.once]

AXE = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
WIDTHS = (1280, 390)
WIDER = """width => {
  const found = [];
  if (document.scrollingElement.scrollWidth > width + 1) found.push("the page");
  if (width < 1000) return found;
  for (const one of document.querySelectorAll("#content table, #content fieldset, #content input, #content select")) {
    const box = one.getBoundingClientRect();
    if (box.width > 1 && box.right > width + 2) found.push(one.tagName + "#" + one.id);
  }
  return found;
}"""
"""What reaches over the edge; on a narrow screen a list with many columns is moved within its own box."""

ADDRESSES = """
import json
from django.contrib import admin
from django.urls import reverse
from offices.curation.urls import PAGES
from offices.models import Dimension, Office, Part, Source, Visit
rich = {Dimension: {"key": "municipal_services"}, Source: {"key": "klemsdal2008"}, Office: {"slug": "lillevik"},
        Visit: {"office__slug": "two-leader-office"}, Part: {"visit__office__slug": "lillevik", "kind": "office"}}
paths = ["/admin/"]
for model in admin.site._registry:
    if model._meta.app_label != "offices" or model.__name__ == "MissedSearch":
        continue
    name, row = model._meta.model_name, model.objects.filter(**rich.get(model, {})).order_by("pk").first()
    paths += [reverse(f"admin:offices_{name}_{page}") for page in ("changelist", "add")]
    pages = ("change", "history", "delete") if model in rich else ("change",)  # those of all models are alike
    paths += [reverse(f"admin:offices_{name}_{page}", args=[row.pk]) for page in pages if row]
paths += [reverse(f"admin:{name}") for route, _, name in PAGES if route[-1:] == "/" and "<" not in route]
paths.remove(reverse("admin:language"))
paths.append(reverse("admin:double-coding", args=[Visit.objects.filter(**rich[Visit]).earliest("pk").pk]))
print(json.dumps(paths))
"""


@pytest.fixture(scope="module")
def addresses(site, environment) -> list[str]:
    return json.loads(manage_output(environment, "shell", "-v", "0", "-c", ADDRESSES).splitlines()[-1])


def log_in(page: Page) -> None:
    page.goto("/admin/login/?next=/admin/")
    page.fill("#id_username", "curator")
    page.fill("#id_password", "long-enough-for-a-test")
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")


def faults(page: Page, path: str, examined: int) -> list[str]:
    """At both widths; what takes a second, at one of them."""
    page.goto(path)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{path} at {width}: {one} reaches over the edge" for one in page.evaluate(WIDER, width)]
        for one in AXE.run(page, options=RULES).response["violations"] if width == examined else ():
            found.append(f"{path} at {width}: {one['id']}: {one['nodes'][0]['html'][:120]}")
    return found


@pytest.mark.parametrize(("language", "examined"), [("nb", 1280), ("en", 390)])
def test_every_page_of_the_panel_fits_and_is_accessible(browser, site, addresses, language, examined):
    context = browser.new_context(base_url=site, locale=language)
    page = context.new_page()
    log_in(page)
    assert page.locator("html").get_attribute("lang") == language
    found = [fault for path in addresses for fault in faults(page, path, examined)]
    context.close()
    assert found == []
