"""From a grid to a sheet: the header, and everything that keeps the rows below it from being read. No bytes here."""

import re
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _
from openpyxl.utils.cell import get_column_letter

from offices.curation.spreadsheets.grid import Grid, Spot
from offices.curation.spreadsheets.sheets import Problem, Raw, Sheet, SheetRow

COMMENT = "#"
"""Begins the header of a column, or the name of a sheet, that is there for people and never read."""
INDEX = re.compile(r"|Unnamed: 0")
"""What pandas and R call the column of row numbers that they put first."""

Header = dict[int, str]
"""The columns that are read, by place."""


def sheet_of(grid: Grid) -> tuple[Sheet | None, list[Problem]]:
    """The sheet, unless the grid is empty, and what is wrong with it. The header is the first row with a text."""
    if not grid.rows:
        return None, list(problems_of(grid, 0, {}))
    first = min(grid.rows)
    drop_index(grid, first)
    top = grid.rows[first]
    header = {place: text for place, text in sorted(top.items()) if isinstance(text, str)}
    commented = {place for place, text in header.items() if text.startswith(COMMENT)}
    grid.spots = [spot for spot in grid.spots if spot.column not in commented]
    grid.spots += wrong_header(grid, first, header)
    kept = {place: text for place, text in header.items() if place not in commented}
    rows = (SheetRow(number, {kept[at]: cells.get(at) for at in kept}) for number, cells in rows_below(grid, first))
    filled = tuple(row for row in rows if any(value is not None for value in row.cells.values()))
    return Sheet(grid.name, tuple(kept.values()), filled), list(problems_of(grid, first, header))


def rows_below(grid: Grid, first: int) -> Iterator[tuple[int, dict[int, Raw]]]:
    return ((number, grid.rows[number]) for number in sorted(grid.rows) if number != first)


def drop_index(grid: Grid, first: int) -> None:
    """A nameless first column that only numbers the rows is left out; so is one without any header at all (R)."""
    top = grid.rows[first]
    name, below = top.get(0), [cells.get(0) for _number, cells in rows_below(grid, first)]
    numbers = [str(value) for value in below if value is not None]
    counts = all(text.isdecimal() for text in numbers) and len(set(numbers)) == len(below) > 0
    if counts and INDEX.fullmatch("" if name is None else str(name)):
        for cells in grid.rows.values():
            cells.pop(0, None)
        grid.rows = {number: cells for number, cells in grid.rows.items() if cells}


def wrong_header(grid: Grid, first: int, header: Header) -> Iterator[Spot]:
    top, places = grid.rows.get(first, {}), defaultdict(list)
    for place, text in header.items():
        places[text.casefold()].append(place)
    for same in places.values():
        if len(same) > 1 and not header[same[0]].startswith(COMMENT):
            words = {"header": header[same[0]], "columns": ", ".join(map(letter, same))}
            message = _("The header “%(header)s” stands over several columns (%(columns)s); keep one of them.") % words
            yield Spot(first, same[1], header[same[1]], message)
    for place in sorted(top.keys() - header.keys()):
        message = _("The header of a column has to be its name, not a number, a date or true or false.")
        yield Spot(first, place, str(top[place]), message)
    filled = {place for _number, cells in rows_below(grid, first) for place in cells}
    for place in sorted(filled - top.keys() - {spot.column for spot in grid.spots if spot.row == first}):
        words = {"column": letter(place)}
        message = _("Column %(column)s has values but no header; name it, or empty it.") % words
        yield Spot(first, place, "", message)


def problems_of(grid: Grid, first: int, header: Header) -> Iterator[Problem]:
    """In the order of the sheet; a column without a name is called by its letter."""
    for spot in sorted(grid.spots, key=lambda spot: (spot.row or 0, spot.column)):
        column = "" if spot.row is None else header.get(spot.column) or letter(spot.column)
        yield Problem(grid.name, spot.row, column, spot.found, spot.message)


def letter(place: int) -> str:
    return str(get_column_letter(place + 1))
