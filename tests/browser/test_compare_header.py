"""The header of a comparison while one reads on: names and corner stay, and nothing shows through beside them."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.once]

SLUGS = ["lillevik", "storvik", "one-leader-office", "two-leader-office", "afi10-case-a", "afi10-case-b"]
SCROLL = """() => {
  const box = document.querySelector('.compare-scroll')
  const inside = getComputedStyle(box).overflowY === 'auto' && box.scrollHeight > box.clientHeight + 1
  if (inside) { box.scrollTop = 700; box.scrollIntoView() }
  else window.scrollTo(0, box.getBoundingClientRect().top + window.scrollY + 700)
}"""
SEEN = """() => {
  const head = document.querySelector('.compare thead'), row = head.querySelector('tr')
  const [low, high] = [Math.max(0, row.getBoundingClientRect().left), innerWidth]
  const cells = [...row.children].map(one => one.getBoundingClientRect()).filter(one => one.width)
  const top = Math.min(...cells.map(one => one.top)), names = row.querySelector('th').getBoundingClientRect()
  const box = document.querySelector('.compare-scroll').getBoundingClientRect()
  const points = [2, 0.2, 0.5, 0.8].map(part => part === 2 ? 2 : names.height * part)
  const across = [box.left + 24, names.left + 4, names.left + names.width / 2].filter(x => x > low && x < high)
  return {
    stuck: top,
    strangers: across.flatMap(x => points.map(y => document.elementFromPoint(x, top + y)))
      .filter(one => !one?.closest('.compare thead')).map(one => one?.outerHTML.slice(0, 120) ?? 'nothing'),
    rows: [...document.querySelectorAll('.compare tbody tr')].filter(one => one.getBoundingClientRect().bottom < top).length
  }
}"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("prefix", ["", "/nb"])
@pytest.mark.parametrize("n", [2, 4, 6])
def test_the_whole_header_stays_in_view(page, n, prefix, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{prefix}/compare/?" + "&".join(f"office={slug}" for slug in SLUGS[:n]))
    page.evaluate(SCROLL)
    page.wait_for_timeout(50)
    seen = page.evaluate(SEEN)
    assert seen["rows"] > 0, "the page was scrolled"
    assert -1 <= seen["stuck"] < 800
    assert seen["strangers"] == []
