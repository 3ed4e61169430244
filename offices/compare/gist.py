"""A comparison in a paragraph: the key facts that are the same, that differ, and that cannot be told apart. No HTML."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from offices.compare.rows import PAIR, Comparison, Kind, Row
from offices.data.case import Case
from offices.data.records import CodingRecord
from offices.wording.computed import (
    Piece,
    Pieces,
    Sentence,
    computed,
    how_sure_to_differ,
    mid_sentence,
    of,
    of_record,
    with_hedge,
)
from offices.wording.statements import statement


def gist(comparison: Comparison, on_page: Collection[str] = ()) -> list[tuple[str, Sentence]]:
    """What it is about and a sentence: of the key facts the same ones, of a pair those of each office, the unknown.

    Facts whose dimensions have their row `on_page` lead to it.
    """
    rows = [row for row in comparison.rows if row.dimension.headline]
    same, differ = ([row for row in rows if row.kind is kind] for kind in (Kind.SAME, Kind.DIFFER))
    unknown = [row for row in rows if row.kind not in (Kind.SAME, Kind.DIFFER)]
    told = [(_("The same"), facts(same, [held(row) for row in same], on_page))] if same else []
    if differ and len(comparison.cases) > PAIR:
        told.append((_("Different"), only_names(differ)))
    elif differ:
        told += [
            (name, facts(differ, [row.cells[place] for row in differ], on_page))
            for place, name in enumerate(names(comparison.cases))
        ]
    return [*told, *([(_("Not comparable"), cannot_be_told(unknown, comparison.cases))] if unknown else [])]


def names(cases: Sequence[Case]) -> list[str]:
    """Of the offices; of one office in two phases, of the phases."""
    found = [str(case.office.name) for case in cases]
    return found if len(set(found)) == len(found) else [f"{case.office.name}, {case.visit.label}" for case in cases]


def facts(rows: Sequence[Row], cells: Sequence[Iterable[CodingRecord]], on_page: Collection[str]) -> Sentence:
    """Leadership model: one leader; office size: medium-sized (by our reading)."""
    told = (fact(row, tuple(cell), on_page) for row, cell in zip(rows, cells, strict=True))
    first, *others = told
    return Sentence((*first, *chain.from_iterable((Piece("; "), *one) for one in others), Piece(".")))


def fact(row: Row, cell: Sequence[CodingRecord], on_page: Collection[str]) -> Pieces:
    key = row.dimension.key
    name = Piece(label(row), url=row_address(key) if key in on_page else "")
    return name, Piece(f": {values_of(row, cell)}", rests_on=tuple(map(of, cell)))


def row_address(key: str) -> str:
    """Where the row stands on the page of the comparison."""
    return f"#row-{key}"


def only_names(rows: Sequence[Row]) -> Sentence:
    """Of many offices the facts alone, with how sure it is that they differ."""
    beneath = [list(map(of, held(row))) for row in rows]
    told = f"{'; '.join(map(label, rows))}."
    return computed(" ".join(filter(None, [told, how_sure_to_differ(beneath)])), chain.from_iterable(beneath))


def label(row: Row) -> str:
    return mid_sentence(str(row.dimension.label))


def values_of(row: Row, cell: Sequence[CodingRecord]) -> str:
    """The values in words, each once, and in brackets whose word they are and how sure."""
    held_ones = dict.fromkeys(statement(coding, row.dimension).text for coding in cell if coding.holds is not False)
    return with_hedge(get_text_list(list(held_ones), _("and")), [of(coding) for coding in cell])


def held(row: Row) -> Iterator[CodingRecord]:
    return (coding for cell in row.cells for coding in cell)


def cannot_be_told(rows: Sequence[Row], cases: Sequence[Case]) -> Sentence:
    """That a value is missing, or is a sentence, is so whatever it says."""
    words = _("%(facts)s: a value is missing or stands in words.")
    told = str(get_text_list(list(map(label, rows)), _("and")))
    return computed(words % {"facts": told}, map(of_record, (case.office for case in cases)))
