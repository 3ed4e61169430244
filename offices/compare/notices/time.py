"""Notices about when the offices were seen: age of the office, years, and whether it was told of afterwards."""

from django.utils.translation import gettext_lazy as _

from offices.compare.notices.cases import alike_together, shared_warnings, told_on_record
from offices.compare.rows import Comparison
from offices.data.age import ages_differ
from offices.models.vocabulary import Basis
from offices.wording.computed import computed, of_months, of_years
from offices.wording.notices import Told, notice
from offices.wording.numbers import months_words, years_words


@notice(_("Different time since opening"), _("One office had longer to settle than the other when it was seen."))
def unequal_time_open(comparison: Comparison) -> Told | None:
    """The offices were seen at different ages, or of some the age is not stated while others have one."""
    if not ages_differ(comparison.visits):
        return None
    words = _(
        "%(seen)s. What staff and leaders tell of a change belongs to its phase; an office seen later has had longer "
        "to settle."
    ) % {"seen": alike_together(comparison.cases, map(months_words, comparison.visits))}
    warnings = tuple(shared_warnings(comparison, "unequal_time"))
    return Told(computed(words, map(of_months, comparison.visits)), warnings=warnings)


@notice(
    _("Different years"),
    _("A difference may lie in the years between rather than in how the offices are organised."),
)
def different_years(comparison: Comparison) -> Told | None:
    """Some visit ended before another began. An open bound stays open: it cannot be before or after anything."""
    starts = [visit.year_low for visit in comparison.visits if visit.year_low is not None]
    ends = [visit.year_high for visit in comparison.visits if visit.year_high is not None]
    if not starts or not ends or max(starts) <= min(ends):
        return None
    words = _("%(seen)s. A difference may lie in the years between rather than in how the offices are organised.") % {
        "seen": alike_together(comparison.cases, map(years_words, comparison.visits))
    }
    return Told(computed(words, map(of_years, comparison.visits)))


@notice(_("Observed against told afterwards"), _("What is told afterwards is told in the light of what came later."))
def retrospective_and_observed(comparison: Comparison) -> Told | None:
    """What was told afterwards stands beside what researchers saw or heard at the time."""
    if len({visit.basis for visit in comparison.visits}) == 1:
        return None
    bases = (str(Basis(visit.basis).label) for visit in comparison.visits)
    words = _("%(told)s. What is told afterwards is told in the light of what came later.") % {
        "told": alike_together(comparison.cases, bases)
    }
    return told_on_record(comparison, words)
