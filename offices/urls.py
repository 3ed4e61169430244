"""The public pages; nav_compare/urls.py mounts them at / and at /nb/."""

from django.urls import path

from offices.views import compare, evidence, explore, offices, pages, reference, search

app_name = "offices"

urlpatterns = [
    path("", pages.overview, name="overview"),
    path("offices/", offices.office_list, name="office-list"),
    path("offices/<slug:slug>/", offices.office_detail, name="office-detail"),
    path("compare/", compare.compare_offices, name="compare"),
    path("explore/", explore.explore, name="explore"),
    path("evidence/", evidence.evidence_list, name="evidence"),
    path("evidence/<slug:slug>/", evidence.finding_detail, name="finding-detail"),
    path("indicators/", evidence.indicators, name="indicators"),
    path("codebook/", reference.codebook, name="codebook"),
    path("codebook/<slug:slug>/", reference.dimension, name="dimension-detail"),
    path("sources/", reference.sources, name="sources"),
    path("sources/<slug:slug>/", reference.source, name="source-detail"),
    path("search/", search.search, name="search"),
    path("about/", pages.about, name="about"),
]
