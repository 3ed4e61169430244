"""The truth table as a table to take along: the rows of the screen, with its doubts. R's file: qca.py."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from offices.exports.table import Table, distinct_sources
from offices.presenters.notices import NoticeText
from offices.presenters.truth_table import RowWords, TruthWords


def truth_file(words: TruthWords, notices: Iterable[NoticeText]) -> Table:
    """/explore/truth-table/: all rows in the order of QCA, remainders too."""
    labels = [head.label for head in words.heads]
    told = _("%(n)s complete cases, %(incomplete)s incomplete; %(remainders)s of %(rows)s rows are remainders")
    numbers = {"n": words.n_complete, "incomplete": len(words.incomplete), "rows": words.n_rows}
    rows = sorted((*words.rows, *words.remainders), key=lambda row: row.number)
    return Table(
        name="truth-table",
        title=_("Truth table: %(outcome)s") % {"outcome": words.outcome.label},
        columns=(
            *(_("Row"), *labels, words.outcome.label, _("Cases")),
            *(_("Consistency"), _("Consistency as a decimal"), _("Names")),
        ),
        rows=tuple(tuple(cells(row)) for row in rows),
        n=told % {**numbers, "remainders": len(words.remainders)},
        notes=tuple(notes(words, notices)),
        sources=distinct_sources(
            place for row in words.cases for cell in row.cells for one in cell.values for place in one.places
        ),
    )


def cells(row: RowWords) -> Iterator[str]:
    yield from (str(row.number), *row.signs, row.verdict, str(row.n))
    yield from (row.share, row.decimal) if row.n else ("", "")
    yield "; ".join(f"{one.name} ({one.outcome})" for one in row.cases)


def notes(words: TruthWords, notices: Iterable[NoticeText]) -> Iterator[str]:
    """Who stands in no row, what is doubtful, and how each condition goes with the outcome."""
    yield _("1: all cases of the row have the outcome, 0: none has, C: a contradiction, ?: no case.")
    incomplete = _("Incomplete")
    yield from (f"{incomplete}: {row.name.name}: {'; '.join(map(str, row.missing))}" for row in words.incomplete)
    yield from (f"{one.title}. {one.text}" for one in notices)
    for fit in words.fits:
        shares = zip(("inclN", "covN", "inclS", "covS"), fit.shares, strict=True)
        yield f"{fit.label}: " + ", ".join(f"{name} {share} ({decimal})" for name, (share, decimal) in shares)
