"""A brief as the data that the form of the PDF reads (brief.typ): numbers for its notes, words around it. No layout."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from offices.brief.document import Block, Brief, Drawing, Facts, Grid, Items, Note, Text
from offices.brief.room import Room, more_words
from offices.table.table import Origin

BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
TALLEST = 0.95
"""Height of a drawing in parts of the width of the sheet; a taller one is made smaller."""
TERM = 30
"""Millimetres for the terms of facts; a list of short ones is as wide as they are."""


def written(brief: Brief, room: Room, origin: Origin) -> dict[str, Any]:
    day = origin.day
    return {
        "language": origin.language,
        "size": room.size,
        "date": [day.year, day.month, day.day] if day else None,
        "kind": brief.kind,
        "title": brief.title,
        "line": text(brief, brief.line),
        "points": texts(brief, brief.points),
        "parts": [
            {"title": part.title, "is_wide": part.is_wide, "blocks": [block(brief, one) for one in part.blocks]}
            for part in brief.parts
        ],
        "notes": [note(one) for one in brief.notes],
        "more_notes": f"… {more_words(brief.n_more_notes)}." if brief.n_more_notes else "",
        "foot": {"cite": brief.foot.cite},
        "said": said(brief),
    }


def said(brief: Brief) -> dict[str, str]:
    """The words that stand around every brief."""
    return {
        "page": _("page %(n)s of %(all)s") % {"n": "{n}", "all": "{all}"},
        "day": _("data of %(day)s") % {"day": brief.foot.day} if brief.foot.day else "",
        "sources": _("Sources"),
        "cite": _("Cite as"),
        "independent": _("An independent research database, not a service of the agency."),
    }


def text(brief: Brief, one: Text) -> dict[str, str]:
    return {"head": one.head, "words": one.words, "notes": brief.numbers(one)}


def texts(brief: Brief, ones: Iterable[Text]) -> list[dict[str, str]]:
    return [text(brief, one) for one in ones]


def block(brief: Brief, one: Block) -> dict[str, Any]:
    own: dict[str, Any] = {"kind": one.kind}
    if isinstance(one, Facts):
        return own | {"term": TERM, "rows": [[term, text(brief, told)] for term, told in one.rows]}
    if isinstance(one, Grid):
        return own | {"caption": text(brief, one.caption), "head": one.head, "rows": one.rows}
    if isinstance(one, Drawing):
        width = {"svg": one.svg, "width": share(one.svg)}
        return own | width | {"alt": one.alt, "caption": text(brief, one.caption)}
    if isinstance(one, Items):
        return own | {"texts": texts(brief, one.texts), "more": one.more}
    return own | {"text": text(brief, one.text)}


def share(svg: str) -> int:
    """Of the sheet's width in per cent, so that it is not too tall."""
    found = BOX.search(svg)
    wide, high = map(float, found.groups()) if found else (1.0, 1.0)
    return min(100, int(100 * TALLEST * wide / high))


def note(one: Note) -> dict[str, Any]:
    return {
        "number": one.number,
        "source": source_words(one),
        "places": one.places,
        "more": more_words(one.n_more) if one.n_more else "",
    }


def source_words(one: Note) -> str:
    """The study, its title, and the text that it was read in."""
    quoted = _("“%(words)s”") % {"words": one.title}
    named = f"{one.source}, {quoted}" if one.title else one.source
    return f"{named}, {_('as told in %(source)s') % {'source': one.told_in}}" if one.told_in else named
