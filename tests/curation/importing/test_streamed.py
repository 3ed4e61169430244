"""Work that reports as it goes: its steps, its end, its mistakes; stopped in the midst it leaves nothing behind."""

import pytest
from django.db import connection, transaction
from django.utils.translation import gettext, override

from offices.curation.importing.streamed import stepwise
from offices.models import Office
from tests import builders as make

pytestmark = pytest.mark.django_db


@transaction.atomic
def write(report, fails: bool = False) -> str:
    for number in range(3):
        make.make_office(slug=f"made-{number}", visits=0, stage="draft")
        report(number + 1, 3)
    if fails:
        raise LookupError(gettext("Home"))
    return "done"


def written() -> int:
    return Office.objects.filter(slug__startswith="made-").count()


def test_it_goes_on_step_by_step_and_returns():
    steps, found = stepwise(write), []
    with pytest.raises(StopIteration) as end:
        while True:
            found.append(next(steps))
    assert (found, end.value.value, written()) == ([(1, 3), (2, 3), (3, 3)], "done", 3)


def test_a_mistake_is_raised_in_the_language_that_it_was_asked_in_and_nothing_is_left():
    with override("nb"), pytest.raises(LookupError, match="Hjem"):
        list(stepwise(lambda report: write(report, fails=True)))
    assert written() == 0


def test_whoever_goes_away_stops_it():
    steps = stepwise(write)
    assert [next(steps), next(steps)] == [(1, 3), (2, 3)]
    steps.close()
    assert written() == 0 and not connection.needs_rollback
    make.make_office(slug="made-later", visits=0)
    assert written() == 1
