"""Title and sentence of the notices about what is compared: which office, seen when, by whom, judged or not."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from offices.compare.notice_words.names import Cases, told, whose
from offices.data.records import CaveatRecord
from offices.models.vocabulary import Basis
from offices.wording.computed import Sentence, computed, of_months, of_years
from offices.wording.numbers import months_words, years_words


def possibly_same_office(facts: dict[str, Any]) -> tuple[str, str]:
    pairs = [
        _("%(one)s and %(other)s") % {"one": one.name, "other": other.name} for one, other, _match in facts["pairs"]
    ]
    return _("Possibly the same office"), _(
        "%(pairs)s: the records may describe one office, which would then be compared with itself."
    ) % {"pairs": "; ".join(dict.fromkeys(pairs))}


def not_assessed(facts: dict[str, Any]) -> tuple[str, str]:
    cases = facts["cases"]
    said = [refusals_words(facts["refusals"], cases)] if facts["refusals"] else []
    rows = [f"{row.dimension.label}{whose(places, cases)}" for row, places in facts["unassessed"]]
    if rows:
        said.append(_("Not assessed by the author: %(rows)s.") % {"rows": "; ".join(rows)})
    return _("Not evaluated"), " ".join(said)


def refusals_words(refusals: Sequence[tuple[CaveatRecord, set[str]]], cases: Cases) -> str:
    """What one study refuses in its own words; of several only which, since the words open beside it."""
    studies = []
    for caveat, slugs in refusals:
        places = [place for place, case in enumerate(cases) if case.office.slug in slugs]
        studies.append(f"{caveat.citation.cited_as}{whose(places, cases)}")
    if len(studies) == 1:
        return f"{studies[0]}: {refusals[0][0].text}"
    return _("The authors say what they did not judge or assess: %(studies)s.") % {"studies": "; ".join(studies)}


def unequal_time_open(facts: dict[str, Any]) -> tuple[str, Sentence]:
    seen = [months_words(case.visit) for case in facts["cases"]]
    words = _(
        "%(seen)s. What staff and leaders tell of a change belongs to its phase; an office seen later has had longer "
        "to settle."
    ) % {"seen": told(facts["cases"], seen)}
    return _("Different time since opening"), computed(words, [of_months(case.visit) for case in facts["cases"]])


def different_sources(facts: dict[str, Any]) -> tuple[str, str]:
    return _("Different studies"), _(
        "%(told)s. The researchers asked different things and used words differently; a difference may be theirs."
    ) % {"told": told(facts["cases"], map(str, facts["sources"]))}


def different_years(facts: dict[str, Any]) -> tuple[str, Sentence]:
    seen = [years_words(case.visit) for case in facts["cases"]]
    words = _("%(seen)s. A difference may lie in the years between rather than in how the offices are organised.") % {
        "seen": told(facts["cases"], seen)
    }
    return _("Different years"), computed(words, [of_years(case.visit) for case in facts["cases"]])


def retrospective_and_observed(facts: dict[str, Any]) -> tuple[str, str]:
    bases = [Basis(case.visit.basis).label for case in facts["cases"]]
    return _("Observed against told afterwards"), _(
        "%(told)s. What is told afterwards is told in the light of what came later."
    ) % {"told": told(facts["cases"], bases)}
