"""What is written together is of one moment, by which it is found again."""

import pytest
from django.core.exceptions import ValidationError

from offices.data.actions import create_rows, save_row
from offices.data.changes import change_at, saved_with
from offices.data.saves import moment, one_save
from offices.data.steps import publish_rows
from offices.models import Citation, Coding
from tests import builders as make

pytestmark = pytest.mark.django_db


def newest(row):
    return type(row).history.filter(id=row.pk).order_by("-history_id").first()


def test_a_row_and_its_links_are_one_moment_and_the_next_save_another(curator):
    row = make.code(make.whole(make.make_office()), make.make_dimension(), "red", stage="draft")
    save_row(row=row, by=curator, reason="admin", many={"further_citations": [make.make_citation()]})
    first, second = Coding.history.filter(id=row.pk).order_by("-history_id")[:2]
    assert first.history_date == second.history_date
    save_row(row=row, by=curator, reason="admin")
    assert newest(row).history_date > first.history_date


def test_all_within_is_one_save_and_so_is_one_within_another(curator):
    source, row = make.make_source(), make.make_office(record="setting", stage="draft")
    with one_save() as outer:
        create_rows(rows=[Citation(source=source, key=f"p{n}", page="1") for n in range(3)], by=curator, reason="admin")
        with one_save() as inner:
            save_row(row=row, by=curator, reason="admin")
    assert outer == inner == newest(row).history_date
    publish_rows([row], curator)
    assert newest(row).history_date > outer
    written = saved_with(Citation.history.filter(source=source).first())
    assert {(one.model, one.row_id) for one in written} >= {(Citation, one.pk) for one in source.citations.all()}
    assert {one.at for one in written} == {outer}


def test_a_failure_ends_the_save():
    with pytest.raises(ValidationError), one_save() as failed:
        raise ValidationError("no")
    assert moment() > failed


def test_who_wrote_at_the_same_moment_is_told_apart(curator, in_role):
    one, other = (make.make_office(record="setting", stage="draft") for _ in range(2))
    one.name_en, other.name_en = "Renamed", "Renamed too"
    with one_save():
        save_row(row=one, by=curator, reason="admin")
        save_row(row=other, by=in_role("Coder"), reason="admin")
    assert [change.row_id for change in saved_with(newest(one))] == [one.pk]
    assert change_at(type(one), 0) is None
