"""An office file as rows: visits, parts and codings. The rows of sources and codebook are in rows.py."""

from collections.abc import Iterator
from typing import Any

from offices.curation.seeding.entry import Entry
from offices.curation.seeding.rows import PUBLISHED, FixtureRow, citation, office_values, visit_values
from offices.models.vocabulary import Account, Certainty, Comparator, Line, PartKind, Realisation, Status


def office_rows(entry: Entry) -> Iterator[FixtureRow]:
    values = office_values(entry)
    slug = values["slug"]
    yield FixtureRow("office", slug, entry.where, values)
    for order, visit in enumerate(entry.entries("visits")):
        yield from visit_rows(visit, slug, order)


def match_rows(entry: Entry) -> Iterator[FixtureRow]:
    """Records that may be the same office; they refer to other files, so they come after all offices."""
    slug = entry.text("slug")
    for match in entry.entries("possibly_same_as"):
        other = match.text("office")
        values = {**match.pair("reason"), **PUBLISHED}
        refers = {"office": ("office", slug), "other": ("office", other), **citation(match)}
        match.done()
        yield FixtureRow("possiblematch", f"{slug}~{other}", match.where, values, refers)


def visit_rows(entry: Entry, office: str, order: int) -> Iterator[FixtureRow]:
    values = visit_values(entry, order)
    key = f"{office}/{values['key']}"
    yield FixtureRow("visit", key, entry.where, values, {"office": ("office", office), **citation(entry)})
    for place, part in enumerate(entry.entries("parts")):
        yield from part_rows(part, key, place)
    entry.done()


def part_rows(entry: Entry, visit: str, order: int) -> Iterator[FixtureRow]:
    values = {
        "key": entry.text("key"),
        "kind": entry.word("kind", PartKind.values),
        **entry.pair("name"),
        "count": entry.number("count") or 1,
        "order": order,
    }
    key = f"{visit}/{values['key']}"
    yield FixtureRow("part", key, entry.where, values, {"visit": ("visit", visit)})
    codings: dict[str, FixtureRow] = {}
    for coding in entry.entries("codings"):
        row = coding_row(coding, key)
        if row.key in codings:
            raise coding.fail("a second coding of the same thing; give it an `id` of its own.")
        codings[row.key] = row
    entry.done()
    # One value is shown: where an edition shows another one, the old one steps back before the new one comes forward.
    yield from sorted(codings.values(), key=lambda row: row.values["shown"])


def coding_row(entry: Entry, part: str) -> FixtureRow:
    """One coding; its ref names office, visit, part, dimension, category and, of several alike, its id."""
    dimension, category = entry.text("dimension"), entry.text("category", "")
    named = "/".join(filter(None, [part, dimension, category, entry.text("id", "")]))
    places = entry.names("cite")
    values = {"ref": named, **value(entry), **circumstances(entry), **PUBLISHED}
    refers = {"part": ("part", part), "dimension": ("dimension", dimension)}
    if category:
        refers["category"] = ("category", f"{dimension}.{category}")
    if places:
        refers["citation"] = ("citation", places[0])
    entry.done()
    return FixtureRow(
        "coding",
        named,
        entry.where,
        values,
        refers,
        {"further_citations": [("citation", place) for place in places[1:]]},
    )


def number_values(entry: Entry) -> dict[str, Any]:
    """The number columns; nothing in them where there is no `number`."""
    number = entry.entry("number")
    low, high = number.number("low"), number.number("high")
    comparator = number.word("comparator", Comparator.values, "=" if entry.has("number") else "")
    number.done()
    # A single figure is both bounds; beside a comparator such as > it bounds one side only.
    if comparator in ("=", "~") and high is None:
        high = low
    if comparator in ("<", "<=") and high is None:
        low, high = None, low
    return {"number_low": low, "number_high": high, "comparator": comparator}


def value(entry: Entry) -> dict[str, Any]:
    """The value columns: number, yes or no, text, or a status alone."""
    return {
        "status": entry.word("status", Status.values, Status.CODED),
        "holds": entry.switch("holds") if entry.has("holds") else None,
        **number_values(entry),
        **entry.pair("text", needed=False),
        **entry.pair("where", needed=False),
    }


def circumstances(entry: Entry) -> dict[str, Any]:
    """Whose word, how certain, how real, and why it is the one shown."""
    return {
        "account": entry.word("account", Account.values, Account.AUTHOR),
        "account_line": entry.word("account_line", Line.values, ""),
        "certainty": entry.word("certainty", Certainty.values, Certainty.STATED),
        **entry.pair("inferred_from", needed=False),
        "realisation": entry.word("realisation", Realisation.values, Realisation.IN_PLACE),
        "shown": entry.switch("shown", default=True),
        **entry.pair("why_shown", needed=False),
        **entry.pair("note", needed=False),
    }
