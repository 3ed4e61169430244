"""Rows are saved as they were typed: of every scale, as drafts, all or nothing, with what is wrong at its field."""

import re

import pytest

from offices.models import Citation, Coding, DataVersion
from tests.builders import make_citation, make_source
from tests.curation.coding_form.helpers import address, codings, empty_visit, hidden, make_group, pick, post_row, sent

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return response.content.decode()


def test_each_scale_is_saved_as_a_draft_with_its_evidence(editing, editor):
    one, several, yes_no, number, words = make_group("ordinal", "multi", "boolean", "number", "text")
    visit, place = empty_visit(), make_citation(section="2.1 Heading", page="14")
    cited = {"place": f"{place.source.key}, 2.1 Heading, p. 14"}
    assert post_row(editing, visit, one, category=pick(one, "red"), **cited).status_code == 200
    both = {"yes": [pick(several, "red")], "no": [pick(several, "blue")], "where_en": "A", "where_nb": "B"}
    assert post_row(editing, visit, several, **both, **cited).status_code == 200
    assert post_row(editing, visit, yes_no, holds="no", **cited).status_code == 200
    assert post_row(editing, visit, number, number_low="20,5", comparator=">", **cited).status_code == 200
    assert post_row(editing, visit, words, text_en="A", text_nb="B", **cited).status_code == 200
    rows = codings(visit)
    assert {row.stage for row in rows} == {"draft"} and {row.citation for row in rows} == {place}
    assert {row.part.kind for row in rows} == {"office"}, "the whole office came to be with the first coding"
    assert [(row.dimension, row.holds) for row in rows[1:3]] == [(several, True), (several, False)]
    assert (rows[2].where_en, rows[1].where_en) == ("A", "")
    assert (str(rows[4].number_low), rows[4].comparator, rows[5].text_nb) == ("20.500", ">", "B")
    entry = rows[0].history.get()
    assert (entry.history_user, entry.history_change_reason) == (editor, "coding form")


@pytest.mark.parametrize(
    ("typed", "low", "high", "comparator"),
    [
        ("20", 20, 20, "="),
        (">20", 20, None, ">"),
        ("≥ 1 000", 1000, None, ">="),
        ("< 5", None, 5, "<"),
        ("ca. 12,5", 12.5, 12.5, "~"),
        ("10–15", 10, 15, "="),
        ("10-15", 10, 15, "="),
        ("≈10–15", 10, 15, "~"),
    ],
)
def test_a_number_with_its_sign_and_span_in_one_field(editing, typed, low, high, comparator):
    (number,) = make_group("number")
    visit = empty_visit()
    post_row(editing, visit, number, number_low=typed, comparator="=")
    (row,) = codings(visit)
    assert (row.number_low, row.number_high, row.comparator) == (low, high, comparator)
    assert post_row(editing, visit, number, **shown_number(row)).status_code == 200
    assert row.history.count() == 1, "what the page shows is what was saved: nothing is written again"


def shown_number(row) -> dict[str, str]:
    low = row.number_high if row.comparator == "<" else row.number_low
    high = row.number_high if row.number_high != row.number_low and row.comparator != "<" else None
    figures = {"number_low": low, "number_high": high}
    typed = {name: "" if one is None else f"{one.normalize():f}" for name, one in figures.items()}
    return {**typed, "comparator": row.comparator, "ids": str(row.pk)}


@pytest.mark.parametrize("typed", ["many", "1,234", "1.234", "20 or so"])
def test_what_is_no_number_is_told_at_its_field_and_kept(editing, typed):
    (number,) = make_group("number")
    visit = empty_visit()
    answer = post_row(editing, visit, number, number_low=typed)
    assert answer.status_code == 422
    assert f'value="{typed}"' in text(answer) and 'aria-invalid="true"' in text(answer)
    assert not codings(visit) and not visit.parts.exists()


def test_below_the_minimum(editing):
    (number,) = make_group("number", minimum=0)
    visit = empty_visit()
    answer = post_row(editing, visit, number, number_low="-5")
    assert answer.status_code == 422 and "no number below 0" in text(answer)


def test_a_text_in_one_language_is_kept_and_told(editing):
    (words,) = make_group("text")
    visit = empty_visit()
    answer = post_row(editing, visit, words, text_en="Only English")
    assert (
        answer.status_code == 422 and "Only English" in text(answer) and "write the text in Norwegian" in text(answer)
    )
    assert not codings(visit)


def test_a_status_and_what_is_said_of_one_category_alone(editing):
    one, several = make_group("nominal", "multi")
    visit = empty_visit()
    assert post_row(editing, visit, one, status="not_stated").status_code == 200
    assert post_row(editing, visit, several, status="not_stated", yes=[pick(several, "red")]).status_code == 200
    assert [(row.status, row.category and row.category.key) for row in codings(visit)] == [
        ("not_stated", None),
        ("not_stated", "red"),
    ]
    answer = post_row(editing, visit, one, status="withheld", category=pick(one, "red"), ids=str(codings(visit)[0].pk))
    assert answer.status_code == 422


def test_a_category_of_another_dimension_or_a_word_that_is_not_offered_is_refused(editing):
    one, other = make_group("nominal", "nominal")
    visit = empty_visit()
    assert post_row(editing, visit, one, category=pick(other, "red")).status_code == 422
    assert post_row(editing, visit, one, category="x' OR 1=1").status_code == 422
    assert post_row(editing, visit, one, category=pick(one, "red"), account="stranger").status_code == 422
    assert post_row(editing, visit, one, category=pick(one, "red"), note_en="x" * 10_001).status_code == 422
    assert not codings(visit)


def test_a_new_place_is_made_once_and_an_unknown_source_is_told(editing):
    one, other = make_group("nominal", "nominal")
    visit, source = empty_visit(), make_source(key="author2020")
    typed = "author2020, 4.2 A new heading, p. 12"
    assert post_row(editing, visit, one, category=pick(one, "red"), place=typed).status_code == 200
    assert post_row(editing, visit, other, category=pick(other, "red"), place=typed.upper()).status_code == 200
    place = Citation.objects.get(source=source)
    assert (place.key, place.section, place.page) == ("4.2", "4.2 A new heading", "12")
    assert {row.citation for row in codings(visit)} == {place}
    answer = post_row(
        editing, visit, one, category=pick(one, "blue"), place="author202, p. 3", ids=codings(visit)[0].pk
    )
    assert answer.status_code == 422 and "author2020" in text(answer) and "author202, p. 3" in text(answer)
    assert Citation.objects.filter(source=source).count() == 1


def test_a_row_is_changed_emptied_and_saved_again(editing):
    (several,) = make_group("multi")
    visit = empty_visit()
    red, blue = pick(several, "red"), pick(several, "blue")
    post_row(editing, visit, several, yes=[red, blue])
    both = ",".join(str(row.pk) for row in codings(visit))
    post_row(editing, visit, several, yes=[red], no=[], note_en="N", note_nb="M", ids=both)
    (left,) = codings(visit)
    assert (left.category.key, left.note_nb, left.history.count()) == ("red", "M", 2)
    post_row(editing, visit, several, ids=str(left.pk))
    assert not codings(visit)


def test_two_sources_that_disagree_are_two_lines_of_a_row(editing):
    (one,) = make_group("nominal")
    visit = empty_visit()
    post_row(editing, visit, one, category=pick(one, "red"))
    (first,) = codings(visit)
    why = {"why_shown_en": "Newer", "why_shown_nb": "Nyere"}
    lines = {
        **sent(one, 0, ids=str(first.pk), category=pick(one, "red"), **why),
        **sent(one, 1, category=pick(one, "blue"), shown=None, account="leader"),
    }
    assert post_row(editing, visit, one, lines).status_code == 200
    assert [(row.category.key, row.shown, row.why_shown_en) for row in codings(visit)] == [
        ("red", True, "Newer"),
        ("blue", False, ""),
    ]


def test_without_a_script_all_of_the_group_is_saved_or_nothing(editing):
    one, number, words = make_group("nominal", "number", "text")
    visit, place = empty_visit(), make_citation(section="2.1", page="")
    fields = {
        **sent(one, category=pick(one, "red"), place=f"{place.source.key}, 2.1"),
        **sent(number, number_low="a lot", place='"'),
        **sent(words, text_en="Kept", text_nb="Beholdt"),
    }
    page = editing.post(address(visit, one), {**hidden(editing, visit, one), **fields})
    assert page.status_code == 422 and not codings(visit)
    assert 'value="a lot"' in text(page) and "Beholdt" in text(page) and f'href="#row-{number.key}"' in text(page)
    assert f'value="{pick(one, "red")}" checked' in text(page).replace("\n", "").replace(
        "  ", " "
    ) or "checked" in text(page)
    fields[f"{number.key}.0.number_low"] = "7"
    page = editing.post(address(visit, one), {**hidden(editing, visit, one), **fields}, follow=True)
    assert "3 codings are saved" in text(page)
    rows = codings(visit)
    assert len(rows) == 3 and rows[1].citation == place, "a mark of repetition is the place of the line before"
    again = {**hidden(editing, visit, one), **fields}
    for dimension, row in zip((one, number, words), rows, strict=True):
        again[f"{dimension.key}.0.ids"] = str(row.pk)
    assert "Nothing had changed" in text(editing.post(address(visit, one), again, follow=True))


def test_one_more_line_without_a_script_saves_the_group_first(editing):
    one, number = make_group("nominal", "number")
    visit = empty_visit()
    fields = {**hidden(editing, visit, one), **sent(one, category=pick(one, "red")), "more": one.key}
    page = editing.post(address(visit, one), fields, follow=True)
    assert f'name="{one.key}.1.ids"' in text(page) and len(codings(visit)) == 1
    wrong = {**hidden(editing, visit, one), **sent(number, number_low="many"), "more": one.key}
    page = editing.post(address(visit, one), wrong)
    assert f'name="{one.key}.1.ids"' in text(page) and 'value="many"' in text(page)


def test_drafts_renew_no_data_version_and_pages_keep_their_tags(editing, client):
    one, number = make_group("nominal", "number")
    visit, place = empty_visit(), make_citation(section="2.1", page="")
    before, tag = DataVersion.current(), client.get("/offices/")["ETag"]
    cited = {"place": f"{place.source.key}, 3 A new place"}
    for low in ("3", "4"):
        ids = ",".join(str(row.pk) for row in codings(visit) if row.dimension == number)
        assert post_row(editing, visit, number, number_low=low, ids=ids, **cited).status_code == 200
    assert post_row(editing, visit, one, status="not_stated", **cited).status_code == 200
    part = {"fill": "part", "kind": "unit", "name_en": "Team", "name_nb": "Gruppe", "count": "3"}
    assert editing.post(address(visit, one), part).status_code == 302
    assert DataVersion.current() == before
    assert client.get("/offices/", headers={"If-None-Match": tag}).status_code == 304


def test_who_may_not(editing, client, onlooker, viewer):
    (one,) = make_group("nominal")
    visit = empty_visit()
    fields = {**sent(one, category=pick(one, "red")), "row": one.key}
    assert client.get(address(visit, one)).status_code == 302
    client.force_login(viewer)
    assert client.get(address(visit, one)).status_code == 403
    assert client.post(address(visit, one), fields).status_code == 403
    client.force_login(onlooker)
    page = client.get(address(visit, one))
    assert page.status_code == 200 and "Save this group" not in text(page) and "disabled" in text(page)
    assert client.post(address(visit, one), fields).status_code == 403
    for fill in ("not_stated", "as_before", "part"):
        wish = {"fill": fill, "sections": "x", "kind": "unit", "name_en": "a", "name_nb": "b", "count": "1"}
        assert client.post(address(visit, one), wish).status_code == 403
    assert not codings(visit) and not visit.parts.exists()


def test_what_was_typed_by_one_user_is_not_saved_by_another(editing, curator):
    (one,) = make_group("nominal")
    visit = empty_visit()
    fields = {**sent(one, category=pick(one, "red")), "row": one.key, "user": str(curator.pk)}
    assert editing.post(address(visit, one), fields).status_code == 409
    assert not codings(visit)


@pytest.mark.parametrize("data", [{"row": "nothing"}, {"fill": "everything"}, {"row": ""}])
def test_what_makes_no_sense_is_answered(editing, data):
    (one,) = make_group("nominal")
    visit = empty_visit()
    assert editing.post(address(visit, one), data).status_code in (404, 422)
    assert editing.get(address(visit, one) + "?part=nowhere").status_code == 404
    assert editing.get(address(visit, one) + "?row=nothing").status_code == 404
    assert editing.post(address(visit, one), {f"{one.key}.seen": "9" * 40, "row": one.key}).status_code == 200
    assert not Coding.objects.filter(part__visit=visit).exists()


def count_of(answer, what: str, key: str) -> str:
    return re.search(rf'data-count="{what}-{key}">([\d/]+)<', answer.content.decode())[1]


def test_a_saved_row_brings_the_counts_of_tabs_and_parts(editing):
    one, several = make_group("nominal", "multi")
    visit, group = empty_visit(), one.group.key
    page = editing.get(address(visit, one))
    assert (count_of(page, "group", group), count_of(page, "part", "office")) == ("0/2", "0")
    answer = post_row(editing, visit, one, category=pick(one, "red"))
    assert (count_of(answer, "group", group), count_of(answer, "part", "office")) == ("1/2", "1")
    answer = post_row(editing, visit, several, yes=[pick(several, "red"), pick(several, "blue")])
    assert (count_of(answer, "group", group), count_of(answer, "part", "office")) == ("2/2", "3")
    page = editing.get(address(visit, one))
    assert (count_of(page, "group", group), count_of(page, "part", "office")) == ("2/2", "3")
    answer = post_row(editing, visit, one, ids=codings(visit)[0].pk)
    assert (count_of(answer, "group", group), count_of(answer, "part", "office")) == ("1/2", "2")
