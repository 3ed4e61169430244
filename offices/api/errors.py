"""One shape for every error of the API: code, message, field, allowed. No endpoint here."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from nav_compare.language import API_PREFIX
from nav_compare.methods import READING
from offices.data.withdrawals import withdrawal
from offices.matrix.filters import ParameterError
from offices.page.errors import withdrawn_words

T = TypeVar("T")


class ApiError(Exception):
    """What an endpoint raises to be answered with a status and one error."""

    def __init__(self, status: int, code: str, message: str, field: str = "", allowed: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.field, self.allowed = status, code, message, field, list(allowed)


def error_answer(error: ApiError) -> JsonResponse:
    body = {"code": error.code, "message": error.message, "field": error.field or None, "allowed": error.allowed}
    return JsonResponse({"error": body}, status=error.status, json_dumps_params={"ensure_ascii": False})


def refuse(errors: Sequence[ParameterError]) -> None:
    """Raise the first of the errors, if there is one."""
    for first in errors:
        raise refused(first)


def refused(error: ParameterError) -> ApiError:
    return ApiError(400, "invalid_parameter", error.message, error.field, error.allowed)


def not_found(message: str, field: str = "", allowed: Sequence[str] = ()) -> ApiError:
    return ApiError(404, "not_found", message, field, allowed)


def known_row(known: Mapping[str, T], kind: str, key: str, message: str, field: str = "key", *, told: bool = True) -> T:
    """The row of this key; where there is none it never was (404), or was withdrawn (410, with the day and the reason).

    `told` says whether the 404 names all that there are.
    """
    if key in known:
        return known[key]
    if not (gone := withdrawal(kind, key)):
        raise not_found(message, field, list(known) if told else ())
    more = _("What there is stands at %(path)s.") % {"path": f"/api/v1/{kind}s/"}
    raise ApiError(410, "withdrawn", f"{withdrawn_words(gone)} {more}", field)


def register(api: NinjaAPI) -> None:
    """Answer every kind of failure in the one shape."""

    @api.exception_handler(ApiError)
    def known(request: HttpRequest, error: ApiError) -> HttpResponse:
        return error_answer(error)

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return error_answer(not_found(str(error)))


def in_one_shape(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view for who reads: any other method is refused before anything asks for a token that no program has.

    The framework knows no HEAD, so it sees a GET; the server leaves the body out.
    """

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        asked = request.method
        if asked not in READING:
            return method_refused()
        request.method = "GET"
        try:
            return view(request, *args, **kwargs)
        except ApiError as error:
            return error_answer(error)
        finally:
            request.method = asked

    return answered


def method_refused() -> JsonResponse:
    methods = ", ".join(READING)
    message = _("This address answers %(methods)s only.") % {"methods": methods}
    refused = error_answer(ApiError(405, "method_not_allowed", message, "", READING))
    refused.headers["Allow"] = methods
    return refused


FAULTS = {
    400: ("bad_request", gettext_noop("This request cannot be understood.")),
    403: ("forbidden", gettext_noop("This is not open to everyone.")),
    404: ("not_found", gettext_noop("There is nothing at this address.")),
    500: ("server_error", gettext_noop("Something went wrong here. It has been noted; try again in a while.")),
}
"""What happens outside of an operation."""


def below_api(status: int, page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An error page that is the one shape below /api/."""

    @wraps(page)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.path_info.startswith(API_PREFIX):
            return page(request, *args, **kwargs)
        code, message = FAULTS[status]
        return error_answer(ApiError(status, code, _(message)))

    return answered
