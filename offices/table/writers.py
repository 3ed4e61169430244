"""The forms of a file, in the order of their links: a new one is a module with one function, and a line here."""

from collections.abc import Callable
from typing import NamedTuple

from offices.table.csv import csv_text
from offices.table.json import json_text
from offices.table.table import Origin, Table


class Writer(NamedTuple):
    """A form of a file."""

    content_type: str
    write: Callable[[Table, Origin], str | bytes]


WRITERS = {
    "csv": Writer("text/csv; charset=utf-8", csv_text),
    "json": Writer("application/json; charset=utf-8", json_text),
}
"""The word of `format`, which is also the end of the file's name -> how the file is written."""
