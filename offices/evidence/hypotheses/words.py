"""Relations set against cases, to print: in the order of what can be told, each record by name. No queries, no HTML."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.findings import Evidence
from offices.evidence.hypotheses.lines import line, names, short_line, verdict_words
from offices.evidence.hypotheses.rows import Checked, Relation, Verdict, Why
from offices.matrix.matrix import Matrix
from offices.wording.computed import Sentence
from offices.wording.findings import FindingCard, finding_card


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


def titles() -> dict[str, tuple[str, str]]:
    """Section -> its title and what it means, in their order."""
    return {
        Verdict.DOES_NOT_FIT.value: (
            _("A case does not fit"),
            _("An office from other data has the value that the relation starts from, and not what should follow."),
        ),
        Verdict.FITS.value: (
            _("A case fits"),
            _("An office from other data has the value that the relation starts from, and what should follow."),
        ),
        "same_data": (
            _("Only an office from the same data can tell"),
            _("It is no test of its own: its study shares a body of data with that of the relation."),
        ),
        "by_case": (
            _("No case can tell, each for its own reason"),
            _("The relation names a value at both ends, but no case can be held against it."),
        ),
        Why.NO_VALUE_NAMED.value: (
            _("The relation does not say which value"),
            _("It names a dimension without a category, so that no office can be said to have what it speaks of."),
        ),
        Why.OUTCOME.value: (
            _("What follows is an outcome that no office is coded for"),
            _("Such an outcome is told of in findings, never as a value of an office."),
        ),
    }


def sections(relations: Sequence[Relation], evidence: Evidence, matrix: Matrix) -> list[Section]:
    """Only those that have a relation; what a case can tell first, the rest folded."""
    open_ones = (Verdict.DOES_NOT_FIT.value, Verdict.FITS.value, "same_data")
    found = []
    for key, (title, told) in titles().items():
        inside = [one for one in relations if section_of(one) == key]
        words = tuple(relation_words(one, evidence, matrix) for one in inside)
        if inside:
            found.append(Section(key, title, told, words, key not in open_ones, reasons(inside)))
    return found


def reasons(relations: Sequence[Relation]) -> tuple[tuple[str, int], ...]:
    """Of relations that name values, why their cases from other data cannot tell, the commonest first."""
    told = Counter(one.why for relation in relations if not relation.why for one in relation.cases if one.why)
    return tuple((why_words(why), n) for why, n in told.most_common())


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
    same = (line(one, verdict_words(one.verdict)) for one in relation.same_data)
    yield Lines(_("From the same study or panel, no test of its own"), tuple(same))
    certain = [one.office for one in relation.drawn_from if one.is_certain]
    maybe = [one.office for one in relation.drawn_from if not one.is_certain]
    yield Lines(_("Not set against it: it was drawn from this case"), tuple(names(certain)))
    yield Lines(_("Not set against it: may be the one that it was drawn from"), tuple(names(maybe)))
    yield from vignette_lines(relation)


def vignette_lines(relation: Relation) -> Iterator[Lines]:
    """By what they say, those of the same data apart."""
    labels: dict[tuple[Verdict, bool], str] = {
        (Verdict.DOES_NOT_FIT, False): _("Vignettes that do not fit"),
        (Verdict.DOES_NOT_FIT, True): _("Vignettes from the same data that do not fit"),
        (Verdict.FITS, False): _("Vignettes that fit"),
        (Verdict.FITS, True): _("Vignettes from the same data that fit"),
    }
    for kind, label in labels.items():
        is_one: Callable[[Checked], bool] = partial(is_of, kind)
        yield Lines(label, tuple(map(short_line, filter(is_one, relation.vignettes))))


def is_of(kind: tuple[Verdict, bool], one: Checked) -> bool:
    return (one.verdict, one.same_data) == kind


def why_words(why: Why) -> str:
    """The reason in a few words, for a file."""
    return {
        Why.OUTCOME: _("what follows is an outcome that no office is coded for"),
        Why.NO_VALUE_NAMED: _("the relation does not say which value"),
        Why.ANTECEDENT_MISSING: _("what it follows from has no value here"),
        Why.ANTECEDENT_UNMENTIONED: _("what it follows from is not mentioned among several"),
        Why.OTHER_VALUE: _("another value than the relation speaks of"),
        Why.CONSEQUENT_MISSING: _("what should follow has no value here"),
        Why.CONSEQUENT_UNMENTIONED: _("what should follow is not mentioned among several"),
    }[why]
