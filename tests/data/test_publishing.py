"""What readers see is written only by who may publish: every panel and every door, and the writes behind them."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, Permission
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError, QuerySet
from django.test import Client, RequestFactory
from django.urls import reverse

from offices.data.actions import create_rows, delete_row, save_row
from offices.data.publishing import REFUSED, MayNotPublish
from offices.models import (
    PUBLISHED_MODELS,
    Caveat,
    Coding,
    DataVersion,
    Design,
    DimensionGroup,
    Office,
    Part,
    Source,
    Visit,
)
from offices.models.base import Curated, Row
from tests import builders as make
from tests.panel import as_sent, filled_in, inline, post, url

pytestmark = pytest.mark.django_db


def make_caveat() -> Caveat:
    place = make.make_citation()
    names = {"key": make.unique("caveat-"), "stage": "published", **make.pairs("text")}
    return Caveat.objects.create(source=place.source, citation=place, **names)


def coded() -> Coding:
    return make.code(make.whole(make.make_office()), make.make_dimension(), "red")


def speaking():
    finding = make.make_finding()
    finding.speakers.add(make.make_speaker())
    return finding


def used_design() -> Design:
    design = make.make_design()
    make.make_source().designs.set([design])
    return design


PUBLIC = {
    "Source": make.make_source,
    "Design": used_design,
    "Sample": make.make_sample,
    "DataFamily": lambda: make.make_family(make.make_source()),
    "Citation": lambda: coded().citation,
    "Caveat": make_caveat,
    "ReviewEntry": make.make_review_entry,
    "Area": make.make_area,
    "DimensionGroup": lambda: make.make_dimension().group,
    "Dimension": make.make_dimension,
    "Category": lambda: make.make_dimension().categories.first(),
    "Conflict": make.make_conflict,
    "Office": make.make_office,
    "Visit": lambda: make.make_visit(make.make_office()),
    "Part": lambda: coded().part,
    "Coding": coded,
    "PossibleMatch": make.make_match,
    "Comparison": make.make_comparison,
    "Theme": lambda: make.make_finding().theme,
    "Outcome": lambda: make.make_finding(outcome=make.make_outcome()).outcome,
    "Speaker": lambda: speaking().speakers.get(),
    "Finding": make.make_finding,
    "FindingSource": make.make_place,
    "Contradiction": make.make_contradiction,
    "Indicator": make.make_indicator,
    "Measurement": make.make_measurement,
    "Question": make.make_question,
    "QuestionSide": lambda: make.make_question().sides.first(),
    "QuestionSentence": make.make_sentence,
    "SentenceFinding": make.make_carrier,
    "QuestionSource": make.make_support,
    "Synonym": lambda: make.make_synonym("quasar", "star"),
    "Untreated": lambda: make.make_untreated("quasar"),
}
"""By the name of its model, a row that readers see."""
PANELS = [model for model in admin.site._registry if issubclass(model, Row)]
EACH_PANEL = pytest.mark.parametrize("model", PANELS, ids=lambda model: model.__name__)
EACH_STAGED = pytest.mark.parametrize(
    "model", [model for model in PANELS if issubclass(model, Curated)], ids=lambda model: model.__name__
)


def public(model):
    return PUBLIC[model.__name__]()


def draft(model, stage="draft"):
    """The same as a draft; what else refers to it is nobody's concern here."""
    row = public(model)
    QuerySet(model).filter(pk=row.pk).update(stage=stage)
    return model.objects.get(pk=row.pk)


def now(row) -> tuple:
    """The data and their history, as far as a write to this row, or to any, would change them."""
    model = type(row)
    rows = list(model.objects.filter(pk=row.pk).values())
    return DataVersion.current(), model.objects.count(), model.history.count(), rows


def as_new(row, data: dict) -> dict:
    """What a form that adds a row like this one sends, published; its own key is another."""
    fixed = {field.name: as_sent(field.value_from_object(row)) for field in row._meta.fields if field.editable}
    own = {name: unique_key for name in ("key", "slug") if name in fixed for unique_key in [make.unique("new")]}
    return fixed | data | own | ({"stage": "published"} if isinstance(row, Curated) else {})


def doors(row, data: dict) -> dict[str, tuple[str, dict]]:
    """Every address of a panel that writes, and what is sent there; `data` is what the row's form sends."""
    model = type(row)
    new = as_new(row, data)
    spoiled = data | {name: "spoiled" for name in data if name.endswith(("_en", "_nb")) and data[name]}
    spoiled |= {"stage": "withdrawn"} if isinstance(row, Curated) else {}
    lists = {name: {"action": name, "_selected_action": [row.pk], "post": "yes"}
             for name in ("publish", "withdraw", "delete_selected")}  # fmt: skip
    entry = row.history.order_by("history_id").first()
    old = reverse(f"admin:offices_{model._meta.model_name}_simple_history", args=[row.pk, entry.pk])
    return {
        "change": (url(model, "change", row.pk), spoiled),
        "save as new": (url(model, "change", row.pk), new | {"_saveasnew": "1"}),
        "add": (url(model, "add"), new),
        "delete": (url(model, "delete", row.pk), {"post": "yes"}),
        "an old version": (old, spoiled),
        **{name: (url(model, "changelist"), sent) for name, sent in lists.items()},
    }


def said(response) -> str:
    """What a form that is shown again says is wrong."""
    formsets = [one.formset for one in response.context["inline_admin_formsets"]]
    wrong = [response.context["adminform"].form.errors, *(formset.errors for formset in formsets)]
    return " ".join(str(one) for one in wrong)


def test_every_panel_is_tried_and_every_published_model_has_one():
    assert set(PANELS) == set(PUBLISHED_MODELS)
    assert set(PUBLIC) == {model.__name__ for model in PANELS}
    for model in PANELS:
        assert public(model).is_public
        assert not admin.site._registry[model].list_editable, "one more door"


@EACH_PANEL
def test_a_stranger_and_who_may_only_look_write_nothing(curating, client, onlooker, model):
    row = public(model)
    tried = doors(row, filled_in(curating, row)[1])
    before, looking = now(row), Client()
    looking.force_login(onlooker)
    for name, (path, data) in tried.items():
        response = Client().post(path, data)
        assert (response.status_code, response.url[:13]) == (302, "/admin/login/"), name
        assert looking.post(path, data).status_code == 403, name
        assert now(row) == before, name
    assert 'value="publish"' not in looking.get(url(model, "changelist")).content.decode()


@EACH_PANEL
def test_who_may_not_publish_writes_nothing_that_readers_see(curating, editing, model):
    row = public(model)
    tried = doors(row, filled_in(curating, row)[1])
    before = now(row)
    for name, (path, data) in tried.items():
        if name in ("add", "save as new") and model.SEEN_WHEN_USED:
            continue  # one that nothing refers to yet
        response = editing.post(path, data)
        if response.status_code == 200 and name == "delete_selected":
            assert b"Cannot delete" in response.content
        elif response.status_code == 200:
            assert REFUSED in said(response), name
        else:
            assert response.status_code == 403, name
        assert now(row) == before, name
    assert 'value="publish"' not in editing.get(url(model, "changelist")).content.decode()
    assert b"Readers see this" in editing.get(url(model, "change", row.pk)).content


@EACH_PANEL
def test_who_may_publish_writes_what_readers_see(curating, model):
    row = public(model)
    path, data = filled_in(curating, row)
    before = now(row)
    post(curating, path, data)
    assert now(row)[0] != before[0]
    old = doors(row, data)["an old version"]
    before = now(row)
    assert curating.post(*old).status_code == 403, "nobody saves by the form of an old version"
    assert now(row) == before


@EACH_STAGED
def test_a_draft_is_written_by_who_may_not_publish_but_not_published(editing, model):
    row = draft(model)
    path, data = filled_in(editing, row)
    form = editing.get(path).context["adminform"].form
    assert [word for word, _ in form.fields["stage"].widget.choices] == ["draft", "in_review", "withdrawn"]
    before = now(row)
    typed = next((name for name in data if name.endswith("_en") and data[name]), "note_en")
    response = editing.post(path, data | {"stage": "published", typed: "typed with care"})
    shown = response.context["adminform"].form
    assert shown.errors["stage"] == [REFUSED]
    assert shown[typed].value() == "typed with care"
    assert now(row) == before
    post(editing, path, data | {"stage": "in_review", typed: "typed with care"})
    row.refresh_from_db()
    assert (row.stage, getattr(row, typed)) == ("in_review", "typed with care")


def test_an_action_refuses_by_itself_too(editor):
    request = RequestFactory().post("/")
    request.user = editor
    for row in (make.make_office(), draft(Office)):
        with pytest.raises(PermissionDenied):
            admin.site._registry[Office].set_stage(request, Office.objects.filter(pk=row.pk), "withdrawn")
        assert Office.objects.get(pk=row.pk).stage == row.stage


def test_publishing_takes_the_permission_and_a_list_that_opens(onlooker):
    """A second pair of eyes need not be able to write."""
    onlooker.user_permissions.add(Permission.objects.get(codename="publish"))
    client = Client()
    client.force_login(onlooker)
    row = draft(Office)
    client.post(url(Office, "changelist"), {"action": "publish", "_selected_action": [row.pk]})
    assert Office.objects.get(pk=row.pk).is_published
    assert row.history.first().history_user == onlooker


@pytest.mark.parametrize(
    ("make_parent", "prefix", "new"),
    [
        (make.make_office, "visits", {"key": "next", "order": 9, "basis": "observed", **make.pairs("label")}),
        (lambda: make.make_visit(make.make_office()), "parts", {"key": "desk", "kind": "unit", "count": 1, "order": 5,
                                                                **make.pairs("name")}),
        (make.make_source, "citations", {"key": "p9", "page": "9", "order": 1}),
        (make.make_indicator, "measurements", {"key": "next", "order": 1, "number_low": 4, "comparator": "=",
                                               **make.pairs("base")}),
    ],
)  # fmt: skip
def test_new_rows_that_nobody_sees_are_added_to_what_readers_see(editing, make_parent, prefix, new):
    """The rest of the form is closed; what a browser would not send of it is refused at its field."""
    parent, place = make_parent(), make.make_citation()
    rows = type(parent)._meta.get_field(prefix).related_model
    given = {"citation": place.pk, "study": place.source_id, "stage": "draft"}
    new = new | {name: value for name, value in given.items() if name in {field.name for field in rows._meta.fields}}
    path, old = url(type(parent), "change", parent.pk), now(parent)
    there = getattr(parent, prefix).count()
    forms = {one.formset.prefix: one.formset for one in editing.get(path).context["inline_admin_formsets"]}
    first = forms[prefix].initial_form_count()
    filled = {}
    for name, formset in forms.items():
        filled |= inline(name, initial=formset.initial_form_count()) | {f"{name}-TOTAL_FORMS": len(formset.forms)}
    filled |= {f"{prefix}-{number}-id": form.instance.pk for number, form in enumerate(forms[prefix].initial_forms)}
    filled |= {f"{prefix}-TOTAL_FORMS": first + 1} | {f"{prefix}-{first}-{name}": value for name, value in new.items()}
    if issubclass(rows, Curated):
        response = editing.post(path, filled | {f"{prefix}-{first}-stage": "published"})
        assert REFUSED in said(response)
        assert now(parent) == old
    response = editing.post(path, filled | {"stage": "draft"})
    if isinstance(parent, Curated):
        assert response.context["adminform"].form.errors == {"stage": [REFUSED]}
    assert getattr(parent, prefix).count() == there
    post(editing, path, filled)
    assert getattr(parent, prefix).count() == there + 1
    assert now(parent)[1:] == old[1:], "the row itself is as it was, and its history"


def test_codings_are_added_as_drafts_to_a_part_that_readers_see(editing):
    part, dimension, place = coded().part, make.make_dimension(), make.make_citation()
    row = {"dimension": dimension.pk, "status": "coded", "category": dimension.categories.first().pk, "holds": "unknown",
           "certainty": "stated", "account": "author", "citation": place.pk, "comparator": ""}  # fmt: skip
    path, rest = url(Part, "change", part.pk), inline("codings-2")
    response = editing.post(path, inline("codings", row | {"stage": "published"}) | rest)
    assert response.context["inline_admin_formsets"][0].formset.errors == [{"stage": [REFUSED]}]
    post(editing, path, inline("codings", row | {"stage": "draft"}) | rest)
    assert part.codings.get(dimension=dimension).stage == "draft"


def test_rows_inside_what_readers_see_are_neither_changed_nor_deleted(editing):
    used = coded().citation
    sent = {"id": used.pk, "source": used.source_id, "key": "spoiled", "page": "9", "order": 0, "DELETE": "on"}
    before = now(used)
    editing.post(url(Source, "change", used.source_id), inline("citations", sent, initial=1))
    assert now(used) == before


def test_a_draft_takes_nothing_that_readers_see_with_it(editing, editor):
    office = draft(Office)
    visit = office.visits.get()
    assert editing.post(url(Office, "delete", office.pk), {"post": "yes"}).status_code == 403
    with pytest.raises(MayNotPublish):
        delete_row(row=office, by=editor, reason="test")
    QuerySet(Visit).filter(pk=visit.pk).update(stage="draft")
    delete_row(row=office, by=editor, reason="test")
    assert not Office.objects.filter(pk=office.pk).exists()


@pytest.mark.parametrize("by", ["editor", "nobody"])
@EACH_PANEL
def test_the_writes_behind_the_panel_refuse_too(request, by, model):
    by = AnonymousUser() if by == "nobody" else request.getfixturevalue("editor")
    row = public(model)
    before = now(row)
    with pytest.raises(MayNotPublish, match="Only who may publish"):
        save_row(row=row, by=by, reason="test")
    with pytest.raises((MayNotPublish, ProtectedError)):
        delete_row(row=row, by=by, reason="test")
    assert now(row) == before
    save_row(row=row, by=None, reason="test")


@EACH_STAGED
def test_a_draft_is_saved_and_withdrawn_ones_stay_so_without_the_permission(editor, model):
    row = draft(model, "withdrawn")
    row.stage = "draft"
    save_row(row=row, by=editor, reason="test")
    row.stage = "published"
    with pytest.raises(MayNotPublish):
        save_row(row=row, by=editor, reason="test")
    assert model.objects.get(pk=row.pk).stage == "draft"


def test_new_rows_in_bulk_are_held_to_it(editor):
    part, dimension, place = make.whole(make.make_office()), make.make_dimension(), make.make_citation()
    row = {"part": part, "dimension": dimension, "category": dimension.categories.first(), "citation": place}
    with pytest.raises(MayNotPublish):
        create_rows(rows=[Coding(**row, stage="published")], by=editor, reason="test")
    assert not part.codings.exists()
    create_rows(rows=[Coding(**row)], by=editor, reason="test")
    assert part.codings.get().stage == "draft"


def test_what_a_family_counts_is_not_changed_by_linking(editor):
    """Its sources decide whether readers see it, and they are linked after the row is saved."""
    family = make.make_family()
    with pytest.raises(MayNotPublish):
        save_row(row=family, by=editor, reason="test", many={"sources": [make.make_source()]})
    assert not family.sources.exists()
    save_row(row=family, by=editor, reason="test", many={"sources": [make.make_source(stage="draft")]})


def test_a_row_without_a_stage_is_public_with_what_it_belongs_to():
    dimension = make.make_dimension(stage="draft")
    assert not dimension.categories.first().is_public
    place = make.make_citation()
    assert not place.is_public, "nothing cites it"
    make.code(make.whole(make.make_office()), make.make_dimension(), "red", citation=place, stage="draft")
    assert not place.is_public, "only a draft does"
    make.code(make.whole(make.make_office()), make.make_dimension(), "red", citation=place)
    assert place.is_public
    assert not DimensionGroup.objects.create(key="empty", label_en="a", label_nb="b").is_public
    assert not make.make_contradiction(other=make.make_finding(stage="draft")).is_public
