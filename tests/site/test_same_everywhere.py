"""Every process of a server answers alike: what is kept under one tag is one text, whatever order sets have there."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.page.test_languages import FILES, PATHS

MORE = ("/compare/?office=storvik&office=afi10-case-j", "/compare/?office=two-leader-office&office=afi10-case-y")
READ = """
import hashlib, sys
import django
from django.conf import settings
django.setup()
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
from django.test import Client
for path in sys.stdin.read().split():
    print(path, hashlib.sha256(Client(HTTP_HOST="localhost").get(path).content).hexdigest())
"""


def read_in_a_process(paths: list[str], seed: str) -> list[str]:
    """A line a path, its answer's digest, as a process with this order of sets gives it."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(connection.settings_dict["NAME"])],
        input="\n".join(paths),
        env={**os.environ, "PYTHONHASHSEED": seed, "DJANGO_SETTINGS_MODULE": "nav_compare.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="no second process can read the memory of this one")
@pytest.mark.django_db
def test_two_processes_answer_alike():
    files = [f"{path}{'&' if '?' in path else '?'}format=json" for path in FILES]
    paths = [f"{language}{path}" for language in ("", "/nb") for path in (*PATHS, *MORE, *files)]
    one, other = read_in_a_process(paths, "1"), read_in_a_process(paths, "2")
    assert len(one) == len(paths)
    assert [line for line in one if line not in other] == []
