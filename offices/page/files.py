"""The page as a file: reading `format`, the links to it, the answer. What stands in the file: offices/table."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from offices.matrix.filters import ParameterError, repeated_error, word_error
from offices.models.grammar import TRACKING
from offices.page.page import Page
from offices.table.csv import csv_text
from offices.table.json import json_text
from offices.table.table import VERSION_SHOWN, Origin, Table
from offices.wording.urls import Params, with_params

WRITERS: dict[str, tuple[str, Callable[[Table, Origin], str]]] = {
    "csv": ("text/csv; charset=utf-8", csv_text),
    "json": ("application/json; charset=utf-8", json_text),
}
NOT_IN_FILE = ("format", "page", "compare", *TRACKING)
"""Parameters that change nothing in a file: it holds all pages, and nothing of what is carried along."""


def wants_file(page: Page) -> bool:
    """Whether the page is asked for as a file, in a form that there is."""
    given = page.params.getlist("format")
    return len(given) == 1 and given[0] in WRITERS


def format_errors(page: Page, has_table: bool) -> list[ParameterError]:
    """What is wrong with `format`, if anything."""
    given = page.params.getlist("format")
    if not given:
        return []
    if not has_table:
        return [ParameterError("format", _("There is no table here that “format” could take along."))]
    if len(given) > 1:
        return [repeated_error("format", WRITERS)]
    return [] if wants_file(page) else [word_error("format", given[0], WRITERS)]


def file_answer(page: Page, table: Table, address: Params | None = None) -> HttpResponse:
    """The table as the file that was asked for."""
    word = page.params["format"]
    kind, write = WRITERS[word]
    name = f"nav-compare-{table.name}.{word}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(table, origin(page, address)), content_type=kind, headers=headers)


def origin(page: Page, address: Params | None = None) -> Origin:
    """Where the page comes from; its permalink has the parameters of `address`, or those that were given."""
    return Origin(
        permalink=page.site + permalink(page, address),
        site=page.site,
        data_version=page.edition.token[:VERSION_SHOWN],
        language=page.language,
    )


def permalink(page: Page, address: Params | None = None) -> str:
    return with_params(page.path, kept_params(page) if address is None else address)


def kept_params(page: Page) -> list[tuple[str, str]]:
    """What the rows of the file depend on."""
    return page.given(but=NOT_IN_FILE)


def file_links(page: Page, address: Params | None = None) -> list[tuple[str, str]]:
    """The page in each form: a label and a link."""
    kept = kept_params(page) if address is None else address
    return [(word.upper(), with_params(page.path, kept, [("format", word)])) for word in WRITERS]
