"""The public pages; nav_compare/urls.py mounts them at / and at /nb/. The only place that knows all slices."""

from django.urls import path

from offices.brief import views as brief
from offices.browse import views as browse
from offices.codebook import study_list
from offices.codebook import views as codebook
from offices.compare import views as compare
from offices.evidence import views as evidence
from offices.evidence.gaps import views as gaps
from offices.evidence.hypotheses import views as hypotheses
from offices.evidence.map import views as evidence_map
from offices.evidence.questions import views as questions
from offices.evidence.shares import views as shares
from offices.explore import views as explore
from offices.explore.charts import CHARTS
from offices.our_office import views as our_office
from offices.page.briefs import briefed
from offices.search import views as search
from offices.similar import views as similar
from offices.site import downloads, picture, styleguide
from offices.site import views as site
from offices.truth_table import views as truth_table

app_name = "offices"

urlpatterns = [
    path("", site.overview, name="overview"),
    path("offices/", browse.office_list, name="office-list"),
    path("offices/<slug:slug>/", briefed(browse.office_detail, brief.office), name="office-detail"),
    path("offices/<slug:slug>/similar/", similar.similar_offices, name="office-similar"),
    path("compare/", briefed(compare.compare_offices, brief.comparison), name="compare"),
    path("our-office/", briefed(our_office.our_office, brief.our_office), name="our-office"),
    path("explore/", explore.explore, name="explore"),
    path("explore/services/", explore.services, name="services-matrix"),
    *(path(f"explore/{one.name}/", explore.chart_page, {"name": one.name}, one.name) for one in CHARTS),
    path("explore/truth-table/", truth_table.truth_table_page, name="truth-table"),
    path("explore/truth-table/data.csv", truth_table.truth_table_data, name="truth-table-data"),
    path("evidence/", evidence.evidence_list, name="evidence"),
    path("evidence/map/", evidence_map.map_of_evidence, name="evidence-map"),
    path("evidence/gaps/", gaps.gaps_in_evidence, name="evidence-gaps"),
    path("evidence/hypotheses/", hypotheses.hypotheses_against_cases, name="hypotheses"),
    path("evidence/<slug:slug>/", evidence.finding_detail, name="finding-detail"),
    path("questions/", questions.question_list, name="questions"),
    path("questions/<slug:slug>/", briefed(questions.question_detail, brief.question), name="question-detail"),
    path("indicators/", evidence.indicators, name="indicators"),
    path("indicators/2008/", shares.indicators_2008, name="indicators-2008"),
    path("codebook/", codebook.codebook, name="codebook"),
    path("codebook/<slug:slug>/", codebook.dimension, name="dimension-detail"),
    path("sources/", study_list.sources, name="sources"),
    path("sources/<slug:slug>/", codebook.source, name="source-detail"),
    path("data/", downloads.data, name="data"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
    path("styleguide/", styleguide.gallery, name="styleguide"),
    path("share.png", picture.share_picture, name="share-picture"),
    path("about/", site.about, name="about"),
    path("about/words/", site.words, name="help"),
    path("about/accessibility/", site.accessibility, name="accessibility"),
]
