"""What a brief is made of: notes in order, text that is never code, letters of no font, and that it always fits."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from offices.brief.document import Brief, Cite, Drawing, Facts, Foot, Grid, Items, Paragraph, Part, Text, runs
from offices.brief.pdf import fitted
from offices.brief.picture import LOOKS
from offices.brief.room import ROOMS, Room, clipped, first_of, listed, part_of
from offices.table.table import Origin
from tests.brief.reading import Read

ORIGIN = Origin("http://testserver/x/", "http://testserver", "0123456789ab", date(2026, 3, 2), "en")
FOOT = Foot("NAV Compare: A title. http://testserver/x/", "http://testserver/x/", "2 March 2026", "0123456789ab")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 {high}"><text x="5" y="9">Box</text></svg>'
CODE = [
    '#import "x.typ": y',
    '#panic("no")',
    "$x^2$",
    "*bold* _slanted_",
    "@reference <label>",
    "= No heading",
    "- no list",
    "`raw` \\ // /* #{}",
    '"}, {"title": "x',
]


def brief(*parts: Part, title: str = "A title", line: str = "A line.", points: tuple[Text, ...] = ()) -> Brief:
    return Brief("x", "Kind", title, Text(line, "First."), points, parts, FOOT)


def read(one: Brief, **changed) -> Read:
    return Read(fitted(lambda _room: one, replace(ORIGIN, **changed)).pdf)


def of_text(text: Text) -> Part:
    return Part("a", "A part", (Paragraph(text),))


@pytest.mark.parametrize("code", CODE)
def test_what_would_be_code_is_text_wherever_it_stands(code):
    said = Text(code, code, (Cite(code, "/s/", code, code, code),))
    blocks = (Paragraph(said), Items((said,), code), Facts(((code, said),)), Grid(said, (code, code), ((code, code),)))
    found = read(brief(Part("a", code, blocks), title=code, points=(said,)))
    assert found.text.count(" ".join(code.split())) >= 15
    assert found.pdf.metadata.title == code
    assert found.titles == [code, code, "Sources"]


def test_letters_that_no_font_has_are_question_marks_and_the_rest_stays():
    text = read(brief(of_text(Text("Ørland 漢字 😀 \x01 Kárášjohka")))).text
    assert "Ørland ?? ? ? Kárášjohka" in text


def test_other_letters_than_ours_are_shown_in_another_font():
    assert "Привет → ≠" in read(brief(of_text(Text("Привет → ≠")))).text


def test_the_date_is_that_of_the_edition_and_the_bytes_are_the_same_each_time():
    first, second = (read(brief(of_text(Text("Words")))) for _ in range(2))
    assert first.content == second.content
    assert first.pdf.metadata["/CreationDate"] == first.pdf.metadata["/ModDate"] == "D:20260302000000Z"
    assert "/CreationDate" not in read(brief(), day=None).pdf.metadata


def test_an_alternative_is_with_each_picture_and_a_tall_one_stays_on_its_sheet():
    drawings = tuple(Drawing(SVG.format(high=high), f"What {high} shows", Text("Caption")) for high in (20, 900))
    found = read(brief(Part("a", "Pictures", drawings)))
    assert [alt for tag, alt in found.tags if tag == "/Figure"] == ["What 20 shows", "What 900 shows"]
    assert len(found.pdf.pages) <= 2


def test_notes_are_numbered_as_they_are_first_mentioned():
    one, other = Cite("One 2001", "/1/", "", "2.1"), Cite("Other 2002", "/2/", "One 2001", "3")
    texts = Text("a", cited=(other,)), Text("b", cited=(one, other, one._replace(page="p. 4")))
    made = brief(Part("a", "A", (Items(texts),)))
    assert [made.numbers(text) for text in texts] == ["1", "1, 2"]
    assert [(note.number, note.source, note.told_in, note.places) for note in made.notes] == [
        (1, "Other 2002", "One 2001", (("3", ""),)),
        (2, "One 2001", "", (("2.1", ""), ("2.1", "p. 4"))),
    ]
    assert made.without(frozenset("a")).notes == ()
    assert "1. Other 2002, as told in One 2001: 3." in read(made).text


def test_numbers_that_follow_one_another_are_told_in_short():
    assert runs([]) == ""
    assert runs([1, 2, 4, 5, 6, 9]) == "1, 2, 4–6, 9"
    assert runs(list(range(0, 99, 2))).endswith("20, 22, …")


def test_only_so_much_is_chosen_and_what_is_left_is_counted():
    room = ROOMS[0]
    assert part_of("One sentence. Another.", room) == "One sentence. Another."
    assert part_of("One sentence. Another.", ROOMS[-1]) == "One sentence."
    assert clipped("word " * 9, 12) == "word word …"
    assert clipped("w" * 30, 12) == "w" * 12 + " …"
    assert first_of(["a", "b", "c"], 2) == "a, b, and 1 more on the page"
    many = listed([Text(str(number)) for number in range(room.items + 2)], room)
    assert (len(many.texts), many.more) == (room.items, "… and 2 more on the page.")
    assert listed([Text("a")], room, 5).more == "… and 4 more on the page."


def test_rooms_go_from_the_most_to_the_least_and_letters_stay_readable():
    assert [room.size for room in ROOMS] == sorted((room.size for room in ROOMS), reverse=True)
    assert min(room.size for room in ROOMS) == 8.5


def huge(words: str, room: Room) -> Brief:
    """As much as a room lets in, of texts without an end."""
    cited = tuple(Cite(f"Source {n} of many authors", f"/{n}/", "", words[:80]) for n in range(0, 400, 2))
    said = Text(part_of(words, room), "Head:", cited)
    items = listed([said] * 99, room)
    facts = Facts((("A term of the facts", said),) * room.items)
    grid = Grid(said, ("",) + ("An office",) * 6, ((clipped(words, room.letters // 3),) * 7,) * room.rows)
    parts = [Part(str(n), "A part", (one,)) for n, one in enumerate((items, facts, grid, items, facts, items))]
    made = brief(*parts, title=clipped(words, 200), line=clipped(words, room.letters), points=(said,) * 3)
    return replace(made, most_places=room.places, most_notes=room.notes)


@pytest.mark.parametrize(
    "words", ["A short sentence of some words. " * 200, "Arbeidsmarkedstiltaksdeltaker " * 200, "x" * 5000]
)
def test_whatever_was_written_two_sheets_hold_it(words):
    made = fitted(partial(huge, words), ORIGIN)
    assert made.fits
    assert made.room.size == 8.5
    assert "more on the page. Cite as" in Read(made.pdf).text, "two hundred sources are named in part"


def test_sides_are_told_by_shape_too():
    outlines = {tone: look.outline(0, 0) for tone, look in LOOKS.items()}
    assert len(set(outlines.values())) == len(outlines) == 3
