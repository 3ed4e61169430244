"""Saves that meet other saves: rows of one form, a form opened before, a request at the same moment, very many rows."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import QuerySet, UniqueConstraint
from django.db.models.signals import post_save, pre_save

from offices.models import Citation, Coding, Finding, Measurement, Office, Part, Visit
from tests import builders as make
from tests.data.test_publishing import EACH_PANEL, PANELS, public, typed_in
from tests.panel import as_sent, filled_in, inline, post, url

pytestmark = pytest.mark.django_db


def a_part() -> Part:
    return make.whole(make.make_office())


def twice(row: dict, **other) -> tuple:
    return row, row | other


def a_visit() -> dict:
    return {"order": 7, "basis": "observed", "citation": "", "stage": "draft", **make.pairs("label")}


def a_place() -> dict:
    place = make.make_citation()
    return {"study": place.source_id, "citation": place.pk, "order": 0}


def a_figure() -> dict:
    return {**a_place(), "key": "k", "number_low": 4, "comparator": "=", "stage": "draft", **make.pairs("base")}


PART = {"key": "k", "count": 1, "order": 0, **make.pairs("name")}
CATEGORY = {"key": "k", "order": 7, **make.pairs("label")}
CLASHES = {
    "visit_key_in_office": ("visits", make.make_office, lambda: twice(a_visit() | {"key": "k"}, order=8)),
    "visit_order_in_office": ("visits", make.make_office, lambda: twice(a_visit() | {"key": "k"}, key="other")),
    "part_key_in_visit": ("parts", lambda: make.make_office().visits.get(), lambda: twice(PART | {"kind": "unit"})),
    "part_one_whole_office": ("parts", lambda: Visit.objects.create(office=make.make_office(), key="v", order=9, **make.pairs("label")),
                              lambda: twice(PART | {"kind": "office"}, key="other")),
    "category_key_in_dimension": ("categories", make.make_dimension, lambda: twice(CATEGORY)),
    "sample_unit_once": ("samples", make.make_source, lambda: twice({"unit": "cases", "number_low": 2, "comparator": "="})),
    "citation_key_in_source": ("citations", make.make_source, lambda: twice({"key": "p9", "page": "9", "order": 0})),
    "findingsource_place_once": ("places", make.make_finding, lambda: twice(a_place())),
    "contradiction_pair_once": ("contradicts", make.make_finding,
                                lambda: twice({"other": make.make_finding().pk, **make.pairs("why")})),
    "measurement_key_in_indicator": ("measurements", make.make_indicator, lambda: twice(a_figure())),
    "questionsource_source_once": ("supports", make.make_question, lambda: twice(
        {"source": (place := make.make_citation()).source_id, "citation": place.pk, "order": 0, **make.pairs("can", "cannot")})),
    "questionside_key": ("sides", make.make_question, lambda: twice({"key": "k", "order": 7, "speaks_for": "", **make.pairs("label")})),
    "questionsentence_order": ("sentences", make.make_question,
                               lambda: twice({"kind": "point", "order": 7, **make.pairs("text")})),
    "questionsentence_once": ("sentences", make.make_question,
                              lambda: twice({"kind": "cost", "order": 7, **make.pairs("text")}, order=8)),
    "sentencefinding_once": ("carriers", make.make_sentence, lambda: twice({"finding": make.make_finding().pk})),
}  # fmt: skip
"""Every unique constraint of a row that can be added inside a form: where, and two rows that break it together."""


def test_every_unique_constraint_is_tried():
    inlines = {inline.model for panel in PANELS for inline in admin.site._registry[panel].inlines}
    rules = [rule for model in inlines for rule in model._meta.constraints if isinstance(rule, UniqueConstraint)]
    assert set(CLASHES) == {rule.name for rule in rules}
    assert all(rule.fields for rule in rules), "rows are compared by columns, not by expressions"
    others = {field.name for model in inlines for field in model._meta.fields if field.unique and field.editable}
    assert others <= {"id"}


@pytest.mark.parametrize("name", CLASHES)
def test_two_rows_of_one_form_that_cannot_both_be_are_both_named(curating, name):
    prefix, make_parent, make_rows = CLASHES[name]
    parent, (one, other) = make_parent(), make_rows()
    path, data = filled_in(curating, parent)
    data |= inline(prefix, one, {}, other)
    response = curating.post(path, data)
    assert response.status_code == 200
    formset = next(one.formset for one in response.context["inline_admin_formsets"] if one.formset.prefix == prefix)
    wrong = [str(errors) for errors in formset.errors]
    assert ["Rows 1, 3 of this list clash" in text for text in wrong] == [True, False, True], wrong
    assert formset.forms[2][next(iter(other))].value() == str(other[next(iter(other))]), "what was typed is kept"
    assert "key" not in one or not getattr(parent, prefix).filter(key=one["key"]).exists()


def test_rows_of_a_record_that_is_not_saved_yet_are_compared_too(curating):
    row = a_visit() | {"key": "k"}
    names = {"slug": "new-office", "record": "case", "stage": "draft", **make.pairs("name")}
    data = names | inline("visits", row, row | {"order": 8}) | inline("visits-2")
    response = curating.post(url(Office, "add"), data)
    assert str(response.context["inline_admin_formsets"][0].formset.errors).count("Rows 1, 2 of this list clash") == 2
    assert not Office.objects.filter(slug="new-office").exists()


def test_a_new_row_beside_one_that_is_there(curating):
    visit = make.make_office().visits.get()
    path, there = url(Visit, "change", visit.pk), visit.parts.get()
    _, data = filled_in(curating, visit)
    old = {"id": there.pk, "visit": visit.pk, "key": there.key, "kind": "office", "name_en": "a", "name_nb": "b",
           "count": 1, "order": 0}  # fmt: skip
    response = curating.post(path, data | inline("parts", old, PART | {"kind": "office"}, initial=1))
    wrong = response.context["inline_admin_formsets"][0].formset.errors
    assert not wrong[0]
    assert "has its part for the whole office already" in str(wrong[1]), "one that is saved is known to each row"
    post(curating, path, data | inline("parts", old, PART | {"kind": "unit"}, initial=1))
    assert visit.parts.count() == 2


@EACH_PANEL
def test_a_save_on_what_somebody_changed_since_is_refused_once_and_keeps_what_was_typed(curating, admin_client, model):
    row = public(model)
    path, mine = filled_in(curating, row)
    name = "note_en" if model is Coding else typed_in(mine)
    _, theirs = filled_in(admin_client, row)
    post(admin_client, path, theirs | {name: "7"})
    before, entries = str(model.objects.filter(pk=row.pk).values()), row.history.count()
    response = curating.post(path, mine | {name: "8"})
    form = response.context["adminform"].form
    assert "admin saved this at" in str(form.non_field_errors())
    assert re.search(r"was “.*” and is now “7”", str(form.errors[name]))
    assert form[name].value() == "8"
    assert (str(model.objects.filter(pk=row.pk).values()), row.history.count()) == (before, entries)
    again = dict(re.findall(r'name="(\w+)" value="(\d+)"', response.content.decode()))
    assert int(again["_seen"]) > mine["_seen"]
    post(curating, path, mine | {name: "8", "_seen": again["_seen"]})
    assert str(getattr(model.objects.get(pk=row.pk), name)) == "8"


@pytest.mark.parametrize(
    ("name", "theirs"),
    [("about_en", "the authors' own"), ("anonymised", ""), ("record", "vignette"), ("stage", "draft")],
)
def test_what_was_left_alone_is_not_set_back(curating, admin_client, name, theirs):
    office = make.make_office(about_en="before", about_nb="før", anonymised=True)
    path, mine = filled_in(curating, office)
    changed = {key: value for key, value in filled_in(admin_client, office)[1].items() if key != name}
    post(admin_client, path, changed | ({name: theirs} if theirs else {}))
    response = curating.post(path, mine | {"name_nb": "mitt"})
    form = response.context["adminform"].form
    assert "You had left it alone" in str(form.errors[name])
    assert "&amp;#" not in str(form.errors[name])
    shown = {field.html_name: as_sent(field.value()) for field in form}
    shown = {key: value for key, value in shown.items() if (key, value) != ("anonymised", "false")}
    again = dict(re.findall(r'name="(\w+)" value="(\d+)"', response.content.decode()))
    post(curating, path, mine | {"anonymised": ""} | shown | {"_seen": again["_seen"]})
    office = Office.objects.get(pk=office.pk)
    assert office.name_nb == "mitt"
    assert getattr(office, name) == (theirs or False)


def test_a_save_of_nothing_and_an_own_save_stop_nobody(curating, admin_client):
    office = make.make_office()
    path, mine = filled_in(curating, office)
    post(admin_client, path, filled_in(admin_client, office)[1])
    post(curating, path, mine | {"about_en": "mine"})
    assert Office.objects.get(pk=office.pk).about_en == "mine"


def test_a_link_that_was_added_since_is_told(curating, admin_client):
    finding, office = make.make_finding(), make.make_office(slug="linked-since")
    path, mine = filled_in(curating, finding)
    post(admin_client, path, filled_in(admin_client, finding)[1] | {"offices": [office.pk]})
    response = curating.post(path, mine)
    assert "linked-since" in str(response.context["adminform"].form.errors["offices"])
    assert Finding.objects.get(pk=finding.pk).offices.get() == office


@pytest.mark.parametrize("number", ["abc", "-1", "9" * 30, "²"])
def test_a_form_that_does_not_say_what_it_was_made_from_in_a_number_is_refused(curating, number):
    path, data = filled_in(curating, make.make_office())
    response = curating.post(path, data | {"_seen": number})
    assert "_seen must be the number" in str(response.context["adminform"].form.errors)


def test_a_row_inside_a_form_that_was_changed_since_is_refused(curating, admin_client):
    place = make.make_citation()
    other = make.make_citation(source=place.source)
    path, mine = filled_in(curating, place.source)
    own, data = filled_in(admin_client, place)
    post(admin_client, own, data | {"page": "7"})
    rows = [{"id": one.pk, "source": one.source_id, "key": one.key, "page": one.page, "order": one.order}
            for one in (place, other)]  # fmt: skip
    edited = [rows[0] | {"page": "8"}, rows[1]]
    response = curating.post(path, mine | inline("citations", *edited, initial=2))
    wrong = response.context["inline_admin_formsets"][0].formset.errors
    assert "is now “7”" in str(wrong[0])
    assert not wrong[1]
    assert Citation.objects.get(pk=place.pk).page == "7"
    again = dict(re.findall(r'name="([\w-]+)" value="(\d+)"', response.content.decode()))
    post(curating, path, mine | inline("citations", *edited, initial=2) | {"citations-SEEN": again["citations-SEEN"]})
    assert Citation.objects.get(pk=place.pk).page == "8"


@pytest.fixture
def meanwhile():
    """Connects what somebody else does in the middle of a save, once, and takes it away again."""
    connected = []

    def connect(signal, sender, act) -> None:
        def once(**kwargs) -> None:
            signal.disconnect(once, sender=sender)
            act()

        connected.append((signal, sender, once))
        signal.connect(once, sender=sender, weak=False)

    yield connect
    for signal, sender, once in connected:
        signal.disconnect(once, sender=sender)


def test_what_the_database_refuses_at_the_last_moment_is_said_in_the_form(curating, meanwhile):
    source = make.make_source()
    path, data = filled_in(curating, source)
    twin = Citation(source=source, key="p9", page="9")
    meanwhile(pre_save, Citation, lambda: QuerySet(Citation).bulk_create([twin]))
    response = curating.post(path, data | inline("citations", {"key": "p9", "page": "nine", "order": 0}))
    assert response.status_code == 200
    assert "clashes with what somebody else saved" in response.content.decode()
    assert 'value="nine"' in response.content.decode()
    assert not source.citations.exists()


def test_a_deletion_that_somebody_is_quicker_than_is_a_message(curating, meanwhile):
    place = make.make_citation()
    meanwhile(post_save, LogEntry, lambda: make.code(a_part(), make.make_dimension(), "red", citation=place))
    typed = {"typed": place.key, "reason": "entered twice"}
    response = curating.post(url(Citation, "delete", place.pk), typed, follow=True)
    assert "clashes with what somebody else saved" in response.content.decode()
    assert Citation.objects.filter(pk=place.pk).exists()


def test_a_form_beyond_the_limit_is_told_so(curating, settings):
    path = url(Part, "add")
    data = {f"field-{number}": "" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    for response in (curating.post(path, data), curating.post(path, {"note_en": "x" * 3_000_000})):
        assert response.status_code == 400
        assert "This form is too large" in response.content.decode()
        assert "5,000 fields" in response.content.decode()


@pytest.mark.parametrize("path", ["/offices/", "/nb/offices/", "/admin/offices/office/", "/api/v1/offices/"])
def test_an_address_with_very_many_parameters_stays_refused(curating, path):
    flood = "&".join(f"a{number}=1" for number in range(1_001))
    assert curating.get(f"{path}?{flood}").status_code == 400


def test_numbers_have_no_empty_decimals(curating):
    row = make.make_measurement(number_low=None, number_high=None, comparator="", **make.pairs("words"))
    for low, shown in (("40.000", "40"), ("2.500", "2.5"), ("0.000", "0"), ("100000.000", "100000")):
        Measurement.objects.filter(pk=row.pk).update(number_low=low, number_high=low, comparator="=")
        form = curating.get(url(Measurement, "change", row.pk)).context["adminform"].form
        assert f'value="{shown}"' in str(form["number_low"])
        html = curating.get(url(Measurement, "changelist"), {"q": row.indicator.key}).content.decode()
        assert f"= {shown}<" in html
