"""Nothing unpublished shows through: a marked row of every kind, and every address of the site read at each stage."""

import json
import re

import pytest
from django.db.models import CharField, TextField

from offices.models import (
    PUBLISHED_MODELS,
    Area,
    Design,
    Dimension,
    Finding,
    Indicator,
    Office,
    Outcome,
    Question,
    SentenceFinding,
    Source,
    Speaker,
    Synonym,
    Theme,
    Untreated,
)
from offices.models.base import Curated
from tests.crawl import Crawl
from tests.marked import Marked, make_marked

pytestmark = pytest.mark.django_db
MARK = re.compile(r"qz[a-z]+")
HAVE_PAGES = (Office, Dimension, Source, Finding, Indicator, Question)
PUBLIC = {Area, Theme, Outcome, Speaker, Design}
"""Headings, which have no stage of their own and rest on nothing."""
UNSEEN = {SentenceFinding, Synonym, Untreated}
"""The only text of the one is a digest, which no page shows; of the others tells tests/search."""


def marks(crawl: Crawl) -> dict[str, str]:
    """Each marked word that stands anywhere, and one address where it does."""
    return {word: path for path, body in crawl.bodies.items() for word in MARK.findall(body)}


def mistyped(marked: Marked) -> set[str]:
    """Names so near those of marked pages that these would be suggested."""
    rows = [row for row in (*marked.own, *marked.resting) if isinstance(row, HAVE_PAGES)]
    return {f"q{(row.slug if isinstance(row, Office) else row.key)[2:]}" for row in rows}


def hits(client, word: str) -> int:
    """How often a search by a word that stands beside a mark finds just that word, or what is marked."""
    q = word.replace("qz", "jx")
    shown = (client.get(path, {"q": q}).content.decode() for path in ("/search/", "/nb/search/"))
    pages = sum(html.count(f"<mark>{q}</mark>") for html in shown)
    rows = (
        row for kind in ("offices", "findings") for row in client.get(f"/api/v1/{kind}/", {"q": q}).json()["results"]
    )
    return pages + sum("qz" in json.dumps(row) for row in rows)


def test_every_kind_that_has_texts_is_marked():
    marked = make_marked()
    kinds = {type(row) for row in (*marked.own, *marked.resting)}
    texts = {
        model for model in PUBLISHED_MODELS if any(isinstance(one, CharField | TextField) for one in model._meta.fields)
    }
    assert texts - kinds == PUBLIC | UNSEEN
    assert {model for model in PUBLISHED_MODELS if issubclass(model, Curated)} - UNSEEN == {
        type(row) for row in marked.own if isinstance(row, Curated)
    }


def test_what_is_published_is_found_by_the_same_reading(client):
    """Else the test below could not fail."""
    marked = make_marked()
    crawl = Crawl(client).run(mistyped(marked))
    assert crawl.dead == {}
    assert marked.words - set(marks(crawl)) == set()
    assert {word for word in marked.words if hits(client, word)} >= {"qzcoding", "qzoffice"}


@pytest.mark.parametrize(
    "stage", ["withdrawn", *(pytest.param(one, marks=pytest.mark.once) for one in ("draft", "in_review"))]
)  # each database is asked for one stage, whichever that is
def test_no_word_of_what_is_not_published_is_anywhere(client, stage):
    marked = make_marked()
    marked.set_stage(stage)
    crawl = Crawl(client).run(mistyped(marked))
    assert marks(crawl) == {}
    assert crawl.dead == {}
    assert {word for word in marked.words if hits(client, word)} == set()
