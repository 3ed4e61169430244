"""The public pages; nav_compare/urls.py mounts them at / and at /nb/."""

from django.urls import path

from offices.views import compare, explore, offices, pages

app_name = "offices"

urlpatterns = [
    path("", pages.overview, name="overview"),
    path("offices/", offices.office_list, name="office-list"),
    path("offices/<slug:slug>/", offices.office_detail, name="office-detail"),
    path("compare/", compare.compare_offices, name="compare"),
    path("explore/", explore.explore, name="explore"),
    path("codebook/", pages.codebook, name="codebook"),
    path("sources/", pages.sources, name="sources"),
    path("about/", pages.about, name="about"),
]
