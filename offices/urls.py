"""The public pages; nav_compare/urls.py mounts them at / and at /nb/."""

from django.urls import path

from offices.views import (
    charts,
    compare,
    evidence,
    explore,
    offices,
    pages,
    reference,
    search,
    similar,
    styleguide,
    truth_table,
)

app_name = "offices"

urlpatterns = [
    path("", pages.overview, name="overview"),
    path("offices/", offices.office_list, name="office-list"),
    path("offices/<slug:slug>/", offices.office_detail, name="office-detail"),
    path("offices/<slug:slug>/similar/", similar.similar, name="office-similar"),
    path("compare/", compare.compare_offices, name="compare"),
    path("explore/", explore.explore, name="explore"),
    path("explore/services/", charts.services, name="services-matrix"),
    path("explore/trajectories/", charts.trajectory_page, name="trajectories"),
    path("explore/truth-table/", truth_table.truth_table_page, name="truth-table"),
    path("explore/truth-table/data.csv", truth_table.truth_table_data, name="truth-table-data"),
    path("evidence/", evidence.evidence_list, name="evidence"),
    path("evidence/map/", charts.map_of_evidence, name="evidence-map"),
    path("evidence/<slug:slug>/", evidence.finding_detail, name="finding-detail"),
    path("indicators/", evidence.indicators, name="indicators"),
    path("indicators/2008/", charts.indicators_2008, name="indicators-2008"),
    path("codebook/", reference.codebook, name="codebook"),
    path("codebook/<slug:slug>/", reference.dimension, name="dimension-detail"),
    path("sources/", reference.sources, name="sources"),
    path("sources/<slug:slug>/", reference.source, name="source-detail"),
    path("search/", search.search, name="search"),
    path("styleguide/", styleguide.gallery, name="styleguide"),
    path("about/", pages.about, name="about"),
    path("about/words/", pages.words, name="help"),
    path("about/accessibility/", pages.accessibility, name="accessibility"),
]
