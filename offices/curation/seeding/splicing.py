"""Changed entries put into the text of a YAML file, so that all else stays to the letter. No rows here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from offices.curation.seeding.wording import block, flow, item, pair


@dataclass(frozen=True)
class Edit:
    """From a place in the text to another: what stands there instead."""

    start: int
    end: int
    text: str


def with_edits(text: str, edits: Sequence[Edit]) -> str:
    """All of them, from the end, so that the places of the others hold."""
    for edit in sorted(edits, key=lambda each: (each.start, each.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def end_of(node: yaml.Node) -> int:
    """Where a node ends; the parser has blocks end where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def key_nodes(node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    return {key.value: (key, value) for key, value in node.value}


def line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def line_end(text: str, place: int) -> int:
    """After the line break."""
    found = text.find("\n", place)
    return len(text) if found < 0 else found + 1


def key_edits(text: str, node: yaml.MappingNode, old: Mapping[str, object], new: Mapping[str, object]) -> list[Edit]:
    """The keys of a mapping whose value differs: in their place, after the ones before them, or gone."""
    if old == new:
        return []
    if node.flow_style:
        return [Edit(node.start_mark.index, node.end_mark.index, in_flow(text, node, new))]
    nodes, indent, edits = key_nodes(node), node.start_mark.column, []
    before = next(iter(nodes.values()))
    for key in (*new, *(each for each in old if each not in new)):
        place = nodes.get(key)
        if place and key not in new:
            edits.append(removed(text, place, indent))
        elif place and old.get(key) != new[key]:
            edits.append(Edit(place[0].start_mark.index, end_of(place[1]), pair(key, new[key], indent)))
        elif not place and old.get(key) != new[key]:
            at = end_of(before[1])
            edits.append(Edit(at, at, f"\n{' ' * indent}{pair(key, new[key], indent)}"))
        before = place or before
    return edits


def in_flow(text: str, node: yaml.MappingNode, new: Mapping[str, object]) -> str:
    """On one line where it fits; below one another where it stands alone after the dash of a list."""
    start = node.start_mark
    alone = text[line_start(text, start.index) : start.index].strip() in ("", "-")
    if alone and start.column + len(flow(new)) > 120:
        return block(new, start.column)
    return flow(new)


def removed(text: str, place: tuple[yaml.Node, yaml.Node], indent: int) -> Edit:
    """A key with its line; the first after a dash gives its place to the next."""
    start, end = place[0].start_mark.index, line_end(text, end_of(place[1]))
    first = line_start(text, start)
    if text[first:start].strip():
        return Edit(start, min(end + indent, len(text)), "")
    return Edit(first, end, "")


def list_edits(
    text: str, node: yaml.SequenceNode, order: Sequence[int | Mapping[str, object]], inner: Sequence[Edit]
) -> list[Edit]:
    """A list of blocks in a new order: a number stands for the item there, a mapping is a new one; `inner` are edits
    of its items."""
    if list(order) == list(range(len(node.value))):
        return list(inner)
    starts = [line_start(text, one.start_mark.index) for one in node.value]
    ends = [line_end(text, end_of(one)) for one in node.value]
    spans = list(zip([starts[0], *ends[:-1]], ends, strict=True))
    dash = text.index("-", starts[0]) - starts[0]
    pieces = [
        with_edits(text[begin:end], [moved(edit, -begin) for edit in inner if begin <= edit.start < end])
        for begin, end in spans
    ]
    new = [pieces[one] if isinstance(one, int) else f"{' ' * dash}{item(one, dash)}\n" for one in order]
    return [Edit(starts[0], ends[-1], "".join(piece if piece.endswith("\n") else f"{piece}\n" for piece in new))]


def moved(edit: Edit, by: int) -> Edit:
    return Edit(edit.start + by, edit.end + by, edit.text)
