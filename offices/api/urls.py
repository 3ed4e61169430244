"""Where the API's addresses are; everything else below /api/v1/ is a 404 in its one error shape."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext as _

from offices.api.endpoints import api
from offices.api.errors import error_answer, in_one_shape, not_found


def root(request: HttpRequest) -> HttpResponse:
    """/api/v1/: where to go from here."""
    paths = (
        "offices/",
        "facets/",
        "crosstab/?x=&y=",
        "compare/?office=&office=",
        "dimensions/",
        "findings/",
        "indicators/",
        "sources/",
        "docs",
        "openapi.json",
    )
    return JsonResponse({"paths": [request.build_absolute_uri(path) for path in paths]})


def missing(request: HttpRequest, rest: str) -> HttpResponse:
    """No such address."""
    known = sorted({f"/api/v1{route}" for prefix, router in api._routers for route in router.path_operations})
    return error_answer(not_found(_("There is nothing at “%(path)s”.") % {"path": request.path}, "path", known))


def included() -> tuple[list[URLPattern], str, str]:
    """The endpoints with their namespace, each refusing in the one shape."""
    routes, app, namespace = api.urls
    for route in routes:
        if isinstance(route, URLPattern):
            route.callback = in_one_shape(route.callback)
    return routes, app, namespace


urlpatterns = [
    path("", root, name="api-home"),
    path("", included()),
    re_path(r"^(?P<rest>.+)$", missing),
]
