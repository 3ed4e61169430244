"""A table as JSON: the words of the page, and beside them the values that they are of."""

import json
from collections.abc import Callable
from decimal import Decimal

from offices.table.cells import Category, Cell, Missing, Quantity, Several
from offices.table.table import Origin, Table, cite_as

Json = str | int | float | None | list["Json"] | dict[str, "Json"]


def json_text(table: Table, origin: Origin) -> str:
    """The same content as the CSV; nothing is neutralised, since nothing runs a JSON text.

    `keys`, `kinds` and `units` say what each of the columns holds; `values` has a row for each of `rows`, and null for
    what is words alone. A row is one line.
    """
    words = {
        "title": table.title,
        "language": origin.language,
        "n": table.n,
        "filters": table.filters,
        "columns": [head.label for head in table.columns],
        "notes": table.notes,
        "sources": [{"name": place.cited_as, "url": f"{origin.site}{place.url}"} for place in table.sources],
        "citation": cite_as(table.title, origin),
        "permalink": origin.permalink,
        "data_version": origin.data_version,
        "keys": [head.key for head in table.columns],
        "kinds": [head.kind for head in table.columns],
        "units": [head.unit for head in table.columns],
    }
    text = json.dumps(words, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{text},\n "rows": {lines(table, str)},\n "values": {lines(table, typed)}\n}}'


def lines(table: Table, said: Callable[[Cell], Json]) -> str:
    """What is said of each cell, a row on each line: so it is read by people, and written in a fifth of the time."""
    rows = (json.dumps(list(map(said, row)), ensure_ascii=False, separators=(",", ":")) for row in table.rows)
    return "[\n  " + ",\n  ".join(rows) + "\n ]"


def typed(cell: Cell) -> Json:
    """A number as in the API, a key, or the way of being without a value; of several values a list."""
    match cell:
        case int():
            return cell
        case Quantity(number=number, unit=unit):
            bounds: dict[str, Json] = {"low": plain(number.low), "high": plain(number.high)}
            return {**bounds, "comparator": number.comparator, "unit": unit}
        case Category(key=key):
            return key
        case Missing(key=key):
            return {"missing": key}
        case Several(cells=cells):
            values = [typed(one) for one in cells]
            return values if any(one is not None for one in values) else None
    return None


def plain(bound: Decimal | None) -> int | float | None:
    """20, not 20.0; an open bound is null."""
    return None if bound is None else int(bound) if bound == int(bound) else float(bound)
