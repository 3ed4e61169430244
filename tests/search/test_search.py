"""The search: Norwegian letters, inflections, compounds, places marked; and as part of a selection of offices."""

import re

import pytest

from offices.data.editions import current_edition
from offices.data.words import fold, is_part, stems, words_in
from offices.models import Office
from offices.search.found import keys_found, read_index, search
from offices.search.marked import Piece, cut, pieces
from offices.search.words import SHOWN
from tests.builders import code, make_dimension, make_office, whole

pytestmark = pytest.mark.django_db


def page(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def slugs(q: str) -> frozenset[str]:
    return keys_found(current_edition(), q, "office")


def first(q: str, n: int) -> list[str]:
    return [hit.document.key for hit in search(current_edition(), q, "en").hits[:n]]


def test_norwegian_letters_are_letters_of_their_own():
    make_office(slug="east", name_nb="Østkontoret", name_en="Østkontoret")
    make_office(slug="hill", name_nb="Ås", name_en="Ås")
    assert "east" in slugs("ØST") & slugs("øst") & slugs("østkontoret")
    assert "hill" in slugs("ås") & slugs("ÅS") & slugs("A\u030as")
    assert "hill" not in slugs("as")
    assert "east" not in slugs("ost")


@pytest.mark.parametrize("asked", ["leder", "lederen", "ledere", "lederne", "ledelse", "ledelsen", "LEDER"])
def test_inflected_forms_are_found(asked):
    make_office(slug="led", about_nb="Kontoret har god ledelse.", about_en="It is led well.")
    assert "led" in slugs(asked)


@pytest.mark.parametrize(
    ("word", "other"),
    [("kontor", "kontorene"), ("tjenester", "tjenesten"), ("ansatt", "ansatte"), ("offices", "office"), ("caveats", "caveat")],
)  # fmt: skip
def test_stems_of_both_languages(word, other):
    assert stems(word) & stems(other)


def test_part_of_a_long_word_is_found_from_four_letters_on():
    assert is_part("leder", "enledermodell")
    assert not is_part("led", "enledermodell")
    assert is_part("rus", "rusomsorg")
    assert not is_part("as", "assistance")
    make_office(slug="model", about_nb="En toledermodell.", about_en="A model.")
    assert "model" in slugs("leder")


def test_all_words_must_be_there():
    make_office(slug="both", about_en="tea and coffee", about_nb="te og kaffe")
    make_office(slug="one", about_en="tea alone", about_nb="bare te")
    assert slugs("tea coffee") == {"both"}
    assert {"both", "one"} <= slugs("tea")
    assert slugs("tea quasar") == frozenset()
    assert slugs("the tea and the coffee") == {"both"}, "small words ask for nothing"


def test_what_is_not_published_is_not_found():
    office = make_office(slug="secret", about_en="quasar", about_nb="kvasar", stage="draft")
    assert slugs("quasar") == frozenset()
    office.stage = "published"
    office.save()
    assert slugs("quasar") == {"secret"}
    code(whole(office), make_dimension(), "red", note_en="nebula", note_nb="tåke", stage="draft")
    assert slugs("nebula") == frozenset()


def test_every_kind_is_found(client):
    html = page(client, "/search/?q=forvaltningsenhet")
    for kind in ("office", "finding", "indicator", "dimension", "source"):
        assert f'<h2 id="{kind}">' in html
    assert "<mark>" in html
    assert "Funn" in page(client, "/nb/search/?q=forvaltningsenhet")


def test_what_is_not_seen_at_once_is_folded_or_in_a_list_of_its_own(client):
    html = page(client, "/search/?q=leder")
    for label in ("Findings", "Codebook"):
        n, section = re.search(
            rf"<h2 id=.\w+.>{label} <span[^>]*>\((\d+)\)</span></h2>(.*?)</section>", html, re.S
        ).groups()
        seen, _summary, folded = section.partition("<details")
        assert int(n) > SHOWN == seen.count("<li>")
        assert folded.count("<li>") == int(n) - SHOWN if label == "Codebook" else f"All {n}</a>" in seen


def test_titles_come_first():
    make_office(slug="said", about_en="quasar", about_nb="kvasar")
    make_office(slug="named", name_en="Quasar", name_nb="Kvasar")
    assert first("quasar", 2) == ["named", "said"]
    assert first("afi10-case-k", 1) == ["afi10-case-k"]


def test_without_a_query_there_is_only_the_form(client):
    assert "hits" not in page(client, "/search/").replace('class="hits"', "")
    assert "<b>0 hits</b>" in page(client, "/search/?q=xyzzyplugh")
    assert "“q” must hold a word" in page(client, "/search/?q=%21%21", 400)
    assert "“q” can be at most 100" in page(client, "/search/?q=" + "a" * 101, 400)
    assert "There is no parameter “x”." in page(client, "/search/?x=1", 400)
    assert page(client, "/search/?q=%00", 400)


def test_an_attack_is_shown_as_text(client):
    html = page(client, "/search/?q=%3Cscript%3Ealert%3C/script%3E")
    assert "<script>alert" not in html


def test_offices_are_selected_by_words_on_pages_and_api_alike(client):
    html = page(client, "/offices/?q=fødselsdato&record=case")
    answer = client.get("/api/v1/offices/?q=fødselsdato&record=case").json()
    assert answer["count"] == answer["n_offices"] > 0
    assert all(f"/offices/{row['slug']}/" in html for row in answer["results"])
    assert client.get("/api/v1/facets/?q=fødselsdato&record=case").json()["count"] == answer["count"]
    both = client.get("/api/v1/offices/?q=fødselsdato&leadership=two_leaders&record=case").json()
    assert both["count"] <= answer["count"]
    assert "“fødselsdato”" in html, "the search is a chip that can be dropped"
    assert client.get("/offices/?q=&leadership=two_leaders").headers["Location"] == "/offices/?leadership=two_leaders"
    assert "“q” must hold a word" in page(client, "/offices/?q=%3F", 400)


def test_an_office_is_found_by_the_findings_that_rest_on_it(client):
    found = client.get("/api/v1/offices/?q=ungdomsteam&record=case&lang=nb").json()
    assert found["count"] >= 1


def test_the_index_follows_the_data():
    before = current_edition().of(read_index)
    assert current_edition().of(read_index) is before
    Office.objects.filter(slug="lillevik").update(about_nb="kvasar", about_en="quasar")
    assert current_edition().of(read_index) is not before
    assert "lillevik" in slugs("kvasar")


def test_words_and_pieces():
    assert words_in("A-B, c_d 12!") == ["a", "b", "c", "d", "12"]
    assert fold("STRAẞE") == "strasse"
    assert pieces("the leader leads", frozenset({"leader"})) == [
        Piece("the ", False),
        Piece("leader", True),
        Piece(" leads", False),
    ]
    long = "word " * 60
    shown = cut(pieces(f"{long}leader {long}leader {long}", frozenset({"leader"})))
    assert sum(len(piece.text) for piece in shown) < 400
    assert [piece.text for piece in shown if piece.is_match] == ["leader", "leader"]
