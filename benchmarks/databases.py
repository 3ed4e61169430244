"""The databases that are measured: the shipped data, and made-up ones of two sizes. No measuring here."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "bench"
SEED = 2026
SIZES = {"shipped": 0, "10,000 visits": 10_000, "100,000 visits": 100_000}
PEER_COLUMNS = 12


def environment(path: Path) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": f"sqlite:///{path}", "HTTPS": "off"}


def prepare(visits: int) -> Path:
    """The database of this size, made-up rows once (the same seed makes the same), migrated and seeded as of now."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / (f"made-{visits}.sqlite3" if visits else "shipped.sqlite3")
    if visits and not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        manage(unfinished, "migrate", "--verbosity", "0")
        manage(unfinished, "generate_cases", "--visits", str(visits), "--seed", str(SEED))
        execute(unfinished, "PRAGMA journal_mode=DELETE")  # leaves no file of its own beside the one that is renamed
        unfinished.rename(path)
    manage(path, "migrate", "--verbosity", "0")
    if not visits:
        manage(path, "seed")
    execute(path, "ANALYZE")
    return path


def execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(statement)


def manage(path: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment(path), check=True)


def peer_table(source: Path) -> Path:
    """The same rows as one wide, indexed table for Datasette: a visit a row, twelve dimensions as columns."""
    path = source.with_name(f"{source.stem}-peer.db")
    if path.exists():
        return path
    with sqlite3.connect(path) as peer:
        peer.execute("ATTACH ? AS site", [str(source)])
        columns = [key for (key,) in peer.execute(CHOSEN, [PEER_COLUMNS])]
        peer.execute(
            f"CREATE TABLE visits (id integer primary key, office text, {', '.join(f'{c} text' for c in columns)})"
        )
        picked = ", ".join(f"max(CASE WHEN d.key = '{c}' THEN coalesce(c.key, o.status) END)" for c in columns)
        peer.execute(f"INSERT INTO visits SELECT v.id, f.slug, {picked} {ROWS}")
        for column in columns:
            peer.execute(f"CREATE INDEX ix_{column} ON visits({column})")
        peer.execute("ANALYZE")
    return path


# The twelve dimensions with one category a visit that are coded most.
CHOSEN = """
SELECT d.key FROM site.offices_dimension d JOIN site.offices_coding o ON o.dimension_id = d.id
WHERE d.scale IN ('nominal', 'ordinal', 'multi') GROUP BY d.key ORDER BY count(*) DESC, d.key LIMIT ?
"""
ROWS = """
FROM site.offices_visit v JOIN site.offices_office f ON f.id = v.office_id
JOIN site.offices_part p ON p.visit_id = v.id JOIN site.offices_coding o ON o.part_id = p.id
JOIN site.offices_dimension d ON d.id = o.dimension_id LEFT JOIN site.offices_category c ON c.id = o.category_id
GROUP BY v.id
"""
