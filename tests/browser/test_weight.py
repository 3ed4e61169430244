"""What a page weighs on the wire: all that a browser fetches for it, compressed as the site sends it."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.once]
PLAIN, WITH_CHART = 60_000, 450_000
"""Bytes; the design's bars (section 5)."""
SIX = "&".join(f"office={slug}" for slug in ("lillevik", "storvik", "one-leader-office", "two-leader-office",
                                             "afi10-case-b", "afi10-case-k"))  # fmt: skip
PAIR = "office=one-leader-office&office=two-leader-office"
PAGES = ["/", "/offices/", "/nb/offices/lillevik/", "/nb/offices/one-leader-office/", "/nb/offices/two-leader-office/",
         f"/compare/?{SIX}", f"/nb/compare/?{PAIR}", "/explore/truth-table/", "/evidence/",
         "/nb/indicators/", "/codebook/", "/sources/larsen2012/", "/about/"]  # fmt: skip


@pytest.fixture
def fetched(page, context):
    """Bytes of each answer that the page fetched, headers included."""
    network, sizes = context.new_cdp_session(page), []
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return sizes


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light_until_somebody_takes_up_a_chart(page, fetched, path):
    page.goto(path, wait_until="networkidle")
    assert 2_000 < sum(fetched) <= PLAIN


def test_a_chart_that_is_taken_up_is_all_that_is_heavy(page, fetched):
    page.goto("/")
    page.get_by_role("button", name="Interactive chart").click()
    page.locator("[data-drawn]").wait_for()
    assert PLAIN < sum(fetched) <= WITH_CHART
