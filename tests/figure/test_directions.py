"""Pictures stand below everything: figure knows no office, and a chart knows neither its words nor its table."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

APP = Path(settings.BASE_DIR) / "offices"
FIGURE = sorted((APP / "figure").rglob("*.py"))
CHARTS = sorted(path for path in APP.rglob("chart.py") if not path.is_relative_to(APP / "figure"))


def imported(path: Path) -> set[str]:
    found = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {
        one.module
        for one in found
        if isinstance(one, ast.ImportFrom) and one.module and one.module.startswith("offices.")
    }


@pytest.mark.parametrize("path", FIGURE, ids=lambda path: path.stem)
def test_figure_imports_nothing_but_itself(path):
    assert all(name.startswith("offices.figure.") for name in imported(path) - {"offices.figure"})


@pytest.mark.parametrize("path", CHARTS, ids=lambda path: path.parent.name)
def test_a_chart_imports_no_words_table_or_view(path):
    assert not {name.rsplit(".", 1)[-1] for name in imported(path) if not name.startswith("offices.figure")} & {
        "words", "table", "views"
    }  # fmt: skip
