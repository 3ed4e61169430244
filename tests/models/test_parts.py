"""Parts form a tree within their visit: what would break it is refused, whoever writes."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from offices.models import Office, Part
from offices.models.told import with_key
from tests.builders import make_office, make_part, make_visit, whole
from tests.panel import errors, filled_in, inline, url

pytestmark = pytest.mark.django_db
ANOTHER, LOOP, ROOT = "is a part of another visit", "would stand in itself", "the whole office stands in no other part"


@pytest.fixture
def tree() -> dict[str, Part]:
    """A department, a team in it and a post in that; and a unit of another office."""
    visit = make_office().visits.get()
    department = make_part(visit, "unit", key="department")
    team = make_part(visit, "unit", key="team", parent=department)
    post = make_part(visit, "unit", key="post", parent=team)
    elsewhere = make_part(make_office().visits.get(), "unit", key="elsewhere")
    return {"whole": visit.parts.get(kind="office"), "elsewhere": elsewhere} | {
        one.key: one for one in (department, team, post)
    }


@pytest.mark.parametrize(
    ("part", "parent", "message"),
    [
        ("team", "elsewhere", ANOTHER),
        ("team", "team", LOOP),
        ("department", "team", LOOP),
        ("department", "post", LOOP),
        ("whole", "department", ROOT),
    ],
)
def test_what_is_no_tree_is_refused_by_every_write_path(tree, curating, part, parent, message):
    row, above = tree[part], tree[parent]
    assert message in str(errors(curating, *filled_in(curating, row, parent=above.pk))["parent"])
    changed = Part.objects.get(pk=row.pk)
    changed.parent_id = above.pk
    writes = [
        changed.save,
        lambda: Part.objects.bulk_update([changed], ["parent"]),
        lambda: Part.objects.filter(pk=row.pk).update(parent=above),
        lambda: Part.objects.filter(pk=row.pk).update(parent_id=above.pk),
    ]
    for write in writes:
        with pytest.raises((ValidationError, IntegrityError), match=r"parent|root"), transaction.atomic():
            write()
    if message != LOOP:
        new = {"visit": row.visit, "kind": row.kind, "key": "new", "name_en": "New", "name_nb": "Ny", "parent": above}
        if message == ROOT:
            new["visit"] = make_visit(row.visit.office)
            new["visit"].parts.all().delete()
        for create in (lambda: Part.objects.create(**new), lambda: Part.objects.bulk_create([Part(**new)])):
            with pytest.raises((ValidationError, IntegrityError), match=r"parent|root"), transaction.atomic():
                create()
    assert Part.objects.get(pk=row.pk).parent == row.parent


def test_many_at_once_may_not_make_a_loop_together(tree):
    """Neither would alone, as the table stands."""
    one, other = (make_part(tree["team"].visit, "unit") for _ in range(2))
    one.parent_id, other.parent_id = other.pk, one.pk
    with pytest.raises(ValidationError, match=r"parent: it would stand in itself"), transaction.atomic():
        Part.objects.bulk_update([one, other], ["parent"])
    assert not Part.objects.filter(pk__in=[one.pk, other.pk]).exclude(parent=None).exists()


def test_a_part_is_not_deleted_before_what_stands_in_it_but_all_go_with_their_office(tree):
    with pytest.raises(RestrictedError):
        tree["team"].delete()
    Office.objects.get(visits=tree["team"].visit).delete()
    assert set(Part.objects.filter(pk__in=[one.pk for one in tree.values()])) == {tree["elsewhere"]}


def filled_in_with_parts(client, visit) -> tuple[str, dict]:
    """The address of the visit's form, and what it sends with the rows of its parts."""
    path, data = filled_in(client, visit)
    formset = next(one.formset for one in client.get(path).context["inline_admin_formsets"])
    rows = [
        {field.html_name.rpartition("-")[2]: "" if field.value() is None else field.value() for field in form}
        for form in formset.initial_forms
    ]
    return path, data | inline("parts", *rows, initial=len(rows))


def test_the_list_of_a_visits_parts_offers_those_of_the_visit(tree, curating):
    visit = tree["team"].visit
    form = curating.get(url(type(visit), "change", visit.pk)).context["inline_admin_formsets"][0].formset.forms[1]
    offered = {str(label) for value, label in form.fields["parent"].choices if value}
    assert offered == {with_key(part) for part in visit.parts.all()}


@pytest.mark.parametrize(("parent", "message"), [("elsewhere", "valid choice"), ("post", LOOP)])
def test_a_wrong_parent_in_that_list_is_said_at_its_field(tree, curating, parent, message):
    visit = tree["team"].visit
    path, data = filled_in_with_parts(curating, visit)
    (at,) = [name for name, value in data.items() if name.endswith("-id") and str(value) == str(tree["department"].pk)]
    response = curating.post(path, data | {at.replace("-id", "-parent"): tree[parent].pk})
    assert response.status_code == 200
    said = [form.errors for form in response.context["inline_admin_formsets"][0].formset.forms if form.errors]
    assert [set(one) for one in said] == [{"parent"}]
    assert message in str(said)


def test_two_rows_that_make_a_loop_together_are_not_saved_and_that_is_said(tree, curating):
    visit = tree["team"].visit
    one, other = make_part(visit, "unit"), make_part(visit, "unit")
    path, data = filled_in_with_parts(curating, visit)
    at = {value: name for name, value in data.items() if name.endswith("-id")}
    data |= {at[one.pk].replace("-id", "-parent"): other.pk, at[other.pk].replace("-id", "-parent"): one.pk}
    response = curating.post(path, data)
    assert response.status_code == 200
    assert f"Not saved: parent: {other.key} would stand in itself." in response.content.decode()
    assert not Part.objects.filter(pk__in=[one.pk, other.pk]).exclude(parent=None).exists()


def test_the_whole_office_may_be_named_as_what_a_part_stands_in():
    part = whole(make_office())
    assert make_part(part.visit, "unit", parent=part).parent == part
