"""Rows of a file to the rows that there are, and what they refer to: there already, or in the file. Writes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from offices.curation.spreadsheets.columns import columns
from offices.curation.spreadsheets.sheets import Problem
from offices.curation.spreadsheets.wanted import Wanted
from offices.data.keys import existing_ids
from offices.models import Coding, Dimension
from offices.models.vocabulary import Scale

Place = tuple[str, str, str, str]
"""Part, dimension, source and, of a coding of several categories, category, each by its key."""


class Ids(dict[str, dict[str, int]]):
    """Kind -> natural key -> number, each kind read when it is first asked for."""

    def __missing__(self, kind: str) -> dict[str, int]:
        self[kind] = existing_ids(kind)
        return self[kind]


def match(rows: list[Wanted], ids: Ids) -> list[Problem]:
    """Fill in which row each of them is; all that stands in the way. A few queries a kind."""
    problems = list(matched_codings([row for row in rows if row.kind == "coding" and row.is_good]))
    first: dict[tuple[str, str], Wanted] = {}
    for row in rows:
        if not row.is_good:
            continue
        if other := first.setdefault((row.kind, row.key), row) if row.key else row:
            row.pk = row.pk or ids[row.kind].get(row.key)
        if other is not row:
            said = _("Row %(row)s of “%(sheet)s” is the same: %(key)s. Leave one of them.")
            problems.append(row.problem("", said % {"row": other.row, "sheet": other.sheet, "key": row.key}))
    in_file = {(row.kind, row.key) for row in rows}
    broken = {(row.kind, row.key) for row in rows if not row.is_good}
    for row in rows:
        problems += list(unresolved(row, ids, in_file))
        if any(one in broken for one in references(row)):
            row.is_good = False
    return problems


def references(row: Wanted) -> Iterator[tuple[str, str]]:
    """Kind and key of each row that it refers to."""
    for name, value in row.values.items():
        field = columns(row.kind)[name]
        if field.is_relation and value:
            for key in value if field.many_to_many else [value]:
                yield str(field.related_model._meta.model_name), key


def unresolved(row: Wanted, ids: Ids, in_file: set[tuple[str, str]]) -> Iterator[Problem]:
    for name, value in row.values.items():
        field = columns(row.kind)[name]
        if not field.is_relation or not value:
            continue
        kind = str(field.related_model._meta.model_name)
        for key in value if field.many_to_many else [value]:
            if key not in ids[kind] and (kind, key) not in in_file:
                yield row.problem(name, no_such(key, [*ids[kind], *(one for of, one in in_file if of == kind)]))


def no_such(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key, list(known), 3, 0.5)
    said = _("There is no “%(key)s”, neither on the site nor in this file.") % {"key": key}
    told = _("Near to it are: %(near)s.") % {"near": ", ".join(near)}
    return f"{said} {told}" if near else said


def matched_codings(rows: list[Wanted]) -> Iterator[Problem]:
    """Those without a ref by where they belong. Their key is that place, so that none stands twice in a file."""
    without = [row for row in rows if not row.key]
    if not without:
        return
    multi = set(Dimension.objects.filter(scale=Scale.MULTI).values_list("key", flat=True))
    there = codings_by_place(multi)
    for row in without:
        place = place_of(row, multi)
        found = there.get(place, [])
        row.key = "/".join(one for one in (place[0], place[1], place[3], place[2]) if one)
        if len(found) == 1:
            row.pk = found[0][0]
        elif found:
            said = _("Several codings stand there: %(refs)s. Say which in a column “ref”.")
            yield row.problem("part", said % {"refs": ", ".join(ref for _pk, ref in found)})


def place_of(row: Wanted, multi: set[str]) -> Place:
    values: dict[str, Any] = row.values
    dimension = values.get("dimension") or ""
    category = values.get("category") or "" if dimension in multi else ""
    return (values.get("part") or "", dimension, (values.get("citation") or "").partition(":")[0], category)


def codings_by_place(multi: set[str]) -> dict[Place, list[tuple[int, str]]]:
    found: dict[Place, list[tuple[int, str]]] = defaultdict(list)
    columns = ("pk", "ref", "part__visit__office__slug", "part__visit__key", "part__key")
    others = ("dimension__key", "citation__source__key", "category__key")
    for pk, ref, office, visit, part, dimension, source, category in Coding.objects.order_by().values_list(
        *columns, *others
    ):
        of_multi = f"{dimension}.{category}" if category and dimension in multi else ""
        found[f"{office}/{visit}/{part}", dimension, source or "", of_multi].append((pk, ref))
    return found
