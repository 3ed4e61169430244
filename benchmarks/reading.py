"""`python -m benchmarks.reading [ADDRESS [PATH …]]`: words and height of pages as a browser shows them at load.

Without an address a site of its own is started with the shipped data, and every page of it is read in both languages.
"""

import json
import shutil
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.databases import environment, prepare
from benchmarks.serving import free_port, serving

MOST_WORDS = 1_500
WIDTHS = (1280, 390)
TEN_CHOICES = (
    "/our-office/?leadership=two_leaders&organisation_model=specialist&model_scale=separate_lines&work_division=benefit"
    "&portfolio_breadth=broad&office_size=large&change_pace=at_once&steering_lines=two&seating=separate_by_line"
    "&then_leadership=one_leader&staff_fte=100"
)
FIXED = (
    *("/", "/questions/", "/offices/", "/offices/?record=vignette", "/compare/", "/explore/", "/explore/services/"),
    *("/explore/trajectories/", "/explore/truth-table/", "/evidence/", "/evidence/map/", "/evidence/gaps/"),
    *("/evidence/hypotheses/", "/indicators/", "/indicators/2008/", "/codebook/", "/sources/", "/search/?q=leder"),
    *(
        "/our-office/",
        "/our-office/?office_size=small&leadership=one_leader&organisation_model=generalist",
        TEN_CHOICES,
    ),
    *("/about/", "/about/words/", "/about/accessibility/", "/data/"),
)
PAIRS = (("lillevik", "storvik"), ("one-leader-office", "two-leader-office"))
LISTS = {"questions": "key", "offices": "slug", "dimensions": "key", "sources": "key"}
PLACES = {"questions": "/questions/", "offices": "/offices/", "dimensions": "/codebook/", "sources": "/sources/"}


def main(address: str = "", *paths: str) -> None:
    if address:
        read(address, paths)
        return
    port = free_port()
    command = [str(Path(sys.executable).parent / "gunicorn"), "--config", "gunicorn.conf.py"]
    command += ["--bind", f"127.0.0.1:{port}", "nav_compare.wsgi"]
    with serving(command, port, "/readyz", environment(prepare(0))):
        read(f"http://127.0.0.1:{port}", paths)


def read(address: str, paths: tuple[str, ...]) -> None:
    """Print each page with its words and its height at both widths, longest first, and how many are too long."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("This needs Chromium.")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        rows = sorted(measured(browser, address, paths or tuple(pages(address))), reverse=True)
    for words, heights, page in rows:
        print(f"{words:6} words  {'  '.join(f'{height:6} px' for height in heights)}  {page}")
    print(
        f"{sum(words > MOST_WORDS for words, _heights, _page in rows)} of {len(rows)} have more than {MOST_WORDS} words"
    )


def pages(address: str) -> Iterator[str]:
    """Every page, in both languages: the fixed ones, one of each record, comparisons of two and of four."""
    records = [PLACES[kind] + f"{key}/" for kind in LISTS for key in keys(address, kind)]
    queries = ["&".join(f"office={slug}" for slug in pair) for pair in (*PAIRS, PAIRS[0] + PAIRS[1])]
    similar = [f"/offices/{slug}/similar/" for pair in PAIRS for slug in pair]
    for path in (*FIXED, *(f"/compare/?{query}" for query in queries), *similar, *records):
        yield from (path, f"/nb{path}")


def keys(address: str, kind: str) -> Iterator[str]:
    """The keys of all records of a list of the API."""
    url: str | None = f"{address}/api/v1/{kind}/?page_size=500"
    while url:
        with urllib.request.urlopen(url, timeout=60) as response:
            found: dict[str, Any] = json.load(response)
        yield from (one[LISTS[kind]] for one in found["results"])
        url = found.get("next")


def measured(browser: Browser, address: str, paths: tuple[str, ...]) -> Iterator[tuple[int, list[int], str]]:
    """Words of `main` at the first width, the height of the page at each, and the path."""
    views = [browser.new_page(viewport={"width": width, "height": 844}) for width in WIDTHS]
    for path in paths:
        heights, words = [], 0
        for view in views:
            answer = view.goto(address + path)
            if answer is None or answer.status != 200:
                sys.exit(f"{path} answers {answer and answer.status}")
            words = words or len(view.locator("main").inner_text().split())
            heights.append(view.evaluate("document.documentElement.scrollHeight"))
        yield words, heights, path


if __name__ == "__main__":
    main(*sys.argv[1:])
