"""Every target of `make help` brings what it needs, seen in a fresh clone; installs stand on the locks alone."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.test_deployment import bare, snapshot

ROOT = Path(settings.BASE_DIR)
TARGETS = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
USES = {
    r"(?<!-x )\.venv/bin/(?!pip)": r"venv/bin/pip install .*requirements/run\.txt",
    r"bin/(pytest|ruff|djlint)": r"venv/bin/pip install .*requirements/test\.txt",
    r"bin/gunicorn|benchmarks\.(run|lighthouse)|pytest -m browser": r"npm ci",
    r"bin/gunicorn|benchmarks\.(run|lighthouse)": r"manage\.py collectstatic",
    r"manage\.py|bin/pytest": r"pybabel .*compile|> var/secret-key",
    r"pytest -m browser|benchmarks\.lighthouse": r"install -y -qq chromium",
    r"bin/uv": r"pip install .*uv",
}
"""What a command uses -> the command that must have brought it before."""


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    return snapshot(tmp_path_factory.mktemp("clone"))


def commands(clone: Path, target: str) -> list[str]:
    """What make would run in a folder where nothing was ever made, a command a line."""
    told = subprocess.run(["make", "-n", target], cwd=clone, env=bare(), capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return told.stdout.replace("\\\n", " ").splitlines()


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_brings_what_it_needs(clone, target):
    run = commands(clone, target)
    for used, bringing in USES.items():
        first = next((place for place, command in enumerate(run) if re.search(used, command)), None)
        if first is not None:
            assert any(re.search(bringing, command) for command in run[: first + 1]), f"{run[first]} needs {bringing}"


def test_the_readme_names_targets_that_there_are():
    named = set(re.findall(r"^make ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M))
    assert {"run", "test", "check"} <= named <= set(TARGETS)


@pytest.mark.parametrize("file", ["Makefile", "Dockerfile", "benchmarks/run.py"])
def test_a_lock_is_installed_as_it_stands(file):
    """With dependencies, pip asks the index again for each extra that a package wants of another."""
    text = (ROOT / file).read_text(encoding="utf-8")
    assert text.count("--require-hashes") == len(re.findall(r"--no-deps\W+--require-hashes", text)) > 0


def test_the_locks_are_complete():
    """Nothing that a package needs is left to be asked for: what is installed, from the locks alone, fits together."""
    told = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert told.returncode == 0, told.stdout
