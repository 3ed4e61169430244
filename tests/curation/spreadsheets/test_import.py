"""Rows of files to rows of tables: looked at, written, undone."""

import hashlib
from decimal import Decimal

import pytest

from offices.curation.spreadsheets.plan import plan_of
from offices.curation.spreadsheets.sheets import Sheet, SheetRow
from offices.curation.spreadsheets.writing import carry_out, take_back
from offices.data.actions import RowsRefused
from offices.models import Coding, Import, Part, Proposal, Source
from tests.builders import code, make_citation, make_dimension, make_office, whole

pytestmark = pytest.mark.django_db


def sheet(name: str, header: str, *rows) -> Sheet:
    names = tuple(header.split())
    cells = [dict(zip(names, row, strict=True)) for row in rows]
    return Sheet(name, names, tuple(SheetRow(number, row) for number, row in enumerate(cells, start=2)))


def keys(part: Part) -> str:
    return f"{part.visit.office.slug}/{part.visit.key}/{part.key}"


def sent(by, name="codings.csv") -> Import:
    checksum = hashlib.sha256(name.encode()).hexdigest()
    return Import.objects.create(name=name, checksum=checksum, size=1, by=by, content=b"x")


@pytest.fixture
def coder(in_role):
    return in_role("Coder")


@pytest.fixture
def place():
    part, dimension, citation = whole(make_office()), make_dimension(scale="number"), make_citation()
    return keys(part), dimension.key, f"{citation.source.key}:{citation.key}"


def text(**values) -> Coding:
    return code(whole(make_office()), make_dimension(scale="text"), "a", **values)


def codings(place) -> list[Coding]:
    return list(Coding.objects.filter(dimension__key=place[1]))


HEADER = "part dimension citation number_low number_high comparator"


def test_new_codings_come_in_as_drafts_twice_change_nothing_and_are_undone(coder, place):
    file = (sheet("coding", HEADER, (*place, "20,5", "20,5", "=")),)
    plan = plan_of(file, coder)
    assert [row.outcome for row in plan.rows] == ["created"] and not plan.problems
    assert not codings(place)
    done = carry_out(plan, coder, sent(coder))
    (coding,) = codings(place)
    assert (coding.stage, coding.number_low) == ("draft", Decimal("20.5"))
    assert coding.ref.startswith(place[0]) and "codings.csv sha256:" in coding.history.get().history_change_reason
    assert (done.stage, done.content, done.counts) == ("done", None, {"created": 1})
    again = plan_of(file, coder)
    assert [row.outcome for row in again.rows] == ["unchanged"]
    take_back(done, coder, "by mistake")
    assert not codings(place)


def test_what_readers_see_is_proposed_beside_it(coder, place):
    seen = text()
    file = (sheet("coding", "ref text_en text_nb", (seen.ref, "b", "b")),)
    plan = plan_of(file, coder)
    assert [(row.outcome, row.changes["text_en"]) for row in plan.rows] == [("proposed", ("a", "b"))]
    done = carry_out(plan, coder, sent(coder))
    seen.refresh_from_db()
    assert seen.text_en == "a" and Proposal.objects.get(row_id=seen.pk).values["text_en"] == "b"
    assert [row.outcome for row in plan_of(file, coder).rows] == ["unchanged"]
    take_back(done, coder, "by mistake")
    assert Proposal.objects.get(row_id=seen.pk).stage == "withdrawn"


def test_three_wrong_rows_are_three_problems_and_nothing_is_written(coder, place):
    part, dimension, citation = place
    others = [make_dimension(scale="number").key for _ in range(3)]
    rows = [
        (part, dimension, citation, "many", None, "="),
        (part, others[0], citation, Decimal(3), Decimal(2), "="),
        (f"{part}x", others[1], citation, Decimal(3), Decimal(3), "="),
        (part, others[2], citation, Decimal(3), Decimal(3), "="),
    ]
    plan = plan_of((sheet("coding", HEADER, *rows),), coder)
    assert [(one.row, one.column) for one in plan.problems][::2] == [(2, "number_low"), (4, "part")]
    assert {one.row for one in plan.problems} == {2, 3, 4}
    assert part in plan.problems[-1].message
    with pytest.raises(RowsRefused):
        carry_out(plan, coder, sent(coder))
    assert not codings(place)


def test_rows_of_a_file_refer_to_one_another(in_role):
    file = (
        sheet("citation", "source key page", ("new2020", "p1", "0012")),
        sheet("source", "key authors year title_en title_nb", ("new2020", "Test, T.", Decimal(2020), "A", "B")),
    )
    editor = in_role("Coder")
    plan = plan_of(file, editor)
    assert not plan.problems
    carry_out(plan, editor, sent(editor))
    assert Source.objects.get(key="new2020").citations.get().page == "0012"


def test_headers_and_sheets_that_are_not_known_are_named(coder):
    source = sheet("source", "key yeer", ("a", Decimal(2020)))
    plan = plan_of((source, sheet("sheet1", "a b c", ("1", "2", "3"))), coder)
    assert [(one.sheet, one.column) for one in plan.problems] == [("sheet1", ""), ("source", "yeer")]
    assert "year" in plan.problems[1].message


def test_a_plan_is_not_written_once_the_row_was_changed(coder):
    coding = text(stage="draft")
    plan = plan_of((sheet("coding", "ref text_en", (coding.ref, "b")),), coder)
    coding.note_en = coding.note_nb = "since"
    coding.save()
    with pytest.raises(RowsRefused):
        carry_out(plan, coder, sent(coder))
    coding.refresh_from_db()
    assert coding.text_en == "a"


def test_a_name_in_a_text_is_a_problem_before_anything_is_written(coder):
    coding = text(stage="draft")
    plan = plan_of((sheet("coding", "ref note_en note_nb", (coding.ref, "Mail ola@example.org", "x")),), coder)
    assert [(one.row, one.column) for one in plan.problems] == [(2, "note_en")]
