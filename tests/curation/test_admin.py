"""The panel as a curator uses it: everything opens, few queries, wrong input is named, what is added appears."""

from html import unescape

import pytest
from django.contrib import admin
from django.urls import reverse

from offices.models import (
    PUBLISHED_MODELS,
    Category,
    Citation,
    Coding,
    Dimension,
    DimensionGroup,
    Finding,
    Indicator,
    Measurement,
    Office,
    Part,
    Question,
    Visit,
)
from offices.models.base import Curated
from tests.builders import (
    code,
    make_citation,
    make_dimension,
    make_measurement,
    make_office,
    make_part,
    make_source,
    whole,
)
from tests.panel import errors, filled_in, inline, post, queries, url

pytestmark = pytest.mark.django_db
EACH_MODEL = pytest.mark.parametrize("model", PUBLISHED_MODELS, ids=lambda model: model.__name__)


@EACH_MODEL
def test_every_panel_opens(curating, model):
    assert model in admin.site._registry
    row = model.objects.order_by("pk").first()
    for page in ("changelist", "add"):
        assert curating.get(url(model, page)).status_code == 200
    for page in ("change", "history", "delete"):
        assert curating.get(url(model, page, row.pk)).status_code == 200
    assert curating.get(url(model, "changelist"), {"q": "ost"}).status_code == 200


@EACH_MODEL
def test_a_list_costs_the_same_with_more_rows(curating, model, monkeypatch):
    few = admin.site._registry[model]
    monkeypatch.setattr(few, "list_per_page", 2)
    small = queries(curating, url(model, "changelist"))
    monkeypatch.setattr(few, "list_per_page", 50)
    assert queries(curating, url(model, "changelist")) <= small + 1
    assert small <= 12


def test_a_form_with_many_inlines_costs_few_queries(curating):
    part = whole(Office.objects.get(slug="lillevik"))
    assert part.codings.count() > 80
    assert queries(curating, url(Part, "change", part.pk)) <= 20
    dimension = Dimension.objects.get(key="municipal_services")
    assert queries(curating, url(Dimension, "change", dimension.pk)) <= 14
    visit = Visit.objects.get(key="interviews-2017", office__slug="two-leader-office")
    queries(curating, url(Visit, "change", visit.pk))  # the first looks up what is kept
    few = queries(curating, url(Visit, "change", visit.pk))
    for _ in range(10):
        make_part(visit, "unit", parent=visit.parts.get(key="state-line"))
    assert queries(curating, url(Visit, "change", visit.pk)) == few <= 16
    office = make_office(visits=12)
    assert queries(curating, url(Office, "change", office.pk)) <= 14


@EACH_MODEL
def test_what_has_a_stage_is_published_and_withdrawn_from_its_list(rf, admin_user, model):
    request = rf.get("/")
    request.user = admin_user
    actions = {*admin.site._registry[model].get_actions(request)} - {"delete_selected"}
    assert actions == ({"send", "give_back", "publish", "withdraw"} if issubclass(model, Curated) else set())


@EACH_MODEL
def test_a_form_is_saved_as_it_was_and_names_each_relation_it_lacks(curating, model):
    row = model.objects.order_by("pk").first()
    path, data = filled_in(curating, row)
    post(curating, path, data)
    for field in (field for field in model._meta.fields if field.is_relation and field.name in data):
        response = curating.post(path, data | {field.name: ""})
        assert response.status_code in (200, 302)
        assert field.null or "This field is required." in response.context["adminform"].form.errors[field.name]


@EACH_MODEL
def test_an_empty_form_says_what_it_needs(curating, model):
    context = curating.get(url(model, "add")).context
    nothing = {}
    for formset in context["inline_admin_formsets"]:
        nothing |= inline(formset.formset.prefix)
    assert errors(curating, url(model, "add"), nothing)


@EACH_MODEL
def test_a_viewer_without_rights_and_a_stranger_see_nothing(client, viewer, model):
    assert client.get(url(model, "changelist")).status_code == 302
    client.force_login(viewer)
    assert client.get(url(model, "changelist")).status_code == 403
    assert client.post(url(model, "add"), {}).status_code == 403


def test_a_fifth_office_added_by_hand_appears_on_the_site(curating):
    """The office, a visit with its parts, then codings one by one."""
    place = make_citation()
    post(curating, url(Office, "add"), {
        "slug": "femvik", "record": "case", "name_en": "Femvik", "name_nb": "Femvik", "stage": "published",
        "anonymised": "on",
        **inline("visits", {"key": "first", "label_en": "First visit", "label_nb": "Første besøk", "order": 0,
                            "basis": "observed", "citation": place.pk, "stage": "published"}), **inline("visits-2"),
    })  # fmt: skip
    visit = Visit.objects.get(office__slug="femvik")
    post(curating, url(Visit, "change", visit.pk), {
        "office": visit.office_id, "key": "first", "label_en": "First visit", "label_nb": "Første besøk", "order": 0,
        "basis": "observed", "citation": place.pk, "stage": "published",
        **inline("parts", {"key": "office", "kind": "office", "name_en": "The whole office", "name_nb": "Hele kontoret",
                           "count": 1, "order": 0}),
    })  # fmt: skip
    part = Part.objects.get(visit=visit)
    for key, value in (("leadership", "two_leaders"), ("model_scale", "basic_plus_peak"), ("office_size", "small")):
        post(curating, url(Coding, "add"), coding_row(part, key, place, value))
    html = curating.get("/offices/?leadership=two_leaders&office_size=small").content.decode()
    assert "/offices/femvik/" in html
    assert "two-leader-office" not in html
    assert "basic and peak competence" in curating.get("/offices/femvik/").content.decode()
    assert "Femvik" in curating.get("/").content.decode(), "and on the map"
    entry = Coding.history.filter(part=part).first()
    assert (entry.history_user.username, entry.history_change_reason) == ("curator", "admin")


def coding_row(part: Part, key: str, place: Citation, value: str) -> dict:
    dimension = Dimension.objects.get(key=key)
    category = dimension.categories.get(key=value)
    return {"part": part.pk, "dimension": dimension.pk, "status": "coded", "category": category.pk, "holds": "unknown",
            "certainty": "stated", "account": "author", "realisation": "in_place", "shown": "on", "citation": place.pk,
            "stage": "published", "comparator": ""}  # fmt: skip


def test_a_new_dimension_added_by_hand_appears_in_the_codebook_and_once_coded_in_the_filters(curating):
    group = DimensionGroup.objects.first()
    row = {"definition_en": "", "definition_nb": "", "citation": "", "named_by_source": "on"}
    post(curating, url(Dimension, "add"), {
        "key": "queue", "group": group.pk, "scale": "nominal", "label_en": "Queue", "label_nb": "Kø",
        "definition_en": "How people wait.", "definition_nb": "Hvordan folk venter.", "citation": make_citation().pk,
        "order": 9, "stage": "published", "union_of_part": "", "unit_en": "", "unit_nb": "", "unit_one_en": "",
        "unit_one_nb": "", "note_en": "", "note_nb": "",
        **inline("categories",
                 {"key": "tickets", "label_en": "tickets", "label_nb": "kølapper", "order": 0, **row},
                 {"key": "line", "label_en": "line", "label_nb": "rekke", "order": 1, **row}),
    })  # fmt: skip
    assert "kølapper" in curating.get("/nb/codebook/queue/").content.decode()
    code(whole(make_office()), Dimension.objects.get(key="queue"), "line")
    assert 'name="queue" value="tickets"' in curating.get("/offices/").content.decode()
    assert "kølapper" in curating.get("/nb/offices/").content.decode()


def test_a_category_of_another_dimension_is_named_with_what_is_allowed(curating):
    colour, taste = make_dimension(), make_dimension(categories=("sweet",))
    part = whole(make_office())
    response = curating.post(url(Coding, "add"), {
        "part": part.pk, "dimension": colour.pk, "status": "coded", "category": taste.categories.get().pk,
        "holds": "unknown", "account": "author", "certainty": "stated", "realisation": "in_place", "shown": "on",
        "citation": make_citation().pk, "stage": "published",
    })  # fmt: skip
    assert response.status_code == 200
    message = f"sweet is a category of {taste.key}; {colour.key} allows: red, blue."
    assert response.context["adminform"].form.errors["category"] == [message]
    assert not part.codings.exists()


def test_what_the_database_refuses_is_said_in_the_form(curating):
    part, place = whole(make_office()), make_citation()
    common = {"part": part.pk, "holds": "unknown", "account": "author", "realisation": "in_place", "shown": "on"}
    number = make_dimension("number")
    response = curating.post(url(Coding, "add"), {**common, "dimension": number.pk, "status": "coded", "stage": "published",
                             "number_low": 5, "number_high": 4, "comparator": "=", "certainty": "inferred"})  # fmt: skip
    said = str(response.context["adminform"].form.errors)
    assert "the lower bound is above the upper one" in said
    assert "says from what" in said
    assert "says where it stands" in said
    again = {**common, "dimension": number.pk, "status": "not_stated", "citation": place.pk, "stage": "published",
             "certainty": "stated"}  # fmt: skip
    post_ok = curating.post(url(Coding, "add"), again)
    assert post_ok.status_code == 302
    response = curating.post(url(Coding, "add"), again)
    assert "has a shown value already" in str(response.context["adminform"].form.errors)


@pytest.mark.parametrize(
    ("scale", "row", "message"),
    [
        ("nominal", {"certainty": "inferred"}, "says from what"),
        ("nominal", {"category": ""}, "takes a category: choose the category."),
        ("number", {"number_low": 15}, "takes a number and its comparator: say which of = > >= < <= ~"),
        ("text", {"text_en": "only English"}, "takes a text in both languages: write the text in Norwegian."),
        ("multi", {}, "takes a category and whether it holds: say yes or no."),
        ("nominal", {"citation": ""}, "says where it stands"),
        ("number", {"number_low": "many", "comparator": "="}, "Enter a number"),
        ("nominal", {"dimension": ""}, "This field is required"),
        ("nominal", {"category": "stranger"}, "is a category of"),
        ("twice", {}, "has a shown value already"),
    ],
)
def test_a_mistake_in_a_coding_is_a_message_and_nothing_is_written(curating, scale, row, message):
    part, place = whole(make_office()), make_citation()
    dimension = make_dimension("nominal" if scale == "twice" else scale)
    if scale == "twice":
        code(part, dimension, "red")
    stranger = make_dimension(categories=("sweet",)).categories.get()
    category = dimension.categories.first()
    typed = {"part": part.pk, "dimension": dimension.pk, "status": "coded", "category": category.pk if category else "",
             "holds": "unknown", "certainty": "stated", "account": "author", "citation": place.pk, "stage": "published",
             "realisation": "in_place", "shown": "on", "comparator": "", "text_en": "", "text_nb": "", **row}  # fmt: skip
    typed["category"] = stranger.pk if typed["category"] == "stranger" else typed["category"]
    before = Coding.objects.count()
    assert message in unescape(str(errors(curating, url(Coding, "add"), typed)))
    assert Coding.objects.count() == before


def test_a_number_with_a_category_row_is_a_message(curating):
    row = {"key": "red", "label_en": "red", "label_nb": "rød", "order": 0, "named_by_source": "on"}
    response = curating.post(url(Dimension, "add"), {
        "key": "length", "group": DimensionGroup.objects.first().pk, "scale": "number", "label_en": "Length",
        "label_nb": "Lengde", "definition_en": "a", "definition_nb": "b", "unit_en": "m", "unit_nb": "m",
        "unit_one_en": "m", "unit_one_nb": "m", "order": 1,
        "stage": "draft", "union_of_part": "", **inline("categories", row),
    })  # fmt: skip
    assert response.status_code == 200
    assert "so no categories" in str(response.context["inline_admin_formsets"][0].formset.errors)
    assert not Dimension.objects.filter(key="length").exists()


def test_a_single_figure_is_both_bounds_whoever_enters_it(client):
    row = code(whole(make_office(slug="small")), Dimension.objects.get(key="staff_fte"), (15, None, "="))
    assert (row.number_low, row.number_high) == (15, 15)
    assert "/offices/small/" not in client.get("/offices/?staff_fte_min=1000").content.decode()


def offered(client, model, field, term, **more):
    asked = {"app_label": "offices", "model_name": model, "field_name": field, "term": term, **more}
    return [one["text"] for one in client.get("/admin/autocomplete/", asked).json()["results"]]


def test_look_ups_tell_rows_by_label_key_and_meaning(curating):
    def found(*asked):
        return offered(curating, *asked)

    assert "Lillevik: First visit: The whole office (office)" in found("coding", "part", "first-visit lillevik")
    assert "Lillevik: First visit (first-visit)" in found("part", "visit", "lillevik")
    assert any(text.startswith("klemsdal2008: 2.1 ") for text in found("coding", "citation", "klemsdal2008"))
    assert not any("2.1 2.1" in text for text in found("coding", "citation", "klemsdal2008")), "told once"
    assert found("coding", "citation", "klemsdal2008: 2.1"), "as it is told, it is found"
    assert found("coding", "category", f"{Category.objects.get(key='one_leader').label_en} (one_leader)")
    leadership = Dimension.objects.get(key="leadership")
    one = leadership.categories.get(key="one_leader")
    start = f"{leadership.label_en}: {one.label_en} (one_leader)"
    assert any(text.startswith(start) for text in found("coding", "category", "one_leader"))
    assert any(leadership.definition_en[:40] in text for text in found("coding", "dimension", "leadership"))
    curating.cookies["panel_language"] = "nb"
    assert any(leadership.definition_nb[:40] in text for text in found("coding", "dimension", "leadership"))


def test_look_ups_offer_what_fits_the_field_beside_them(curating):
    dimension = Dimension.objects.get(key="leadership")
    fits = offered(curating, "coding", "category", "", within=dimension.pk)
    assert len(fits) == dimension.categories.count()
    source = Citation.objects.get(source__key="klemsdal2008", key="2.1").source
    own = offered(curating, "caveat", "citation", "", within=source.pk)
    assert own and all(text.startswith("klemsdal2008: ") for text in own)
    assert len(offered(curating, "coding", "category", "", within="nonsense")) == 20, "the first page of all"


def test_what_rests_on_an_unpublished_source_cannot_be_published(curating):
    place = make_citation(source=make_source(stage="draft"))
    row = code(whole(make_office()), make_dimension(), "red", stage="draft", citation=place)
    curating.post(url(Coding, "changelist"), {"action": "publish", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert row.stage == "draft"


def test_publishing_many_says_what_cannot_be(curating):
    dimension = make_dimension()
    good = code(whole(make_office()), dimension, "red", stage="draft")
    bad = code(whole(make_office()), dimension, "red", stage="draft", citation=None)
    path, both = url(Coding, "changelist"), {"action": "publish", "_selected_action": [good.pk, bad.pk], "post": "yes"}
    response = curating.post(path, both | {"comment": "as agreed"})
    good.refresh_from_db()
    assert good.stage == "draft", "all or none"
    assert "what is published says where it stands" in response.content.decode()
    assert "as agreed</textarea>" in response.content.decode()
    post(curating, path, both | {"_selected_action": [good.pk]})
    good.refresh_from_db()
    assert (good.stage, good.history.first().history_user.username) == ("published", "curator")
    away = {"action": "withdraw", "_selected_action": [good.pk], "post": "yes"}
    response = curating.post(path, away | {"reason_en": "It was wrong."})
    assert "Say in this language too" in response.content.decode()
    post(curating, path, away | {"reason_en": "It was wrong.", "reason_nb": "Det var feil."})
    good.refresh_from_db()
    assert good.stage == "withdrawn"


def test_an_action_on_what_was_changed_since_is_refused_by_name(curating):
    one, other = make_office(stage="draft"), make_office(stage="draft")
    path = url(Office, "changelist")
    seen = curating.get(path).context["seen"]
    one.about_en = one.about_nb = "changed meanwhile"
    one.save()
    for action in ("publish", "delete_selected"):
        data = {"action": action, "_selected_action": [one.pk, other.pk], "post": "yes", **seen}
        html = curating.post(path, data, follow=True).content.decode()
        assert "changed since you looked at it" in html
        assert one.slug in html
        assert {row.stage for row in Office.objects.filter(pk__in=[one.pk, other.pk])} == {"draft"}
    for odd in ("abc", "-1"):
        html = curating.post(path, {"action": "publish", "_selected_action": [one.pk], "_seen": odd}, follow=True)
        assert "_seen must be the number" in html.content.decode()


def test_keys_and_coded_scales_cannot_be_changed(curating):
    dimension = Dimension.objects.get(key="leadership")
    form = curating.get(url(Dimension, "change", dimension.pk)).context["adminform"].form
    assert not {"key", "scale"} & set(form.fields)
    category = dimension.categories.first()
    form = curating.get(url(type(category), "change", category.pk)).context["adminform"].form
    assert not {"key", "dimension"} & set(form.fields)
    for model, name in (
        (Office, "slug"),
        (Finding, "key"),
        (Indicator, "key"),
        (Measurement, "key"),
        (Question, "key"),
    ):
        row = model.objects.first()
        assert name not in curating.get(url(model, "change", row.pk)).context["adminform"].form.fields


def test_lists_say_what_a_coding_is_worth(curating):
    part = whole(make_office())
    code(part, make_dimension("text"), "a long story")
    code(part, make_dimension("boolean"), True)
    code(part, make_dimension("multi"), ("red", False))
    code(part, make_dimension("number"), 12)
    code(make_part(part.visit, "unit"), make_dimension(), status="withheld")
    make_office(stage="draft")
    html = curating.get(url(Coding, "changelist"), {"o": "-1"}).content.decode()
    html += curating.get(url(Coding, "changelist"), {"q": "dimension_"}).content.decode()
    for words in ("a long story", "yes", "not red", "= 12", "withheld"):
        assert words in html
    make_measurement(number_low=40, number_high=50)
    make_measurement(number_low=None, comparator="", words_en="a large share", words_nb="en stor andel")
    html = curating.get(url(Measurement, "changelist"), {"q": "indicator-"}).content.decode()
    assert "= 40–50" in html
    assert "a large share" in html
    assert "profile</a>" in curating.get(url(Office, "changelist")).content.decode()


def test_the_admin_pages_carry_no_inline_script(curating):
    for path in (url(Coding, "add"), url(Coding, "changelist"), reverse("admin:index")):
        response = curating.get(path)
        assert "<script>" not in response.content.decode()
        assert "unsafe" not in response.headers["Content-Security-Policy"].replace("'unsafe-hashes'", "")
