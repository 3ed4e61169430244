"""/sources/ as a table to take along: a row a study, with its design, years and sample."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from offices.codebook.study_facets import READ, TOLD, read_dimension
from offices.codebook.study_words import StudyLine, count_words
from offices.table.columns import Column, column, key_column, keyed
from offices.table.sources import cited
from offices.table.table import Table, table_of
from offices.wording.facets import Chip
from offices.wording.findings import source_url
from offices.wording.statements import Place

Named = Sequence[tuple[str, str]]


def study_table(lines: Sequence[StudyLine], chips: Iterable[Chip]) -> Table:
    """All studies of the selection, not only those of the page."""
    return table_of(
        study_columns(),
        lines,
        name="studies",
        title=_("Sources"),
        n=count_words(len(lines)),
        filters=[chip.label for chip in chips],
        notes=[
            _("Of a study that was not read here, all is what a review says of it."),
            _("Not stated: the text we have is silent. It is never a guess, and never a zero."),
        ],
    )


def study_columns() -> Iterator[Column[StudyLine]]:
    yield column("source", _("Study"), lambda line: cited([place_of(line)]), "source", keys=key_of())
    yield column("authors", _("Authors"), lambda line: line.study.authors)
    yield column("year", _("Year"), lambda line: line.study.year, "integer")
    yield column("title", _("Title"), lambda line: str(line.study.title))
    yield keyed("publication", _("Kind of publication"), lambda line: line.kind, lambda line: line.study.kind)
    yield keyed("read", _("Read here or told of"), read_words, lambda line: READ if line.study.is_read else TOLD)
    yield from named("design", _("Design"), lambda line: line.designs, lambda line: line.no_words)
    yield from named("theme", _("What was studied"), lambda line: line.themes, lambda line: line.no_words)
    yield column("years", _("Years of the data"), lambda line: line.years)
    yield column("sample", _("Sample"), lambda line: "; ".join(line.samples) or line.no_data)
    yield from named(
        "family", _("Body of data"), lambda line: line.families, lambda line: _("shares data with no other")
    )
    yield column("values", _("Values"), lambda line: line.n_codings, "integer")
    yield column("findings", _("Findings"), lambda line: line.n_findings, "integer")


def named(
    key: str, label: str, words: Callable[[StudyLine], Named], without: Callable[[StudyLine], str]
) -> Iterator[Column[StudyLine]]:
    """Several words with their keys, or what stands in their place."""
    yield column(
        key,
        label,
        lambda line: "; ".join(word for _key, word in words(line)) or without(line),
        keys=key_column(f"{key}.key", lambda line: "; ".join(one for one, _word in words(line))),
    )


def place_of(line: StudyLine) -> Place:
    return Place(str(line.study.cited_as), source_url(line.study.key), "")


def key_of() -> Column[StudyLine]:
    return key_column("source.key", lambda line: line.study.key)


def read_words(line: StudyLine) -> str:
    return str(read_dimension().by_key[READ if line.study.is_read else TOLD].label)
