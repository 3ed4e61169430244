"""A sent file to its sheets, whatever its format, or everything that is wrong with it. No kind of row is known here."""

from pathlib import PurePath

from django.utils.translation import gettext as _

from offices.curation.spreadsheets.dialects import text_grid
from offices.curation.spreadsheets.dirt import sheet_of
from offices.curation.spreadsheets.formats import is_workbook, wrong_format
from offices.curation.spreadsheets.limits import TOLD, of_file, too_large, too_many
from offices.curation.spreadsheets.sheets import FileRefused, Problem, Sheet
from offices.curation.spreadsheets.workbook import workbook_grids


def read_file(name: str, content: bytes) -> tuple[Sheet, ...]:
    """The sheets that have something in them. Raises FileRefused with all that keeps the file from being read."""
    if problems := list(too_large(content)) or list(wrong_format(name, content)):
        raise FileRefused(problems)
    stem = PurePath(name).stem
    grids = workbook_grids(content) if is_workbook(content) else [text_grid(stem, content)]
    problems = list(
        too_many(max(sum(len(grid.rows) - 1 for grid in grids if grid.rows), 0), sum(g.cells for g in grids))
    )
    sheets = []
    for grid in grids:
        sheet, wrong = sheet_of(grid)
        problems += wrong
        if sheet is not None:
            sheets.append(sheet)
    if not problems and not any(sheet.rows for sheet in sheets):
        problems.append(of_file(_("The file has no rows below a header; the first row has to name the columns.")))
    if problems:
        raise FileRefused(told(problems))
    return tuple(sheets)


def told(problems: list[Problem]) -> list[Problem]:
    """As many as people can mend at once, and how many more there are."""
    more = len(problems) - TOLD
    if more <= 0:
        return problems
    return [
        *problems[:TOLD],
        of_file(_("There are %(count)s problems more, many of them likely alike.") % {"count": more}),
    ]
