"""`make lighthouse`: the main pages as a phone sees them; writes its table of docs/performance.md."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.databases import ROOT, environment, prepare
from benchmarks.run import DOCUMENT, between
from benchmarks.serving import free_port, serving

HERE = ROOT / "benchmarks" / "lighthouse"
PAGES = (
    *("/", "/offices/", "/offices/lillevik/", "/compare/?office=lillevik&office=storvik", "/explore/", "/evidence/"),
    *("/codebook/", "/nb/"),
)
SCORES = {"performance": "performance", "accessibility": "access", "best-practices": "practices", "seo": "search"}
TIMES = {
    "first-contentful-paint": "first text",
    "largest-contentful-paint": "largest part",
    "total-blocking-time": "blocked",
    "cumulative-layout-shift": "shift",
}
MARKS = "<!-- lighthouse: begin -->", "<!-- lighthouse: end -->"
ATTEMPTS = 4
"""Lighthouse sometimes loses the trace of a page, says so, and gets it the next time."""
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic"


def main() -> None:
    port = free_port()
    command = [str(Path(sys.executable).parent / "gunicorn"), "--config", "gunicorn.conf.py"]
    with serving(
        [*command, "--bind", f"127.0.0.1:{port}", "nav_compare.wsgi"], port, "/readyz", environment(prepare(0))
    ):
        rows = [row(page, middle(f"http://127.0.0.1:{port}{page}")) for page in PAGES]
    heads = ["page", *SCORES.values(), *TIMES.values(), "kB"]
    lines = [line(heads), line(["---", *(["---:"] * (len(heads) - 1))]), *(line(one) for one in rows)]
    between(DOCUMENT, *MARKS, lines)
    print("\n".join(lines))


def middle(url: str) -> dict:
    """Of three reports the one in the middle, since the same page gets some points more or less each time."""
    return sorted((report(url) for _run in range(3)), key=lambda one: one["categories"]["performance"]["score"])[1]


def report(url: str) -> dict:
    """Lighthouse's own report of the page, in its default setting: a mid-range phone on a slow network."""
    browser = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("Lighthouse needs Chromium.")
    program = HERE / "node_modules" / ".bin" / "lighthouse"
    command = [str(program), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    env = {**os.environ, "CHROME_PATH": browser}
    for _attempt in range(ATTEMPTS):
        found = subprocess.run(command, env=env, capture_output=True, text=True)
        if not found.returncode:
            return json.loads(found.stdout)
    sys.exit(found.stderr)


def row(page: str, found: dict) -> list[str]:
    scores = [f"{round(100 * found['categories'][name]['score'])}" for name in SCORES]
    times = [found["audits"][name]["displayValue"].replace("\xa0", " ") for name in TIMES]
    return [f"`{page}`", *scores, *times, f"{found['audits']['total-byte-weight']['numericValue'] / 1000:.0f}"]


def line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
