"""Which words are meant: inflected, in compounds, spelt otherwise, mistyped; and everyday words. No documents."""

import pytest

from offices.data.words import loose, stem
from offices.search.query import read_query
from offices.search.synonyms import synonyms_of
from offices.search.vocabulary import INFLECTED, NEAR, SAME, SPELT, likeness, vocabulary

WORDS = (
    *(
        "leader",
        "leaders",
        "leadership",
        "leder",
        "ledelse",
        "enledermodell",
        "østkontoret",
        "organisation",
        "counselling",
    ),
    *("generalist", "generalists", "secondment", "second", "barnevern", "barnehage", "avtale", "tjenesteportefølje"),
    *("kárášjohka", "ås", "as", "two", "office", "reception", "sykefravær"),
)
KNOWN = vocabulary(dict.fromkeys(WORDS, 1))
NO_SYNONYMS = synonyms_of([])


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        *[("tjenesteportefolje", "tjenesteportefølje"), ("tjenesteportefoelje", "tjenesteportefølje")],
        *[("sykefravaer", "sykefravær"), ("sykefravar", "sykefravær"), ("karasjohka", "kárášjohka"), ("aas", "ås")],
        *[
            ("organization", "organisation"),
            ("counseling", "counselling"),
            ("KA\u0301RA\u0301S\u030cJOHKA", "kárášjohka"),
        ],
    ],
)
def test_another_spelling_is_the_same_word(typed, written):
    assert loose(typed.casefold()) == loose(written)
    assert written in KNOWN.meaning(typed.casefold()).terms


@pytest.mark.parametrize(
    ("typed", "meant"), [("genralist", "generalist"), ("genreralist", "generalist"), ("recpetion", "reception")]
)
def test_a_slip_of_the_finger_means_the_nearest_word(typed, meant):
    meaning = KNOWN.meaning(typed)
    assert meaning.corrected == meant
    assert meaning.terms[meant] == NEAR


def test_the_forgiving_steps_are_not_taken_for_what_is_known_as_it_was_typed():
    assert KNOWN.meaning("as").terms == {"as": SAME}
    assert not KNOWN.meaning("leader").corrected
    assert "ås" not in KNOWN.meaning("as").terms


def test_nothing_is_guessed_of_short_words_or_numbers():
    assert not KNOWN.meaning("xz")
    assert not KNOWN.meaning("2031")


def test_the_word_itself_counts_most_and_endings_little():
    terms = KNOWN.meaning("leader").terms
    assert terms["leader"] == SAME > terms["leaders"] == INFLECTED > terms["leadership"]
    assert SPELT > NEAR


def test_over_stemming_is_watched():
    """Snowball's English stem of “secondment” is “second”: it may count for little, and never as much as itself."""
    terms = KNOWN.meaning("secondment").terms
    assert terms["second"] < terms["secondment"] / 2
    assert likeness("office", "offices") == 1.0 > likeness("organise", "organisation")


def test_parts_of_compounds_and_compounds_of_parts():
    assert "enledermodell" in KNOWN.meaning("leder").terms
    assert KNOWN.meaning("barnevernsavtale").terms.keys() >= {"barnevern", "avtale"}


def test_everyday_words_stand_for_others_the_longest_phrase_first():
    synonyms = synonyms_of(
        [("front desk, desks", "reception"), ("front", "two"), ("sjef", "leder"), ("child care", "barnehage")]
    )
    assert synonyms.of(("front", "desk")) == ("reception",)
    assert synonyms.of(("desk",)) == ("reception",)
    assert synonyms.of(("sjefen",)) == ("leder",), "in any inflection"
    assert not synonyms.of(("front", "office"))
    query = read_query("the front desks", KNOWN, synonyms)
    assert [group.typed for group in query.groups] == [("front", "desks")]
    assert "reception" in query.terms


def test_a_short_word_is_no_other_by_its_spelling():
    assert not synonyms_of([("Zoom", "video")]).of(("som",))
    assert synonyms_of([("nøkkel", "key")]).of(("nokkel",))


def test_small_words_are_left_out_unless_there_is_nothing_else():
    assert read_query("Which is the best reception of an office?", KNOWN, NO_SYNONYMS).typed == ("reception",)
    assert read_query("an office", KNOWN, NO_SYNONYMS).typed == ("office",)
    assert read_query("two", KNOWN, NO_SYNONYMS).typed == ("two",)
    assert read_query("as", KNOWN, NO_SYNONYMS).typed == ("as",)


def test_a_query_says_what_is_not_known():
    query = read_query("genralist quasar", KNOWN, NO_SYNONYMS)
    assert query.unknown == ("quasar",)
    assert query.corrections == {"genralist": "generalist"}
    assert not query.is_known
    assert read_query("generalist leader", KNOWN, NO_SYNONYMS).is_known


def test_a_stem_is_nearer_to_the_word_than_its_root():
    assert stem("trygdeskandalen", "nb") == stem("trygdeskandale", "nb")
    assert stem("leaders", "en") == "leader"
