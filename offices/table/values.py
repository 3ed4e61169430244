"""How a statement becomes cells: its value, and the evidence that stands in the columns beside it. No HTML."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from offices.table.cells import BETWEEN, Category, Cell, Cited, Missing, Quantity
from offices.table.sources import cited
from offices.wording.statements import Place, Statement


def value_cell(one: Statement) -> Cell:
    """The value; what is not so, or does not count, is words alone, so that no program takes it for a value."""
    words = value_words(one)
    if one.is_missing:
        return Missing(words, one.key)
    if one.realisation or not one.is_shown:
        return words
    if one.number:
        return Quantity(words, one.number, one.unit)
    return Category(words, one.key) if one.key else words


def certainty_cell(one: Statement) -> Cell:
    return one.mark_label if one.is_missing else Category(one.mark_label, one.mark)


def account_cell(one: Statement) -> Cell:
    return Category(one.account, one.account_key) if one.account_key else one.account


def source_cell(one: Statement) -> Cited:
    return cited(one.places)


def note_cell(one: Statement) -> str:
    return " ".join(limits(one))


def value_words(one: Statement) -> str:
    """The value and what limits it: planned or dropped, of which part, not the one that is shown."""
    limited = [one.realisation, one.part, "" if one.is_shown else _("not the value shown")]
    said = "; ".join(filter(None, limited))
    return f"{one.text} ({said})" if said else one.text


def limits(one: Statement) -> Iterator[str]:
    """What opens beside a value after its places: the source's own word, from what it is inferred, the note ..."""
    if one.source_term:
        yield _("In the source’s own words: «%(words)s».") % {"words": one.source_term}
    if one.inferred_from:
        yield _("Inferred from: %(basis)s") % {"basis": one.inferred_from}
    if one.why_shown:
        yield _("Why this value is shown: %(why)s") % {"why": one.why_shown}
    if one.note:
        yield one.note


def beside_cell(values: Iterable[Statement]) -> str:
    """What is recorded beside a value, each with its evidence in the same cell."""
    return BETWEEN.join(
        "; ".join(filter(None, [value_words(one), one.mark_label, one.account, str(cited(one.places)), *limits(one)]))
        for one in values
    )


def places_in(values: Iterable[Statement]) -> Iterator[Place]:
    return (place for one in values for place in one.places)
