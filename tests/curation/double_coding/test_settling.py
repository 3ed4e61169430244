"""Once both have handed in: what they disagree about is settled by a third or by both, and becomes drafts."""

import csv
import io

import pytest

from offices.codebook.doubles import doubles
from offices.data.actions import RowsRefused
from offices.data.changers import changers
from offices.data.records import CategoryRecord, CodingRecord, DimensionRecord, DoubleRecord, Pair, PartRecord
from offices.data.steps import publish_rows
from offices.models import Coding, DataVersion, FirstCoding
from tests.builders import make_dimension, make_office, make_source
from tests.curation.coding_form.helpers import post_row
from tests.curation.double_coding.helpers import page, two_coders
from tests.panel import client_of

pytestmark = pytest.mark.django_db


def coded(two) -> list[tuple[str, str]]:
    rows = Coding.objects.filter(part__visit=two.visit).order_by("dimension__order")
    return [(row.dimension.key, row.category.key) for row in rows]


def test_a_third_settles_and_both_coders_count_as_those_who_changed_it(in_role):
    two = two_coders(in_role, "nominal", "nominal", "nominal")
    alike, different, of_one = two.dimensions
    source = make_source().key
    two.code(two.one, alike, "red", f"{source}, 1 One")
    two.code(two.one, different, "red", f"{source}, 3 Three")
    two.code(two.other, alike, "red", f"{source}, 2 Two")
    two.code(two.other, different, "blue", f"{source}, 4 Four")
    two.code(two.other, of_one, "blue", f"{source}, 4 Four")
    two.hand_in()
    part = two.visit.parts.get().pk
    shown = two.giver.get(page(two.visit)).content.decode()
    assert "They agree on 1 and disagree on 1; 1 only one of them coded." in shown
    assert "3 Three" in shown and "4 Four" in shown

    assert "Not agreed on yet" in two.post(two.giver, do="agree").content.decode()
    assert two.post(two.giver, do="alike").status_code == 302
    assert coded(two) == [(alike.key, "red")]
    both = Coding.objects.get(part__visit=two.visit)
    assert [both.citation.section, *(one.section for one in both.further_citations.all())] == ["1 One", "2 Two"]
    take = {f"take.{part}.{different.pk}": "second", f"take.{part}.{of_one.pk}": "second"}
    assert two.post(two.giver, do="choose", **take).status_code == 302
    assert two.post(two.giver, do="choose", **{f"take.{part}.{different.pk}": "first"}).status_code == 302
    assert coded(two) == [(alike.key, "red"), (different.key, "red"), (of_one.key, "blue")]
    assert {row.stage for row in Coding.objects.filter(part__visit=two.visit)} == {"draft"}

    before = DataVersion.current()
    assert two.post(two.giver, do="agree").status_code == 302
    two.double.refresh_from_db()
    assert two.double.closed_by == two.double.by
    assert DataVersion.current() == before, "nothing of the visit is public"
    found = changers(Coding, [both.pk])[both.pk]
    assert {two.double.first_id, two.double.second_id, two.double.by_id} <= found
    assert two.post(two.giver, do="choose", **take).status_code == 403
    assert "3 Three" in two.one.get(page(two.visit)).content.decode(), "both stay"


def test_the_two_settle_it_together_and_a_change_asks_both_again(in_role):
    two = two_coders(in_role)
    [colour] = two.dimensions
    two.code(two.one, colour, "red")
    two.code(two.other, colour, "blue")
    two.hand_in()
    part = two.visit.parts.get().pk
    take = f"take.{part}.{colour.pk}"
    stranger = client_of(in_role("Coder"))
    assert "Blue" not in (shown := stranger.get(page(two.visit)).content.decode()) and take not in shown
    assert two.post(stranger, do="choose", **{take: "first"}).status_code == 403

    assert two.post(two.one, do="choose", **{take: "first"}).status_code == 302
    assert two.post(two.one, do="agree").status_code == 302
    assert two.post(two.one, do="agree").status_code == 302
    two.double.refresh_from_db()
    assert two.double.closed_at is None, "one of them is not both"
    assert two.post(two.other, do="choose", **{take: "second"}).status_code == 302
    two.post(two.other, do="agree")
    two.double.refresh_from_db()
    assert two.double.closed_at is None, "the first agreed to something else"
    two.post(two.one, do="agree")
    two.double.refresh_from_db()
    assert two.double.closed_at and two.double.closed_by is None
    assert coded(two) == [(colour.key, "blue")]


def test_another_value_is_typed_in_the_coding_form_and_nonsense_is_refused(in_role):
    two = two_coders(in_role)
    [colour] = two.dimensions
    two.code(two.one, colour, "red")
    two.code(two.other, colour, "blue")
    two.hand_in()
    response = post_row(client_of(in_role("Coder")), two.visit, colour, status="not_stated")
    assert response.status_code == 200
    assert Coding.objects.get(part__visit=two.visit).status == "not_stated"
    assert FirstCoding.objects.count() == 2
    for sent in ({"do": "no"}, {}):
        assert two.post(two.giver, **sent).status_code == 422
    nothing = {"take.1": "first", "take.x.y": "first", f"take.1.{colour.pk}": "third", f"take.{'9' * 30}.1": "first"}
    assert two.post(two.giver, do="choose", **nothing).status_code == 302
    assert Coding.objects.get(part__visit=two.visit).status == "not_stated"


def test_readers_see_both_once_what_was_agreed_on_is_published(in_role, client):
    two = two_coders(in_role, visit=make_office().visits.get())
    [colour] = two.dimensions
    place = f"{make_source().key}, 1 One"
    two.code(two.one, colour, "red", place)
    two.code(two.other, colour, "blue", place)
    address = f"/codebook/{colour.key}/"
    two.hand_in()
    part = two.visit.parts.get().pk
    assert two.post(two.giver, do="choose", **{f"take.{part}.{colour.pk}": "second"}).status_code == 302
    before = DataVersion.current()
    two.post(two.giver, do="agree")
    assert DataVersion.current() != before
    agreed = list(Coding.objects.filter(part__visit=two.visit))
    with pytest.raises(RowsRefused, match="You entered or changed this"):
        publish_rows(agreed, two.double.by)
    assert "Coded by two" not in client.get(address).content.decode()

    publish_rows(agreed, in_role("Reviewer"))
    shown = client.get(address).content.decode()
    assert "They agree on 0 of 1 that both coded." in shown and "from ten on only" in shown
    assert "una" not in shown and "duo" not in shown
    table = client.get(address, {"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig")), delimiter=","))
    [row] = [row for row in rows if row.get("First coder")]
    assert (row["First coder"], row["Second coder"], row["Agreed on"]) == ("red", "blue", "blue")
    assert client.get(f"/codebook/{make_dimension().key}/", {"format": "csv"}).status_code == 400


@pytest.mark.parametrize("values", [range(10), range(9)])
def test_a_percentage_and_alpha_from_ten_units_on(values):
    part = PartRecord("office", "office", Pair(), 1, 0)
    steps = tuple(CategoryRecord(str(one), Pair(str(one), str(one)), Pair()) for one in range(12))
    empty = Pair()
    ordered = DimensionRecord("steps", "ordinal", empty, empty, empty, empty, False, "", steps)

    def said(step: int) -> tuple[CodingRecord, ...]:
        return (CodingRecord("", part, "steps", "coded", str(step)),)

    records = [DoubleRecord("a", empty, empty, part, said(one), said(one or 1), said(one)) for one in values]
    found = doubles([*records, DoubleRecord("b", empty, empty, part, said(1), (), said(1))], ordered)
    assert (found.n, found.k) == (len(values), len(values) - 1)
    assert len(found.rows) == len(values) + 1
    assert found.is_enough == (len(values) == 10)
    assert bool(found.alpha) == found.is_enough
    if found.is_enough:
        assert found.percent == 90 and 0.98 < float(found.alpha) < 1
