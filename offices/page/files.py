"""The page as a file: reading `format`, the answer. How it is written: offices/table; where: addresses."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from offices.data.day import read_day
from offices.matrix.filters import ParameterError, repeated_error, word_error
from offices.page.page import Page
from offices.table.table import VERSION_SHOWN, Origin, Table
from offices.table.writers import WRITERS


def wants_file(page: Page) -> bool:
    """Whether the page is asked for as a file, in a form that there is."""
    given = page.params.getlist("format")
    return len(given) == 1 and given[0] in WRITERS


def format_errors(page: Page, has_table: bool) -> list[ParameterError]:
    """What is wrong with `format`, if anything that was not said yet."""
    given = page.params.getlist("format")
    if not given or any(error.field == "format" for error in page.errors):
        return []
    if not has_table:
        return [ParameterError("format", _("There is no table here that “format” could take along."))]
    if len(given) > 1:
        return [repeated_error("format", WRITERS)]
    return [] if wants_file(page) else [word_error("format", given[0], WRITERS)]


def file_answer(page: Page, table: Table, permalink: str) -> HttpResponse:
    """The table as the file that was asked for."""
    word = page.params.get("format", "")
    writer = WRITERS[word]
    content = writer.write(table, origin(page, permalink))
    headers = {"Content-Disposition": f'attachment; filename="nav-compare-{table.name}.{word}"'}
    return HttpResponse(content, content_type=writer.content_type, headers=headers)


def origin(page: Page, permalink: str) -> Origin:
    """Where the table comes from."""
    return Origin(
        permalink=page.site + permalink,
        site=page.site,
        data_version=page.edition.token[:VERSION_SHOWN],
        day=page.edition.of(read_day),
        language=page.language,
    )
