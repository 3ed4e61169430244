"""What the fixtures say, as plain rows, parents before children. The formats: fixtures/README.md. No database here."""

from collections.abc import Iterator
from pathlib import Path

from offices.curation.seeding.codebook import GroupFile, SourceFile
from offices.curation.seeding.conflicts import ConflictFile
from offices.curation.seeding.entry import Entry, FixtureRow
from offices.curation.seeding.evidence import FindingFile, IndicatorFile, ListFile, ReviewFile
from offices.curation.seeding.files import FixtureError, load, yaml_files
from offices.curation.seeding.offices import OfficeFile
from offices.curation.seeding.questions import QuestionFile
from offices.curation.seeding.reading import read
from offices.curation.seeding.search import SearchFile

FOLDERS: dict[str, type[Entry]] = {
    "designs": ListFile,
    "sources": SourceFile,
    "areas": ListFile,
    "codebook": GroupFile,
    "conflicts": ConflictFile,
    "offices": OfficeFile,
    "families": ListFile,
    "reviews": ReviewFile,
    "themes": ListFile,
    "outcomes": ListFile,
    "speakers": ListFile,
    "findings": FindingFile,
    "indicators": IndicatorFile,
    "questions": QuestionFile,
    "search": SearchFile,
}


def read_rows(folder: Path) -> list[FixtureRow]:
    """All rows of the fixture folder; raises FixtureError, which tells every mistake in the files."""
    rows: list[FixtureRow] = []
    mistakes: list[str] = []
    for name, schema in FOLDERS.items():
        for path in yaml_files(folder / name):
            try:
                rows += rows_of(path, schema)
            except FixtureError as error:
                mistakes.append(str(error))
    mistakes += repeated_rows(rows)
    if mistakes:
        raise FixtureError("\n".join(mistakes))
    return sorted(rows, key=lambda row: "part_of" in row.refers)  # a chapter comes after its book


def rows_of(path: Path, schema: type[Entry]) -> Iterator[FixtureRow]:
    where = f"{path.parent.name}/{path.name}"
    yield from read(schema, load(path), where).rows(where)


def repeated_rows(rows: list[FixtureRow]) -> Iterator[str]:
    """Each row that is called like one before it."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if (row.model, row.key) in seen:
            yield f"{row.where}: a second {row.model} is called {row.key!r}; give it an `id` or key of its own."
        seen.add((row.model, row.key))
