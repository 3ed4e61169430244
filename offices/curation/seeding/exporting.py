"""The fixture files as the database would have them; what is unchanged stays to the letter. Nothing is written here."""

import re
from collections.abc import Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from offices.curation.seeding.entry import Entry, FixtureRow, Reference, entries_in, name_of
from offices.curation.seeding.files import PlainLoader, load, yaml_files
from offices.curation.seeding.reading import read
from offices.curation.seeding.rows import FOLDERS
from offices.curation.seeding.splicing import Edit, key_edits, key_nodes, list_edits, with_edits
from offices.curation.seeding.stored import Stored
from offices.curation.seeding.wording import block, spoken

FILE_NAME = re.compile(r"[\w-]+")
"""A key that a file may be called by: none that leads elsewhere."""


@dataclass
class Export:
    """Files by their name in the folder, with their text: None for one that goes."""

    files: dict[str, str | None] = field(default_factory=dict)
    homeless: list[Reference] = field(default_factory=list)
    """Rows that no file can take."""


def exported(folder: Path, stored: Stored) -> Export:
    """What differs from the files of `folder`."""
    return Exporter(folder, stored).run()


class Exporter:
    """One run: what is stored, and which of it a file has taken."""

    def __init__(self, folder: Path, stored: Stored) -> None:
        self.folder, self.stored = folder, stored
        self.by_model: dict[str, list[FixtureRow]] = {}
        for row in stored.rows.values():
            self.by_model.setdefault(row.model, []).append(row)
        self.taken: set[Reference] = set()
        self.listed: dict[str, set[str]] = {}
        """Kind -> keys that stand in a file's list of them."""

    def run(self) -> Export:
        found = Export()
        for name, schema in FOLDERS.items():
            paths = yaml_files(self.folder / name)
            entries = {path: read(schema, load(path), f"{name}/{path.name}") for path in paths}
            self.note_listed(entries)
            for path, entry in entries.items():
                self.put(found, path, self.text(path, entry, entries))
            if schema.table:
                for row in self.by_model.get(name_of(schema.table), []):
                    if (row.model, row.key) not in self.taken and FILE_NAME.fullmatch(row.key):
                        path = self.folder / name / f"{row.key}.yaml"
                        self.put(found, path, f"{block(self.whole(schema, row), 0)}\n")
        found.homeless = [name for name in self.stored.rows if name not in self.taken]
        return found

    def put(self, found: Export, path: Path, text: str | None) -> None:
        if not path.exists() or text != path.read_text(encoding="utf-8"):
            found.files[f"{path.parent.name}/{path.name}"] = text

    def note_listed(self, entries: dict[Path, Entry]) -> None:
        for entry in entries.values():
            if not entry.table:
                for row in entry.rows(""):
                    self.listed.setdefault(row.model, set()).add(row.key)

    def text(self, path: Path, entry: Entry, entries: dict[Path, Entry]) -> str | None:
        """The file with what is stored; None where the row that it is of is gone."""
        text = path.read_text(encoding="utf-8")
        row = entry.row("", "")
        if row and (row.model, row.key) not in self.stored.rows:
            return None
        last = {
            name: [other for other, one in entries.items() if header(one) == header(entry) and getattr(one, name)][-1:]
            for name in type(entry).model_fields
        }
        more = {name for name, paths in last.items() if not entry.table and paths == [path]}
        node: Any = yaml.compose(text, PlainLoader)
        return with_edits(text, self.edits(text, entry, node, "", more=more))

    def edits(
        self, text: str, entry: Entry, node: yaml.MappingNode, owner: str, order: int = 0, more: Set[str] = frozenset()
    ) -> list[Edit]:
        """What changes in a mapping and in all that stands in it; of which lists it takes `more` rows."""
        row, schema = entry.row("", owner, order), type(entry)
        old, new = {}, {}
        if row:
            self.taken.add((row.model, row.key))
            old, new = said(schema, row), said(schema, in_order_of(row, self.stored.rows[row.model, row.key]))
        below: list[Edit] = []
        for name, info in schema.model_fields.items():
            key, inner = info.alias or name, schema.inner(name)
            if inner:
                place = key_nodes(node).get(key)
                found = self.list_edits(
                    text, entry, name, inner, place[1] if place else None, entry.owns(owner, order), name in more
                )
                if isinstance(found, list):
                    below += found
                else:
                    old[key], new[key] = found
        keys = [info.alias or name for name, info in schema.model_fields.items()]
        old, new = ({key: one[key] for key in keys if one.get(key)} for one in (old, new))
        mine = key_edits(text, node, old, new)
        return [*mine, *(edit for edit in below if not any(one.start <= edit.start < one.end for one in mine))]

    def list_edits(
        self, text: str, entry: Entry, name: str, inner: type[Entry], node: Any, mine: str, more: bool
    ) -> list[Edit] | tuple[Any, Any]:
        """Edits of a list of blocks; of any other list what it said and what it says."""
        there = entries_in(getattr(entry, name))
        rows = [one.row("", mine, place) for place, one in enumerate(there)]
        keys = [row.key for row in rows if row]
        wanted = self.wanted(entry, inner, mine, keys, more)
        blocks = isinstance(node, yaml.SequenceNode) and not node.flow_style and wanted
        if blocks and all(isinstance(one, yaml.MappingNode) for one in node.value):
            nested = [
                edit
                for order, (one, key, at) in enumerate(zip(there, keys, node.value, strict=True))
                if any(row.key == key for row in wanted)
                for edit in self.edits(text, one, at, mine, order)
            ]
            order = [keys.index(row.key) if row.key in keys else self.whole(inner, row) for row in wanted]
            return list_edits(text, node, order, nested)
        old = [said(inner, row) for row in rows if row]
        was = {row.key: row for row in rows if row}
        new = [self.whole(inner, in_order_of(was.get(row.key), row)) for row in wanted]
        if isinstance(node, yaml.MappingNode) and len(new) == 1:
            return self.edits(text, there[0], node, mine) if inner.__name__ != "CarrierEntry" else carried(old, new)
        return carried(old, new) if inner.__name__ == "CarrierEntry" else (old, new)

    def wanted(self, entry: Entry, inner: type[Entry], owner: str, keys: list[str], more: bool) -> list[FixtureRow]:
        """The stored rows that stand in a list: as they are ordered, or as they stood, the new ones last."""
        model = name_of(inner.table) if inner.table else ""
        rows = [row for row in self.by_model.get(model, []) if self.stands_in(entry, inner, row, owner, keys, more)]
        places = {key: place for place, key in enumerate(keys)}
        if rows and "order" in rows[0].values:
            return sorted(rows, key=lambda row: (row.values["order"], places.get(row.key, len(places))))
        return sorted(rows, key=lambda row: places.get(row.key, len(places)))

    def stands_in(
        self, entry: Entry, inner: type[Entry], row: FixtureRow, owner: str, keys: list[str], more: bool
    ) -> bool:
        if not inner.has(row.columns, owner):
            return False
        if entry.table or row.key in keys:
            return True
        new = row.key not in self.listed.get(row.model, ())
        return more and new and row.key.startswith(begins(entry))

    def whole(self, schema: type[Entry], row: FixtureRow) -> dict[str, Any]:
        """A row with all that stands in it."""
        self.taken.add((row.model, row.key))
        mapping = said(schema, row)
        for name, info in schema.model_fields.items():
            if inner := schema.inner(name):
                model = name_of(inner.table) if inner.table else ""
                rows = [one for one in self.by_model.get(model, []) if inner.has(one.columns, row.key)]
                below: Any = [self.whole(inner, one) for one in rows]
                if inner.__name__ == "CarrierEntry":
                    below = digests(below)
                elif name == "answer" and len(below) == 1:
                    below = below[0]
                if below:
                    mapping[info.alias or name] = below
        keys = [info.alias or name for name, info in schema.model_fields.items()]
        return {key: mapping[key] for key in keys if mapping.get(key)}


def carried(old: list[Any], new: list[Any]) -> tuple[Any, Any]:
    """What a sentence rests on, before and now."""
    return digests(old), digests(new)


def digests(carriers: list[dict[str, Any]]) -> dict[str, str]:
    """As files have them: `finding: digest`."""
    return {one["finding"]: one.get("digest", "") for one in carriers}


def said(schema: type[Entry], row: FixtureRow) -> dict[str, Any]:
    told = spoken(schema.told(row.columns))
    return told if isinstance(told, dict) else {}


def in_order_of(old: FixtureRow | None, new: FixtureRow) -> FixtureRow:
    """With what it names in the order of the file: a set has none."""
    if not old:
        return new
    many = {name: like(named, old.many.get(name, [])) for name, named in new.many.items()}
    return replace(new, many=many)


def like(new: list[Reference], old: list[Reference]) -> list[Reference]:
    """In the order of the old, what is new last."""
    return sorted(new, key=lambda one: old.index(one) if one in old else len(old))


def header(entry: Entry) -> str:
    """Of which source a file of lists is."""
    return str(getattr(entry, "source", "") or getattr(entry, "review", ""))


def begins(entry: Entry) -> str:
    """What the keys of a file of lists begin with."""
    return f"{header(entry)}-" if hasattr(entry, "source") else ""
