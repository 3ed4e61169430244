"""Computed sentences: hedging is decided in one place, by the weakest of what lies beneath. No pages here."""

from offices.browse.changes import Change
from offices.browse.in_short import as_text, beginning, in_short
from offices.wording.computed import of
from tests.browse.test_in_short import BOOK, coding, office


def test_a_change_is_as_sure_as_the_weaker_of_its_values():
    stated, read = of(coding("leadership", "one_leader")), of(coding("leadership", "rota", certainty="inferred"))
    rows = [Change("a", "A", (stated, read)), Change("b", "B", (stated, stated))]
    assert "Changed between the phases: b and, by our reading, a." in as_text(in_short(office(), BOOK, rows))


def test_what_stands_in_a_list_of_hits_ends_with_a_whole_sentence():
    """Cut within a sentence, a description could tell a value and lose the hedge behind it."""
    made = in_short(office(coding("leadership", "one_leader", certainty="inferred")), BOOK)
    text = beginning(made, most=12)
    assert text == "It has one leader (by our reading)."
    assert beginning(made, most=16).endswith("(by our reading). Not yet coded: office size and organisation model.")
    assert beginning(made, most=1) == text, "at least one sentence"
    assert beginning(made, most=999) == as_text(made)
