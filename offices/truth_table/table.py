"""The truth table as a table to take along: the rows of the screen, with its doubts. R's file: qca.py."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from offices.table.cells import Cell, exact
from offices.table.columns import Column, column, key_column, slugs_column
from offices.table.table import Table, table_of
from offices.table.values import places_in
from offices.truth_table.case_words import SIGNS, unread_words
from offices.truth_table.rows import Fit, Share
from offices.truth_table.words import RowWords, SetHead, TruthWords
from offices.wording.notices import NoticeText


def truth_file(words: TruthWords, notices: Iterable[NoticeText]) -> Table:
    """/explore/truth-table/: all rows in the order of QCA, remainders too."""
    told = _("%(n)s complete cases, %(incomplete)s incomplete; %(remainders)s of %(rows)s rows are remainders")
    counted = words.counted
    numbers = {"n": len(counted.complete), "incomplete": len(words.incomplete), "rows": len(counted.rows)}
    return table_of(
        truth_columns(words.heads, words.outcome),
        sorted((*words.rows, *words.remainders), key=lambda row: row.counted.number),
        name="truth-table",
        title=_("Truth table: %(outcome)s") % {"outcome": words.outcome.label},
        n=told % {**numbers, "remainders": len(words.remainders)},
        notes=truth_notes(words, notices),
        also=places_in(one for row in words.cases for cell in row.cells for one in cell.values),
    )


def truth_columns(heads: Sequence[SetHead], outcome: SetHead) -> Iterator[Column[RowWords]]:
    yield column("row", _("Row"), lambda row: row.counted.number, "integer")
    for place, head in enumerate(heads):
        yield column(head.key, head.label, sign_at(place), "integer")
    yield column(outcome.key, outcome.label, lambda row: row.counted.verdict)
    yield column("cases", _("Cases"), lambda row: len(row.cases), "integer")
    yield column("with_outcome", _("Cases with the outcome"), lambda row: row.counted.consistency.part, "integer")
    yield column("inclS", _("Consistency (inclS)"), lambda row: coefficient(row.counted.consistency), "number")
    yield column("PRI", "PRI", lambda row: coefficient(row.counted.pri), "number")
    yield column("names", _("Names"), lambda row: "; ".join(f"{one.name} ({one.outcome})" for one in row.cases))
    yield slugs_column(lambda row: (one.office for one in row.cases))
    yield key_column("row.key", lambda row: row_key(row, heads))
    yield key_column("outcome.key", lambda _row: outcome.key)


def sign_at(place: int) -> Callable[[RowWords], int]:
    return lambda row: int(row.signs[place])


def coefficient(share: Share) -> Cell:
    """Nothing of a row without cases: it is no share of anything."""
    return exact(decimal_words(share), share.decimal) if share.decimal is not None else ""


def decimal_words(share: Share) -> str:
    """With three places, rounded as R prints it; a dash for a share of nothing."""
    if share.decimal is None:
        return "–"
    return number_format(Decimal(f"{float(share.decimal):.3f}"), decimal_pos=3, use_l10n=True)


def row_key(row: RowWords, heads: Iterable[SetHead]) -> str:
    """The combination as QCA writes it, of conditions as in an address: leadership:one_leader*~office_size:large."""
    signs = zip(row.signs, heads, strict=True)
    return "*".join(f"{'' if sign == SIGNS[True] else '~'}{head.key}" for sign, head in signs)


def truth_notes(words: TruthWords, notices: Iterable[NoticeText]) -> Iterator[str]:
    """Who stands in no row, what is doubtful, and how each condition goes with the outcome."""
    yield _("1: all cases of the row have the outcome, 0: none has, C: a contradiction, ?: no case.")
    if words.n_unread:
        yield unread_words(words.n_unread)
    incomplete = _("Incomplete")
    yield from (f"{incomplete}: {row.name.name}: {'; '.join(map(str, row.missing))}" for row in words.incomplete)
    yield from (one.whole for one in notices)
    yield _("PRI as in Schneider and Wagemann 2012 and R’s QCA; of crisp sets it is the same as consistency (inclS).")
    yield from (fit_note(label, fit) for label, fit in words.fits)


def fit_note(label: str, fit: Fit) -> str:
    """The parameters of fit of a condition, as pof() of R's QCA names them: of crisp sets they are two numbers."""
    told = (
        f"inclN = covS = {fit.incl_n.words} ({decimal_words(fit.incl_n)})",
        f"covN = inclS = PRI = {fit.incl_s.words} ({decimal_words(fit.incl_s)})",
    )
    return f"{label}: {', '.join(told)}"
