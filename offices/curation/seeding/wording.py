"""How fixtures are spelled: values as text, mappings and lists as YAML of at most 120 signs a line. No rows here."""

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from textwrap import wrap

WIDTH = 120
PLAIN = re.compile(r"[A-Za-z][\w-]*|-?\d+(\.\d+)?|https?://[^\s,\[\]{}#]+")
"""What needs no quotes."""


def spoken(value: object) -> object:
    """A value as files have it: a text, or texts in mappings and lists; what says nothing is None."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        found = {str(key): said for key, one in value.items() if (said := spoken(one)) is not None}
        return found or None
    if isinstance(value, list | tuple):
        return [spoken(one) for one in value] or None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        return f"{Decimal(value).normalize():f}"
    return str(value).strip() or None if value is not None else None


def flow(value: object) -> str:
    """On one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_text(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    text = str(value)
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def key_text(key: object) -> str:
    return flow(str(key))


def pair(key: str, value: object, indent: int, *, after: str = "") -> str:
    """`key: value` that begins at a column; on one line where it fits, else below one another."""
    line = f"{key_text(key)}: {flow(value)}"
    if indent + len(line) + len(after) <= WIDTH and not has_entries(value):
        return line
    if isinstance(value, Mapping):
        return f"{key_text(key)}:\n{' ' * (indent + 2)}{block(value, indent + 2)}"
    if isinstance(value, list):
        return f"{key_text(key)}:" + "".join(f"\n{' ' * (indent + 2)}{item(one, indent + 2)}" for one in value)
    return "\n".join(wrapped(line, indent))


def wrapped(line: str, indent: int) -> list[str]:
    """A quoted text over several lines; one with blanks that folding would lose stays on one."""
    if re.search(r"\\|\s\s", line):
        return [line]
    further = " " * (indent + 2)
    return (
        wrap(line, WIDTH, initial_indent="", subsequent_indent=further, break_long_words=False, break_on_hyphens=False)
        if len(line) + indent > WIDTH
        else [line]
    )


def has_entries(value: object) -> bool:
    """Whether entries stand in it, which have lines of their own."""
    return isinstance(value, list) and any(isinstance(one, Mapping) for one in value)


def block(mapping: Mapping[str, object], indent: int) -> str:
    """A mapping, a key a line, its first at the column where it stands already."""
    return f"\n{' ' * indent}".join(pair(key, value, indent) for key, value in mapping.items())


def item(value: object, indent: int) -> str:
    """An item of a list, from its dash."""
    line = f"- {flow(value)}"
    nested = isinstance(value, Mapping) and any(has_entries(one) for one in value.values())
    if not isinstance(value, Mapping) or (indent + len(line) <= WIDTH and not nested):
        return line
    return f"- {block(value, indent + 2)}"
