"""What follows from a choice, to print: how many findings by how they are known and what they say. No HTML."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.findings import Evidence, FindingRecord
from offices.evidence.bodies import independent_families
from offices.evidence.order import strongest_first
from offices.evidence.questions.insight import measured_in_short, retold_words
from offices.evidence.questions.words import question_url
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import FindingBasis
from offices.our_office.follows import About, Following, Says, says
from offices.our_office.form import chosen_words
from offices.wording.findings import FindingCard, finding_cards
from offices.wording.urls import with_params

MOST_SHOWN, IN_ALL = 3, 6
"""Findings that stand open under a choice, and under all of them together."""


@dataclass(frozen=True)
class Count:
    """So many findings of a kind, from so many independent bodies of data."""

    key: str
    label: str
    n: int
    n_families: int = 0


@dataclass(frozen=True)
class Others:
    """Findings of the same dimension that are not about what was chosen."""

    about: About
    label: str
    cards: tuple[FindingCard, ...]


@dataclass(frozen=True)
class FollowingWords:
    """One choice and the findings about it, those known best first."""

    key: str
    dimension: str
    chosen: str
    is_either: bool
    n: int
    n_families: int
    by_basis: tuple[Count, ...]
    """All five, those of which there are none too."""
    measured: str
    """How many are measured, and that it is as another text retells it."""
    is_retold: bool
    by_side: tuple[Count, ...]
    open: tuple[FindingCard, ...]
    folded: tuple[FindingCard, ...]
    others: tuple[Others, ...]
    questions: tuple[tuple[str, str], ...]
    """Title and address of each ready question."""
    url: str
    """All findings that start from the dimension."""


def following_words(evidence: Evidence, matrix: Matrix, found: Following, shown: int) -> FollowingWords:
    own = strongest_first(found.own)
    cards = finding_cards(evidence, matrix, own)
    key = found.choice.key
    return FollowingWords(
        key=key,
        dimension=str(found.choice.dimension.label),
        chosen=chosen_words(found.choice),
        is_either=found.choice.is_either,
        n=len(own),
        n_families=independent_families(evidence, own),
        by_basis=basis_counts(own),
        measured=measured_in_short(own),
        is_retold=bool(retold_words(own)),
        by_side=side_counts(evidence, own),
        open=tuple(cards[:shown]),
        folded=tuple(cards[shown:]),
        others=tuple(
            Others(about, label, tuple(finding_cards(evidence, matrix, strongest_first(found.findings[about]))))
            for about, label in other_labels().items()
            if found.findings[about]
        ),
        questions=tuple((str(evidence.questions[one].title), question_url(one)) for one in found.questions),
        url=with_params(reverse("offices:evidence"), [("antecedent", key)]),
    )


def shown_of_each(n_choices: int) -> int:
    """How many findings stand open under each of so many choices."""
    return min(MOST_SHOWN, IN_ALL // max(n_choices, 1))


def basis_counts(findings: Sequence[FindingRecord]) -> tuple[Count, ...]:
    counts = Counter(one.basis for one in findings)
    return tuple(Count(basis.value, basis_label(basis), counts[basis.value]) for basis in FindingBasis)


def basis_label(basis: FindingBasis) -> str:
    """In one word, below its number."""
    return {
        FindingBasis.MEASURED: _("measured"),
        FindingBasis.OBSERVED: _("observed"),
        FindingBasis.TOLD: _("told"),
        FindingBasis.RETOLD: _("retold"),
        FindingBasis.ARGUED: _("argued"),
    }[basis]


def side_counts(evidence: Evidence, findings: Sequence[FindingRecord]) -> tuple[Count, ...]:
    """For it, against it, both ways, neither: what there is."""
    parted: dict[Says, list[FindingRecord]] = {one: [] for one in Says}
    for finding in findings:
        parted[says(evidence, finding)].append(finding)
    return tuple(
        Count(one, side_words(one, len(each)), len(each), independent_families(evidence, each))
        for one, each in parted.items()
        if each
    )


def side_words(one: Says, n: int) -> str:
    """“3 speak for it”."""
    words = {
        Says.FOR: ngettext("%(n)s speaks for it", "%(n)s speak for it", n),
        Says.AGAINST: ngettext("%(n)s speaks against it", "%(n)s speak against it", n),
        Says.BOTH_WAYS: ngettext("%(n)s says both", "%(n)s say both", n),
        Says.NEITHER: ngettext("%(n)s takes no side", "%(n)s take no side", n),
    }
    return words[one] % {"n": n}


def other_labels() -> dict[About, str]:
    return {
        About.DIMENSION: _("About the matter as a whole"),
        About.OTHER: _("About another choice than yours"),
    }
