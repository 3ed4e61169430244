"""`make bench`: time, queries, memory and bytes of every page and address at three sizes, and Datasette beside it.

Writes the tables of docs/performance.md between its two marks.
"""

import json
import os
import platform
import sqlite3
import subprocess
import sys
import venv
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.databases import FOLDER, ROOT, SIZES, environment, peer_table, prepare
from benchmarks.serving import REPEATS, Timing, free_port, serving, timed

PAGES = [
    *("/", "/offices/", "/offices/?leadership=one_leader", "/offices/?visit=any&leadership=one_leader"),
    *("/offices/?staff_fte_min=20&staff_fte_max=60", "/offices/{a}/", "/compare/", "/compare/?office={a}&office={b}"),
    "/compare/?office={a}&office={b}&office={c}&office={d}&office={e}&office={f}",
    "/our-office/",
    "/our-office/?leadership=one_leader&office_size=small&organisation_model=generalist&then_leadership=two_leaders",
    "/api/v1/match/?leadership=one_leader&office_size=small&organisation_model=generalist",
    *("/offices/{a}/similar/", "/explore/", "/explore/?x=leadership&y=office_size&panel=organisation_model"),
    *("/explore/?x=staff_fte&y=municipality_population", "/explore/truth-table/", "/explore/services/"),
    *("/explore/trajectories/", "/evidence/", "/evidence/?direction=promotes", "/evidence/map/", "/indicators/"),
    *("/evidence/gaps/", "/evidence/hypotheses/", "/api/v1/hypotheses/"),
    *(
        "/indicators/2008/",
        "/search/?q=leder",
        "/codebook/",
        "/codebook/leadership/",
        "/sources/",
        "/about/",
        "/nb/offices/",
    ),
    *("/api/v1/offices/?leadership=one_leader", "/api/v1/offices/{a}/", "/api/v1/facets/?leadership=one_leader"),
    *("/api/v1/crosstab/?x=leadership&y=office_size", "/api/v1/compare/?office={a}&office={b}"),
    *("/api/v1/dimensions/", "/api/v1/dimensions/leadership/", "/api/v1/sources/", "/api/v1/sources/klemsdal2008/"),
    "/api/v1/openapi.json",
]
DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
BROAD = ("leadership", "one_leader")
RICHEST = """SELECT slug FROM offices_office JOIN (SELECT office_id, count(*) AS n FROM offices_visit
  JOIN offices_part ON visit_id = offices_visit.id JOIN offices_coding ON part_id = offices_part.id GROUP BY office_id)
  ON office_id = offices_office.id ORDER BY n DESC, slug LIMIT 6"""
"""The six offices with most codings: what is slowest to show."""


def main() -> None:
    measured = {name: measure(prepare(visits)) for name, visits in SIZES.items()}
    lines = [*machine(), "", *page_table(measured), "", *summary_table(measured), "", *peer(prepare(100_000))]
    between(DOCUMENT, BEGIN, END, lines)
    print("\n".join(lines))


def between(document: Path, begin: str, end: str, lines: list[str]) -> None:
    """Puts the lines between the two marks of the document, in place of what stood there."""
    head, _, rest = document.read_text(encoding="utf-8").partition(begin)
    document.write_text(f"{head}{begin}\n{chr(10).join(lines)}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def measure(path: Path) -> dict:
    """Every page at this size: as a client of gunicorn sees it, and from inside."""
    with sqlite3.connect(path) as database:
        slugs = [slug for (slug,) in database.execute(RICHEST)]
    pages = [page.format(**dict(zip("abcdef", slugs, strict=True))) for page in PAGES]
    port = free_port()
    command = [str(Path(sys.executable).parent / "gunicorn"), "--config", "gunicorn.conf.py", "--workers", "1"]
    with serving([*command, "--bind", f"127.0.0.1:{port}", "nav_compare.wsgi"], port, "/about/", environment(path)):
        timings = {pattern: timed(port, page) for pattern, page in zip(PAGES, pages, strict=True)}
    inside = subprocess.run(
        [sys.executable, "-m", "benchmarks.inside", *pages],
        cwd=ROOT,
        env=environment(path),
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(inside.stdout)
    return {"timings": timings, **told, "queries": dict(zip(PAGES, told["queries"].values(), strict=True))}


def machine() -> list[str]:
    when = datetime.now(UTC).date().isoformat()
    cores = os.cpu_count()
    return [
        f"Measured {when}: {cores} cores, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, one "
        f"gunicorn worker on loopback, sequential, {REPEATS} requests each after warm-up; milliseconds at the client."
    ]


def page_table(measured: dict[str, dict]) -> list[str]:
    heads = "".join(f" {name}: p50 | p95 | bytes | queries |" for name in measured)
    lines = [f"| page |{heads}", "|---|" + "---:|" * (4 * len(measured))]
    for page in PAGES:
        cells = ""
        for told in measured.values():
            timing: Timing = told["timings"][page]
            cells += f" {timing.p50:.1f} | {timing.p95:.1f} | {timing.size:,} | {told['queries'][page]} |"
        lines.append(f"| `{page}` |{cells}")
    return lines


def summary_table(measured: dict[str, dict]) -> list[str]:
    lines = ["| size | slowest page, p95 | reading the matrix | memory of the process |", "|---|---:|---:|---:|"]
    for name, told in measured.items():
        slowest = max(timing.p95 for timing in told["timings"].values())
        lines.append(f"| {name} | {slowest:.0f} ms | {told['build_seconds']:.2f} s | {told['memory_mb']:.0f} MB |")
    return lines


def peer(path: Path) -> list[str]:
    """The same rows and filter, asked of both: twelve counts and the first fifty rows."""
    table = peer_table(path)
    with sqlite3.connect(table) as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(visits)")][2:]
        matching = database.execute(f"SELECT count(*) FROM visits WHERE {BROAD[0]} = ?", [BROAD[1]]).fetchone()[0]
    port, theirs_port = free_port(), free_port()
    command = [str(Path(sys.executable).parent / "gunicorn"), "--config", "gunicorn.conf.py", "--workers", "1"]
    filtered = f"{BROAD[0]}={BROAD[1]}&visit=any&record=case&record=vignette&record=setting"
    with serving([*command, "--bind", f"127.0.0.1:{port}", "nav_compare.wsgi"], port, "/about/", environment(path)):
        ours = timed(port, f"/api/v1/facets/?{filtered}", f"/api/v1/offices/?{filtered}&page_size=50")
    with serving(datasette(table, theirs_port), theirs_port, "/-/versions.json"):
        asked = "&".join(f"_facet={column}" for column in columns)
        theirs = timed(theirs_port, f"/{table.stem}/visits.json?{BROAD[0]}={BROAD[1]}&{asked}&_size=50")
    return [
        f"Datasette 0.65.5 on the same {SIZES['100,000 visits']:,} visits as one wide table with an index a column "
        f"(suggest_facets off, time limits raised), filter {BROAD[0]}={BROAD[1]} ({matching:,} visits):",
        "",
        "| | counts | p50 | p95 | bytes |",
        "|---|---|---:|---:|---:|",
        f"| NAV Compare, two requests | all dimensions | {ours.p50:.1f} | {ours.p95:.1f} | {ours.size:,} |",
        f"| Datasette, one request | twelve dimensions | {theirs.p50:.1f} | {theirs.p95:.1f} | {theirs.size:,} |",
        "",
        f"Ratio of the medians: {theirs.p50 / ours.p50:.1f}.",
    ]


def datasette(table: Path, port: int) -> list[str]:
    """The command that serves the table, with Datasette in an environment of its own."""
    home = FOLDER / "peer"
    if not (home / "bin" / "datasette").exists():
        venv.create(home, with_pip=True)
        install = [home / "bin" / "pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r"]
        subprocess.run([*install, ROOT / "benchmarks" / "peer.txt"], check=True)
    limits = {"sql_time_limit_ms": "60000", "facet_time_limit_ms": "60000", "default_facet_size": "400",
              "suggest_facets": "off"}  # fmt: skip
    settings = [part for name, value in limits.items() for part in ("--setting", name, value)]
    return [str(home / "bin" / "datasette"), "serve", str(table), "-h", "127.0.0.1", "-p", str(port), *settings]


if __name__ == "__main__":
    main()
