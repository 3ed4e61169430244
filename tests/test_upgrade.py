"""A database of an earlier day, with a curator's changes in it, is migrated to today's code: nothing is lost."""

import lzma
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

from offices.data.keys import NATURAL_KEYS

ROOT = Path(settings.BASE_DIR)
EARLIER = ROOT / "tests" / "upgrade" / "2026-11-29.sql.xz"
"""The shipped data of that day; then a curator added a dimension, a source and an office, noted, withdrew, deleted."""
TEXTS = ("side_en", "side_nb", "other_en", "other_nb", "answer_en", "answer_nb")
MOVED = {"offices_office": ("sort_key",), "offices_question": TEXTS, "offices_historicalquestion": TEXTS}
"""Columns that went to others, by table; what the key of an office holds is made from its names."""
BECAME = {"offices_question_one", "offices_question_other", "offices_historicalquestion_one",
          "offices_historicalquestion_other"}  # fmt: skip
"""Tables that went: the sides of a question are rows of their own."""
ADDED = {"offices_seededrow": 6}
"""Rows that the way to today's code adds to a table: two questions that nobody touched have sides and an answer."""
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
        if name in BECAME:
            assert name not in after
            continue
        new_columns, new_rows = after[name]
        moved = MOVED.get(name, ())
        assert set(columns) - set(moved) <= set(new_columns), name
        kept = [(columns.index(column), new_columns.index(column)) for column in columns if column not in moved]
        for key, row in rows.items():
            told = new_rows.get(key)
            assert told, f"{name} lost {row}"
            assert [row[old] for old, _ in kept] == [told[new] for _, new in kept], name
        assert len(new_rows) == len(rows) + ADDED.get(name, 0), name


def dicts(path: Path, table: str) -> list[dict]:
    with closing(sqlite3.connect(path)) as database:
        cursor = database.execute(f'SELECT * FROM "offices_{table}"')
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor]


def test_a_question_keeps_its_sides_its_answer_and_their_history(upgraded):
    before, after = upgraded
    questions = dicts(before, "question")
    sides, answers = dicts(after, "questionside"), dicts(after, "questionsentence")
    assert (len(sides), len(answers)) == (2 * len(questions), len(questions))
    for question in questions:
        one, other = (side for side in sides if side["question_id"] == question["id"])
        (answer,) = (answer for answer in answers if answer["question_id"] == question["id"])
        for language in ("en", "nb"):
            assert one[f"label_{language}"] == question[f"side_{language}"]
            assert other[f"label_{language}"] == question[f"other_{language}"]
            assert answer[f"text_{language}"] == question[f"answer_{language}"]
        for side, table in ((one, "question_one"), (other, "question_other")):
            assert linked(before, table, question["id"]) == linked(after, "questionside_categories", side["id"])
    for entry in dicts(before, "historicalquestion"):
        same = ("history_date", "history_type", "history_user_id", "history_change_reason")
        kept = [
            one for one in dicts(after, "historicalquestionsentence") if all(one[name] == entry[name] for name in same)
        ]
        assert entry["answer_nb"] in {one["text_nb"] for one in kept}
    old = sum(len(dicts(before, f"historicalquestion_{side}")) for side in ("one", "other"))
    assert len(dicts(after, "historicalquestionside_categories")) == old


def linked(path: Path, table: str, number: int) -> set[int]:
    """The categories of a row."""
    owner = "question_id" if table.startswith("question_") else "questionside_id"
    return {row["category_id"] for row in dicts(path, table) if row[owner] == number}


def test_names_are_sorted_in_either_language(upgraded):
    columns, rows = tables(upgraded[1])["offices_office"]
    keys = {row[columns.index("slug")]: dict(zip(columns, row, strict=True)) for row in rows.values()}
    added, lillevik = keys["added-office"], keys["lillevik"]
    assert added["sort_key_en"] < lillevik["sort_key_en"]
    assert added["sort_key_nb"] > lillevik["sort_key_nb"]  # Åsen


def test_seeding_again_leaves_what_the_curator_did(upgraded):
    was = tables(upgraded[1])
    told = run(upgraded[1], "seed")
    after = tables(upgraded[1])
    shipped = [f"offices_{model}" for model in NATURAL_KEYS]
    created = sum(len(after[name][1]) - len(was[name][1]) for name in shipped)
    assert re.findall(r"(\d+) created", told) == [str(created)], told
    assert "2 left deleted" in told, "what the curator deleted does not come back, however much ships since then"
    assert "  kept: andreassen2008-f01\n" in told
    answers = {
        row["question_id"]: row["text_en"] for row in dicts(upgraded[1], "questionsentence") if row["kind"] == "answer"
    }
    assert all(len(text.split()) <= 30 for text in answers.values()), "nobody had touched the answers, so they are new"
    leaders = {row["id"] for row in dicts(upgraded[1], "question") if row["key"] == "one-leader-or-two"}
    assert sum(row["question_id"] in leaders for row in dicts(upgraded[1], "questionside")) == 2, "the same two sides"
    columns, rows = after["offices_coding"]
    noted = next(row for row in rows.values() if row[columns.index("ref")] == "lillevik/first-visit/office/staff_fte")
    assert noted[columns.index("note_nb")] == "sjekket"
    names, caveats = after["offices_caveat"]
    keys = [(row[names.index("source_id")], row[names.index("key")]) for row in caveats.values()]
    assert tables(upgraded[0])["offices_caveat"][1].keys() <= caveats.keys(), "none is lost"
    assert len(set(keys)) == len(keys), "and none is there twice"


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
