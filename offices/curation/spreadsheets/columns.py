"""The columns of each kind of row that a file may hold, from its model. How a cell is read: cells.py."""

from difflib import get_close_matches
from functools import cache
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from offices.curation.spreadsheets.sheets import Problem, Sheet
from offices.data.keys import NATURAL_KEYS, key_columns
from offices.models.base import Row

MADE = ("id", "scale", "sort_key_en", "sort_key_nb")
"""What is made of other columns, where the model does not let it be entered."""
IGNORED = "stage"
"""Exported, and left alone when it comes in: rows come in as drafts."""


def model_of(kind: str) -> type[Row]:
    return apps.get_model("offices", kind)


@cache
def columns(kind: str) -> dict[str, Any]:
    """The fields of a kind that a file may fill, by the name of their column, in the order of the model."""
    meta = model_of(kind)._meta
    made = MADE if kind in ("coding", "office") else MADE[:1]
    return {field.name: field for field in (*meta.fields, *meta.many_to_many) if field.name not in (*made, IGNORED)}


def kind_of(sheet: Sheet) -> str | None:
    """By the sheet's name: of the model, or what the panel calls it; else by a header that fits one kind alone."""
    named = sheet.name.strip().casefold().replace(" ", "").replace("_", "")
    if named in NATURAL_KEYS:
        return named
    header = set(sheet.header) - {IGNORED}
    fitting = [
        kind for kind in NATURAL_KEYS if header <= set(columns(kind)) and needed(kind) <= header and len(header) > 2
    ]
    return fitting[0] if len(fitting) == 1 else None


@cache
def needed(kind: str) -> set[str]:
    """Columns without which a row is not recognised."""
    return set() if kind == "coding" else set(key_columns(kind))


def header_problems(sheet: Sheet, kind: str) -> list[Problem]:
    known = [*columns(kind), IGNORED]
    found = []
    for name in sheet.header:
        if name not in known:
            near = get_close_matches(name, known, 1) or [known[0]]
            said = _("There is no column “%(found)s” for this kind. The nearest is “%(near)s”; allowed are: %(all)s.")
            told = {"found": name, "near": near[0], "all": ", ".join(known)}
            found.append(Problem(sheet.name, 1, name, name, said % told))
    lacking = sorted(needed(kind) - set(sheet.header))
    if kind == "coding" and "ref" not in sheet.header:
        lacking = sorted({"part", "dimension"} - set(sheet.header))
    if lacking:
        said = _("The header lacks %(columns)s, by which a row is recognised.")
        found.append(Problem(sheet.name, 1, lacking[0], "", said % {"columns": ", ".join(lacking)}))
    return found
