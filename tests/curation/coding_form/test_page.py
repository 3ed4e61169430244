"""The page of the form: made from the codebook, for who may look, in a flat number of queries, 200 rows in one save."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from offices.models import DimensionGroup, Office, Visit
from tests.builders import code, make_category, make_citation, make_dimension, make_office, whole
from tests.curation.coding_form.helpers import address, codings, empty_visit, hidden, make_group, pick, post_row, sent

pytestmark = pytest.mark.django_db


def test_every_group_of_lillevik(curating):
    visit = Visit.objects.get(office__slug="lillevik", key="first-visit")
    for group in DimensionGroup.objects.all():
        page = curating.get(reverse("admin:coding-form", args=[visit.pk, group.key]))
        assert page.status_code == 200
        for dimension in group.dimensions.filter(only_in_findings=False):
            assert f'id="row-{dimension.key}"' in page.content.decode()


def test_a_new_dimension_and_category_appear_by_themselves(editing):
    (one,) = make_group("nominal")
    visit = empty_visit()
    make_category(one, "green")
    new = make_dimension(group=one.group, label_en="Brand new", stage="draft")
    page = editing.get(address(visit, one)).content.decode()
    assert "green" in page and f'id="row-{new.key}"' in page and "Brand new" in page


def queries(client, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


def test_the_number_of_queries_is_flat(editing, settings):
    settings.SINGLE_CURATOR = False
    one, *others = make_group(*["nominal"] * 12, "number", "multi")
    office = make_office()
    visit = office.visits.get()
    for dimension in (one, *others[-2:]):
        code(whole(office), dimension, {"number": 5, "multi": ("red", True)}.get(dimension.scale, "red"))
    post_row(editing, visit, one, category=pick(one, "blue"), ids=str(codings(visit)[0].pk))
    few = queries(editing, address(visit, one))
    for dimension in others[:-2]:
        row = code(whole(office), dimension, "red")
        row.further_citations.set([make_citation()])
        post_row(editing, visit, dimension, category=pick(dimension, "blue"), ids=str(row.pk))
    code(whole(office), others[-1], ("blue", False), stage="draft")
    assert queries(editing, address(visit, one)) <= few + 1 <= 30


def test_200_codings_in_one_save(editing):
    dimensions = make_group(*["ordinal", "number", "boolean", "multi"] * 50)
    visit, place = empty_visit(), make_citation(section="2.1", page="")
    fields = hidden(editing, visit, dimensions[0])
    values = {"number": {"number_low": "3"}, "boolean": {"holds": "yes"}}
    for dimension in dimensions:
        key = "yes" if dimension.scale == "multi" else "category"
        value = values.get(dimension.scale) or {key: str(dimension.categories.first().pk)}
        empty = dict.fromkeys(
            ("further", "note_en", "note_nb", "inferred_from_en", "inferred_from_nb", "account_line"), ""
        )
        rest = dict.fromkeys(("source_term", "why_shown_en", "why_shown_nb", "text_en", "text_nb"), "")
        if dimension.scale != "number":
            rest |= {"text_en": None, "text_nb": None}
        typed = {name: one for name, one in {**empty, **rest, **value}.items() if one is not None}
        fields |= sent(dimension, place=f"{place.source.key}, 2.1", **typed)
    assert 3_500 < len(fields) < 5_000, "as many as a browser sends"
    assert editing.post(address(visit, dimensions[0]), fields).status_code == 302
    assert len(codings(visit)) == 200


def test_one_address_begins_and_the_forms_lead_there(editing):
    visit = Visit.objects.filter(office__slug="lillevik").first()
    begin = reverse("admin:coding", args=[visit.pk])
    assert editing.get(begin)["Location"].endswith(f"/{DimensionGroup.objects.first().key}/")
    assert editing.get(reverse("admin:coding", args=[999_999])).status_code == 404
    assert begin in editing.get(reverse("admin:offices_visit_change", args=[visit.pk])).content.decode()
    office = Office.objects.get(slug="lillevik")
    assert begin in editing.get(reverse("admin:offices_office_change", args=[office.pk])).content.decode()


def test_it_leads_to_the_preview_and_to_what_stops_it(curating):
    visit = Visit.objects.filter(office__slug="lillevik").first()
    page = curating.get(address(visit, visit.parts.first().codings.first().dimension)).content.decode()
    for url in (
        reverse("admin:preview", args=["offices/lillevik/"]),
        reverse("admin:publish-case", args=[visit.office_id]),
    ):
        assert f'href="{url}"' in page
        assert curating.get(url).status_code == 200


def test_what_is_to_be_mended_is_marked(editing):
    number, one = make_group("number", "nominal")
    for figure in (10, 20):
        code(whole(make_office()), number, figure)
    visit = empty_visit()
    answer = post_row(editing, visit, number, number_low="2000").content.decode()
    assert "not cited" in answer and "unusual: elsewhere 10–20" in answer
    assert "unusual" not in post_row(editing, visit, number, number_low="15", ids=codings(visit)[0].pk).content.decode()
    answer = post_row(editing, visit, one, category=pick(one, "red"), note_en="N", place="").content.decode()
    assert "in one language only" in answer
    (first,) = (row for row in codings(visit) if row.dimension == one)
    lines = {**sent(one, 0, ids=first.pk, category=pick(one, "red")), **sent(one, 1, category=pick(one, "blue"))}
    assert "choose which of the lines is shown" in post_row(editing, visit, one, lines).content.decode()


def test_whole_meanings_are_in_the_page_not_only_under_the_mouse(editing):
    (one,) = make_group("nominal", definition_en="Long. " * 40 + "The end of it.")
    one.categories.filter(key="red").update(definition_en="What red is.")
    page = editing.get(address(empty_visit(), one)).content.decode()
    assert "The end of it.</dd>" in page and "<dd>What red is.</dd>" in page
