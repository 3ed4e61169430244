"""Telling English from Norwegian: which words belong to one language alone, and what of an answer a reader reads."""

import csv
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any

from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.db.models import Model

BRAND = "NAV Compare"
WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)*(?!\w)")
"""Letters alone: cbb46fbf7da5 and leaders_operative are words of no language."""
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[^<>\"]|\"[^\"]*\")*)>")
FIGURE = re.compile(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', re.S)
NO_TEXT = re.compile(r"<script\b.*?</script>|</?mark>", re.S)
"""What is taken out of a page first; a marked word of a search is part of its sentence."""
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
READ = ("aria-label", "alt", "placeholder", "title", "data-failed", "data-label")
"""Attributes that a reader sees or hears; `content` of a description and `value` of a button are read besides."""
CODE = ("code", "pre", "style", "kbd", "samp")
VOID = ("meta", "link", "input", "br", "img", "hr", "col", "wbr", "source")
DRAWN = frozenset({"text", "hovertext", "name", "ticktext", "label", "title"})
"""What of a chart's figure is read; the rest is Plotly's own vocabulary."""
TOLD = frozenset({"name", "label", "statement", "text", "definition", "note", "message", "where", "strength", "unit"})
TOLD |= {"base", "why_shown", "inferred_from", "words", "can", "cannot", "not_comparable"}
"""What of the API's answers is a text; the rest is words of the grammar, the same in both languages."""
NEUTRAL = {"Source": ("publisher", "series", "authors"), "Citation": ("section", "page")}
"""As printed by whoever printed it, whatever the language of the page."""


@dataclass(frozen=True)
class Lexicon:
    """What tells the languages apart, and what stands in both as it is."""

    words: dict[str, frozenset[str]]
    """Language -> the words that no text in the other has."""
    wholes: dict[str, frozenset[str]]
    """Language -> the texts that are no text in the other, for those of which each word is in both."""
    neutral: tuple[str, ...]

    def leaks(self, texts: Iterable[str], language: str) -> dict[str, str]:
        """What in a page's `texts` is in the other language: the word or the whole, and where it stands."""
        (other,) = (one for one in self.words if one != language)
        found: dict[str, str] = {}
        for text in (spaced(one) for one in texts):
            if text.lower() in self.wholes[other]:
                found[text] = text
            elif words(text) & self.words[other]:
                found |= dict.fromkeys(words(self.without_neutral(text)) & self.words[other], text[:200])
        return found

    def without_neutral(self, text: str) -> str:
        for one in (BRAND, *self.neutral):
            text = text.replace(one, " ")
        return text


def spaced(text: str) -> str:
    """Without addresses, and with plain single spaces: a page has thin ones, hard ones and line breaks."""
    return " ".join(word for word in text.split() if "://" not in word)


def words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.lower()))


def apart(texts: dict[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Of each language what the other has not."""
    sets = {language: frozenset(found) - {""} for language, found in texts.items()}
    return {
        language: found.difference(*(sets[one] for one in sets if one != language)) for language, found in sets.items()
    }


@cache
def read_lexicon() -> Lexicon:
    """From the catalogue and from every pair of columns `_en`, `_nb`; needs the shipped data."""
    texts: dict[str, list[str]] = {"en": [], "nb": []}
    for english, norwegian in catalogue():
        texts["en"].append(english)
        texts["nb"].append(norwegian)
    neutral: list[str] = []
    for model in apps.get_app_config("offices").get_models():
        names = [field.name for field in model._meta.concrete_fields]
        stems = [name.removesuffix("_nb") for name in names if name.endswith("_nb")]
        for language, found in texts.items():
            found += columns(model, [f"{stem}_{language}" for stem in stems])
        neutral += columns(model, [name for name in NEUTRAL.get(model.__name__, ()) if name in names])
    neutral += [f"«{term}»" for term in columns(apps.get_model("offices", "Coding"), ["source_term"])]
    told = {language: [text.replace(BRAND, " ") for text in found] for language, found in texts.items()}
    return Lexicon(
        words=apart({language: words(" ".join(found)) for language, found in told.items()}),
        wholes=apart(
            {language: (spaced(text).lower() for text in found if words(text)) for language, found in told.items()}
        ),
        # The longest first: a heading may hold another one.
        neutral=tuple(sorted({one for one in neutral if len(one) > 3}, key=len, reverse=True)),
    )


def columns(model: type[Model], names: list[str]) -> list[str]:
    rows = model.objects.values_list(*names) if names else ()
    return [spaced(str(value)) for row in rows for value in row if value]


def catalogue() -> Iterator[tuple[str, str]]:
    """Each string of the interface in both languages, singular and plural; without placeholders."""
    path = settings.BASE_DIR / "offices/locale/nb/LC_MESSAGES/django.po"
    with path.open("rb") as file:
        for message in read_po(file, locale="nb"):
            if message.id:
                pairs = (
                    (message.id, message.string) if isinstance(message.id, tuple) else ([message.id], [message.string])
                )
                yield from ((plain(one), plain(other)) for one, other in zip(*pairs, strict=True))


def plain(text: str) -> str:
    return re.sub(r"%\(\w+\)s|<[^>]*>", " ", text)


def read_page(html: str, language: str) -> Iterator[str]:
    """The texts of a page in its own language: what is marked as another language, or as code, is passed over."""
    for figure in FIGURE.findall(html):
        yield from drawn(json.loads(figure))
    html = NO_TEXT.sub("", html)
    within: list[str] = []
    end = 0
    for tag in TAG.finditer(html):
        if not within:
            yield unescape(html[end : tag.start()])
        end = tag.end()
        closing, name, inside = tag.groups()
        attributes = {key: unescape(value) for key, value in ATTRIBUTE.findall(inside)}
        follow(within, name, is_closing=bool(closing), is_passed=is_passed_over(name, attributes, language))
        if not within:
            yield from attribute_texts(attributes)


def follow(within: list[str], name: str, *, is_closing: bool, is_passed: bool) -> None:
    """Keep the open tags from the outermost one that is passed over; empty outside of such."""
    if is_closing:
        if within and within[-1] == name:
            within.pop()
    elif name not in VOID and (within or is_passed):
        within.append(name)


def is_passed_over(name: str, attributes: dict[str, str], language: str) -> bool:
    """Another language, code, or the words of an address that an error message lists."""
    return name in CODE or attributes.get("lang", language) != language or attributes.get("class") == "allowed"


def attribute_texts(attributes: dict[str, str]) -> Iterator[str]:
    yield from (attributes[one] for one in READ if one in attributes)
    if attributes.get("name") == "description":
        yield attributes["content"]
    if attributes.get("type") == "submit":
        yield attributes.get("value", "")


def drawn(figure: Any, key: str = "") -> Iterator[str]:
    """The texts of a chart."""
    return told(figure, DRAWN, key)


def told(answer: Any, keys: Collection[str] = TOLD, key: str = "") -> Iterator[str]:
    """The texts of an answer as data."""
    if isinstance(answer, dict):
        for name, value in answer.items():
            yield from told(value, keys, name)
    elif isinstance(answer, list):
        for value in answer:
            yield from told(value, keys, key)
    elif isinstance(answer, str) and key in keys:
        yield plain(answer)


def read_csv(text: str) -> Iterator[str]:
    """The words of a file: its columns of keys are passed over, since they are the same in both languages."""
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";" if ";" in text.split("\n")[0] else ",")
    table = list(rows)
    keys = {place for place, head in enumerate(table[0]) if holds_keys(head)}
    for row in table:
        yield from (cell for place, cell in enumerate(row) if len(row) < len(table[0]) or place not in keys)


def holds_keys(head: str) -> bool:
    return head.rpartition(".")[2] in ("slug", "slugs", "key")
