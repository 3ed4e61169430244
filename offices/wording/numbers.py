"""Numbers, years and months in words, in the language of the page. Nothing about codings here."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import Number, VisitRecord

HALF = Decimal("0.5")


def figure(number: Decimal) -> str:
    """A figure with the thousands apart: 15,000 or 15 000; 2.5 or 2,5."""
    plain = number.normalize() + 0
    places = max(-int(plain.as_tuple().exponent), 0)  # a figure is finite
    return number_format(plain, decimal_pos=places, use_l10n=True, force_grouping=True)


def number_words(number: Number) -> str:
    """45, 4–5, about 15,000, more than 20."""
    if number.low is None or number.high is None or number.comparator not in ("=", "~"):
        bound = number.low if number.low is not None else number.high
        return comparator_words(number.comparator, figure(bound) if bound is not None else "")
    span = figure(number.low) if number.low == number.high else f"{figure(number.low)}–{figure(number.high)}"
    return _("about %(number)s") % {"number": span} if number.comparator == "~" else span


def with_unit(words: str, unit: object, unit_one: object, value: Decimal | None) -> str:
    """45 employees, more than 20 FTE, 1 employee; `value` is the last figure of the words."""
    return " ".join(filter(None, [words, unit_words(unit, unit_one, value)]))


def unit_words(unit: object, unit_one: object, value: Decimal | None) -> str:
    """The unit alone, of one or of several."""
    return str(unit_one if value == 1 else unit)


def comparator_words(comparator: str, bound: str) -> str:
    words = {
        ">": _("more than %(number)s"),
        ">=": _("at least %(number)s"),
        "<": _("fewer than %(number)s"),
        "<=": _("at most %(number)s"),
        "~": _("about %(number)s"),
    }
    return words.get(comparator, "%(number)s") % {"number": bound}


def span(low: Decimal | int | None, high: Decimal | int | None) -> str:
    """2007–2008, 2017, or with one open bound 2007– ."""
    if low == high:
        return str(low)
    return f"{low if low is not None else ''}–{high if high is not None else ''}"


def years_words(visit: VisitRecord) -> str:
    """The years of a visit, or that they are not stated."""
    if visit.year_low is None and visit.year_high is None:
        return _("year not stated")
    words = {"inferred": _("%(years)s (inferred)"), "vague": _("%(years)s (vague)")}
    return words.get(visit.years_certainty, "%(years)s") % {"years": span(visit.year_low, visit.year_high)}


def months_words(visit: VisitRecord) -> str:
    """How long after opening the visit was and whether that is inferred, or that it is not stated."""
    words = months_alone(visit)
    is_known = visit.months_low is not None or visit.months_high is not None
    return _("%(time)s (inferred)") % {"time": words} if is_known and visit.months_certainty == "inferred" else words


def months_alone(visit: VisitRecord) -> str:
    """The same, for whoever says elsewhere that it is inferred."""
    low, high = visit.months_low, visit.months_high
    if low is None and high is None:
        return _("time since opening not stated")
    if low is None or high is None:
        words = open_words(low, high)
        return _("%(time)s (vague)") % {"time": words} if visit.months_certainty == "vague" else words
    words = phase_words(low, high)
    return _("about %(time)s") % {"time": words} if visit.months_certainty == "vague" else words


def open_words(low: Decimal | None, high: Decimal | None) -> str:
    """A span of months of which only one end is known."""
    if high is not None:
        if high > 0:
            return _("at most %(time)s") % {"time": phase_words(high, high)}
        return _("at least %(time)s") % {"time": phase_words(high, high)} if high else _("before opening")
    if not low:
        return _("after opening")
    words = _("at least %(time)s") if low > 0 else _("from %(time)s on")
    return words % {"time": phase_words(low, low)}


def phase_words(low: Decimal, high: Decimal) -> str:
    """A moment or a span of months, before or after opening."""
    if low == high == 0:
        return _("at opening")
    if low < 0 < high:
        return _("before and after opening")
    first, last = sorted((abs(low), abs(high)))
    span = halves(last) if first in (0, last) else f"{halves(first)}–{halves(last)}"
    after = ngettext("%(n)s month after opening", "%(n)s months after opening", plural(last))
    before = ngettext("%(n)s month before opening", "%(n)s months before opening", plural(last))
    if first == 0:
        after = ngettext("the first month", "the first %(n)s months", plural(last))
        before = ngettext("the last month before opening", "the last %(n)s months before opening", plural(last))
    return (after if high > 0 else before) % {"n": span}


def plural(number: Decimal) -> int:
    """The form that gettext should take: a half and one are singular."""
    return 1 if number <= 1 else 2


def halves(number: Decimal) -> str:
    """2½ for 2.5; other numbers as figures."""
    whole = int(number)
    if number - whole == HALF:
        return f"{whole or ''}½"
    return figure(number)
