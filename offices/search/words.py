"""What a search found, by kind, each with the place where its words stand. No queries, no HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from offices.data.records import Pair
from offices.data.words import WORD, fold
from offices.evidence.indicators.words import indicators_url
from offices.models.vocabulary import RecordKind
from offices.search.index import Document, Hit
from offices.wording.urls import page_path

SHOWN = 6
"""Hits of a kind that are seen at once; more are in a list of their own, else folded."""
ALL_RECORDS = "&".join(f"record={kind}" for kind in RecordKind.values)
AROUND = 90
"""Letters shown on either side of the first match."""


@dataclass(frozen=True)
class Piece:
    text: str
    is_match: bool


@dataclass(frozen=True)
class Result:
    document: Document
    url: str
    title: list[Piece]
    place: list[Piece]
    """The first other text with a match, cut; none where only the title matched."""
    is_other_language: bool
    """Only the text in the other language has the words."""


@dataclass(frozen=True)
class ResultGroup:
    kind: str
    label: str
    n: int
    results: list[Result]
    folded: list[Result]
    more_url: str
    """Where all of them are, for a list that can be filtered by the same words."""


def result_groups(hits: Sequence[Hit]) -> list[ResultGroup]:
    """The hits by kind, in the order of the site's menu."""
    listed = {
        "office": (_("Offices, vignettes and settings"), f"{reverse('offices:office-list')}?{ALL_RECORDS}&q="),
        "finding": (_("Findings"), f"{reverse('offices:evidence')}?q="),
        "indicator": (_("Figures"), ""),
        "dimension": (_("Codebook"), ""),
        "source": (_("Sources"), ""),
    }  # fmt: skip
    groups = []
    for kind, (label, more) in listed.items():
        found = [hit for hit in hits if hit.document.kind == kind]
        if found:
            results = [result(hit) for hit in (found[:SHOWN] if more else found)]
            more_url = more if len(found) > SHOWN else ""
            groups.append(ResultGroup(kind, label, len(found), results[:SHOWN], results[SHOWN:], more_url))
    return groups


def url_of(document: Document) -> str:
    """A page of its own, but for a figure, which has its place among the others."""
    is_figure = document.kind == "indicator"
    return indicators_url(document.key) if is_figure else page_path(f"{document.kind}-detail", document.key)


def result(hit: Hit) -> Result:
    found, title = hit.document, pieces(str(hit.document.title), hit.words)
    body = next((text for text in found.texts if has_match(str(text), hit.words)), Pair())
    place = cut(pieces(str(body), hit.words))
    return Result(found, url_of(found), title, place, not place and not any(piece.is_match for piece in title))


def has_match(text: str, words: frozenset[str]) -> bool:
    return any(fold(match.group()) in words for match in WORD.finditer(text))


def pieces(text: str, words: frozenset[str]) -> list[Piece]:
    """The text, its matching words apart from the rest."""
    return [piece for piece in split(text, words) if piece.text]


def split(text: str, words: frozenset[str]) -> Iterator[Piece]:
    start = 0
    for match in WORD.finditer(text):
        if fold(match.group()) in words:
            yield Piece(text[start : match.start()], False)
            yield Piece(match.group(), True)
            start = match.end()
    yield Piece(text[start:], False)


def cut(found: list[Piece]) -> list[Piece]:
    """At most AROUND letters before, between and after the matches; what is left out is marked."""
    last = len(found) - 1
    return [
        piece
        if piece.is_match or len(piece.text) <= AROUND
        else Piece(shortened(piece.text, at == 0, at == last), False)
        for at, piece in enumerate(found)
    ]


def shortened(text: str, is_first: bool, is_last: bool) -> str:
    if is_first:
        return f"… {text[-AROUND:].partition(' ')[2]}"
    if is_last:
        return f"{text[:AROUND].rpartition(' ')[0]} …"
    half = AROUND // 2
    return f"{text[:half].rpartition(' ')[0]} … {text[-half:].partition(' ')[2]}"
