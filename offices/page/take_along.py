"""The page as a file: reading `format`, the links to it, the answer. How it is written: offices/table."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from offices.matrix.filters import ParameterError, repeated_error, word_error
from offices.models.grammar import TRACKING
from offices.page.context import request_matrix
from offices.table.table import VERSION_SHOWN, Origin, Table
from offices.table.writers import WRITERS
from offices.wording.urls import Params, given_params, with_params

NOT_IN_FILE = ("format", "page", "compare", *TRACKING)
"""Parameters that change nothing in a file: it holds all pages, and nothing of what is carried along."""


def wants_file(request: HttpRequest) -> bool:
    """Whether the page is asked for as a file, in a form that there is."""
    given = request.GET.getlist("format")
    return len(given) == 1 and given[0] in WRITERS


def format_errors(request: HttpRequest, has_table: bool) -> list[ParameterError]:
    """What is wrong with `format`, if anything."""
    given = request.GET.getlist("format")
    if not given:
        return []
    if not has_table:
        return [ParameterError("format", _("There is no table here that “format” could take along."))]
    if len(given) > 1:
        return [repeated_error("format", WRITERS)]
    return [] if wants_file(request) else [word_error("format", given[0], WRITERS)]


def file_answer(request: HttpRequest, table: Table, address: Params | None = None) -> HttpResponse:
    """The table as the file that was asked for."""
    word = request.GET["format"]
    writer = WRITERS[word]
    content = writer.write(table, origin(request, address))
    headers = {"Content-Disposition": f'attachment; filename="nav-compare-{table.name}.{word}"'}
    return HttpResponse(content, content_type=writer.content_type, headers=headers)


def origin(request: HttpRequest, address: Params | None = None) -> Origin:
    """Where the page comes from; its permalink has the parameters of `address`, or those that were given."""
    site = f"{request.scheme}://{request.get_host()}"
    return Origin(
        permalink=site + permalink(request, address),
        site=site,
        data_version=request_matrix(request).token[:VERSION_SHOWN],
        language=request.LANGUAGE_CODE,
    )


def permalink(request: HttpRequest, address: Params | None = None) -> str:
    return with_params(request.path, kept_params(request) if address is None else address)


def kept_params(request: HttpRequest) -> list[tuple[str, str]]:
    """What the rows of the file depend on."""
    return given_params(request.GET, but=NOT_IN_FILE)


def file_links(request: HttpRequest, address: Params | None = None) -> list[tuple[str, str]]:
    """The page in each form: a label and a link."""
    kept = kept_params(request) if address is None else address
    return [(word.upper(), with_params(request.path, kept, [("format", word)])) for word in WRITERS]
