"""A brief as PDF, set by typst, and how much of it two sheets hold. What it says is not decided here."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from fontTools.ttLib import TTFont

from offices.brief.document import Brief
from offices.brief.room import ROOMS, Room
from offices.brief.written import written
from offices.figure.export.png import fonts
from offices.table.table import Origin

SHEETS, MOST_WORDS = 2, 1350
"""What is read in some minutes, less the sources."""
FORM = Path(__file__).with_name("brief.typ").read_bytes()
"""The one form of all; what a brief says is data to it, so that no text is ever code."""
PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
UNSHOWN, UNKNOWN = "could not be displayed", "?"
"""What typst says of a letter that no font has, and what stands in its place."""


@dataclass(frozen=True)
class Made:
    """A brief with as much as two sheets hold, and it as PDF."""

    brief: Brief
    room: Room
    pdf: bytes

    @property
    def fits(self) -> bool:
        found = PAGES.search(self.pdf)
        return found is not None and int(found[1]) <= SHEETS and self.brief.n_words <= MOST_WORDS


def fitted(make: Callable[[Room], Brief], origin: Origin) -> Made:
    """With the most that fits, found by halving the steps that there are; the last of them always does."""
    best = made(make, ROOMS[0], origin)
    if best.fits:
        return best
    best, low, high = made(make, ROOMS[-1], origin), 1, len(ROOMS) - 1
    while low < high:
        middle = (low + high) // 2
        tried = made(make, ROOMS[middle], origin)
        best, low, high = (tried, low, middle) if tried.fits else (best, middle + 1, high)
    return best


def made(make: Callable[[Room], Brief], room: Room, origin: Origin) -> Made:
    brief = make(room)
    return Made(brief, room, pdf(written(brief, room, origin)))


def pdf(data: dict[str, Any]) -> bytes:
    """As PDF/UA, which refuses a letter that no font has: such letters become question marks."""
    try:
        return compiled(data)
    except typst.TypstError as error:
        if UNSHOWN not in error.message:
            raise
        return compiled(in_our_letters(data))


def in_our_letters(one: Any) -> Any:
    """The same data with a sign in place of each letter that our fonts lack."""
    if isinstance(one, str):
        return "".join(letter if letter in known() else UNKNOWN for letter in one)
    if isinstance(one, dict):
        return {key: in_our_letters(told) for key, told in one.items()}
    return [in_our_letters(told) for told in one] if isinstance(one, list | tuple) else one


def compiled(data: dict[str, Any]) -> bytes:
    """The same bytes each time: no clock is read, since the date of the document is that of its edition."""
    words = json.dumps(data, ensure_ascii=False)
    return typst.compile(FORM, format="pdf", pdf_standards=["ua-1"], font_paths=fonts(), sys_inputs={"brief": words})


@cache
def known() -> frozenset[str]:
    """The letters that all of the site's own fonts have."""
    found = [set(TTFont(path).getBestCmap()) for path in sorted(settings.PRINT_FONTS.glob("*.ttf"))]
    return frozenset(map(chr, set.intersection(*found)))
