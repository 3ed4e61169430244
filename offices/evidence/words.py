"""The evidence page: filters with counts, chips, the ready questions. No queries, no HTML."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.findings import Evidence, FindingRecord, QuestionRecord
from offices.evidence.bodies import independent_families
from offices.evidence.selection import Findings, finding_counts, select_findings
from offices.evidence.weighing import weigh
from offices.matrix.matrix import Column, Matrix
from offices.matrix.selection import Selection
from offices.models.vocabulary import MISSING_LABELS, FindingBasis, Scale
from offices.wording.computed import Ground, Sentence, computed
from offices.wording.drops import Drop, fewer_choices, most_first
from offices.wording.facets import Facet, Option
from offices.wording.findings import FindingCard, finding_cards, source_url
from offices.wording.statements import Place, place
from offices.wording.urls import selection_url


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


IN_PANEL = ("theme", "antecedent", "outcome", "direction", "kind", "basis", "speaker", "source")


def finding_panel(findings: Findings, selection: Selection) -> list[Facet]:
    """The filters: every word that some finding has, whatever else is chosen, or that is chosen itself."""
    counts = finding_counts(findings, selection)
    return [panel_facet(findings.facets[key], counts[key], selection) for key in IN_PANEL]


def panel_facet(column: Column, counts: dict[str, int], selection: Selection) -> Facet:
    dimension = column.dimension
    chosen = selection.choices.get(dimension.key, ())
    known = (one for one in dimension.categories if column.held[one.key] or one.key in chosen)
    options = (
        Option(one.key, str(one.label), counts[one.key], one.key in chosen, one.key in MISSING_LABELS) for one in known
    )
    return Facet(
        key=dimension.key,
        label=str(dimension.label),
        options=tuple(options),
        n_chosen=len(chosen),
        is_multi=dimension.scale == Scale.MULTI,
        must_hold_all=dimension.key in selection.match_all,
    )


def finding_drops(findings: Findings, selection: Selection, path: str) -> list[Drop]:
    """The choices of which one less is enough to find something."""
    counted = (
        (label, less, len(select_findings(findings, less))) for label, less in fewer_choices(findings, selection)
    )
    return most_first(Drop(label, selection_url(path, less), count_words(n), n) for label, less, n in counted)


def count_words(n: int) -> str:
    return ngettext("%(n)s finding", "%(n)s findings", n) % {"n": n}


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
