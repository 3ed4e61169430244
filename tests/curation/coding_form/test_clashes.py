"""Two who have one row open: who saves second sees both, field by field, and chooses; nothing of either is lost."""

import pytest

from offices.models import Coding
from tests.builders import make_citation
from tests.curation.coding_form.helpers import address, codings, empty_visit, hidden, make_group, pick, post_row, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(editing, client, curator):
    """A visit, a dimension, and the row as both have it open: what its coding is, and what the form was made from."""
    (dimension,) = make_group("ordinal")
    visit, place = empty_visit(), make_citation(section="2.1", page="")
    typed = {"category": pick(dimension, "red"), "place": f"{place.source.key}, 2.1"}
    post_row(editing, visit, dimension, **typed)
    client.force_login(curator)
    (row,) = codings(visit)
    return visit, dimension, {**typed, "ids": str(row.pk)}, hidden(editing, visit, dimension)


def save(client, visit, dimension, seen, typed):
    fields = {f"{dimension.key}.seen": seen[f"{dimension.key}.seen"], "row": dimension.key}
    return client.post(address(visit, dimension), {**sent(dimension, **typed), **fields})


def test_both_are_shown_and_what_was_left_alone_takes_what_the_other_wrote(opened, editing, client):
    visit, dimension, typed, seen = opened
    theirs = {**typed, "category": pick(dimension, "blue"), "note_en": "Theirs", "note_nb": "Deres"}
    assert save(client, visit, dimension, seen, theirs).status_code == 200
    mine = {**typed, "category": pick(dimension, "blue"), "certainty": "vague", "note_en": "Mine", "note_nb": ""}
    answer = save(editing, visit, dimension, seen, mine)
    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 409
    assert "curator saved this row" in page and "Theirs" in page and "Mine" in page
    assert "theirs was taken over" in page and "Deres" in page, "the Norwegian note was left alone"
    (row,) = codings(visit)
    assert (row.note_en, row.certainty) == ("Theirs", "stated"), "nothing of the second is saved yet"
    now = dict(__import__("re").findall(r'name="([\w.]+seen)" value="(\d+)"', page))
    assert save(editing, visit, dimension, now, {**mine, "note_nb": "Deres"}).status_code == 200
    row.refresh_from_db()
    assert (row.note_en, row.note_nb, row.certainty, row.history.count()) == ("Mine", "Deres", "vague", 3)


def test_a_save_whose_answer_was_lost_is_no_clash(opened, editing):
    visit, dimension, typed, seen = opened
    mine = {**typed, "note_en": "Mine", "note_nb": "Min"}
    for _ in range(2):
        assert save(editing, visit, dimension, seen, mine).status_code == 200
    assert codings(visit)[0].history.count() == 2


def test_a_new_row_whose_answer_was_lost_is_not_saved_twice(editing):
    (dimension,) = make_group("number")
    visit = empty_visit()
    seen = hidden(editing, visit, dimension)
    for _ in range(2):
        assert save(editing, visit, dimension, seen, {"number_low": "20,5"}).status_code == 200
    assert len(codings(visit)) == 1


def test_two_who_begin_the_same_row(editing, client, curator):
    (dimension,) = make_group("nominal")
    visit = empty_visit()
    client.force_login(curator)
    seen = hidden(editing, visit, dimension)
    assert save(client, visit, dimension, seen, {"category": pick(dimension, "red")}).status_code == 200
    answer = save(editing, visit, dimension, seen, {"category": pick(dimension, "blue")})
    assert answer.status_code == 409 and answer.content.decode().count('class="line"') == 2
    assert [row.category.key for row in codings(visit)] == ["red"]


def test_what_the_other_took_away_is_told_and_what_was_typed_stays(opened, editing, client):
    visit, dimension, typed, seen = opened
    assert save(client, visit, dimension, seen, {"ids": typed["ids"]}).status_code == 200
    answer = save(editing, visit, dimension, seen, {**typed, "note_en": "Mine", "note_nb": "Min"})
    assert answer.status_code == 409 and "Mine" in answer.content.decode()
    assert not codings(visit)


def test_the_group_saved_without_a_script_is_refused_whole(opened, editing, client):
    visit, dimension, typed, seen = opened
    save(client, visit, dimension, seen, {**typed, "category": pick(dimension, "blue")})
    answer = editing.post(address(visit, dimension), {**seen, **sent(dimension, **typed, note_en="A", note_nb="B")})
    assert answer.status_code == 422 and "saved this row" in answer.content.decode()
    assert Coding.objects.get(part__visit=visit).note_en == ""
