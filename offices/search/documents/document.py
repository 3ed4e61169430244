"""Something that can be found, and what it is found by. Read by the modules beside this one, searched by index.py."""

from dataclasses import dataclass

from offices.data.records import Pair


@dataclass(frozen=True)
class Document:
    """A page, or a place on one: a question, a dimension, an office, a figure, a source, a finding, the site's own."""

    kind: str
    key: str
    """Of a page of the site its route, and the place on it: “about#limits”."""
    title: Pair
    names: tuple[Pair, ...] = ()
    """What it is called or filed under besides: labels of its values, its ends, its theme, who speaks."""
    texts: tuple[Pair, ...] = ()
    offices: tuple[str, ...] = ()
    """Slugs of the records that a match of it leads to."""
