"""A database of an earlier day, with a curator's changes in it, is migrated to today's code: nothing is lost."""

import lzma
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
EARLIER = ROOT / "tests" / "upgrade" / "2026-11-29.sql.xz"
"""The shipped data of that day; then a curator added a dimension, a source and an office, noted, withdrew, deleted."""
RENAMED = {"offices_office": {"sort_key": ("sort_key_nb", "sort_key_en")}}
"""Columns that went to others, by table; what they hold is made from the names."""
ADDED_SINCE = (
    "offices_design",
    "offices_sample",
    "offices_source_designs",
    "offices_source_themes",
    "offices_speaker",
    "offices_finding",
    "offices_finding_speakers",
    "offices_finding_offices",
    "offices_finding_dimensions",
    "offices_findingsource",
    "offices_outcome",
    "offices_coding",
)
"""Tables in which more ships today; nothing is made again that a curator took away."""
OURS = ("offices_", "auth_user", "axes_")


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory) -> tuple[Path, Path]:
    """The database as it was, and as `migrate` and `seed` leave it."""
    folder = tmp_path_factory.mktemp("upgrade")
    before, after = folder / "before.sqlite3", folder / "after.sqlite3"
    script = lzma.decompress(EARLIER.read_bytes()).decode()
    for path in (before, after):
        with closing(sqlite3.connect(path)) as database:
            database.executescript(script)
    run(after, "migrate", "--verbosity", "0")
    return before, after


def run(path: Path, *arguments: str) -> str:
    env = {**os.environ, "DATABASE_URL": f"sqlite:///{path}", "SECRET_KEY": "for-this-test-alone", "HTTPS": "off"}
    env.pop("SECRET_KEY_FILE", None)
    told = subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=env, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return told.stdout


def tables(path: Path) -> dict[str, tuple[list[str], dict]]:
    """Name -> columns, and row by its first column."""
    with closing(sqlite3.connect(path)) as database:
        listed = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        names = [name for (name,) in database.execute(listed) if name.startswith(OURS)]
        found = {}
        for name in names:
            cursor = database.execute(f'SELECT * FROM "{name}"')
            found[name] = ([column[0] for column in cursor.description], {row[0]: row for row in cursor})
        return found


def test_every_row_of_every_table_is_as_it_was(upgraded):
    before, after = map(tables, upgraded)
    assert len(before["offices_coding"][1]) > 1400
    for name, (columns, rows) in before.items():
        new_columns, new_rows = after[name]
        moved = RENAMED.get(name, {})
        assert set(columns) - set(moved) <= set(new_columns), name
        kept = [(columns.index(column), new_columns.index(column)) for column in columns if column not in moved]
        for key, row in rows.items():
            told = new_rows.get(key)
            assert told, f"{name} lost {row}"
            assert [row[old] for old, _ in kept] == [told[new] for _, new in kept], name
        assert len(new_rows) == len(rows), name


def test_names_are_sorted_in_either_language(upgraded):
    columns, rows = tables(upgraded[1])["offices_office"]
    keys = {row[columns.index("slug")]: dict(zip(columns, row, strict=True)) for row in rows.values()}
    added, lillevik = keys["added-office"], keys["lillevik"]
    assert added["sort_key_en"] < lillevik["sort_key_en"]
    assert added["sort_key_nb"] > lillevik["sort_key_nb"]  # Åsen


def test_seeding_again_leaves_what_the_curator_did(upgraded):
    before = tables(upgraded[1])
    told = run(upgraded[1], "seed")
    after = tables(upgraded[1])
    grown = {name for name, (_columns, rows) in before.items() if len(after[name][1]) > len(rows)}
    new = {name for name in grown if "historical" not in name}
    assert new == {"offices_seededrow", *ADDED_SINCE}, told
    columns, rows = after["offices_coding"]
    noted = next(row for row in rows.values() if row[columns.index("ref")] == "lillevik/first-visit/office/staff_fte")
    assert noted[columns.index("note_nb")] == "sjekket"
    assert len(after["offices_caveat"][1]) == len(tables(upgraded[0])["offices_caveat"][1])


def test_the_site_shows_it(upgraded):
    """By its API, which needs no collected files."""
    paths = ("offices/added-office/", "dimensions/opening_hours/", "offices/?opening_hours=short")
    asked = (
        "from django.test import Client; c = Client(headers={'host': '127.0.0.1'}); "
        f"print(*(c.get('/api/v1/' + path).content.decode() for path in {paths!r}), sep='\\n')"
    )
    office, dimension, listed = run(upgraded[1], "shell", "--verbosity", "0", "--command", asked).splitlines()[-3:]
    assert '"example2020"' in office
    assert '"Åpningstid"' in dimension or '"Opening hours"' in dimension
    assert '"n_offices": 1' in listed
