"""Writing into question files what the findings under each sentence said: a digest beside each. No database rows."""

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from offices.models import Finding
from offices.models.sentences import digest_of

WIDTH = 120
CARRIERS = "rests_on"


def digests() -> dict[str, str]:
    """Of every finding that there is; a few queries."""
    ends = ("antecedent", "antecedent_category", "outcome", "consequent", "consequent_category")
    rows = Finding.objects.select_related(*ends).prefetch_related("speakers", "places__study")
    return {row.key: digest_of(row) for row in rows}


def stamp(path: Path, known: Mapping[str, str]) -> int:
    """Give a digest to each finding of the file that has none, and say how many.

    One that has a digest keeps it, though the finding changed: somebody has to read the sentence again first.
    """
    text, n = path.read_text(encoding="utf-8"), 0
    for node in reversed(list(carrying(yaml.compose(text, yaml.SafeLoader)))):
        given = given_digests(node)
        n += sum(not digest for digest in given.values())
        full = {key: digest or known.get(key, "") for key, digest in given.items()}
        text = put_in(text, node, full)
    path.write_text(text, encoding="utf-8")
    return n


def carrying(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """What stands at `rests_on`, wherever in the file, in its order; an empty list needs no digest."""
    if isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from carrying(one)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == CARRIERS and value.value:
            yield value
        else:
            yield from carrying(value)


def given_digests(node: yaml.Node) -> dict[str, str]:
    if isinstance(node, yaml.MappingNode):
        return {key.value: value.value for key, value in node.value}
    return {one.value: "" for one in node.value}


def put_in(text: str, node: yaml.Node, given: Mapping[str, str]) -> str:
    """The text with the mapping in place of the node, on the line of its key; what follows stays where it is."""
    before, inside = text[: node.start_mark.index].rstrip(), text[node.start_mark.index : node.end_mark.index]
    column = len(before.rpartition("\n")[2]) + 1
    return f"{before} {flow(given, column)}{inside[len(inside.rstrip()) :]}{text[node.end_mark.index :]}"


def flow(given: Mapping[str, str], column: int) -> str:
    """As a mapping in braces, broken before the line is too long."""
    words = " ".join(f'{key}:\N{NO-BREAK SPACE}"{digest}",' for key, digest in given.items())[:-1]
    lines = textwrap.wrap(words, WIDTH - column - 2, break_long_words=False, break_on_hyphens=False)
    return "{" + f"\n{' ' * min(column, 6)}".join(lines).replace("\N{NO-BREAK SPACE}", " ") + "}"
