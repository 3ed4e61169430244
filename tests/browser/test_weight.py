"""What a page weighs on the wire: all that a browser fetches for it, compressed as the site sends it."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.once]
PLAIN, WITH_CHART, FONTS = 60_000, 450_000, 85_000
"""Bytes; the design's bars (section 5)."""
SIX = "&".join(f"office={slug}" for slug in ("lillevik", "storvik", "one-leader-office", "two-leader-office",
                                             "afi10-case-b", "afi10-case-k"))  # fmt: skip
PAIR = "office=one-leader-office&office=two-leader-office"
PAGES = ["/", "/offices/", "/nb/offices/lillevik/", "/nb/offices/one-leader-office/", "/nb/offices/two-leader-office/",
         f"/compare/?{SIX}", f"/nb/compare/?{PAIR}", "/explore/truth-table/", "/evidence/",
         "/nb/indicators/", "/nb/questions/which-size/?format=brief", "/codebook/", "/sources/larsen2012/", "/about/"]  # fmt: skip


class Fetched:
    """Bytes by whether they are of a font, which is kept for ever and so is weighed apart."""

    def __init__(self) -> None:
        self.fonts: list[int] = []
        self.rest: list[int] = []

    def of(self, kind: str | None) -> list[int]:
        return self.fonts if kind == "Font" else self.rest


@pytest.fixture
def fetched(page, context):
    """Bytes of each answer that the page fetched, headers included."""
    network, sizes, kinds = context.new_cdp_session(page), Fetched(), {}
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    network.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    network.on(
        "Network.loadingFinished",
        lambda event: sizes.of(kinds.get(event["requestId"])).append(event["encodedDataLength"]),
    )
    return sizes


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light_until_somebody_takes_up_a_chart(page, fetched, path):
    page.goto(path, wait_until="networkidle")
    assert 2_000 < sum(fetched.rest) <= PLAIN
    assert 0 < sum(fetched.fonts) <= FONTS


def test_a_chart_that_is_taken_up_is_all_that_is_heavy(page, fetched):
    page.goto("/")
    page.get_by_role("button", name="Interactive chart").click()
    page.locator("[data-drawn]").wait_for()
    assert PLAIN < sum(fetched.rest) <= WITH_CHART
