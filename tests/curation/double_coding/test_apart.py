"""Two code a visit apart: neither sees the other's through any door before both have handed in."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from offices.data.actions import RowRefused, create_rows, save_row
from offices.models import Citation, Coding, DataVersion, FirstCoding
from tests.builders import make_source
from tests.curation.coding_form.helpers import address, pick, post_row
from tests.curation.double_coding.helpers import page, two_coders
from tests.panel import client_of

pytestmark = pytest.mark.django_db


def test_each_coder_reads_and_writes_their_own_and_nothing_is_coded_for_others(in_role):
    two = two_coders(in_role)
    [colour] = two.dimensions
    source, before = make_source(), DataVersion.current()
    two.code(two.one, colour, "red", f"{source.key}, 7 Secret heading, p. 70")
    own = two.one.get(address(two.visit, colour)).content.decode()
    assert "7 Secret heading" in own and "yours alone until both have handed in" in own
    assert not Coding.objects.filter(part__visit=two.visit).exists()
    assert not Citation.objects.filter(section__contains="Secret").exists()
    assert DataVersion.current() == before

    two.code(two.other, colour, "blue")
    assert {row.slot: row.category.key for row in FirstCoding.objects.all()} == {"first": "red", "second": "blue"}
    two.code(two.one, colour, "blue")
    assert FirstCoding.objects.filter(slot="first").count() == 2, "without its number a line is a new one"


def doors(two) -> list[str]:
    """Where somebody might come across what a coder coded."""
    [colour] = two.dimensions
    visit, office = two.visit, two.visit.office
    part = visit.parts.get()
    return [
        address(visit, colour),
        page(visit),
        reverse("admin:index"),
        reverse("admin:offices_coding_changelist"),
        reverse("admin:offices_citation_changelist"),
        reverse("admin:offices_visit_change", args=[visit.pk]),
        reverse("admin:offices_visit_history", args=[visit.pk]),
        reverse("admin:offices_part_history", args=[part.pk]),
        reverse("admin:moments", args=[office.pk]),
        reverse("admin:publish-case", args=[office.pk]),
        reverse("admin:review"),
        reverse("admin:deleted"),
        reverse("admin:preview", args=[f"offices/{office.slug}/"]),
        f"{reverse('admin:autocomplete')}?app_label=offices&model_name=coding&field_name=citation&term=secret",
        f"/api/v1/offices/{office.slug}/",
        f"/codebook/{colour.key}/",
    ]


def test_no_door_shows_a_coder_or_a_reviewer_what_the_other_coded(in_role):
    two = two_coders(in_role)
    [colour] = two.dimensions
    source = make_source()
    typed = {"note_en": "Sesame note", "note_nb": "Sesam notat", "place": f"{source.key}, 7 Sesame heading"}
    assert post_row(two.one, two.visit, colour, category=pick(colour, "red"), **typed).status_code == 200
    assert "Sesame" in two.one.get(address(two.visit, colour)).content.decode()
    for client in (two.other, two.giver, client_of(in_role("Administrator", "Coder"))):
        for door in doors(two):
            response = client.get(door)
            assert response.status_code in (200, 403, 404), door
            found = response.getvalue() if response.streaming else response.content
            assert b"esame" not in found and b"esam " not in found, door
    assert two.post(two.one, do="done").status_code == 302
    for client in (two.other, two.giver):
        assert "Sesame" not in client.get(page(two.visit)).content.decode(), "the other has not handed in"


def test_nothing_is_coded_beside_the_two(in_role):
    two = two_coders(in_role)
    [colour] = two.dimensions
    third = client_of(in_role("Coder"))
    response = post_row(third, two.visit, colour, category=pick(colour, "red"))
    assert response.status_code == 422
    assert "Two people code this visit apart" in response.content.decode()
    part, category = two.visit.parts.get(), colour.categories.get(key="red")
    with pytest.raises(ValidationError, match="Two people code this visit apart"):
        save_row(row=Coding(part=part, dimension=colour, category=category), by=None, reason="test")
    with pytest.raises((ValidationError, RowRefused), match="Two people code this visit apart"):
        create_rows(rows=[Coding(part=part, dimension=colour, category=category)], by=None, reason="test")


def test_what_is_handed_in_never_changes(in_role):
    two = two_coders(in_role, "nominal", "number")
    colour, _number = two.dimensions
    two.code(two.one, colour, "red")
    assert two.post(two.one, do="done").status_code == 302
    assert two.post(two.one, do="done").status_code == 422
    assert post_row(two.one, two.visit, colour, category=pick(colour, "blue")).status_code == 403
    first = FirstCoding.objects.get()
    blue = colour.categories.get(key="blue")
    for write in (
        lambda: FirstCoding.objects.update(category=blue),
        lambda: FirstCoding.objects.create(
            double=two.double, slot="first", part=first.part, dimension=colour, scale="nominal", category=blue
        ),
        lambda: type(two.double).objects.update(first_done_at=None),
        lambda: type(two.double).objects.update(first=two.double.by),
    ):
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            write()
    FirstCoding.objects.update(note_en="[…]")  # as expunging does
    two.code(two.other, colour, "red")
    FirstCoding.objects.filter(slot="second").update(category=blue)


def test_a_first_coding_is_held_to_all_that_a_coding_is_held_to(in_role):
    two = two_coders(in_role, "nominal", "number")
    colour, number = two.dimensions
    wrong = post_row(two.one, two.visit, colour, category=pick(colour, "red"), certainty="inferred")
    assert wrong.status_code == 422 and "what is inferred says from what" in wrong.content.decode()
    assert post_row(two.one, two.visit, colour, category=pick(colour, "red"), place="nowhere").status_code == 422
    assert post_row(two.one, two.visit, number, number_low="20", number_high="10").status_code == 422
    assert not FirstCoding.objects.exists()
    assert post_row(two.one, two.visit, number, number_low="20,5", comparator="~").status_code == 200
    assert str(FirstCoding.objects.get().number_high) == "20.500"


def test_the_rest_is_not_stated_and_nothing_is_copied_from_before(in_role):
    two = two_coders(in_role, "nominal", "number")
    place = f"{make_source().key}, 2 Read"
    url = address(two.visit, two.dimensions[0])
    assert two.one.post(url, {"fill": "not_stated", "sections": place}).status_code == 302
    rows = FirstCoding.objects.filter(slot="first")
    assert [(row.status, row.place) for row in rows] == [("not_stated", place)] * 2
    assert two.one.post(url, {"fill": "as_before"}).status_code == 422
    assert not Coding.objects.filter(part__visit=two.visit).exists()


def test_who_may_be_given_a_visit(in_role):
    two = two_coders(in_role)
    reviewer = in_role("Reviewer")
    [colour] = two.dimensions
    assert two.post(two.one, do="give", first="1", second="2").status_code == 403
    data = {"do": "give", "first": reviewer.pk, "second": two.double.first_id, "groups": colour.group.key}
    response = two.post(two.giver, **data)
    assert response.status_code == 422 and "may not code" in response.content.decode()
    assert two.post(two.giver, do="back").status_code == 302
    same = {**data, "first": two.double.first_id}
    assert "choose somebody else" in two.post(two.giver, **same).content.decode()
    assert "Choose at least one group" in two.post(two.giver, **{**same, "groups": ""}).content.decode()
    assert "Choose who codes" in two.post(two.giver, **{**same, "second": "x"}).content.decode()
    assert two.post(two.giver, **{**same, "second": two.double.second_id}).status_code == 302
    assert "Coded by two" in two.one.get(reverse("admin:index")).content.decode()
