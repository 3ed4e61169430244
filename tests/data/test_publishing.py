"""What readers see is written only by who may publish: every panel and every door, and the writes behind them."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError, QuerySet
from django.test import Client, RequestFactory
from django.urls import reverse

from offices.data.actions import create_rows, delete_row, save_row
from offices.data.publishing import MayNotPublish
from offices.models import (
    PUBLISHED_MODELS,
    Caveat,
    Coding,
    DataVersion,
    Design,
    DimensionGroup,
    FindingSource,
    Office,
    Proposal,
    Step,
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
    "Office": lambda: make.make_office(record="setting"),
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


def typed_in(data: dict) -> str:
    """A field of the form that takes a 7 or an 8."""
    texts = [name for name in data if name.endswith("_en") and data[name]]
    return next(name for name in (*texts, "page", "order", "number_low", "digest") if name in data)


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


@pytest.fixture
def everyone(in_role, django_user_model) -> dict[str, Client]:
    """A client for each role, and for a superuser, who is not exempt."""
    users = {role: in_role(role) for role in ("Coder", "Codebook editor", "Reviewer", "Administrator")}
    users["superuser"] = django_user_model.objects.create_superuser("root")
    clients = {role: Client() for role in users}
    for role, client in clients.items():
        client.force_login(users[role])
    return clients


def may(client, verb: str, model) -> bool:
    return get_user(client).has_perm(f"offices.{verb}_{model._meta.model_name}")


@EACH_PANEL
def test_no_role_writes_over_what_readers_see_at_any_door(everyone, model):
    """Who may write it proposes a change; a list does nothing at once."""
    row = public(model)
    data = filled_in(everyone["superuser"], row)[1]
    tried = doors(row, data)
    tried["change"][1].update({"note_en" if model is Coding else typed_in(data): "8"})
    before, shown = now(row), model.public_rows().count()
    for role, client in everyone.items():
        writes, deletes = may(client, "change", model), may(client, "delete", model)
        for name, (path, data) in tried.items():
            if deletes and name in ("delete", "delete_selected"):
                continue
            response = client.post(path, data)
            if not writes and name in ("change", "add", "save as new", "an old version"):
                assert response.status_code == 403, (role, name)
            assert (name in ("add", "save as new") and writes) or now(row) == before, (role, name)
            before = now(row)
        assert model.SEEN_WHEN_USED or model.public_rows().count() == shown, role
        wanted = Proposal.objects.filter(model=model._meta.model_name, row_id=row.pk)
        assert wanted.exists() == writes, role
        wanted.delete()
        offered = client.get(url(model, "changelist")).content.decode()
        publishes = role in ("Reviewer", "Administrator", "superuser") and issubclass(model, Curated)
        assert ('value="publish"' in offered) == publishes, role


@EACH_PANEL
def test_who_may_not_publish_proposes_what_the_form_says(editing, editor, model):
    row = public(model)
    path, data = filled_in(editing, row)
    typed = "note_en" if model is Coding else typed_in(data)
    before = now(row)
    response = editing.post(path, data | {typed: "8", "_comment": "see page 8", "_send": "1"}, follow=True)
    assert b"Readers go on seeing the published row" in response.content
    assert now(row) == before
    proposal = Proposal.objects.get(model=model._meta.model_name, row_id=row.pk)
    assert (proposal.by, proposal.stage, proposal.comment) == (editor, "in_review", "see page 8")
    assert set(proposal.values) == {typed}
    page = editing.get(path)
    assert str(page.context["adminform"].form[typed].value()) == "8", "the form goes on from there"
    assert b"Your change" in page.content


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
    assert "stage" not in data, "it is moved by steps"
    typed = next((name for name in data if name.endswith("_en") and data[name]), "note_en")
    post(editing, path, data | {"stage": "published", typed: "typed with care"})
    row.refresh_from_db()
    assert (row.stage, getattr(row, typed)) == ("draft", "typed with care")
    path, data = filled_in(editing, row)
    post(editing, path, data | {"_send": "1", "_comment": "please look"})
    row.refresh_from_db()
    step = Step.objects.get(model=model._meta.model_name, row_id=row.pk)
    assert (row.stage, step.after, step.comment) == ("in_review", "in_review", "please look")


def test_an_action_refuses_by_itself_too(editor):
    panel = admin.site._registry[Office]
    for name, row in (("publish", draft(Office)), ("withdraw", make.make_office())):
        request = RequestFactory().post("/", {"post": "yes", "reason_en": "a", "reason_nb": "b", "comment": "c"})
        request.user = editor
        if name == "publish":
            with pytest.raises(PermissionDenied):
                panel.publish(request, Office.objects.filter(pk=row.pk))
        assert Office.objects.get(pk=row.pk).stage == row.stage


def test_publishing_takes_the_permission_and_a_list_that_opens(in_role):
    """A second pair of eyes need not be able to write."""
    reviewer, client, row = in_role("Reviewer"), Client(), draft(Office)
    client.force_login(reviewer)
    asked = {"action": "publish", "_selected_action": [row.pk]}
    page = client.post(url(Office, "changelist"), asked)
    assert b"Comment for colleagues" in page.content
    assert not Office.objects.get(pk=row.pk).is_published, "first it is asked what is to be said"
    seen = {"_seen": page.context["seen"]["_seen"]}
    post(client, url(Office, "changelist"), asked | seen | {"post": "yes", "comment": "fine"})
    assert Office.objects.get(pk=row.pk).is_published
    assert row.history.first().history_user == reviewer
    assert Step.objects.get(row_id=row.pk).comment == "fine"


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
    parent, place = make_parent(), make.make_citation()
    rows = type(parent)._meta.get_field(prefix).related_model
    given = {"citation": place.pk, "study": place.source_id}
    new = new | {name: value for name, value in given.items() if name in {field.name for field in rows._meta.fields}}
    path, data = filled_in(editing, parent)
    old, there = now(parent), getattr(parent, prefix).count()
    first = next(
        one.formset for one in editing.get(path).context["inline_admin_formsets"] if one.formset.prefix == prefix
    )
    number = first.initial_form_count()
    data |= {f"{prefix}-{at}-id": form.instance.pk for at, form in enumerate(first.initial_forms)}
    for form in first.initial_forms:
        data |= {field.html_name: as_sent(field.value()) for field in form}
    data |= {f"{prefix}-TOTAL_FORMS": number + 1, f"{prefix}-INITIAL_FORMS": number}
    data |= {f"{prefix}-{number}-{name}": value for name, value in new.items()}
    post(editing, path, data | {f"{prefix}-{number}-stage": "published"})
    assert getattr(parent, prefix).count() == there + 1
    assert now(parent)[1:] == old[1:], "the row itself is as it was, and its history"
    assert not getattr(parent, prefix).order_by("-pk").first().is_public
    assert not Proposal.objects.exists()


def test_rows_inside_what_readers_see_are_changed_beside_them_and_not_deleted(editing, in_role):
    used = coded().citation
    coder = Client()
    coder.force_login(in_role("Coder"))
    path, data = filled_in(coder, used.source)
    sent = {"id": used.pk, "source": used.source_id, "key": "spoiled", "page": "9", "order": 0, "DELETE": "on"}
    before = now(used)
    editing.post(path, data | inline("citations", sent, initial=1))
    assert now(used) == before
    post(coder, path, data | inline("citations", sent | {"DELETE": ""}, initial=1))
    assert now(used) == before
    assert [one.values for one in Proposal.objects.filter(model="citation", row_id=used.pk)] == [{"page": "9"}] * 2


def test_what_readers_would_see_at_once_is_proposed(in_role):
    """A place of a published finding, in its own form and within that of the finding."""
    finding, place = make.make_finding(), make.make_citation()
    coder = Client()
    coder.force_login(in_role("Coder"))
    row = {"study": place.source_id, "citation": place.pk, "order": 3}
    path, data = filled_in(coder, finding)
    post(coder, path, data | inline("places", row))
    post(coder, url(FindingSource, "add"), row | {"finding": finding.pk, "order": 4})
    assert not finding.places.exists()
    values = [one.values for one in Proposal.objects.filter(model="findingsource")]
    assert [(one["finding"], one["citation"], one["order"]) for one in values] == [
        (finding.pk, place.pk, 3),
        (finding.pk, place.pk, 4),
    ]


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
