"""Places in sources as they are typed in one field: "klemsdal2008, 2.1 Lillevik, p. 14". No codings."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from offices.models import Citation, Source

SOURCE = re.compile(r"\s*(?P<source>[\w-]+)\s*[,:]\s*(?P<rest>.+)", re.DOTALL)
PAGE = re.compile(r"(?:^|,)\s*(?:pp?|ss?|page|pages|side|sider)\.?\s+(?P<page>[\w–,-][\w –,-]*)$", re.IGNORECASE)
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)*")


def place_text(place: Citation | None) -> str:
    """As it is typed; its source has to be fetched with it."""
    if place is None:
        return ""
    page = f"p. {place.page}" if place.page else ""
    return ", ".join(filter(None, (place.source.key, place.section, page)))


def plain(text: str) -> str:
    return " ".join(text.casefold().split())


class Places:
    """All places that there are, to choose from; a new one is made of what is typed."""

    def __init__(self) -> None:
        self.all = list(Citation.objects.select_related("source"))
        rows = Source.objects.only("key", "stage", "authors", "year")
        self.sources = {source.key: source for source in rows}
        self.by_text = {plain(place_text(place)): place for place in reversed(self.all)}
        self.by_key = {plain(f"{place.source.key}, {place.key}"): place for place in reversed(self.all)}

    def options(self) -> list[tuple[str, str, str]]:
        """What is typed, what it stands for, what else may be typed: sources, which a place begins with, and places."""
        begun = [(f"{source.key}, ", f"{source.authors} ({source.year})", "") for source in self.sources.values()]
        return [*begun, *((place_text(place), "", f"{place.source.key}, {place.key}") for place in self.all)]

    def read(self, text: str) -> Citation | None:
        """The place that is meant, perhaps a new one that is not saved yet. Raises ValidationError."""
        if not text.strip():
            return None
        if found := self.by_text.get(plain(text)) or self.by_key.get(plain(text)):
            return found
        made = self.made_of(text)
        self.by_text[plain(text)] = self.by_text[plain(place_text(made))] = made
        return made

    def read_all(self, text: str) -> list[Citation]:
        """One place a line."""
        return [place for line in text.splitlines() if (place := self.read(line))]

    def made_of(self, text: str) -> Citation:
        found = SOURCE.fullmatch(text)
        source = self.sources.get(found["source"].casefold()) if found else None
        if not found or not source:
            raise ValidationError(self.unknown(found["source"] if found else text.strip()))
        rest = found["rest"].strip()
        at = PAGE.search(rest)
        section, page = (rest[: at.start()].strip(" ,"), at["page"].strip()) if at else (rest, "")
        place = Citation(source=source, section=section, page=page, key="new")
        same = self.by_text.get(plain(place_text(place)))
        return same or self.named(place)

    def unknown(self, word: str) -> str:
        near = get_close_matches(word.casefold(), self.sources, 3, 0.5) or sorted(self.sources)[:3]
        return _("“%(word)s” is no source here. Write source, section, page: %(near)s, 2.1 Heading, p. 14.") % {
            "word": word[:60],
            "near": _(" or ").join(near),
        }

    def named(self, place: Citation) -> Citation:
        """With a key of its own and a place after the others in the source."""
        others = [one for one in self.all if one.source_id == place.source.pk]
        taken = {one.key for one in others} | {one.key for one in self.by_text.values() if one.source == place.source}
        place.key = next(key for key in keys(place) if key not in taken)
        place.order = min(max((one.order for one in others), default=0) + 1, 9_999)
        return place


def keys(place: Citation) -> Iterator[str]:
    """Its section's number, or its page; if that is taken with a number behind it."""
    number = NUMBER.match(place.section)
    base = number[0] if number else slugify(place.section)[:30] or slugify(f"p{place.page}")[:30] or "place"
    yield base[:34]
    yield from (f"{base[:34]}-{again}" for again in range(2, 10_000))
