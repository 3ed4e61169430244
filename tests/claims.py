"""Reading a page for what it claims: which sentences were computed, on what they rest, and whether they sound surer."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from html import unescape
from typing import Any

import pytest
from django.apps import apps

from offices.models import Category, Citation, Coding, Office
from offices.page import view
from offices.page.page import Page
from offices.page.view import rendered
from offices.wording.computed import Sentence

MARKED = re.compile(r'<span data-rests="(\d+) (\w+)">(.*?)</span>', re.S)
BLOCK = re.compile(r"<(p|figcaption|h[1-6]|summary|li|dd|title)\b[^>]*>(.*?)</\1>", re.S)
SPOKEN = re.compile(r'(?:name="description" content|aria-label)="([^"]*)"')
PASSED = re.compile(
    r'<script\b.*?</script>|<svg\b.*?</svg>|<table\b.*?</table>|<details class="ev">.*?</details>'
    r'|<section class="ev-note".*?</section>|<details class="cite".*?</details>|<p class="how">.*?</p>',
    re.S,
)
VALUE = re.compile(r'<span class="v [^"]*">(?:<span[^>]*>[^<]*</span>)?[^<]*</span>')
SURENESS = {
    "en": {
        "inferred": ("our reading", "inferred"),
        "told": ("according to", "by the word of others"),
        "vague": ("vague", "about", "around"),
    },
    "nb": {
        "inferred": ("vår tolkning", "utledet"),
        "told": ("ifølge", "fortalt av andre"),
        "vague": ("vagt", "omtrent", "rundt", "om lag"),
    },
}
"""Strength -> the words of which one must stand in the sentence."""
SHORTEST = 6
"""Letters of a value that can be told from the words around it."""
OURS = {"the same"}
"""Values that are also words of the interface: it may be the same office."""
CUT = "…"
"""In a quotation that a search cut."""
RECORDS = ("offices.data", "offices.matrix", "offices.compare.rows")


def spaced(html: str) -> str:
    """The words as they are read: what stands within a line has no space of its own."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:a|b|i|span|code|mark)\b[^>]*>", "", html))).split())


def said_as_whole(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, not as a part of another."""
    return re.compile("|".join(rf"(?<![\w-]){re.escape(one)}(?![\w-])" for one in sorted(words, key=len, reverse=True)))


@dataclass(frozen=True)
class Truth:
    """What the database says, of everything that a sentence may rest on or give away, in one language."""

    language: str

    @cached_property
    def codings(self) -> dict[str, Coding]:
        return {one.ref: one for one in Coding.objects.select_related("category")}

    @cached_property
    def called(self) -> frozenset[str]:
        return frozenset(Office.objects.values_list(f"name_{self.language}", flat=True))

    @cached_property
    def names(self) -> re.Pattern[str]:
        return said_as_whole(self.called)

    @cached_property
    def values(self) -> re.Pattern[str]:
        found = Category.objects.values_list(f"label_{self.language}", flat=True)
        return said_as_whole({label for label in found if len(label) >= SHORTEST} - OURS)

    @cached_property
    def texts(self) -> list[str]:
        """What is written by people, longest first: it may say what it likes."""
        found = set(map(spaced, Citation.objects.values_list("section", flat=True)))
        for model in apps.get_app_config("offices").get_models():
            names = [one.name for one in model._meta.concrete_fields if one.name.endswith(f"_{self.language}")]
            rows = model.objects.values_list(*names) if names else ()
            found |= {spaced(text) for row in rows for text in row if text}
        return sorted((text for text in found if len(text) > 25), key=len, reverse=True)


def sentences(found: Any, seen: set[int] | None = None) -> Iterator[Sentence]:
    """Every computed sentence in what a view gave to its template."""
    seen = set() if seen is None else seen
    if id(found) in seen or isinstance(found, str | bytes | int):
        return
    seen.add(id(found))
    if isinstance(found, Sentence):
        yield found
    elif isinstance(found, dict):
        yield from (one for value in found.values() for one in sentences(value, seen))
    elif isinstance(found, list | tuple):
        yield from (one for value in found for one in sentences(value, seen))
    elif is_dataclass(found) and not type(found).__module__.startswith(RECORDS):
        yield from (one for field in fields(found) for one in sentences(getattr(found, field.name), seen))


def noted_contexts(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What views give to their templates from now on, whatever engine renders these."""
    noted: list[dict[str, Any]] = []

    def note(page: Page, template: str, context: dict[str, Any]) -> str:
        noted.append(context)
        return rendered(page, template, context)

    monkeypatch.setattr(view, "rendered", note)
    return noted


def given(contexts: list[dict[str, Any]]) -> list[Sentence]:
    """The sentences of the pages since it was last asked."""
    seen: set[int] = set()
    said = [one for context in contexts for one in sentences(context, seen)]
    contexts.clear()
    return said


def faults(html: str, said: Collection[Sentence], truth: Truth) -> list[str]:
    """Everything that is claimed without ground, more surely than its ground, or without being a sentence."""
    return [
        *(fault for one in said for fault in of_sentence(one, truth)),
        *(fault for mark in MARKED.findall(html) for fault in of_mark(*mark, truth.language)),
        *of_prose(html, said, truth),
    ]


def of_sentence(one: Sentence, truth: Truth) -> Iterator[str]:
    words = str(one)
    if words and not one.rests_on:
        yield f"rests on nothing: {words}"
    for ground in one.rests_on:
        coding = truth.codings.get(ground.ref)
        if coding is None:
            continue
        is_whole = (ground.certainty, ground.account) == (coding.certainty, coding.account)
        if not is_whole and tells(words, coding, truth):
            yield f"tells the value of {ground.ref}, as if it were stated: {words}"
        if is_whole and not is_hedged(words, coding, truth.language):
            yield f"surer than {ground.ref}: {words}"


def strength(coding: Coding) -> str:
    """Told here once more, so that the code is not held to itself."""
    if coding.certainty == "inferred" or coding.account == "coder":
        return "inferred"
    return "vague" if coding.certainty == "vague" else "stated" if coding.account == "author" else "told"


def is_hedged(words: str, coding: Coding, language: str) -> bool:
    """Whether the words are as unsure as the coding, or unsurer; a vague number may be given in the source's own words."""
    known = SURENESS[language]
    if coding.status != "coded" or strength(coding) == "stated" or is_any(words, known["inferred"]):
        return True
    own = getattr(coding, f"text_{language}")
    if strength(coding) == "vague" and ((own and own in words) or coding.comparator not in ("", "=")):
        return coding.account == "author" or is_any(words, known["told"])
    if strength(coding) == "told":
        return is_any(words, (*known["told"], *known["vague"]))
    return is_any(words, known["vague"])


def is_any(words: str, wanted: Iterable[str]) -> bool:
    return any(one in words.lower() for one in wanted)


def tells(words: str, coding: Coding, truth: Truth) -> bool:
    of_category = getattr(coding.category, f"label_{truth.language}") if coding.category else ""
    label = of_category or getattr(coding, f"text_{truth.language}")
    is_told = len(label) >= SHORTEST and said_as_whole([label]).search(truth.names.sub(" ", words))
    return strength(coding) != "stated" and bool(is_told)


def of_mark(count: str, weakest: str, inside: str, language: str) -> Iterator[str]:
    words = spaced(inside)
    if count == "0" and words:
        yield f"marked as resting on nothing: {words}"
    if weakest == "inferred" and not is_any(words, SURENESS[language]["inferred"]):
        yield f"marked as our reading, and does not say so: {words}"


def of_prose(html: str, said: Collection[Sentence], truth: Truth) -> Iterator[str]:
    """Prose that names a record and a value of the codebook, and is neither a sentence of ours nor somebody's text."""
    plain = VALUE.sub(" ", PASSED.sub(" ", html))
    unmarked = MARKED.sub(" ", plain)
    shown = spaced(unmarked)
    whole = sorted({spaced(str(one)) for one in said} - {""}, key=len, reverse=True)
    yield from (f"not marked: {one}" for one in whole if len(one) > 30 and one in shown)
    for text in (*(spaced(inside) for _tag, inside in BLOCK.findall(unmarked)), *map(spaced, SPOKEN.findall(plain))):
        if (
            CUT not in text
            and names_both(text, truth)
            and names_both(rest := without(text, (*whole, *truth.texts)), truth)
        ):
            yield f"no computed sentence: {rest}"


def names_both(text: str, truth: Truth) -> bool:
    if not any(name in text for name in truth.called):
        return False
    rest, n = truth.names.subn(" ", text)
    return bool(n and truth.values.search(rest))


def without(text: str, known: Iterable[str]) -> str:
    for one in known:
        text = text.replace(one, " ")
    return text
