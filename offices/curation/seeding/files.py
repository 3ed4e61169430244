"""Reading the fixture folder: YAML files as mappings of texts. What they may hold is in schema.py."""

from collections.abc import Hashable
from pathlib import Path

import yaml


class FixtureError(Exception):
    """Something in the fixtures is wrong; each line of the message names file, place and what is allowed."""


class PlainLoader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc] # whether by C shows at run time
    """YAML in which every value is a text (`no` is not false) and a key may stand only once; by C where possible."""


def unique_mapping(loader: PlainLoader, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
    """A mapping as usual, but a repeated key is an error instead of a value lost in silence."""
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    if repeated := [key for key in keys if keys.count(key) > 1]:
        raise yaml.MarkedYAMLError(problem=f"the key {repeated[0]!r} stands twice", problem_mark=node.start_mark)
    return yaml.constructor.BaseConstructor.construct_mapping(loader, node, deep=True)


PlainLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, unique_mapping)


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of a folder, by name."""
    if not folder.is_dir():
        raise FixtureError(f"{folder}: there is no such folder.")
    return sorted(folder.glob("*.yaml"))


def load(path: Path) -> object:
    """What a file holds; raises FixtureError on what is not YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), PlainLoader)  # noqa: S506 - a BaseLoader makes only texts
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FixtureError(f"{path.parent.name}/{path.name}: not readable as YAML: {error}") from error
