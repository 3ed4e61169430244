"""The page of results, what is suggested, and what is said of what nobody treats."""

import re

import pytest

from tests.builders import make_finding, make_office, make_synonym, make_untreated

pytestmark = pytest.mark.django_db


def page(client, path: str, status: int = 200, **params) -> str:
    response = client.get(path, params)
    assert response.status_code == status
    return response.content.decode()


def best(html: str) -> list[str]:
    """Where the best matches lead."""
    block = re.search(r'(?s)<ol class="hits best">(.*?)</ol>', html)
    return re.findall(r'<li><a href="([^"?]+)', block[1]) if block else []


def test_the_best_of_any_kind_stands_on_top_and_links_jump_to_the_rest(client):
    html = page(client, "/search/", q="two leaders")
    assert best(html)[0] in ("/questions/one-leader-or-two/", "/codebook/leadership/")
    jumps = re.findall(r'<a class="chip" href="#(\w+)">[^<]*? (\d+)</a>', html)
    assert [kind for kind, _ in jumps] == ["question", "dimension", "office", "indicator", "finding", "source", "page"]
    for kind, n in jumps:
        assert f'<h2 id="{kind}">' in html
        assert f"({n})</span></h2>" in html


def test_no_finding_stands_alone(client):
    """The claim of a union used to be the only answer to a query."""
    html = page(client, "/nb/search/", q="NTL én leder")
    leads = best(html)
    claim = next(at for at, url in enumerate(leads) if url.endswith("/vatnoy2019-f46/"))
    assert any("/questions/one-leader-or-two/" in url for url in leads[:claim])
    entry = html[html.index("vatnoy2019-f46") :].partition("</li>")[0]
    assert "gjengitt" in entry, "how it is known"
    assert "stemmer ikke med" in entry, "what contradicts it"


def test_most_words_are_enough_and_it_says_so(client):
    html = page(client, "/search/", q="leadership quasarlike")
    assert "Nothing here has “quasarlike”." in html
    assert best(html)
    mixed = page(client, "/search/", q="lunch polarisation")
    assert "this has most of them" in mixed or "the others have most" in mixed


def test_a_mistyped_word_is_marked_and_a_better_one_offered(client):
    html = page(client, "/search/", q="genralist model")
    assert "Did you mean" in html
    assert 'href="/search/?q=generalist+model"' in html


def test_a_page_without_hits_leads_on(client):
    html = page(client, "/search/", q="xyzzyplugh")
    assert "<b>0 hits</b>" in html
    assert "Nothing here has “xyzzyplugh”." in html
    for way in ("/questions/", "/codebook/", "/offices/", "/evidence/gaps/"):
        assert f'href="{way}"' in html.split("<main")[1]


def test_what_no_source_treats_is_said_while_it_is_published(client):
    topic = make_untreated("quasar, black hole", sentence_en="No source here treats quasars.")
    for q in ("quasars", "Does NAV study black holes?"):
        assert "No source here treats quasars." in page(client, "/search/", q=q)
    assert "No source here" not in page(client, "/search/", q="black leadership").split("</form>")[-1].split("<h2>")[0]
    topic.stage = "withdrawn"
    topic.save()
    assert "No source here treats quasars." not in page(client, "/search/", q="quasars")


def test_a_synonym_holds_while_it_is_published(client):
    make_office(slug="nebula", about_en="A nebula.", about_nb="En tåke.")
    row = make_synonym("cloud of stars", "nebula")
    assert "/offices/nebula/" in page(client, "/search/", q="cloud of stars")
    row.stage = "draft"
    row.save()
    assert "/offices/nebula/" not in page(client, "/search/", q="cloud of stars")


def test_what_a_page_prints_finds_it(client):
    """Labels of values, what is kept outside, ends, themes, who speaks, the glossary, the limits."""
    told = {
        "child welfare Storvik": "/offices/storvik/",
        "what does inferred mean": "/about/words/#certainty",
        "cookies": "/about/#privacy",
        "unions leadership": "/evidence/vatnoy2019-f46/",
        "how to cite": "/data/",
    }
    for q, url in told.items():
        assert f'href="{url}"' in page(client, "/search/", q=q), q


def test_a_withdrawn_thing_is_never_suggested(client):
    office = make_office(slug="quasar", name_en="Quasar", name_nb="Kvasar", stage="draft")
    finding = make_finding(statement_en="Quasars shine.", statement_nb="Kvasarer skinner.", stage="draft")
    assert "<li>" not in page(client, "/search/suggestions/", q="quasar")
    for row in (office, finding):
        row.stage = "published"
        row.save()
    suggested = page(client, "/search/suggestions/", q="quas")
    assert 'href="/offices/quasar/"' in suggested
    assert finding.key not in suggested, "sentences are too long to be suggested"


@pytest.mark.parametrize("q", ["", " ", "?!", "a" * 101, "\0"])
def test_suggestions_for_what_is_no_query_are_none(client, q):
    response = client.get("/search/suggestions/", {"q": q})
    assert response.status_code in (200, 400)
    assert b"<li>" not in response.content


def test_what_is_carried_along_stays_in_what_is_suggested(client):
    assert "compare=lillevik" in page(client, "/search/suggestions/", q="storvik", compare="lillevik")


def test_a_search_costs_no_query_of_its_own(client, django_assert_max_num_queries):
    page(client, "/search/", q="leader")
    with django_assert_max_num_queries(1):
        page(client, "/search/", q="reception")
