"""Every process of a server answers alike, on either database, whatever order sets have there.

So tests of what is made of records (tests/conftest.py) are run on one database: what they rest on is the same on both.
"""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from tests.page.test_languages import FILES, PATHS

MORE = ("/compare/?office=storvik&office=afi10-case-j", "/compare/?office=two-leader-office&office=afi10-case-y")
API = ("offices", "dimensions", "sources", "findings", "indicators", "questions")
READ = """
import hashlib, sys
import django
from django.conf import settings
django.setup()
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
from django.test import Client
from offices.models import DataVersion
version = DataVersion.current()[:12].encode()
for path in sys.stdin.read().split():
    content = Client(HTTP_HOST="localhost").get(path).content.replace(version, b"")
    print(path, hashlib.sha256(content).hexdigest())
"""


def read_in_a_process(paths: list[str], seed: str, name: str = "", **env: str) -> list[str]:
    """A line a path, its answer's digest, as a process with this order of sets gives it."""
    done = subprocess.run(
        [sys.executable, "-c", READ, name or str(connection.settings_dict["NAME"])],
        input="\n".join(paths),
        env={**os.environ, "PYTHONHASHSEED": seed, "DJANGO_SETTINGS_MODULE": "nav_compare.settings", **env},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def every_path() -> list[str]:
    files = [f"{path}{'&' if '?' in path else '?'}format=json" for path in FILES]
    pages = [f"{language}{path}" for language in ("", "/nb") for path in (*PATHS, *MORE, *files)]
    return pages + [f"/api/v1/{name}/" for name in API]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="no second process can read the memory of this one")
@pytest.mark.django_db
def test_processes_and_databases_answer_alike(tmp_path):
    name = f"{tmp_path}/shipped.sqlite3"
    env = {"DATABASE_URL": f"sqlite:///{name}"}
    for command in (["migrate", "-v0"], ["seed"]):
        subprocess.run(
            [sys.executable, "manage.py", *command], check=True, env={**os.environ, **env}, cwd=settings.BASE_DIR
        )
    paths = every_path()
    one, other = read_in_a_process(paths, "1"), read_in_a_process(paths, "2", name, **env)
    assert len(one) == len(paths)
    assert [line for line in one if line not in other] == []
