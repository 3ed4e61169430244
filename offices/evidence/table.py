"""Findings and figures as tables: what their presenters made, a row a finding or a figure. About offices: pages.py."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.evidence.indicators.words import Figure, IndicatorGroup, IndicatorRow
from offices.table.cells import SLUGS, key_head, key_note, name_words, slugs_cell, source_words, texts
from offices.table.table import Table, distinct_sources
from offices.wording.facets import Chip
from offices.wording.findings import EndWords, FindingCard


def findings(cards: Sequence[FindingCard], chips: Iterable[Chip], n_families: int) -> Table:
    """/evidence/: all findings of the selection, not only those of the page."""
    n = ngettext("%(n)s finding", "%(n)s findings", len(cards)) % {"n": len(cards)}
    return Table(
        name="findings",
        title=_("What research says"),
        columns=(
            *(_("Key"), _("Theme"), _("Follows from"), _("Direction"), _("What follows"), _("Finding")),
            *(_("How it is known"), _("Kind of evidence"), _("How sure the author is"), _("Stands in")),
            *(_("Rests on"), _("Does not fit"), _("Note")),
            *(*(key_head(name) for name in ("choice", "direction", "outcome", "basis")), SLUGS),
        ),
        rows=tuple(finding_cells(card) for card in cards),
        n=f"{n}, {families(n_families)}" if cards else n,
        filters=tuple(chip.label for chip in chips),
        notes=(
            _(
                "Each finding says what it follows from, how it is known and how sure its author is. Measured, "
                "observed, told and argued are four different things."
            ),
            _("That nobody has found anything is not evidence that there is nothing."),
            key_note(),
        ),
        sources=distinct_sources(place for card in cards for one in card.places for place in texts(one)),
    )


def families(n: int) -> str:
    if not n:
        return _("retold or reasoned, from no data of its own")
    words = ngettext("from %(n)s independent body of data", "from %(n)s independent bodies of data", n)
    return words % {"n": n}


def finding_cells(card: FindingCard) -> tuple[str, ...]:
    return (
        *(card.key, card.theme, card.antecedent.text if card.antecedent else "", card.direction_label),
        *(card.consequent.text if card.consequent else "", card.statement, card.basis_label, card.kind),
        *(card.strength, "; ".join(source_words(one) for one in card.places)),
        "; ".join(name_words(office) for office in card.offices),
        *("; ".join(one.key for one in card.conflicts), card.note),
        *(end_key(card.antecedent), card.direction, end_key(card.consequent), card.basis, slugs_cell(card.offices)),
    )


def end_key(end: EndWords | None) -> str:
    return end.key if end else ""


def figures(groups: Sequence[IndicatorGroup]) -> Table:
    """/indicators/: a row a figure, in the order of the page."""
    rows = [(group.label, row, one) for group in groups for row in indicator_rows(group) for one in row.figures]
    return Table(
        name="figures",
        title=_("Figures from surveys and registers"),
        columns=(
            *(_("Theme"), _("What"), _("Which way is better"), _("About"), _("When"), _("Who")),
            *(_("Figure"), _("Only in words"), _("Change"), _("Not comparable with the figure above")),
            *(_("Of whom"), _("Source"), _("Note"), _("Note on the statement"), *map(key_head, ("figure", "about"))),
        ),
        rows=tuple((label, *figure_cells(row, one)) for label, row, one in rows),
        n=ngettext("%(n)s figure", "%(n)s figures", len(rows)) % {"n": len(rows)},
        notes=(_("As the sources give them: bounds stay bounds, words stay words."), key_note()),
        sources=distinct_sources(place for _label, _row, one in rows for place in texts(one)),
    )


def indicator_rows(group: IndicatorGroup) -> Iterator[IndicatorRow]:
    for chart in group.charts:
        yield from chart.rows
    yield from group.others


def figure_cells(row: IndicatorRow, one: Figure) -> tuple[str, ...]:
    since = _("%(change)s since the figure above") % {"change": one.change}
    change = f"({since})" if one.change else ""
    return (
        *(row.text, row.polarity, "; ".join(end.text for end in row.about), one.years, one.group, one.value),
        *(_("only in words") if one.is_words else "", change, one.not_comparable, one.base),
        *(source_words(one), one.note, row.note, row.key, "; ".join(end.key for end in row.about)),
    )
