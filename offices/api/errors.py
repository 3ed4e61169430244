"""One shape for every error of the API: code, message, field, allowed. No endpoint here."""

from collections.abc import Callable, Sequence
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError

from offices.filters import ParameterError
from offices.views.errors import withdrawn_words
from offices.withdrawals import withdrawn_on


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
    if errors:
        first = errors[0]
        raise ApiError(400, "invalid_parameter", first.message, first.field, first.allowed)


def not_found(message: str, field: str = "", allowed: Sequence[str] = ()) -> ApiError:
    return ApiError(404, "not_found", message, field, allowed)


def not_there(kind: str, route: str, key: str, message: str, field: str, allowed: Sequence[str] = ()) -> ApiError:
    """What is not among the rows of `route`: never was (404), or was withdrawn (410, with the day and no more)."""
    day = withdrawn_on(kind, key)
    if not day:
        return not_found(message, field, allowed)
    more = _("What there is stands at %(path)s.") % {"path": f"/api/v1/{route}/"}
    return ApiError(410, "withdrawn", f"{withdrawn_words(day)} {more}", field)


def required_words(field: str) -> str:
    """All that the framework itself checks here: parameters are texts, so one can only be left out."""
    return _("“%(field)s” must be given.") % {"field": field}


def register(api: NinjaAPI) -> None:
    """Answer every kind of failure in the one shape."""

    @api.exception_handler(ApiError)
    def known(request: HttpRequest, error: ApiError) -> HttpResponse:
        return error_answer(error)

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return error_answer(not_found(str(error)))

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        field = str(error.errors[0]["loc"][-1])
        return error_answer(ApiError(400, "invalid_parameter", required_words(field), field))


def in_one_shape(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A method that is not allowed is refused by the framework in plain text; here it gets the same shape."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 405:
            return response
        allowed = [word.strip() for word in response.headers["Allow"].split(",")]
        message = _("This address answers %(methods)s only.") % {"methods": ", ".join(allowed)}
        refused = error_answer(ApiError(405, "method_not_allowed", message, "", allowed))
        refused.headers["Allow"] = response.headers["Allow"]
        return refused

    return answered
