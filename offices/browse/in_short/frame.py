"""The sentences around the values: what kind of record it is, when it was seen, what changed. No coded values."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from offices.browse.changes import Change
from offices.browse.in_short.pieces import after, fill, hedged, joined
from offices.data.records import OfficeRecord, VisitRecord
from offices.models.vocabulary import Basis, RecordKind
from offices.wording.computed import Ground, Piece, Pieces, hedge, mid_sentence, of_months, of_record, of_years
from offices.wording.numbers import months_alone, span
from offices.wording.statements import place

MOST_NAMED = 5
"""Changes named one by one, and one more where it is the last; the table below has them all."""


def opening(office: OfficeRecord) -> Pieces:
    """What kind of record it is, and from which source. Only a studied office is an office."""
    visit = office.latest
    if not (visit and visit.citation):
        return (Piece(unsourced(office.record), rests_on=(of_record(office),)),)
    found = place(visit.citation)
    templates = {
        RecordKind.CASE: _("It was studied in %(source)s."),
        RecordKind.VIGNETTE: _("This is a vignette from %(source)s: an anonymous example, not counted as an office."),
        RecordKind.SETTING: _(
            "This is a setting told of in %(source)s: a study’s unnamed site or sites, not counted as an office."
        ),
    }
    told = Piece(found.cited_as, found.url, rests_on=(of_record(office),))
    return fill(templates[RecordKind(office.record)], source=(told,))


def is_told_last(office: OfficeRecord) -> bool:
    """Of an office what it is like comes before where that is told; what is no office says so before anything else."""
    return office.record == RecordKind.CASE and bool(office.latest and office.latest.citation)


def unsourced(record: str) -> str:
    return {
        RecordKind.CASE: _("This is a studied office."),
        RecordKind.VIGNETTE: _("This is a vignette: an anonymous example, not counted as an office."),
        RecordKind.SETTING: _("This is a setting: a study’s unnamed site or sites, not counted as an office."),
    }[RecordKind(record)]


def seen(visit: VisitRecord, office: OfficeRecord) -> Pieces:
    """When it was seen or what time is told of; what is not known of that is said."""
    month, year = months(visit), years(visit)
    if not (month or year):
        unknown = Piece(_("When it was seen is not stated."), rests_on=(of_record(office),))
        return () if office.record == RecordKind.SETTING else (unknown,)
    template = _("Researchers were there %(when)s.")
    if visit.basis == Basis.RETROSPECTIVE:
        template = _("All of it was told afterwards, of this time: %(when)s.")
    elif office.record == RecordKind.SETTING:
        template = _("The time that was studied: %(when)s.")
    elif not month:
        template = _("Researchers were there %(when)s; how long after opening is not stated.")
    elif not year:
        template = _("Researchers were there %(when)s; the year is not stated.")
    return fill(template, when=joined([one for one in (month, year) if one]))


def months(visit: VisitRecord) -> Pieces:
    if visit.months_low is None and visit.months_high is None:
        return ()
    return timed(visit, months_alone(visit), of_months(visit))


def years(visit: VisitRecord) -> Pieces:
    low, high = visit.year_low, visit.year_high
    if low is None and high is None:
        return ()
    if low is None:
        words = _("until %(years)s") % {"years": high}
    elif high is None:
        words = _("from %(years)s on") % {"years": low}
    else:
        words = _("in %(years)s") % {"years": span(low, high)}
    return timed(visit, words, of_years(visit))


def timed(visit: VisitRecord, words: str, ground: Ground) -> Pieces:
    """A time with its hedge, leading to the timeline."""
    return (Piece(words, f"#phase-{visit.key}", rests_on=(ground,)), *after(hedge([ground])))


def changed(rows: Sequence[Change]) -> Pieces:
    """Of which dimensions the phases have different values; the values stand in the table of changes."""
    if not rows:
        return ()
    first = rows if len(rows) <= MOST_NAMED + 1 else rows[:MOST_NAMED]
    named = [Piece(mid_sentence(row.label), f"#changed-{row.key}", rests_on=row.rests_on) for row in first]
    if more := rows[len(first) :]:
        beneath = tuple(ground for row in more for ground in row.rests_on)
        named.append(Piece(_("%(n)s others") % {"n": len(more)}, "#changes", rests_on=beneath))
    return fill(_("Changed between the phases: %(what)s."), what=hedged(named))
