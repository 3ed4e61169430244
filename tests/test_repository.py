"""The repository keeps its own rules: size of files, one line on top, translated strings, clean locks."""

import ast
import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize
from plotly.offline import get_plotlyjs_version

ROOT = Path(settings.BASE_DIR)


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *patterns], cwd=ROOT, capture_output=True, text=True
    )
    return [path for line in listed.stdout.splitlines() if (path := ROOT / line).exists()]


PYTHON = [path for path in tracked("*.py") if "migrations" not in path.parts]
APP = [path for path in PYTHON if path.is_relative_to(ROOT / "offices")]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_module_opens_with_one_line(path):
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text)) or path.name == "wsgi.py"


def test_no_file_is_long_and_most_are_short():
    lengths = sorted(
        len(path.read_text(encoding="utf-8").splitlines()) for path in APP if path.read_text(encoding="utf-8")
    )
    assert lengths[-1] <= 400
    assert lengths[len(lengths) // 2] <= 90
    for path in tracked("*.html", "*.jinja", "*.css", "*.js", "tests/*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 500, path


@pytest.mark.parametrize(
    "path", tracked("templates/*.jinja"), ids=lambda path: str(path.relative_to(ROOT / "templates"))
)
def test_a_template_opens_with_one_line_and_none_is_long(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"\{# \S.* #\}", lines[0])
    assert max(map(len, lines)) <= 120


def collected_strings(*folders: str) -> set[str]:
    """What `make messages` collects, by the same rules; of a text with a plural the singular."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    methods = [(one["pattern"], one["method"]) for one in mappings]
    options = {one["pattern"]: one for one in mappings}
    keywords = {
        **DEFAULT_KEYWORDS,
        "gettext_lazy": None,
        "gettext_noop": None,
        "ngettext_lazy": (1, 2),
        "pgettext_lazy": ((1, "c"), 2),
    }
    found = set()
    for folder in folders:
        for _file, _line, text, _comments, _context in extract_from_dir(ROOT / folder, methods, options, keywords):
            found.add(text if isinstance(text, str) else text[0])
    return found


def template_strings() -> set[str]:
    """Those of Django's templates, of which nothing is collected: they have none."""
    found = set()
    for path in tracked("templates/*.html"):
        source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        for one, two in re.findall(r'gettext\((?:u?"((?:[^"\\]|\\.)*)"|u?\'((?:[^\'\\]|\\.)*)\')', source):
            found.add((one or two).replace('\\"', '"').replace("\\'", "'"))
    return {text for text in found if text.strip()}


def python_strings() -> set[str]:
    calls = {"_", "gettext", "gettext_lazy", "ngettext", "gettext_noop"}
    found = set()
    for path in APP:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in calls and node.args:
                text = node.args[0]
                if isinstance(text, ast.Constant):
                    found.add(text.value)
    return found


def test_every_string_of_the_interface_is_translated():
    with (ROOT / "offices/locale/nb/LC_MESSAGES/django.po").open("rb") as file:
        catalogue = read_po(file, locale="nb")
    done = set()
    for message in catalogue:
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and all(texts) and not message.fuzzy:
            done.add(message.id if isinstance(message.id, str) else message.id[0])
    wanted = collected_strings("nav_compare", "offices", "templates") | template_strings()
    assert len(wanted) > 200
    assert python_strings() <= wanted, "not seen by Babel, such as within an f-string"
    assert sorted(wanted - done) == [], "run `make messages` and translate these"


def test_no_string_of_a_template_has_a_lone_percent_sign():
    """Jinja2 formats every text, also one without arguments."""
    assert [text for text in collected_strings("templates") if re.search(r"%(?!\()", text.replace("%%", ""))] == []


def test_placeholders_survive_translation():
    with (ROOT / "offices/locale/nb/LC_MESSAGES/django.po").open("rb") as file:
        for message in read_po(file, locale="nb"):
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            names = set(re.findall(r"%\(\w+\)s", ids[-1]))
            assert all(set(re.findall(r"%\(\w+\)s", text)) <= names for text in texts), message.id
            assert names <= set(re.findall(r"%\(\w+\)s", texts[-1])), message.id


def test_locks_have_hashes_and_no_addresses():
    for path in [*(ROOT / "requirements").glob("*.txt"), ROOT / "benchmarks" / "peer.txt"]:
        text = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|index-url|file:", text), path
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert "http" not in lock


def test_every_dependency_has_its_reason():
    for line in (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines():
        if re.match(r'  "[a-z].*[<>=]', line):
            assert re.search(r"# \w.{8,}", line), line


def test_the_bundle_is_the_one_that_figures_are_written_for():
    manifest = json.loads((ROOT / "node_modules/plotly.js-basic-dist-min/package.json").read_text(encoding="utf-8"))
    assert manifest["version"] == get_plotlyjs_version()


def test_no_template_carries_script_or_style():
    for path in tracked("templates/*.html", "templates/*.jinja"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]{4,}=|javascript:", text), path
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text)), path


def test_the_front_door_is_in_the_readme():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in ("run", "test", "check", "fix", "seed", "shell", "help"):
        assert re.search(rf"^{target}:.*## ", makefile, re.M), target
    for target in ("run", "test", "check"):
        assert f"make {target}" in readme
