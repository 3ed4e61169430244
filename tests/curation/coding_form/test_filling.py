"""Many rows at once: not stated for the rest, as at the visit before, a new part; what is covered is counted."""

import pytest

from offices.curation.coding_form.covered import Covered, covered, whole
from offices.models import Citation, Coding, Visit
from tests.builders import code, make_citation, make_office, make_part, make_source, make_visit
from tests.builders import whole as whole_part
from tests.curation.coding_form.helpers import address, codings, empty_visit, hidden, make_group, pick, post_row, sent

pytestmark = pytest.mark.django_db


def test_not_stated_for_the_rest_asks_which_sections_were_read(editing):
    one, two, three = make_group("nominal", "number", "multi")
    visit, source = empty_visit(), make_source(key="read2020")
    post_row(editing, visit, one, category=pick(one, "red"))
    wish = {"fill": "not_stated", "sections": ""}
    answer = editing.post(address(visit, one), wish)
    assert answer.status_code == 422 and "Name the sections" in answer.content.decode()
    answer = editing.post(address(visit, one), {**wish, "sections": "read2020, 1 One\nnobody, 2 Two"})
    assert answer.status_code == 422 and "nobody" in answer.content.decode()
    assert len(codings(visit)) == 1 and not Citation.objects.filter(source=source).exists()
    answer = editing.post(address(visit, one), {**wish, "sections": "read2020, 1 One\nread2020, 2 Two"}, follow=True)
    assert "2 codings are saved" in answer.content.decode()
    rows = [row for row in codings(visit) if row.dimension != one]
    assert [(row.dimension, row.status, row.stage) for row in rows] == [
        (two, "not_stated", "draft"),
        (three, "not_stated", "draft"),
    ]
    assert {row.citation.section for row in rows} == {"1 One"}
    assert [place.section for place in rows[0].further_citations.all()] == ["2 Two"]


def test_as_at_the_visit_before_copies_drafts_that_say_so_until_somebody_looked(editing):
    one, two = make_group("nominal", "nominal")
    office = make_office()
    then = code(whole_part(office), one, "red", note_en="A", note_nb="B")
    then.further_citations.set([make_citation()])
    code(whole_part(office), two, "red")
    visit = make_visit(office)
    post_row(editing, visit, two, category=pick(two, "blue"))
    editing.post(address(visit, one), {"fill": "as_before"})
    copied = Coding.objects.get(part__visit=visit, dimension=one)
    assert (copied.category, copied.note_nb, copied.stage, copied.ref != then.ref) == (
        then.category,
        "B",
        "draft",
        True,
    )
    assert set(copied.further_citations.all()) == set(then.further_citations.all())
    assert Coding.objects.get(part__visit=visit, dimension=two).category.key == "blue"
    assert "look at it" in editing.get(address(visit, one)).content.decode()
    place = f"{copied.citation.source.key}, p. {copied.citation.page}"
    further = copied.further_citations.get()
    typed = {"category": pick(one, "red"), "note_en": "A", "note_nb": "B", "place": place, "ids": str(copied.pk)}
    typed["further"] = f"{further.source.key}, p. {further.page}"
    post_row(editing, visit, one, **typed, looked="on")
    assert "look at it" not in editing.get(address(visit, one)).content.decode()


def test_there_is_nothing_to_copy_at_the_first_visit(editing):
    (one,) = make_group("nominal")
    visit = empty_visit()
    assert "As at the visit before" not in editing.get(address(visit, one)).content.decode()
    assert editing.post(address(visit, one), {"fill": "as_before"}).status_code == 422


def test_a_part_is_added_and_coded_on_the_same_page(editing):
    (one,) = make_group("nominal")
    visit = empty_visit()
    wish = {"fill": "part", "kind": "unit", "name_en": "Team for work", "name_nb": "Gruppe", "count": "3"}
    answer = editing.post(address(visit, one), wish)
    assert answer.status_code == 302 and answer["Location"].endswith("?part=team-for-work")
    editing.post(address(visit, one), wish)
    assert list(visit.parts.values_list("key", flat=True)) == ["team-for-work", "team-for-work-2"]
    assert post_row(editing, visit, one, part="team-for-work", category=pick(one, "red")).status_code == 200
    (row,) = codings(visit)
    assert (row.part.key, row.part.count) == ("team-for-work", 3)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"count": "many"}, "whole number"),
        ({"count": "0"}, "at least 1"),
        ({"name_en": ""}, "name_en"),
        ({"kind": "castle"}, "castle"),
        ({"kind": "office"}, "already"),
    ],
)
def test_a_part_that_cannot_be_is_told_with_all_that_was_typed(editing, wrong, told):
    (one,) = make_group("nominal")
    visit = empty_visit()
    make_part(visit)
    wish = {"fill": "part", "kind": "unit", "name_en": "Team", "name_nb": "Gruppe for arbeid", "count": "1", **wrong}
    answer = editing.post(address(visit, one), wish)
    assert answer.status_code == 422
    assert told in answer.content.decode() and "Gruppe for arbeid" in answer.content.decode()
    assert visit.parts.count() == 1


def test_what_is_covered_of_a_visit_and_a_group(django_assert_num_queries):
    one, two, _three = make_group("nominal", "number", "multi")
    office = make_office()
    visit, group = office.visits.get(), one.group_id
    code(make_part(visit, "leader"), one, "red", stage="draft")
    code(whole_part(office), one, status="not_stated")
    code(whole_part(office), two, status="not_stated", stage="in_review")
    with django_assert_num_queries(2):
        found = covered([visit.pk])[visit.pk]
    assert found[group] == Covered(coded=1, without_value=1, total=3)
    assert found[group].not_looked_for == 1
    assert whole(found).looked_for == 2 and whole(found).total > 100
    assert set(covered(Visit.objects.values_list("pk", flat=True))) >= {visit.pk}


def test_what_was_typed_in_rows_goes_along_and_is_kept_where_it_is_wrong(editing):
    one, number = make_group("nominal", "number")
    visit = empty_visit()
    part = {"fill": "part", "kind": "unit", "name_en": "Team", "name_nb": "Gruppe", "count": "1"}
    rows = {**hidden(editing, visit, one), **sent(one, category=pick(one, "red"))}
    answer = editing.post(address(visit, one), {**rows, **sent(number, number_low="many"), **part})
    page = answer.content.decode()
    assert answer.status_code == 422 and 'value="many"' in page and 'value="Gruppe"' in page
    assert not codings(visit) and not visit.parts.exists()
    answer = editing.post(address(visit, one), {**rows, **part, "count": "many"})
    assert answer.status_code == 422 and 'value="Gruppe"' in answer.content.decode()
    assert len(codings(visit)) == 1, "what was right in the rows is saved"
    answer = editing.post(address(visit, one), {"fill": "not_stated", "sections": "", **hidden(editing, visit, one)})
    assert answer.status_code == 422
    assert editing.post(address(visit, one), part).status_code == 302
    assert set(visit.parts.values_list("kind", flat=True)) == {"office", "unit"}
