"""The page as a file: reading `format`, the links to it, the answer. How it is written: offices/table."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from offices.matrix.filters import ParameterError, repeated_error, word_error
from offices.models.grammar import TRACKING
from offices.page.page import Page
from offices.table.table import VERSION_SHOWN, Origin, Table
from offices.table.writers import WRITERS
from offices.wording.urls import Params, with_params

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
    word = page.params.get("format", "")
    writer = WRITERS[word]
    content = writer.write(table, origin(page, address))
    headers = {"Content-Disposition": f'attachment; filename="nav-compare-{table.name}.{word}"'}
    return HttpResponse(content, content_type=writer.content_type, headers=headers)


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
