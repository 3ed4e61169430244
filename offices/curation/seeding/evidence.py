"""What sources say, as rows: reviews, findings, indicators, questions. The rows of offices are in codings.py."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from offices.curation.seeding.codings import number_values
from offices.curation.seeding.entry import Entry
from offices.curation.seeding.files import read_folder
from offices.curation.seeding.rows import PUBLISHED, FixtureRow, citation
from offices.models.vocabulary import Direction, EvidenceKind, FindingBasis, Polarity

Refers = dict[str, tuple[str, str]]


def evidence_rows(folder: Path) -> Iterator[FixtureRow]:
    """All rows of the folders below, parents before children."""
    findings = list(read_folder(folder / "findings"))
    yield from rows_of(folder / "families", "families", family_row)
    for entry in read_folder(folder / "reviews"):
        yield from review_rows(entry)
    yield from rows_of(folder / "themes", "themes", theme_row)
    yield from rows_of(folder / "outcomes", "outcomes", outcome_row)
    for entry in findings:
        yield from finding_rows(entry)
    for entry in findings:
        yield from contradiction_rows(entry)
        entry.done()
    for entry in read_folder(folder / "indicators"):
        yield from indicator_rows(entry)
    for entry in read_folder(folder / "questions"):
        yield from question_rows(entry)


def rows_of(folder: Path, name: str, row: Any) -> Iterator[FixtureRow]:
    """The rows of a folder whose files are one list each; `row` makes one from its entry and its place."""
    place = 0
    for entry in read_folder(folder):
        for item in entry.entries(name):
            yield row(item, place)
            item.done()
            place += 1
        entry.done()


def family_row(entry: Entry, order: int) -> FixtureRow:
    key = entry.text("key")
    values = {
        "key": key,
        **entry.pair("label"),
        **entry.pair("note"),
        "own_data": entry.switch("own_data", default=True),
    }
    many = {"sources": [("source", source) for source in entry.names("sources")]}
    return FixtureRow("datafamily", key, entry.where, values, {}, many)


def theme_row(entry: Entry, order: int) -> FixtureRow:
    key = entry.text("key")
    return FixtureRow("theme", key, entry.where, {"key": key, **entry.pair("label"), "order": order})


def outcome_row(entry: Entry, order: int) -> FixtureRow:
    key = entry.text("key")
    values = {
        "key": key,
        **entry.pair("label"),
        **entry.pair("definition"),
        "polarity": entry.word("polarity", Polarity.values),
        "order": order,
    }
    return FixtureRow("outcome", key, entry.where, values)


def review_rows(entry: Entry) -> Iterator[FixtureRow]:
    review = entry.text("review")
    for item in entry.entries("entries"):
        study = item.text("study")
        values = {
            "number": item.number("number"),
            "second_hand": item.switch("second_hand", default=False),
            **item.pair("method"),
            **item.pair("sample"),
            **item.pair("found"),
            **item.pair("note", needed=False),
            **PUBLISHED,
        }
        refers = {"review": ("source", review), "study": ("source", study), **citation(item)}
        item.done()
        yield FixtureRow("reviewentry", f"{review}/{study}", item.where, values, refers)
    entry.done()


def finding_rows(entry: Entry) -> Iterator[FixtureRow]:
    """Findings, each followed by the places where it stands."""
    source = entry.text("source")
    for item in entry.entries("findings"):
        key = item.text("id")
        if not key.startswith(f"{source}-"):
            raise item.fail(f"id is {key!r}; it must begin with {source}-.")
        values = {
            "key": key,
            **item.pair("statement"),
            "direction": item.word("direction", Direction.values),
            "kind": item.word("kind", EvidenceKind.values),
            "basis": item.word("basis", FindingBasis.values),
            **item.pair("strength"),
            **item.pair("note", needed=False),
            **PUBLISHED,
        }
        refers: Refers = {"theme": ("theme", item.text("theme")), **ends(item)}
        many = {
            "offices": [("office", slug) for slug in item.names("offices")],
            "dimensions": [("dimension", name) for name in item.names("dimensions")],
        }
        yield FixtureRow("finding", key, item.where, values, refers, many)
        yield from place_rows(item, key)
        item.done()


def ends(entry: Entry) -> Refers:
    """What leads to what: a dimension, or as consequent also an outcome."""
    found: Refers = {}
    for end in ("antecedent", "consequent"):
        side = entry.entry(end)
        if end == "consequent" and side.has("outcome"):
            found["outcome"] = ("outcome", side.text("outcome"))
        found |= dimension_refers(side, end, f"{end}_category")
        side.done()
    return found


def dimension_refers(entry: Entry, field: str, category_field: str) -> Refers:
    """The references to a dimension and, where given, one of its categories."""
    if not entry.has("dimension"):
        return {}
    dimension = entry.text("dimension")
    found: Refers = {field: ("dimension", dimension)}
    if entry.has("category"):
        found[category_field] = ("category", f"{dimension}.{entry.text('category')}")
    return found


def place_rows(entry: Entry, finding: str) -> Iterator[FixtureRow]:
    places = entry.entries("sources")
    if not places:
        raise entry.fail("sources must name at least one place.")
    for order, place in enumerate(places):
        study, cite = place.text("study"), place.text("cite")
        values = {"second_hand": place.switch("second_hand", default=False), "order": order}
        refers = {"finding": ("finding", finding), "study": ("source", study), **citation(place)}
        place.done()
        yield FixtureRow("findingsource", f"{finding}/{study}/{cite}", place.where, values, refers)


def contradiction_rows(entry: Entry) -> Iterator[FixtureRow]:
    for item in entry.entries("contradictions"):
        finding, other = item.text("finding"), item.text("other")
        refers = {"finding": ("finding", finding), "other": ("finding", other)}
        values = item.pair("why")
        item.done()
        yield FixtureRow("contradiction", f"{finding}~{other}", item.where, values, refers)


def indicator_rows(entry: Entry) -> Iterator[FixtureRow]:
    entry.text("source")
    for item in entry.entries("indicators"):
        key = item.text("key")
        values = {
            "key": key,
            **item.pair("text"),
            **item.pair("unit"),
            "polarity": item.word("polarity", Polarity.values),
            "minimum": item.number("minimum"),
            **item.pair("note", needed=False),
            **PUBLISHED,
        }
        refers: Refers = {"theme": ("theme", item.text("theme")), **dimension_refers(item, "dimension", "category")}
        if item.has("outcome"):
            refers["outcome"] = ("outcome", item.text("outcome"))
        yield FixtureRow("indicator", key, item.where, values, refers)
        for order, measurement in enumerate(item.entries("measurements")):
            yield measurement_row(measurement, key, order)
        item.done()
    entry.done()


def measurement_row(entry: Entry, indicator: str, order: int) -> FixtureRow:
    key = entry.text("key")
    values = {
        "key": key,
        "order": order,
        **entry.bounds("years", "year"),
        **entry.pair("group", needed=False),
        **number_values(entry),
        **entry.pair("words", needed=False),
        **entry.pair("base"),
        "second_hand": entry.switch("second_hand", default=False),
        **entry.pair("not_comparable", needed=False),
        **entry.pair("note", needed=False),
        **PUBLISHED,
    }
    refers = {
        "indicator": ("indicator", indicator),
        "study": ("source", entry.text("study")),
        **citation(entry),
    }
    entry.done()
    return FixtureRow("measurement", f"{indicator}/{key}", entry.where, values, refers)


def question_rows(entry: Entry) -> Iterator[FixtureRow]:
    key = entry.text("key")
    values = {
        "key": key,
        **entry.pair("title"),
        **entry.pair("side"),
        **entry.pair("other"),
        **entry.pair("answer"),
        "order": entry.number("order") or 0,
        **PUBLISHED,
    }
    many = {
        field: [("category", name) for name in entry.names(given)]
        for field, given in (("one", "side_categories"), ("other", "other_categories"))
    }
    yield FixtureRow("question", key, entry.where, values, {}, many)
    for order, support in enumerate(entry.entries("supports")):
        source = support.text("source")
        said = {**support.pair("can"), **support.pair("cannot"), "order": order}
        refers = {"question": ("question", key), "source": ("source", source), **citation(support)}
        support.done()
        yield FixtureRow("questionsource", f"{key}/{source}", support.where, said, refers)
    entry.done()
