"""The file of a SQLite database: only `migrate` makes one, and only the site may read it. Processes of their own."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.nav_compare.test_env import manage

MISSING = "is not there. Put its backup back, or make an empty one with `manage.py migrate`."


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def given(tmp_path) -> dict[str, str]:
    return {"DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}", "HTTPS": "off"}


@pytest.mark.parametrize("command", [["seed"], ["check_data"], ["shell", "-c", "Office.objects.count()"],
                                     ["migrate", "--check"], ["migrate", "--plan"]])  # fmt: skip
def test_no_other_command_makes_a_database(given, tmp_path, command):
    done = manage(*command, **given)
    assert done.returncode != 0
    assert f"{tmp_path / 'site.sqlite3'} {MISSING}" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_site_is_not_served_without_its_database(given, tmp_path):
    gunicorn = [Path(sys.executable).parent / "gunicorn", "--config", "gunicorn.conf.py", "--bind", "127.0.0.1:0"]
    kept = {"PATH": os.environ["PATH"], "SECRET_KEY": "only-for-this-test"}
    done = subprocess.run(
        [*gunicorn, "nav_compare.wsgi"],
        cwd=settings.BASE_DIR,
        env=kept | given,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode != 0
    assert MISSING in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_file_and_those_beside_it_are_of_the_site_alone(given, tmp_path):
    """Made private from the first moment, whatever the umask; kept so by every release."""
    assert manage("migrate", "axes", "0001", **given).returncode == 0
    file = tmp_path / "site.sqlite3"
    assert mode(file) == 0o600
    file.chmod(0o644)
    assert manage("migrate", "axes", "0001", **given).returncode == 0
    assert mode(file) == 0o600
    look = "import os; from django.contrib.auth.models import User; from django.db import connection; connection.cursor()" \
        ".execute('CREATE TABLE a (b)'); print(*(oct(os.stat(e).st_mode & 0o777) for e in os.scandir(os.environ['PLACE'])))"  # fmt: skip
    done = manage("shell", "--no-imports", "-c", look, PLACE=str(tmp_path), **given)
    assert done.stdout.split() == ["0o600"] * 3, done.stderr


def test_a_folder_that_is_not_there_is_named(tmp_path):
    done = manage("migrate", DATABASE_URL=f"sqlite:///{tmp_path / 'no' / 'site.sqlite3'}", HTTPS="off")
    assert done.returncode != 0
    assert "CommandError: The database cannot be made or kept private" in done.stderr
    assert str(tmp_path / "no") in done.stderr
