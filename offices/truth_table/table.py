"""The truth table as a table to take along: the rows of the screen, with its doubts. R's file: qca.py."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from offices.table.cells import SLUGS, key_head, key_note, slugs_cell
from offices.table.table import Table, distinct_sources
from offices.truth_table.case_words import SIGNS, unread_words
from offices.truth_table.words import FitRow, RowWords, SetHead, TruthWords
from offices.wording.notices import NoticeText


def truth_file(words: TruthWords, notices: Iterable[NoticeText]) -> Table:
    """/explore/truth-table/: all rows in the order of QCA, remainders too."""
    labels = [head.label for head in (*words.heads, words.outcome)]
    told = _("%(n)s complete cases, %(incomplete)s incomplete; %(remainders)s of %(rows)s rows are remainders")
    numbers = {"n": words.n_complete, "incomplete": len(words.incomplete), "rows": words.n_rows}
    rows = sorted((*words.rows, *words.remainders), key=lambda row: row.number)
    return Table(
        name="truth-table",
        title=_("Truth table: %(outcome)s") % {"outcome": words.outcome.label},
        columns=(
            *(_("Row"), *labels, _("Cases"), _("Cases with the outcome")),
            *(_("Consistency (inclS)"), "PRI", _("Names")),
            *(SLUGS, *map(key_head, ("row", "outcome"))),
        ),
        rows=tuple((*cells(row), row_key(row, words.heads), words.outcome.key) for row in rows),
        n=told % {**numbers, "remainders": len(words.remainders)},
        notes=tuple(notes(words, notices)),
        sources=distinct_sources(
            place for row in words.cases for cell in row.cells for one in cell.values for place in one.places
        ),
    )


def cells(row: RowWords) -> Iterator[str]:
    yield from (str(row.number), *row.signs, row.verdict, str(row.n), str(row.n_with))
    yield from row.coefficients if row.n else ("", "")
    yield "; ".join(f"{one.name} ({one.outcome})" for one in row.cases)
    yield slugs_cell(one.office for one in row.cases)


def row_key(row: RowWords, heads: Iterable[SetHead]) -> str:
    """The combination as QCA writes it, of conditions as in an address: leadership:one_leader*~office_size:large."""
    signs = zip(row.signs, heads, strict=True)
    return "*".join(f"{'' if sign == SIGNS[True] else '~'}{head.key}" for sign, head in signs)


def notes(words: TruthWords, notices: Iterable[NoticeText]) -> Iterator[str]:
    """Who stands in no row, what is doubtful, and how each condition goes with the outcome."""
    yield _("1: all cases of the row have the outcome, 0: none has, C: a contradiction, ?: no case.")
    if words.n_unread:
        yield unread_words(words.n_unread)
    incomplete = _("Incomplete")
    yield from (f"{incomplete}: {row.name.name}: {'; '.join(map(str, row.missing))}" for row in words.incomplete)
    yield from (f"{one.title}. {one.text}" for one in notices)
    yield _("PRI as in Schneider and Wagemann 2012 and R’s QCA; of crisp sets it is the same as consistency (inclS).")
    yield from (fit_words(fit) for fit in words.fits)
    yield key_note()


def fit_words(fit: FitRow) -> str:
    """The parameters of fit of a condition, as pof() of R's QCA names them: of crisp sets they are two numbers."""
    of_outcome, of_set = fit.decimals
    told = (
        f"inclN = covS = {fit.of_outcome} ({of_outcome})",
        f"covN = inclS = PRI = {fit.of_set} ({of_set})",
    )
    return f"{fit.label}: {', '.join(told)}"
