"""The evidence page: filters with counts, chips, the ready questions. No queries, no HTML."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from offices.data.findings import Evidence, FindingRecord, QuestionRecord
from offices.evidence.selection import FACETS, FindingSelection, finding_counts
from offices.evidence.weighing import independent_families, weigh
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import Direction, EvidenceKind, FindingBasis
from offices.wording.computed import Ground, Sentence, computed
from offices.wording.facets import Chip, Facet, Option
from offices.wording.findings import FindingCard, finding_cards, source_url
from offices.wording.statements import Place, place
from offices.wording.urls import with_params


@dataclass(frozen=True)
class Side:
    """What the findings on one side of a question are, and from how much data."""

    label: str
    cards: list[FindingCard]
    n: int
    n_families: int
    bases: Sentence
    """How they are known: “2 measured, 5 told”."""


@dataclass(frozen=True)
class Support:
    source: str
    url: str
    can: str
    cannot: str
    place: Place


@dataclass(frozen=True)
class Answer:
    """A ready question with what is known of it."""

    key: str
    title: str
    answer: str
    sides: list[Side]
    unstudied: list[str]
    supports: list[Support]


def labels(evidence: Evidence, matrix: Matrix) -> dict[str, dict[str, str]]:
    """Facet -> word -> its label in the language of the page, in the order in which they are listed."""
    return matrix.edition.kept(labels_in, evidence, matrix, get_language() or "")


def labels_in(evidence: Evidence, matrix: Matrix, language: str) -> dict[str, dict[str, str]]:
    dimensions = {key: str(one.label) for key, one in matrix.dimensions.items()}
    return {
        "theme": {key: str(one.label) for key, one in evidence.themes.items()},
        "antecedent": dimensions,
        "outcome": {key: str(one.label) for key, one in evidence.outcomes.items()} | dimensions,
        "direction": {word.value: str(word.label) for word in Direction},
        "kind": {word.value: str(word.label) for word in EvidenceKind},
        "basis": {word.value: str(word.label) for word in FindingBasis},
        "source": {key: str(short) for key, short in evidence.sources.items()},
        "dimension": dimensions,
        "office": {office.slug: str(office.name) for office in matrix.by_name},
    }


def facet_titles() -> dict[str, str]:
    return {
        "theme": _("Theme"),
        "antecedent": _("What it follows from"),
        "outcome": _("What follows"),
        "direction": _("Direction"),
        "kind": _("Kind of evidence"),
        "basis": _("How it is known"),
        "source": _("Source"),
        "dimension": _("Speaks of"),
        "office": _("Office"),
    }


IN_PANEL = ("theme", "antecedent", "outcome", "direction", "kind", "basis", "source")


def finding_panel(
    evidence: Evidence, matrix: Matrix, selection: FindingSelection, counts: dict[str, Counter[str]]
) -> list[Facet]:
    """The filters: every word that some finding has, whatever else is chosen, or that is chosen itself."""
    titles, words, known = facet_titles(), labels(evidence, matrix), matrix.edition.kept(words_known, evidence)
    return [
        Facet(
            facet,
            titles[facet],
            tuple(
                Option(word, label, counts[facet][word], word in chosen)
                for word, label in words[facet].items()
                if word in known[facet] or word in chosen
            ),
            len(chosen),
        )
        for facet in IN_PANEL
        for chosen in [selection.choices.get(facet, ())]
    ]


def words_known(evidence: Evidence) -> dict[str, Counter[str]]:
    """Facet -> the words that any finding has."""
    return finding_counts(evidence, FindingSelection())


def finding_chips(evidence: Evidence, matrix: Matrix, selection: FindingSelection, path: str) -> Iterator[Chip]:
    """What is chosen, each with the link that drops just it."""
    titles, words = facet_titles(), labels(evidence, matrix)
    for facet in FACETS:
        for word in selection.choices.get(facet, ()):
            url = with_params(path, selection.without(facet, word).params())
            yield Chip(f"{titles[facet]}: {words[facet].get(word, word)}", url)
    if selection.q:
        yield Chip(f"“{selection.q}”", with_params(path, FindingSelection(selection.choices).params()))


def answers(evidence: Evidence, matrix: Matrix) -> list[Answer]:
    return [answer(evidence, matrix, question) for question in evidence.questions.values()]


def answer(evidence: Evidence, matrix: Matrix, question: QuestionRecord) -> Answer:
    """What speaks for one side, against it, what is open, and what nobody has studied."""
    weighed = weigh(evidence, question)
    told = {"one": question.side, "other": question.other_side}
    listed = [
        (_("Speaks for %(one)s, or against %(other)s") % told, weighed.speaks_for),
        (_("Speaks against %(one)s, or for %(other)s") % told, weighed.against),
        (_("Says that it matters, not which is better"), weighed.neither),
        (_("Named as unanswered"), weighed.unanswered),
    ]
    return Answer(
        key=question.key,
        title=str(question.title),
        answer=str(question.answer),
        sides=[side(evidence, matrix, label, findings) for label, findings in listed],
        unstudied=[str(evidence.outcomes[key].label) for key in weighed.unstudied],
        supports=[
            Support(str(one.cited_as), source_url(one.source), str(one.can), str(one.cannot), place(one.citation))
            for one in question.supports
        ],
    )


def side(evidence: Evidence, matrix: Matrix, label: str, findings: Sequence[FindingRecord]) -> Side:
    bases = Counter(finding.basis for finding in findings)
    return Side(
        label=label,
        cards=finding_cards(evidence, matrix, findings),
        n=len(findings),
        n_families=independent_families(evidence, findings),
        bases=computed(
            ", ".join(f"{bases[word.value]} {word.label}" for word in FindingBasis if bases[word.value]),
            [Ground(finding.key) for finding in findings],
        ),
    )


def families_words(n: int) -> str:
    """From how many independent bodies of data findings come."""
    if not n:
        return _("retold or reasoned, from no data of its own")
    return ngettext("from %(n)s independent body of data", "from %(n)s independent bodies of data", n) % {"n": n}
