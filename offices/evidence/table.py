"""Findings and figures as tables: a row a finding or a figure."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.evidence.indicators.words import Figure, IndicatorRow
from offices.evidence.words import families_words
from offices.table.cells import Cell, Quantity
from offices.table.columns import Column, column, key_column, keyed, name_words, slugs_column
from offices.table.sources import cited_studies
from offices.table.table import Table, table_of
from offices.wording.facets import Chip
from offices.wording.findings import EndWords, FindingCard

Measured = tuple[str, IndicatorRow, Figure]
"""The theme of an indicator, the indicator, and one of its figures."""


def findings(cards: Sequence[FindingCard], chips: Iterable[Chip], n_families: int) -> Table:
    """/evidence/: all findings of the selection, not only those of the page."""
    n = ngettext("%(n)s finding", "%(n)s findings", len(cards)) % {"n": len(cards)}
    return table_of(
        finding_columns(),
        cards,
        name="findings",
        title=_("What research says"),
        n=f"{n}, {families_words(n_families)}" if cards else n,
        filters=[chip.label for chip in chips],
        notes=[
            _(
                "Each finding says what it follows from, how it is known and how sure its author is. Measured, "
                "observed, told, retold and argued are five different things."
            ),
            _("That nobody has found anything is not evidence that there is nothing."),
        ],
    )


def finding_columns() -> Iterator[Column[FindingCard]]:
    yield column("finding", _("Key"), lambda card: card.key)
    yield column("theme", _("Theme"), lambda card: card.theme)
    yield end_column("choice", _("Follows from"), lambda card: card.antecedent)
    yield keyed("direction", _("Direction"), lambda card: card.direction_label, lambda card: card.direction)
    yield end_column("outcome", _("What follows"), lambda card: card.consequent)
    yield column("statement", _("Finding"), lambda card: card.statement)
    yield keyed("basis", _("How it is known"), lambda card: card.basis_label, lambda card: card.basis)
    yield column(
        "speaker",
        _("Who speaks"),
        lambda card: card.speaker_words,
        keys=key_column("speaker.key", lambda card: "; ".join(one.key for one in card.speakers)),
    )
    yield column("kind", _("Kind of evidence"), lambda card: card.kind)
    yield column("strength", _("How sure the author is"), lambda card: card.strength)
    yield column("source", _("Stands in"), lambda card: cited_studies(card.places), "source")
    yield column(
        "offices",
        _("Rests on"),
        lambda card: "; ".join(map(name_words, card.offices)),
        keys=slugs_column(lambda card: card.offices),
    )
    yield column("contradicts", _("Does not fit"), lambda card: "; ".join(one.key for one in card.conflicts))
    yield column("note", _("Note"), lambda card: card.note)


def end_column(key: str, label: str, end: Callable[[FindingCard], EndWords | None]) -> Column[FindingCard]:
    """One end of a finding, which may have none."""
    none = EndWords("")
    return keyed(key, label, lambda card: (end(card) or none).text, lambda card: (end(card) or none).key)


def figures(found: Sequence[tuple[str, IndicatorRow]]) -> Table:
    """/indicators/: a row a figure, in the order of the page; of each indicator the label of its theme and its row."""
    rows = [(theme, row, one) for theme, row in found for one in row.figures]
    return table_of(
        figure_columns(),
        rows,
        name="figures",
        title=_("Figures from surveys and registers"),
        n=ngettext("%(n)s figure", "%(n)s figures", len(rows)) % {"n": len(rows)},
        notes=[_("As the sources give them: bounds stay bounds, words stay words.")],
    )


def figure_columns() -> Iterator[Column[Measured]]:
    yield column("theme", _("Theme"), lambda row: row[0])
    yield keyed("figure", _("What"), lambda row: str(row[1].indicator.text), lambda row: row[1].indicator.key)
    yield column("polarity", _("Which way is better"), lambda row: row[1].polarity)
    yield column(
        "about",
        _("About"),
        lambda row: "; ".join(end.text for end in row[1].about),
        keys=key_column("about.key", lambda row: "; ".join(end.key for end in row[1].about)),
    )
    yield column("when", _("When"), lambda row: row[2].years)
    yield column("who", _("Who"), lambda row: str(row[2].measured.group))
    yield column("value", _("Figure"), lambda row: figure_cell(row[1], row[2]), "number")
    yield column("in_words", _("Only in words"), lambda row: "" if row[2].measured.number else _("only in words"))
    yield column("change", _("Change"), lambda row: change_since(row[2].change))
    yield column(
        "not_comparable", _("Not comparable with the figure above"), lambda row: str(row[2].measured.not_comparable)
    )
    yield column("base", _("Of whom"), lambda row: str(row[2].measured.base))
    yield column("source", _("Source"), lambda row: cited_studies([row[2].stands]), "source")
    yield column("note", _("Note"), lambda row: str(row[2].measured.note))
    yield column("statement_note", _("Note on the statement"), lambda row: str(row[1].indicator.note))


def figure_cell(row: IndicatorRow, one: Figure) -> Cell:
    number = one.measured.number
    return Quantity(one.value, number, str(row.indicator.unit)) if number else one.value


def change_since(change: str) -> str:
    """In brackets, since a sign at the start of a cell could begin a formula."""
    return f"({_('%(change)s since the figure above') % {'change': change}})" if change else ""
