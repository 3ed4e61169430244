"""Relations set against cases, to print: in the order of what can be told, each record by name. No queries, no HTML."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.findings import Evidence
from offices.evidence.hypotheses.labels import SECTIONS, VERDICTS, VIGNETTES, WHYS
from offices.evidence.hypotheses.lines import line, names, short_line
from offices.evidence.hypotheses.records import Hypotheses
from offices.evidence.hypotheses.rows import Relation, Verdict
from offices.matrix.matrix import Matrix
from offices.wording.computed import Sentence
from offices.wording.findings import FindingCard, finding_card

UNFOLDED = ("does_not_fit", "fits", "same_data")


@dataclass(frozen=True)
class Lines:
    """What records say alike."""

    label: str
    told: tuple[Sentence, ...]


@dataclass(frozen=True)
class RelationWords:
    card: FindingCard
    lines: tuple[Lines, ...]
    """None where no case whatever can tell."""


@dataclass(frozen=True)
class Section:
    """Relations of which the same can be told."""

    key: str
    title: str
    told: str
    relations: tuple[RelationWords, ...]
    is_folded: bool
    reasons: tuple[tuple[str, int], ...] = ()
    """Why a case cannot tell, and how often, where that depends on the case."""

    @property
    def n(self) -> str:
        return relation_count(len(self.relations))


def relation_count(n: int) -> str:
    return ngettext("%(n)s relation", "%(n)s relations", n) % {"n": n}


def left_out_words(n: int) -> str:
    return ngettext(
        "%(n)s more studied office is not set against them.",
        "%(n)s more studied offices are not set against them.",
        n,
    ) % {"n": n} if n else ""  # fmt: skip


def section_of(relation: Relation) -> str:
    """What can be told of it at best: first by cases from other data, then by those from its own."""
    for verdict in (Verdict.DOES_NOT_FIT, Verdict.FITS):
        if relation.having(verdict):
            return verdict.value
    if any(one.verdict != Verdict.CANNOT_TELL for one in relation.same_data):
        return "same_data"
    return relation.why.value if relation.why else "by_case"


Worded = dict[str, RelationWords]
"""By the key of the finding."""


def worded(found: Hypotheses, evidence: Evidence, matrix: Matrix, language: str) -> Worded:
    """Every relation in the language of the page; kept with the edition, since each page shows many of them."""
    return {one.finding.key: relation_words(one, evidence, matrix) for one in found.relations}


def sections(relations: Sequence[Relation], words: Worded) -> list[Section]:
    """Only those that have a relation; what a case can tell first, the rest folded."""
    grouped: dict[str, list[Relation]] = {key: [] for key in SECTIONS}
    for one in relations:
        grouped[section_of(one)].append(one)
    return [section(key, inside, words) for key, inside in grouped.items() if inside]


def section(key: str, inside: Sequence[Relation], words: Worded) -> Section:
    title, told = map(str, SECTIONS[key])
    shown = tuple(words[one.finding.key] for one in inside)
    return Section(key, title, told, shown, key not in UNFOLDED, reasons(inside))


def reasons(relations: Sequence[Relation]) -> tuple[tuple[str, int], ...]:
    """Of relations that name values, why their cases from other data cannot tell, the commonest first."""
    told = Counter(one.why for relation in relations if not relation.why for one in relation.cases if one.why)
    return tuple((str(WHYS[why]), n) for why, n in told.most_common())


def relation_words(relation: Relation, evidence: Evidence, matrix: Matrix) -> RelationWords:
    """Where no case whatever can tell, that is said once for all of them."""
    told = () if relation.why else tuple(one for one in lines_of(relation) if one.told)
    return RelationWords(finding_card(evidence, matrix, relation.finding), told)


def lines_of(relation: Relation) -> Iterator[Lines]:
    for verdict, label in (
        (Verdict.DOES_NOT_FIT, _("Does not fit")),
        (Verdict.FITS, _("Fits")),
        (Verdict.CANNOT_TELL, _("Cannot tell")),
    ):
        yield Lines(label, tuple(map(line, relation.having(verdict))))
    same = (line(one, str(VERDICTS[one.verdict])) for one in relation.same_data)
    yield Lines(_("From the same study or panel, no test of its own"), tuple(same))
    certain = [one.office for one in relation.drawn_from if one.is_certain]
    maybe = [one.office for one in relation.drawn_from if not one.is_certain]
    yield Lines(_("Not set against it: it was drawn from this case"), tuple(names(certain)))
    yield Lines(_("Not set against it: may be the one that it was drawn from"), tuple(names(maybe)))
    yield from vignette_lines(relation)


def vignette_lines(relation: Relation) -> Iterator[Lines]:
    for (verdict, same_data), label in VIGNETTES.items():
        told = (one for one in relation.vignettes if (one.verdict, one.same_data) == (verdict, same_data))
        yield Lines(str(label), tuple(map(short_line, told)))
