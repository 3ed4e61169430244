"""A comparison in a paragraph: the key facts that are the same, that differ, and that cannot be told apart. No HTML."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from offices.compare.rows import PAIR, Comparison, Kind, Row
from offices.data.case import Case
from offices.data.records import CodingRecord
from offices.wording.computed import Sentence, computed, hedge, how_sure_to_differ, mid_sentence, of, of_record
from offices.wording.statements import statement


def gist(comparison: Comparison) -> list[Sentence]:
    """Of the key facts what is the same, what differs, what is not known of all; each as sure as what it rests on."""
    rows = [row for row in comparison.rows if row.dimension.headline]
    kinds = {
        Kind.SAME: _("The same: %(facts)s."),
        Kind.DIFFER: _("Different: %(facts)s."),
    }
    of_kind = {kind: [row for row in rows if row.kind is kind] for kind in kinds}
    told = [of_facts(words, of_kind[kind], comparison.cases) for kind, words in kinds.items() if of_kind[kind]]
    unknown = [label(row) for row in rows if row.kind not in kinds]
    return [*told, *([cannot_be_told(unknown, comparison.cases)] if unknown else [])]


def of_facts(words: str, rows: Sequence[Row], cases: Sequence[Case]) -> Sentence:
    beneath = [list(map(of, held(row))) for row in rows]
    told = words % {"facts": "; ".join(fact(row, cases) for row in rows)}
    is_bare = len(cases) > PAIR and rows[0].kind is Kind.DIFFER
    sure = how_sure_to_differ(beneath) if is_bare else ""
    return computed(" ".join(filter(None, [told, sure])), chain.from_iterable(beneath))


def fact(row: Row, cases: Sequence[Case]) -> str:
    """Leadership model: one leader. Or: office size: Lillevik medium-sized (by our reading), Storvik large."""
    if row.kind is Kind.SAME:
        return f"{label(row)}: {with_hedge(row, row.cells[0], held(row))}"
    if len(cases) > PAIR:
        return label(row)
    named = zip(row.cells, cases, strict=True)
    return f"{label(row)}: {', '.join(f'{case.office.name} {with_hedge(row, cell, cell)}' for cell, case in named)}"


def label(row: Row) -> str:
    return mid_sentence(str(row.dimension.label))


def with_hedge(row: Row, cell: Iterable[CodingRecord], beneath: Iterable[CodingRecord]) -> str:
    """The values in words, and in brackets whose word they are and how sure."""
    held_ones = (coding for coding in cell if coding.holds is not False)
    values = get_text_list([statement(coding, row.dimension).text for coding in held_ones], _("and"))
    behind = hedge([of(coding) for coding in beneath])
    return f"{values} ({behind})" if behind else values


def held(row: Row) -> Iterator[CodingRecord]:
    return (coding for cell in row.cells for coding in cell)


def cannot_be_told(labels: Sequence[str], cases: Sequence[Case]) -> Sentence:
    """That a value is missing, or is a sentence, is so whatever it says."""
    words = _("Cannot be told apart, since a value is missing or stands in words: %(facts)s.")
    return computed(
        words % {"facts": str(get_text_list(list(labels), _("and")))}, map(of_record, (case.office for case in cases))
    )
