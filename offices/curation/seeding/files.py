"""Reading the fixture folder: YAML files into entries. What an entry means is in rows.py."""

from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import yaml

from offices.curation.seeding.entry import Entry, FixtureError


class PlainLoader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
    """YAML in which every value is a text (`no` is not false) and a key may stand only once; by C where possible."""


def unique_mapping(loader: PlainLoader, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
    """A mapping as usual, but a repeated key is an error instead of a value lost in silence."""
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    if repeated := [key for key in keys if keys.count(key) > 1]:
        raise yaml.MarkedYAMLError(problem=f"the key {repeated[0]!r} stands twice", problem_mark=node.start_mark)
    return yaml.constructor.BaseConstructor.construct_mapping(loader, node, deep=True)


PlainLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, unique_mapping)


def read_folder(folder: Path) -> Iterator[Entry]:
    """Each YAML file of `folder`, by name, as an entry; raises FixtureError on what is not YAML."""
    if not folder.is_dir():
        raise FixtureError(f"{folder}: there is no such folder.")
    for path in sorted(folder.glob("*.yaml")):
        yield Entry(load(path), f"{folder.name}/{path.name}")


def load(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), PlainLoader)  # noqa: S506 - a BaseLoader makes only texts
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FixtureError(f"{path.parent.name}/{path.name}: not readable as YAML: {error}") from error
