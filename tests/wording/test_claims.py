"""No computed sentence on any public page is without ground, or surer than the weakest coding under it."""

import re
from collections.abc import Iterator

import pytest

from offices.data.editions import current_edition
from offices.data.offices import load_offices
from offices.models import Coding
from offices.wording.computed import Ground, Sentence, computed, recorded
from tests.claims import MARKED, Truth, faults, given, noted_contexts
from tests.page.test_languages import PATHS

pytestmark = pytest.mark.django_db

LINK = re.compile(r'href="((?:/nb)?/[^"#?]*)["#?]')
APART = re.compile(r"(/nb)?/(admin|api|static|styleguide|favicon)|.*format=brief")
EXPECTED = ("/", "/offices/lillevik/", "/compare/?office=lillevik&office=storvik", "/explore/trajectories/",
            "/explore/?x=staff_fte&y=staff_headcount", "/explore/services/", "/offices/lillevik/similar/",
            "/codebook/model_scale/", "/questions/one-leader-or-two/", "/evidence/hypotheses/", "/indicators/",
            "/explore/truth-table/?condition=leadership:one_leader&condition=organisation_model:hybrid"
            "&outcome=perceived_equality:higher")  # fmt: skip
"""Kinds of page that are known to have computed sentences."""


def pages(client, prefix: str) -> Iterator[tuple[str, object]]:
    """Every page that can be come to by links from the front page, and the ones with questions in their addresses."""
    # A brief is plain text: that it says no more than its page is held by tests/brief/test_subjects.py.
    waiting = [prefix + path for path in dict.fromkeys((*EXPECTED, *PATHS)) if not APART.match(path)]
    known = set(waiting)
    while waiting:
        path = waiting.pop()
        response = client.get(path)
        assert response.status_code == 200, path
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        yield path, response
        links = {link for link in LINK.findall(response.content.decode()) if link.startswith(prefix or "/")}
        new = {link for link in links if not APART.match(link) and (prefix or not link.startswith("/nb/"))} - known
        known |= new
        waiting += sorted(new)


@pytest.fixture
def contexts(monkeypatch):
    return noted_contexts(monkeypatch)


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/nb", "nb")])
def test_every_sentence_on_every_page_rests_on_codings_and_is_no_surer_than_they(client, contexts, prefix, language):
    truth, silent, count = Truth(language), set(EXPECTED), 0
    for path, response in pages(client, prefix):
        said = given(contexts)
        assert faults(response.content.decode(), said, truth) == [], path
        if said:
            silent.discard(path.removeprefix(prefix))
        count += 1
    assert count > 100, "the walk reached the whole site"
    assert not silent, "these pages have sentences"


# --- the check can fail ---


@pytest.fixture
def truth():
    return Truth("en")


@pytest.fixture
def inferred():
    """A place on the scale that is our reading."""
    read = Coding.objects.filter(certainty="inferred", shown=True, realisation="in_place")
    return read.select_related("category").get(part__visit__office__slug="storvik", dimension__key="model_scale")


def ground(coding: Coding) -> Ground:
    return Ground(coding.ref, coding.certainty, coding.account, coding.account_line)


def test_a_sentence_without_ground_is_found(truth):
    assert faults("", [Sentence(())], truth) == [], "nothing is said"
    assert "rests on nothing" in faults("", [computed("Storvik is large.", [])], truth)[0]
    assert "resting on nothing" in faults('<p><span data-rests="0 stated">Storvik is large.</span></p>', [], truth)[0]


def test_a_sentence_surer_than_its_coding_is_found(truth, inferred):
    words = f"It is placed at {inferred.category.label_en}"
    assert "surer than" in faults("", [computed(f"{words}.", [ground(inferred)])], truth)[0]
    assert faults("", [computed(f"{words} (by our reading).", [ground(inferred)])], truth) == []
    assert "surer than" in faults("", [computed(f"{words}.", [ground(inferred)])], Truth("nb"))[0]


def test_a_ground_that_makes_itself_stronger_than_its_coding_is_found(truth, inferred):
    """That something is on record is no way to tell it."""
    (office,) = load_offices(current_edition(), ["storvik"])
    (coding,) = [one for visit in office.visits for one in visit.codings if one.ref == inferred.ref]
    assert faults("", [computed("One place is on record.", [recorded(coding)])], truth) == []
    words = f"It is placed at {inferred.category.label_en} (by our reading)."
    assert "as if it were stated" in faults("", [computed(words, [recorded(coding)])], truth)[0]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Storvik went <b>towards generalist</b>.</p>",
        '<meta name="description" content="Storvik went towards generalist">',
        "<figcaption>1 of 4: Storvik towards generalist</figcaption>",
    ],
)
def test_prose_that_is_no_sentence_is_found(truth, html):
    assert "no computed sentence" in faults(html, [], truth)[0]
    said = computed("Storvik went towards generalist", [Ground("storvik")])
    marked = f'<p><span data-rests="1 stated">{said}</span></p><meta name="description" content="{said}">'
    assert faults(marked, [said], truth) == []
    assert "not marked" in faults(f"<p>{said}</p>", [said], truth)[0]


@pytest.mark.parametrize("path", ["/", "/offices/storvik/", "/compare/?office=lillevik&office=storvik"])
def test_a_page_that_loses_a_hedge_is_found(client, contexts, truth, path):
    html, said = client.get(path).content.decode(), given(contexts)
    assert faults(html, said, truth) == []
    assert MARKED.search(html)
    assert faults(html.replace("by our reading", "surely"), said, truth)
