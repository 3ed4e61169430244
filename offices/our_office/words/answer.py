"""The answer to a description in the words of the page, from the verdict to what would change. No HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.evidence import SIZE, read_behind, read_evidence
from offices.data.findings import Evidence, FindingRecord
from offices.data.records import End
from offices.evidence.gaps.early import early_rule
from offices.evidence.order import strongest_first
from offices.evidence.questions.balance import balance
from offices.evidence.questions.insight import measured, measured_words
from offices.evidence.words import count_words, families_words
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import RELATIONS
from offices.our_office.answer import Answer
from offices.our_office.description import Choice, Description
from offices.our_office.follows import Difference, from_ends
from offices.our_office.likeness import Likeness
from offices.our_office.nearest import Nearest
from offices.our_office.words.carries import ClashWords, Line, clash_words, lines
from offices.our_office.words.follows import (
    Count,
    FollowingWords,
    basis_counts,
    following_words,
    shown_of_each,
    side_counts,
)
from offices.our_office.words.near import NearWords, near_words
from offices.wording.computed import Ground, Sentence, computed
from offices.wording.facets import word_label
from offices.wording.findings import FindingCard, finding_cards
from offices.wording.urls import with_params

MOST_FAR = 6


@dataclass(frozen=True)
class Records:
    """Records of one kind by how near they are."""

    near: tuple[NearWords, ...]
    far: tuple[NearWords, ...]
    """What else is near, then what is not, or of which too little is known to say."""
    n_more: int
    n_silent: int


@dataclass(frozen=True)
class Switch:
    """Another category that one choice could be changed to."""

    label: str
    n: str
    """How many findings are about it."""
    url: str


@dataclass(frozen=True)
class DifferenceWords:
    """What one change would change: nothing but findings about the one choice and the other."""

    dimension: str
    before: str
    after: str
    gained: tuple[FindingCard, ...]
    lost: tuple[FindingCard, ...]
    gained_counts: tuple[Count, ...]
    lost_counts: tuple[Count, ...]


@dataclass(frozen=True)
class AnswerWords:
    """All of the page but its form."""

    title: str
    """The choices in a few words; `crumbs` say of what each is a choice."""
    crumbs: tuple[str, ...]
    either: tuple[str, ...]
    """Choices that narrow nothing."""
    verdict: tuple[str, Sentence]
    """How much is measured, said first; how all of it is known."""
    by_side: tuple[Count, ...]
    """Of all findings about the choices."""
    follows: tuple[FollowingWords, ...]
    none: tuple[str, ...]
    """Choices that no finding starts from."""
    clashes: tuple[ClashWords, ...]
    lines: tuple[Line, ...]
    cases: Records
    vignettes: Records
    unstudied: tuple[str, ...]
    ask_at_home: tuple[tuple[str, str, str], ...]
    """Label, address and definition of each dimension."""
    switches: tuple[Switch, ...]
    difference: DifferenceWords | None


def answer_words(matrix: Matrix, found: Answer, language: str) -> AnswerWords:
    """The answer in the language of the page, which is part of the key under which it is kept."""
    evidence = matrix.edition.of(read_evidence)
    shown = shown_of_each(len([one for one in found.follows if one.own]))
    follows = tuple(following_words(evidence, matrix, one, shown) for one in found.follows)
    return AnswerWords(
        title=", ".join(one.chosen for one in follows),
        crumbs=tuple(f"{one.dimension}: {one.chosen}" for one in follows),
        either=tuple(one.dimension for one in follows if one.is_either),
        verdict=verdict(found),
        by_side=side_counts(evidence, found.findings),
        follows=tuple(one for one in follows if one.n or one.others),
        none=tuple(one.dimension for one in follows if not (one.n or one.others)),
        clashes=tuple(map(clash_words, found.clashes)),
        lines=tuple(carry_lines(matrix, evidence, found)),
        cases=records(found.cases, found, evidence, matrix),
        vignettes=records(found.vignettes, found, evidence, matrix),
        unstudied=tuple(str(evidence.outcomes[key].label) for key in found.unstudied),
        ask_at_home=tuple(
            (str(one.label), reverse("offices:dimension-detail", args=[one.key]), str(one.definition))
            for one in found.ask_at_home
        ),
        switches=tuple(switches(evidence, found.description)),
        difference=difference_words(evidence, matrix, found.difference) if found.difference else None,
    )


def verdict(found: Answer) -> tuple[str, Sentence]:
    """How much of what follows is measured comes first; then how all of it is known."""
    findings, grounds = found.findings, [Ground(one.key) for one in found.findings]
    if not findings:
        return _("No finding here is about what you chose."), computed("", [])
    related = [one for one in findings if one.direction in RELATIONS]
    first = _("Nothing that follows from your choices is measured.")
    if measured(related):
        words = ngettext(
            "Of %(all)s finding on what follows from your choices %(measured)s.",
            "Of %(all)s findings on what follows from your choices %(measured)s.",
            len(related),
        )
        first = words % {"all": len(related), "measured": measured_words(related)}
    told = [known_words(findings, found.n_families), only_told(findings, related)]
    return first, computed(" ".join(filter(None, told)), grounds)


def known_words(findings: Sequence[FindingRecord], n_families: int) -> str:
    """“39 findings about them, from 4 independent bodies of data: 8 observed, 16 told, 15 argued.”"""
    counts = [f"{one.n} {one.label}" for one in basis_counts(findings) if one.n]
    told = _("%(findings)s about them, %(families)s") % {
        "findings": count_words(len(findings)),
        "families": families_words(n_families),
    }
    return f"{told}: {get_text_list(counts, _('and'))}."


def only_told(findings: Sequence[FindingRecord], related: Sequence[FindingRecord]) -> str:
    """That what is measured of such offices need not be what follows."""
    n = len(measured(findings)) - len(measured(related))
    words = ngettext(
        "%(n)s that is measured says how such offices are, not what follows.",
        "%(n)s that are measured say how such offices are, not what follows.",
        n,
    )
    return words % {"n": n} if n else ""


def carry_lines(matrix: Matrix, evidence: Evidence, found: Answer) -> Iterator[Line]:
    behind = matrix.edition.of(read_behind)
    weight = balance(evidence, found.findings, behind.under(found.findings), matrix.dimensions.get(SIZE))
    is_early = matrix.edition.kept(early_rule, evidence, matrix)
    return lines(found.findings, weight, is_early, found.grounds, found.laws)


def records(found: Nearest, whole: Answer, evidence: Evidence, matrix: Matrix) -> Records:
    """Those that are near first; the others, and those of which too little is known, in their order."""
    near = found.near
    others = found.found[len(near) :]

    def words(ones: Sequence[Likeness]) -> tuple[NearWords, ...]:
        return tuple(near_words(one, whole.told.get(one.office.slug), evidence, matrix) for one in ones)

    more = len(others[MOST_FAR:]) + found.n_passed_over
    return Records(words(near), words(others[:MOST_FAR]), more, found.n_silent)


def switches(evidence: Evidence, description: Description) -> Iterator[Switch]:
    """Each other category of a choice that some finding is about."""
    here, kept = reverse("offices:our-office"), [pair for one in description.choices for pair in one.params()]
    for choice in description.choices:
        for word in others_of(choice):
            n = len(list(from_ends(evidence, [End(choice.key, word)])))
            if n:
                label = f"{choice.dimension.label}: {word_label(choice.dimension, word)}"
                yield Switch(label, count_words(n), with_params(here, kept, [(f"then_{choice.key}", word)]))


def others_of(choice: Choice) -> list[str]:
    return [word for word in choice.dimension.by_key if word not in choice.words] if choice.words else []


def difference_words(evidence: Evidence, matrix: Matrix, found: Difference) -> DifferenceWords:
    dimension, change = found.change.dimension, found.change
    before = [word_label(dimension, word) for word in change.before]
    return DifferenceWords(
        dimension=str(dimension.label),
        before=get_text_list(before, _("or")) or _("not decided"),
        after=word_label(dimension, change.word),
        gained=tuple(finding_cards(evidence, matrix, strongest_first(found.gained))),
        lost=tuple(finding_cards(evidence, matrix, strongest_first(found.lost))),
        gained_counts=basis_counts(found.gained),
        lost_counts=basis_counts(found.lost),
    )
