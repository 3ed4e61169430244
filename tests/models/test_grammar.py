"""The words of the URL grammar are one list: whatever a page, a file or the API reads is kept from dimensions."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from offices.codebook.studies import studies_of
from offices.compare.asked import PARAMETERS as ASKED
from offices.evidence.selection import FACETS
from offices.explore.views import AXES
from offices.matrix.filters import grammar_filters
from offices.matrix.selection import Selection
from offices.models import Dimension
from offices.models.grammar import PARAMETERS, PREFIXES, SUFFIXES, TRACKING, is_reserved
from offices.similar.views import PARAMETERS as OF_SIMILAR
from tests.builders import make_dimension
from tests.editions import current_matrix

pytestmark = pytest.mark.django_db
ROOT = Path(settings.BASE_DIR)
ASKERS = (
    "only",
    "view",
    "read_selection",
    "selection_of",
    "read_findings",
    "whole",
)
READERS = ("get", "getlist")
DESIGN = (
    *(
        "record",
        "source",
        "basis",
        "years",
        "years_min",
        "years_max",
        "visit",
        "q",
        "compare",
        "sort",
        "format",
        "sep",
        "without",
    ),
    *("release", "then_leadership", "staff_min", "staff_max", "staff_match", "page", "page_size", "lang", "office"),
    *(
        "threshold",
        "outcome_threshold",
        "match",
        "same",
        "differ",
        "speaker",
        "utm_source",
        "utm_anything",
        "fbclid",
        "gclid",
    ),
)
"""What the grammar promises the outside."""


def is_query(node: ast.AST) -> bool:
    """`request.GET`, `page.params` or `params`, in which views and filters have the query."""
    return (isinstance(node, ast.Attribute) and node.attr in ("GET", "params")) or (
        isinstance(node, ast.Name) and node.id == "params"
    )


def called(function: ast.expr) -> str:
    """The name of what is called, a method's too."""
    return getattr(function, "attr", "") or getattr(function, "id", "")


def words(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def read_by(tree: ast.AST) -> set[str]:
    """Every parameter that the code names: asked for, or passed on as one that it knows."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node.func) in READERS:
            if isinstance(node.func, ast.Attribute) and is_query(node.func.value):
                found |= words(node.args[0])
        elif isinstance(node, ast.Call) and (
            (isinstance(node.func, ast.Name) and node.func.id in ASKERS) or called(node.func) == "read_tray"
        ):
            found |= {word for one in (*node.args, *(key.value for key in node.keywords)) for word in words(one)}
        elif isinstance(node, ast.Compare) and any(is_query(one) for one in node.comparators):
            found |= words(node.left)
        elif isinstance(node, ast.Subscript) and is_query(node.value):
            found |= words(node.slice)
    return found


def test_every_parameter_that_the_code_reads_is_reserved():
    pages = (
        path for path in (ROOT / "offices").rglob("*.py") if "curation" not in path.parts
    )  # the panel's has its own
    files = [*pages, ROOT / "nav_compare" / "language.py"]
    read = {word for path in files for word in read_by(ast.parse(path.read_text(encoding="utf-8")))}
    assert {"page_size", "lang", "cases", "only", "q", "format", "office"} <= read, "the crawl finds what there is"
    assert not {word for word in (*read, *FACETS, *AXES, *OF_SIMILAR, *ASKED) if not is_reserved(word)}


def test_every_parameter_of_the_description_is_reserved(client):
    told = client.get("/api/v1/openapi.json").json()
    given = [one for path in told["paths"].values() for each in path.values() for one in each.get("parameters", ())]
    shared = told["components"].get("parameters", {})
    whole = [shared[one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in given]
    named = {one["name"] for one in whole if one["in"] == "query"}
    assert {"lang", "page_size", "office", "x"} <= named
    assert not {name for name in named if not is_reserved(name)} - set(current_matrix().dimensions)


@pytest.mark.parametrize("path", ["/offices/", "/explore/", "/evidence/", "/sources/", "/explore/truth-table/"])
def test_every_field_of_a_form_is_reserved_or_a_dimension(client, path):
    names = set(re.findall(r'<(?:input|select)[^>]* name="([^"]+)"', client.get(path).content.decode()))
    assert names
    assert not {name for name in names if not is_reserved(name)} - set(current_matrix().dimensions)


def test_all_that_a_selection_takes_is_reserved_or_a_dimension():
    matrix = current_matrix()
    assert not {key for key in matrix.own if not is_reserved(key)}, "else a dimension of that name would be hidden"
    assert not {name for name in grammar_filters(matrix) if not is_reserved(name)} - set(matrix.dimensions)
    assert not {name for name in grammar_filters(studies_of(matrix.edition)) if not is_reserved(name)}
    asked = Selection({"record": ("setting",)}, {"staff_fte": (1, 2)}, frozenset(), "any", "word")
    assert not {name for name, _value in asked.params() if not is_reserved(name)} - set(matrix.dimensions)


@pytest.mark.parametrize("word", DESIGN)
def test_what_the_grammar_promises_is_reserved(word):
    assert is_reserved(word)


EXAMPLES = [*PARAMETERS, *TRACKING, *(f"{word}x" for word in PREFIXES), *(f"x{word}" for word in SUFFIXES)]


@pytest.mark.parametrize("key", EXAMPLES)
def test_no_dimension_is_called_by_a_word_of_the_grammar(key):
    """That the database refuses it too is in test_constraints.py."""
    dimension = make_dimension()
    with pytest.raises(ValidationError) as error:
        Dimension(key=key, group=dimension.group, **texts()).full_clean()
    assert set(error.value.message_dict) == {"key"}


def texts() -> dict[str, str]:
    return {f"{name}_{language}": "a" for name in ("label", "definition") for language in ("en", "nb")}


def test_shipped_dimensions_and_words_that_only_look_alike_are_free():
    assert not [key for key in Dimension.objects.values_list("key", flat=True) if is_reserved(key)]
    for key in ("minimum_staff", "staff_minimum", "pages", "source_of_funds", "then", "matches"):
        make_dimension(key=key)
