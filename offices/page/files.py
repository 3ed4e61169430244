"""The page as a file: reading `format`, the answer. How it is written: offices/table; charts: pictures.py."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from offices.data.day import read_day
from offices.matrix.filters import ParameterError, repeated_error, word_error
from offices.page.page import Page
from offices.table.table import VERSION_SHOWN, Origin, Table
from offices.table.writers import WRITERS


def wants_file(page: Page) -> bool:
    """Whether the page is asked for as a file, in a form that there is, and nothing else asked for is wrong."""
    return asks_for(page, WRITERS) and not (page.errors or page.tray.errors)


def asks_for(page: Page, forms: Iterable[str]) -> bool:
    """Whether one of these forms is asked for, and nothing else."""
    given = page.params.getlist("format")
    return len(given) == 1 and given[0] in forms


def format_errors(page: Page, allowed: list[str]) -> list[ParameterError]:
    """What is wrong with `format`, if anything that was not said yet; `allowed` are the forms of this page."""
    given = page.params.getlist("format")
    if not given or any(error.field == "format" for error in page.errors):
        return []
    if not allowed:
        return [ParameterError("format", _("There is no table here that “format” could take along."))]
    if len(given) > 1:
        return [repeated_error("format", allowed)]
    return [] if asks_for(page, allowed) else [word_error("format", given[0], allowed)]


def file_answer(page: Page, table: Table, permalink: str) -> HttpResponse:
    """The table as the file that was asked for."""
    word = page.params.get("format", "")
    writer = WRITERS[word]
    return attached(writer.write(table, origin(page, permalink)), writer.content_type, f"{table.name}.{word}")


def attached(content: str | bytes, content_type: str, name: str) -> HttpResponse:
    """The answer that a browser saves under the name, which is in ASCII."""
    headers = {"Content-Disposition": f'attachment; filename="nav-compare-{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def origin(page: Page, permalink: str) -> Origin:
    """Where the table comes from."""
    return Origin(
        permalink=page.site + permalink,
        site=page.site,
        data_version=page.edition.token[:VERSION_SHOWN],
        day=page.edition.of(read_day),
        language=page.language,
    )
