"""A brief as plain text in its order: a line, points, parts, sources. Knows no question, no office, no HTML, no PDF."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import ClassVar, NamedTuple

TAGS = re.compile("<[^>]*>")
MOST_RUNS = 12


class Cite(NamedTuple):
    """A place in a source; `told_in` is the text that it was read in, where that is another."""

    source: str
    url: str
    told_in: str = ""
    section: str = ""
    """As printed, so in the language of the source: Norwegian."""
    page: str = ""


@dataclass(frozen=True)
class Text:
    """Words, their beginning in bold, and where what they say stands."""

    words: str
    head: str = ""
    cited: tuple[Cite, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    text: Text
    kind: ClassVar[str] = "paragraph"
    beside: ClassVar[str] = ""
    """Words that are read besides its texts; of other blocks too."""

    @property
    def texts(self) -> tuple[Text, ...]:
        return (self.text,)


@dataclass(frozen=True)
class Items:
    """The first of a list; `more` says how many more there are."""

    texts: tuple[Text, ...]
    more: str = ""
    kind: ClassVar[str] = "items"
    beside: ClassVar[str] = ""


@dataclass(frozen=True)
class Facts:
    rows: tuple[tuple[str, Text], ...]
    kind: ClassVar[str] = "facts"

    @property
    def beside(self) -> str:
        return " ".join(term for term, _text in self.rows)

    @property
    def texts(self) -> tuple[Text, ...]:
        return tuple(text for _term, text in self.rows)


@dataclass(frozen=True)
class Grid:
    """A table; the first cell of each row is its head."""

    caption: Text
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: ClassVar[str] = "grid"

    @property
    def beside(self) -> str:
        return " ".join(cell for row in (self.head, *self.rows) for cell in row)

    @property
    def texts(self) -> tuple[Text, ...]:
        return (self.caption,)


@dataclass(frozen=True)
class Drawing:
    """SVG that stands alone: looks are attributes, nothing in it leads anywhere; and in words what it shows."""

    svg: str
    alt: str
    caption: Text
    kind: ClassVar[str] = "drawing"

    @property
    def beside(self) -> str:
        return TAGS.sub(" ", self.svg)

    @property
    def texts(self) -> tuple[Text, ...]:
        return (self.caption,)


Block = Paragraph | Items | Facts | Grid | Drawing


@dataclass(frozen=True)
class Part:
    """What a reader may leave out, by its word."""

    key: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def is_wide(self) -> bool:
        """Whether it needs the whole sheet, so that its title stands above it and not beside."""
        return any(isinstance(one, Grid | Drawing) for one in self.blocks)


@dataclass(frozen=True)
class Note:
    """A source with the places in it that the brief rests on."""

    number: int
    source: str
    url: str
    title: str
    told_in: str
    places: tuple[tuple[str, str], ...]
    """Section and page."""
    n_more: int = 0
    """Places beyond those."""


@dataclass(frozen=True)
class Foot:
    """Where it is from; the day is that of the edition, never of the printing."""

    cite: str
    permalink: str
    day: str
    version: str


@dataclass(frozen=True)
class Brief:
    key: str
    """Of the file, in ASCII."""
    kind: str
    """What it is about, in a word."""
    title: str
    line: Text
    points: tuple[Text, ...]
    parts: tuple[Part, ...]
    foot: Foot
    titles: tuple[tuple[str, str], ...] = ()
    """Address of a source -> its title."""
    most_notes: int = 60
    most_places: int = 6
    """Named of one source."""

    def without(self, keys: frozenset[str]) -> "Brief":
        points = () if "points" in keys else self.points
        return replace(self, points=points, parts=tuple(one for one in self.parts if one.key not in keys))

    @property
    def texts(self) -> Iterator[Text]:
        """All that may be cited for, in the order of reading."""
        yield self.line
        yield from self.points
        yield from (text for part in self.parts for block in part.blocks for text in block.texts)

    @property
    def n_words(self) -> int:
        """All that is read, less the sources."""
        texts = (f"{one.head} {one.words}" for one in self.texts)
        beside = (block.beside for part in self.parts for block in part.blocks)
        return sum(len(words.split()) for words in (*texts, *beside))

    @cached_property
    def places(self) -> dict[tuple[str, str], dict[tuple[str, str], Cite]]:
        """Source and the text that it was read in -> the places in it, all in the order of their first mention."""
        found: dict[tuple[str, str], dict[tuple[str, str], Cite]] = {}
        for cite in (cite for text in self.texts for cite in text.cited):
            found.setdefault((cite.url, cite.told_in), {}).setdefault((cite.section, cite.page), cite)
        return found

    @cached_property
    def numbering(self) -> dict[tuple[str, str], int]:
        return {source: number for number, source in enumerate(self.places, 1)}

    def numbers(self, text: Text) -> str:
        """The notes of a text: “1, 3–5”."""
        return runs(sorted({self.numbering[cite.url, cite.told_in] for cite in text.cited}))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        titles = dict(self.titles)
        return tuple(
            self.note(number, list(cites.values()), titles.get(url, ""))
            for number, ((url, _told_in), cites) in enumerate(islice(self.places.items(), self.most_notes), 1)
        )

    @property
    def n_more_notes(self) -> int:
        """Sources that there is no room for."""
        return max(len(self.places) - self.most_notes, 0)

    def note(self, number: int, cites: list[Cite], title: str) -> Note:
        named = [(one.section, one.page) for one in cites if one.section or one.page]
        most = self.most_places
        return Note(
            number,
            cites[0].source,
            cites[0].url,
            title,
            cites[0].told_in,
            tuple(named[:most]),
            max(len(named) - most, 0),
        )


def runs(numbers: list[int]) -> str:
    """Three or more that follow one another as the first and the last; of very many the first few."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    told = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in found]
    return ", ".join([*told[:MOST_RUNS], *(["…"] if len(told) > MOST_RUNS else [])])
