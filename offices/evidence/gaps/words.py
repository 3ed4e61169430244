"""What is not known, to print: open findings by choice or theme, then each kind of gap by choice. No HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.findings import Evidence, FindingRecord
from offices.evidence.gaps.early import ESTABLISHED, SETTLING_MONTHS, early_rule
from offices.evidence.gaps.rows import Gap, GapCell, gap_cells, open_groups
from offices.evidence.words import count_words
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.models.vocabulary import RELATIONS, Direction
from offices.wording.findings import FindingCard, finding_cards
from offices.wording.numbers import figure
from offices.wording.urls import with_params


@dataclass(frozen=True)
class OpenWords:
    """What sources name as open of one choice, or under one theme."""

    label: str
    url: str
    cards: tuple[FindingCard, ...]
    n: str


@dataclass(frozen=True)
class CellWords:
    """A choice and an outcome; without findings it has no link."""

    choice_key: str
    choice: str
    outcome_key: str
    outcome: str
    gap: Gap
    url: str
    found: str
    """How many findings there are; where none is a relation, what they are."""
    keys: tuple[str, ...]


@dataclass(frozen=True)
class ChoiceWords:
    label: str
    url: str
    cells: tuple[CellWords, ...]


@dataclass(frozen=True)
class GapWords:
    """One kind of gap."""

    gap: Gap
    title: str
    told: str
    n: int
    count: str
    choices: tuple[ChoiceWords, ...]

    @property
    def number(self) -> str:
        return figure(Decimal(self.n))

    @property
    def cells(self) -> list[CellWords]:
        return [cell for choice in self.choices for cell in choice.cells]


@dataclass(frozen=True)
class Gaps:
    """All of it, in the language of the page."""

    named: tuple[OpenWords, ...]
    n_named: int
    kinds: tuple[GapWords, ...]
    n_choices: int
    n_outcomes: int

    @property
    def cells(self) -> list[CellWords]:
        return [cell for kind in self.kinds for cell in kind.cells]

    @property
    def told(self) -> str:
        """How many pairs have no finding, and how many none that is an answer."""
        unstudied = sum(kind.n for kind in self.kinds if kind.gap == Gap.UNSTUDIED)
        return _(
            "For %(n)s pairs of a choice and an outcome no source here says what the one does to the other; for "
            "%(others)s more it is only argued, unclear or seen early."
        ) % {"n": figure(Decimal(unstudied)), "others": figure(Decimal(len(self.cells) - unstudied))}


def gaps(evidence: Evidence, matrix: Matrix, language: str) -> Gaps:
    """All of it; kept for the edition of the data and the language."""
    cells = gap_cells(evidence, matrix, early_rule(evidence, matrix))
    named = tuple(named_open(evidence, matrix))
    return Gaps(
        named=named,
        n_named=sum(len(one.cards) for one in named),
        kinds=tuple(gap_words(gap, cells, evidence, matrix) for gap in Gap),
        n_choices=len({cell.choice for cell in cells}),
        n_outcomes=len(evidence.outcomes),
    )


def named_open(evidence: Evidence, matrix: Matrix) -> Iterator[OpenWords]:
    for group in open_groups(evidence, matrix):
        label = matrix.dimensions[group.choice].label if group.choice else evidence.themes[group.theme].label
        facet = ("antecedent", group.choice) if group.choice else ("theme", group.theme)
        url = with_params(reverse("offices:evidence"), [facet, ("direction", Direction.OPEN.value)])
        cards = tuple(finding_cards(evidence, matrix, group.findings))
        yield OpenWords(str(label), url, cards, count_words(len(cards)))


def gap_words(gap: Gap, cells: Sequence[GapCell], evidence: Evidence, matrix: Matrix) -> GapWords:
    inside = [cell_words(cell, evidence, matrix) for cell in cells if cell.gap == gap]
    choices = (
        ChoiceWords(label, reverse("offices:dimension-detail", args=[key]), tuple(found))
        for (key, label), found in groupby(inside, lambda one: (one.choice_key, one.choice))
    )
    title, told = kinds()[gap]
    return GapWords(gap, title, told, len(inside), pair_count(len(inside)), tuple(choices))


def kinds() -> dict[Gap, tuple[str, str]]:
    """What each kind is called, and what it means."""
    return {
        Gap.UNSTUDIED: (
            _("No source here studied it"),
            _("No finding says what the one does to the other. Elsewhere it may have been studied."),
        ),
        Gap.ARGUED: (_("Only argued"), _("It is reasoned; nothing about it was measured, observed, told or retold.")),
        Gap.UNCLEAR: (
            _("Studied without a clear answer"),
            _("All that was found is that it does both, or that no effect is clear."),
        ),
        Gap.EARLY: (_("Only early in the reform"), early_words()),
    }


def early_words() -> str:
    return _(
        "All its data are from the first years: they end before %(year)s, or come from visits within %(months)s months "
        "since opening. Offices were opened from 2006 to 2010, and a register study found that what is taken for the "
        "cost of the change lasted more than two years (Breit et al. 2016)."
    ) % {"year": ESTABLISHED, "months": SETTLING_MONTHS}


def pair_count(n: int) -> str:
    return ngettext("%(n)s pair", "%(n)s pairs", n) % {"n": figure(Decimal(n))}


def cell_words(cell: GapCell, evidence: Evidence, matrix: Matrix) -> CellWords:
    chosen = Selection({"antecedent": (cell.choice,), "outcome": (cell.outcome,)})
    return CellWords(
        choice_key=cell.choice,
        choice=str(matrix.dimensions[cell.choice].label),
        outcome_key=cell.outcome,
        outcome=str(evidence.outcomes[cell.outcome].label),
        gap=cell.gap,
        url=with_params(reverse("offices:evidence"), chosen.params()) if cell.findings else "",
        found=found_words(cell.findings),
        keys=tuple(one.key for one in cell.findings),
    )


def found_words(findings: Sequence[FindingRecord]) -> str:
    """How many findings; where they say nothing of what the one does to the other, what they do say."""
    if not findings:
        return ""
    if any(one.direction in RELATIONS for one in findings):
        return count_words(len(findings))
    if any(one.direction == Direction.OPEN for one in findings):
        return _("named as open by a source")
    return _("told of, without causes")
