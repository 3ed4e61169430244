"""The rule of what is on the site: the database and the rows agree on it, links are left out alone, the panel says why."""

import pytest
from django.contrib import admin
from django.db.models import QuerySet

from offices.curation.data_checks import problems
from offices.models import (
    PUBLISHED_MODELS,
    Caveat,
    Coding,
    Dimension,
    Finding,
    Indicator,
    Measurement,
    Office,
    Source,
)
from offices.models.base import Curated
from offices.models.visibility import ON_SITE, fetched_with, is_visible, why_hidden
from tests.builders import (
    code,
    make_citation,
    make_dimension,
    make_finding,
    make_indicator,
    make_measurement,
    make_office,
    make_place,
    make_source,
    pairs,
    whole,
)
from tests.marked import force, make_marked
from tests.panel import queries, url

pytestmark = pytest.mark.django_db
CURATED = [model for model in PUBLISHED_MODELS if issubclass(model, Curated)]


def visible_both_ways() -> dict[type, set[int]]:
    """The visible rows of each model, after it was seen that the database and the rows at hand say the same."""
    found = {}
    for model in PUBLISHED_MODELS:
        found[model] = set(model.objects.visible(ON_SITE).values_list("pk", flat=True))
        assert {row.pk for row in fetched_with(model.objects.all()) if is_visible(row)} == found[model], model
    return found


def test_the_database_and_the_rows_agree_whatever_is_unpublished():
    marked = make_marked()
    whole_site = visible_both_ways()
    assert whole_site == {model: set(model.objects.values_list("pk", flat=True)) for model in PUBLISHED_MODELS}
    for row in (row for row in marked.own if isinstance(row, Curated)):
        force(row, stage="in_review")
        left = visible_both_ways()
        assert row.pk not in left[type(row)]
        force(row, stage="published")
    marked.set_stage("withdrawn")
    left = visible_both_ways()
    assert not [row for row in (*marked.own, *marked.resting) if row.pk in left.get(type(row), ()) and leaves(row)]


def leaves(row) -> bool:
    """A heading of the codebook has no stage; it is shown while a dimension under it is."""
    return type(row).__name__ != "DimensionGroup"


def test_a_further_citation_and_a_link_are_left_out_alone(client):
    place, office = make_citation(source=make_source(key="hidden2020")), make_office(slug="hidden")
    coding = code(whole(make_office(slug="shown")), make_dimension("text"), "it stays")
    coding.further_citations.set([place])
    source = make_source(key="chapter2021", part_of=place.source)
    finding = make_finding(key="stays-1", statement_en="This one stays")
    make_place(finding)
    make_place(finding, citation=place)
    finding.offices.set([office, *Office.objects.filter(slug="shown")])
    defined = make_dimension(key="defined", citation=place)
    force(place.source, stage="withdrawn")
    force(office, stage="draft")
    pages = {
        "/offices/shown/": "it stays",
        f"/sources/{source.key}/": source.authors,
        "/evidence/stays-1/": "This one stays",
        f"/codebook/{defined.key}/": "Colour",
    }
    for path, words in pages.items():
        response = client.get(path)
        assert response.status_code == 200
        html = response.content.decode()
        assert words in html
        assert "hidden" not in html.replace("visually-hidden", "").replace('type="hidden"', "").replace("-hidden", "")


def test_a_warning_about_what_is_hidden_is_not_one_about_all():
    """Without offices it would be about the whole study, so about each that rests on it."""
    place, office, dimension = make_citation(), make_office(), make_dimension()
    made = {"source": place.source, "citation": place, **pairs("text")}
    offices, dimensions = (
        Caveat.objects.create(key=key, stage="published", **made) for key in ("offices", "dimensions")
    )
    offices.offices.set([office, make_office()])
    dimensions.dimensions.set([dimension])
    force(office, stage="draft")
    assert Caveat.objects.visible(ON_SITE).filter(pk=offices.pk).exists(), "one of its offices is still there"
    force(offices.offices.exclude(pk=office.pk).get(), stage="withdrawn")
    force(dimension, stage="draft")
    assert not Caveat.objects.visible(ON_SITE).filter(pk__in=[offices.pk, dimensions.pk]).exists()


def test_an_indicator_rests_on_one_of_its_figures():
    indicator = make_indicator()
    first, second = make_measurement(indicator), make_measurement(indicator)
    force(first, stage="draft")
    assert Indicator.objects.visible(ON_SITE).filter(pk=indicator.pk).exists()
    force(second.study, stage="withdrawn")
    assert not Indicator.objects.visible(ON_SITE).filter(pk=indicator.pk).exists()
    assert not Measurement.objects.visible(ON_SITE).filter(indicator=indicator).exists()


def hidden_coding() -> Coding:
    coding = code(whole(make_office(slug="lone")), make_dimension("text", key="drafted"), "x", citation=make_citation())
    force(coding.citation.source, key="gone2020", stage="withdrawn")
    force(coding.dimension, stage="draft")
    return Coding.objects.get(pk=coding.pk)


def test_why_a_row_is_hidden_is_said_of_each_thing():
    assert list(why_hidden(hidden_coding())) == [
        "the dimension drafted is a draft",
        "the source gone2020 is withdrawn",
    ]
    assert list(why_hidden(make_finding())) == ["it has no finding source"]
    assert not list(why_hidden(Coding.objects.first()))


def test_the_panel_says_so_in_the_list_and_on_the_form(curating):
    coding = hidden_coding()
    said = "not visible: the dimension drafted is a draft; the source gone2020 is withdrawn"
    assert said in curating.get(url(Coding, "changelist"), {"q": "drafted"}).content.decode()
    assert said in curating.get(url(Coding, "change", coding.pk)).content.decode()
    assert f"Coding {coding}: published, but {said}." in list(problems())
    draft = make_office(stage="draft")
    assert "View on site" not in curating.get(url(Office, "change", draft.pk)).content.decode()
    assert "/offices/lone/" in curating.get(url(Office, "change", coding.part.visit.office_id)).content.decode()


@pytest.mark.parametrize("model", CURATED, ids=lambda model: model.__name__)
def test_reasons_cost_no_query_a_row(curating, model, monkeypatch):
    """With the sources taken away nearly every row has some."""
    monkeypatch.setattr(admin.site._registry[model], "list_per_page", 3)
    QuerySet(Source).update(stage="draft")
    QuerySet(Dimension).filter(pk__in=Finding.objects.values("antecedent")).update(stage="draft")
    few = queries(curating, url(model, "changelist"))
    monkeypatch.setattr(admin.site._registry[model], "list_per_page", 50)
    assert queries(curating, url(model, "changelist")) <= few + 1
