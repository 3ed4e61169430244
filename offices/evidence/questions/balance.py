"""How much is under findings, in words: bodies of data, how known, who speaks, when, at which offices. No side here."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.findings import Evidence, FindingRecord
from offices.data.records import DimensionRecord, OfficeRecord, VisitRecord
from offices.evidence.bodies import independent_families
from offices.models.vocabulary import MISSING_LABELS, Basis, FindingBasis, RecordKind, Status
from offices.wording.computed import Ground, Sentence, computed, how_sure, of, of_months, of_record
from offices.wording.numbers import phase_words, span

NOBODY = Status.NOT_STATED.value


@dataclass(frozen=True)
class Balance:
    """What findings rest on; a sentence is empty where there is nothing to say."""

    n: int
    n_families: int
    bases: Sentence
    """How they are known: “2 measured, 5 told”."""
    speakers: Sentence
    years: Sentence
    offices: Sentence


def balance(
    evidence: Evidence, findings: Sequence[FindingRecord], offices: Sequence[OfficeRecord], size: DimensionRecord | None
) -> Balance:
    """Of the findings; `offices` are those that they rest on, `size` the dimension that says how large one is."""
    grounds = [Ground(finding.key) for finding in findings]
    counts = Counter(finding.basis for finding in findings)
    return Balance(
        n=len(findings),
        n_families=independent_families(evidence, findings),
        bases=computed(
            ", ".join(f"{counts[word.value]} {word.label}" for word in FindingBasis if counts[word.value]), grounds
        ),
        speakers=computed(", ".join(speaker_words(evidence, findings)), grounds),
        years=computed(data_years(evidence, findings), grounds),
        offices=offices_words(offices, size),
    )


def speaker_counts(findings: Sequence[FindingRecord]) -> Counter[str]:
    """Speaker -> findings that rest on that word; one may rest on several."""
    return Counter(key for finding in findings for key in finding.speakers or (NOBODY,))


def speaker_words(evidence: Evidence, findings: Sequence[FindingRecord]) -> Iterator[str]:
    """“leaders 12”, “staff 9”."""
    counts = speaker_counts(findings)
    labels = {key: one.label for key, one in evidence.speakers.items()} | {NOBODY: MISSING_LABELS[NOBODY]}
    yield from (f"{label} {counts[key]}" for key, label in labels.items() if counts[key])


def data_years(evidence: Evidence, findings: Sequence[FindingRecord]) -> str:
    """From when the data of the studies are that found it, and of how many that is not stated."""
    studies = {study for finding in findings for study in finding.found_by}
    years = [year for study in studies for year in evidence.data_years.get(study, ()) if year]
    unknown = sum(not any(evidence.data_years.get(study, ())) for study in studies)
    told = [span(min(years), max(years))] if years else []
    if unknown:
        told.append(ngettext("not stated of %(n)s study", "not stated of %(n)s studies", unknown) % {"n": unknown})
    return "; ".join(told)


def offices_words(offices: Sequence[OfficeRecord], size: DimensionRecord | None) -> Sentence:
    """How many studied offices, how large, when they were seen; and what is not counted as one."""
    cases = [one for one in offices if one.record == RecordKind.CASE]
    others = len(offices) - len(cases)
    sizes, of_sizes = sizes_words(cases, size) if size else ("", [])
    seen, of_visits = phases_words(cases)
    told = ngettext("%(n)s studied office", "%(n)s studied offices", len(cases)) % {"n": len(cases)} if cases else ""
    words = "; ".join(filter(None, [f"{told} ({sizes})" if told and sizes else told, seen]))
    aside = ngettext(
        "%(n)s record that is not counted as an office", "%(n)s records that are not counted as offices", others
    )
    parts = [words, aside % {"n": others} if others else "", how_sure([*of_sizes, *of_visits])]
    text = " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)
    return computed(text, [*map(of_record, offices), *of_sizes, *of_visits])


def sizes_words(cases: Sequence[OfficeRecord], size: DimensionRecord) -> tuple[str, list[Ground]]:
    """“medium 2, large 1, not stated 1”, of the latest visit of each."""
    cells = [one.latest.cell(size)[:1] if one.latest else () for one in cases]
    codings = [coding for cell in cells for coding in cell if coding.is_coded]
    counts = Counter(coding.category for coding in codings)
    told = [f"{one.label} {counts[key]}" for key, one in size.by_key.items() if counts[key]]
    if unknown := len(cases) - len(codings):
        told.append(f"{MISSING_LABELS[NOBODY]} {unknown}")
    return ", ".join(told), [of(coding) for coding in codings]


def phases_words(cases: Sequence[OfficeRecord]) -> tuple[str, list[Ground]]:
    """When researchers saw them: how long after opening, and in which years."""
    visits = [visit for one in cases for visit in one.visits if visit.basis == Basis.OBSERVED]
    timed = [visit for visit in visits if months_of(visit)]
    months = [month for visit in timed for month in months_of(visit)]
    years = [year for visit in visits for year in (visit.year_low, visit.year_high) if year]
    words = [_("seen in %(years)s") % {"years": span(min(years), max(years))}] if years else []
    unknown = len(visits) - len(timed)
    if months and unknown:
        words.append(_("%(n)s of %(all)s visits %(when)s, not stated of the rest") % {
            "n": len(timed), "all": len(visits), "when": phase_words(min(months), max(months))})  # fmt: skip
    elif months:
        words.append(phase_words(min(months), max(months)))
    elif unknown:
        words.append(_("time since opening not stated"))
    return "; ".join(words), [of_months(visit) for visit in timed]


def months_of(visit: VisitRecord) -> list[Decimal]:
    return [month for month in (visit.months_low, visit.months_high) if month is not None]
