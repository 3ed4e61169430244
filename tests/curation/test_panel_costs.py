"""What each page of the panel asks of the database: at most so many queries, and no more with more rows."""

import pytest
from django.contrib import admin
from django.urls import reverse

from offices.curation.urls import PAGES
from offices.data.keys import NATURAL_KEYS
from offices.models import PUBLISHED_MODELS, Citation, Dimension, Office, Part, Question, Source, Visit
from tests import builders as make
from tests.panel import queries, url

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # questions are counted alike on both databases

MOST = {"changelist": 13, "add": 9, "change": 20, "history": 14, "delete": 22}
"""Queries of a page."""
DEARER = {
    (Question, "change"): 24,  # six kinds of rows inside
    (Source, "delete"): 100,  # each table that may rest on it, and each place in it
    (Dimension, "delete"): 45,
    (Office, "delete"): 40,
    (Visit, "delete"): 30,
}
RICHEST = {
    Dimension: {"key": "municipal_services"},
    Source: {"key": "klemsdal2008"},
    Office: {"slug": "lillevik"},
    Part: {"visit__office__slug": "lillevik", "visit__key": "first-visit", "kind": "office"},
    Question: {"key": "which-size"},
}
"""Rows with much inside."""
REGISTERED = [model for model in PUBLISHED_MODELS if model in admin.site._registry]
OWN = [name for route, _view, name in PAGES if "<" not in route and name != "language"]


def row_of(model):
    return model.objects.filter(**RICHEST.get(model, {})).order_by("pk").first()


@pytest.mark.parametrize("page", MOST)
@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_a_page_asks_no_more_than_it_may(curating, model, page):
    row = row_of(model)
    path = url(model, page, *([row.pk] if page in ("change", "history", "delete") else []))
    queries(curating, path)  # the first looks up what is kept
    assert queries(curating, path) <= DEARER.get((model, page), MOST[page])


@pytest.mark.parametrize("name", ["index", *OWN])
def test_a_page_of_our_own_asks_no_more_than_it_may(curating, name):
    path = reverse(f"admin:{name}")
    queries(curating, path)
    assert queries(curating, path) <= (3 * len(NATURAL_KEYS) if name == "export-all" else 34)


def more_places(source: Source) -> None:
    for _ in range(5):
        make.make_citation(source=source)


def more_categories(dimension: Dimension) -> None:
    for number in range(5):
        dimension.categories.create(key=f"more_{number}", order=50 + number, label_en="more", label_nb="flere")


def more_visits(office: Office) -> None:
    for number in range(5):
        office.visits.create(key=f"more-{number}", order=50 + number, label_en="more", label_nb="flere")


@pytest.mark.parametrize(
    ("model", "more"),
    [(Source, more_places), (Dimension, more_categories), (Office, more_visits)],
    ids=lambda one: one.__name__,
)
def test_a_form_asks_the_same_with_more_rows_inside(curating, model, more):
    row = row_of(model)
    path = url(model, "change", row.pk)
    queries(curating, path)
    few = queries(curating, path)
    more(row)
    assert queries(curating, path) <= few
    assert Citation.objects.exists()
