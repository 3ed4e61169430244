"""Where the API's addresses are; everything else below /api/ is a 404 in its one error shape."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from offices.api.description import addresses, description
from offices.api.endpoints import api
from offices.api.errors import error_answer, in_one_shape, not_found
from offices.api.parameters import LANGUAGE
from offices.api.params import check
from offices.data.editions import with_edition
from offices.page.page import DATA_VERSION, Page


def root(request: HttpRequest) -> HttpResponse:
    """/api/v1/: where to go from here."""
    check(request.GET, LANGUAGE)
    paths = (
        "offices/",
        "facets/",
        "crosstab/?x=&y=",
        "compare/?office=&office=",
        "match/",
        "dimensions/",
        "findings/",
        "hypotheses/",
        "indicators/",
        "questions/",
        "sources/",
        "docs",
        "openapi.json",
    )
    return JsonResponse({"paths": [request.build_absolute_uri(path) for path in paths]})


def described(request: HttpRequest) -> HttpResponse:
    """/api/v1/openapi.json: what can be asked of the data as they are now."""
    check(request.GET, LANGUAGE)
    made = with_edition(lambda edition: description(Page(request, edition)), request.META.get(DATA_VERSION))
    return HttpResponse(made, content_type="application/json")


@csrf_exempt
def missing(request: HttpRequest) -> HttpResponse:
    """No such address, whatever was to be done there."""
    return error_answer(not_found(_("There is nothing at “%(path)s”.") % {"path": request.path}, "path", addresses()))


def included() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The endpoints with their namespace, each refusing in the one shape."""
    routes, app, namespace = api.urls
    for route in routes:
        if isinstance(route, URLPattern):
            route.callback = in_one_shape(route.callback)
    return routes, app, namespace


urlpatterns = [
    path("", in_one_shape(root), name="api-home"),
    path("openapi.json", in_one_shape(described)),
    path("", included()),
]
