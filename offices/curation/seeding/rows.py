"""What the fixtures say, as plain rows in the order in which they can be written. No database here.

A row refers to others by natural key; the formats are described in fixtures/README.md.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from offices.curation.seeding.entry import Entry
from offices.curation.seeding.files import read_folder
from offices.models.vocabulary import Basis, CaveatKind, Certainty, PartKind, RecordKind, Scale, SourceKind, Stage

PUBLISHED = {"stage": Stage.PUBLISHED}


@dataclass(frozen=True)
class FixtureRow:
    """One row to write: its values, and its references by (model name, natural key)."""

    model: str
    key: str
    where: str
    values: dict[str, Any]
    refers: dict[str, tuple[str, str]] = field(default_factory=dict)
    many: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """SHA-256 of all that the row says."""
        said = json.dumps([self.values, self.refers, self.many], sort_keys=True, default=str)
        return hashlib.sha256(said.encode()).hexdigest()


def read_rows(folder: Path) -> list[FixtureRow]:
    """All rows of the fixture folder, parents before children; raises FixtureError."""
    from offices.curation.seeding.codings import match_rows, office_rows
    from offices.curation.seeding.evidence import evidence_rows

    sources, offices = list(read_folder(folder / "sources")), list(read_folder(folder / "offices"))
    codebook = sorted(read_folder(folder / "codebook"), key=lambda entry: "label" not in entry.data)
    rows = [row for entry in sorted(sources, key=lambda entry: entry.has("part_of")) for row in source_rows(entry)]
    rows += [row for entry in codebook for row in group_rows(entry)]
    rows += [row for entry in offices for row in office_rows(entry)]
    rows += [row for entry in offices for row in match_rows(entry)]
    rows += [row for entry in sources for row in caveat_rows(entry)]
    for entry in (*sources, *offices):
        entry.done()
    return [*rows, *evidence_rows(folder)]


def citation(entry: Entry, key: str = "cite") -> dict[str, tuple[str, str]]:
    """The reference `citation`, where one is given."""
    return {"citation": ("citation", entry.text(key))} if entry.has(key) else {}


def source_rows(entry: Entry) -> Iterator[FixtureRow]:
    key = entry.text("key")
    values = {
        "key": key,
        "authors": entry.text("authors"),
        "year": entry.number("year"),
        "year_external": entry.switch("year_external", default=False),
        "kind": entry.word("kind", SourceKind.values),
        **entry.pair("title"),
        "title_external": entry.switch("title_external", default=False),
        "publisher": entry.text("publisher", ""),
        "series": entry.text("series", ""),
        **entry.bounds("data_years", "data_year"),
        **entry.pair("method", needed=False),
        **PUBLISHED,
    }
    refers = {"part_of": ("source", entry.text("part_of"))} if entry.has("part_of") else {}
    yield FixtureRow("source", key, entry.where, values, refers)
    for order, place in enumerate(entry.entries("citations")):
        name = place.text("key")
        values = {"key": name, "section": place.text("section", ""), "page": place.text("page", ""), "order": order}
        place.done()
        yield FixtureRow("citation", f"{key}:{name}", place.where, values, {"source": ("source", key)})


def caveat_rows(entry: Entry) -> Iterator[FixtureRow]:
    source = entry.text("key")
    for caveat in entry.entries("caveats"):
        key = caveat.text("key")
        values = {"key": key, "kind": caveat.word("kind", CaveatKind.values), **caveat.pair("text"), **PUBLISHED}
        refers = {"source": ("source", source), **citation(caveat)}
        many = {
            "offices": [("office", slug) for slug in caveat.names("offices")],
            "dimensions": [("dimension", name) for name in caveat.names("dimensions")],
        }
        caveat.done()
        yield FixtureRow("caveat", f"{source}/{key}", caveat.where, values, refers, many)


def group_rows(entry: Entry) -> Iterator[FixtureRow]:
    """A group with its dimensions; a file without a label adds dimensions to a group of another file."""
    group = entry.text("group")
    first = 0 if entry.has("label") else 100
    if entry.has("label"):
        values = {"key": group, **entry.pair("label"), "order": entry.number("order")}
        yield FixtureRow("dimensiongroup", group, entry.where, values)
    for order, dimension in enumerate(entry.entries("dimensions"), start=first):
        yield from dimension_rows(dimension, group, order)
    entry.done()


def dimension_rows(entry: Entry, group: str, order: int) -> Iterator[FixtureRow]:
    key = entry.text("key")
    values = {
        "key": key,
        "scale": entry.word("scale", Scale.values),
        **entry.pair("label"),
        **entry.pair("definition"),
        **entry.pair("unit", needed=False),
        "minimum": entry.number("minimum"),
        **entry.pair("note", needed=False),
        "headline": entry.switch("headline", default=False),
        "union_of_part": entry.word("union_of_part", PartKind.values, ""),
        "order": order,
        **PUBLISHED,
    }
    refers = {"group": ("dimensiongroup", group), **citation(entry)}
    yield FixtureRow("dimension", key, entry.where, values, refers)
    for place, category in enumerate(entry.entries("categories")):
        yield category_row(category, key, place)
    entry.done()


def category_row(entry: Entry, dimension: str, order: int) -> FixtureRow:
    key = entry.text("key")
    values = {
        "key": key,
        **entry.pair("label"),
        **entry.pair("definition"),
        "named_by_source": entry.switch("named_by_source", default=True),
        "order_inferred": entry.switch("order_inferred", default=False),
        "order": order,
    }
    refers = {"dimension": ("dimension", dimension), **citation(entry)}
    entry.done()
    return FixtureRow("category", f"{dimension}.{key}", entry.where, values, refers)


def visit_values(entry: Entry, order: int) -> dict[str, Any]:
    """The columns of a visit; months and years are stated unless the file says otherwise."""
    has_months, has_years = entry.has("months_open"), entry.has("years")
    return {
        "key": entry.text("key"),
        **entry.pair("label"),
        "order": order,
        "basis": entry.word("basis", Basis.values),
        **entry.bounds("months_open", "months"),
        **entry.bounds("years", "year"),
        "months_certainty": entry.word("months_certainty", Certainty.values, Certainty.STATED if has_months else ""),
        "years_certainty": entry.word("years_certainty", Certainty.values, Certainty.STATED if has_years else ""),
        **entry.pair("informants", needed=False),
        **entry.pair("note", needed=False),
        **PUBLISHED,
    }


def office_values(entry: Entry) -> dict[str, Any]:
    return {
        "slug": entry.text("slug"),
        "record": entry.word("record", RecordKind.values),
        "anonymised": entry.switch("anonymised", default=True),
        **entry.pair("name"),
        **entry.pair("about"),
        **PUBLISHED,
    }
