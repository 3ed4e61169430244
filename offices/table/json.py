"""A table as JSON: the words of the page, as they are. Numbers as numbers are in the API."""

import json

from offices.table.table import Origin, Table, citation


def json_text(table: Table, origin: Origin) -> str:
    """The same content as the CSV; nothing is neutralised, since nothing runs a JSON text."""
    content = {
        "title": table.title,
        "language": origin.language,
        "n": table.n,
        "filters": table.filters,
        "columns": table.columns,
        "rows": table.rows,
        "notes": table.notes,
        "sources": [{"name": place.cited_as, "url": f"{origin.site}{place.url}"} for place in table.sources],
        "citation": citation(table.title, origin),
        "permalink": origin.permalink,
        "data_version": origin.data_version,
    }
    return json.dumps(content, ensure_ascii=False, indent=1)
