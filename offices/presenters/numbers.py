"""Numbers, years and months in words, in the language of the page. Nothing about codings here."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.records import Number, VisitRecord

HALF = Decimal("0.5")


def figure(number: Decimal) -> str:
    """A figure with the thousands apart: 15,000 or 15 000; 2.5 or 2,5."""
    plain = number.normalize() + 0
    places = max(-plain.as_tuple().exponent, 0)
    return number_format(plain, decimal_pos=places, use_l10n=True, force_grouping=True)


def number_words(number: Number) -> str:
    """45, 4–5, about 15,000, more than 20."""
    if number.low is None or number.high is None or number.comparator not in ("=", "~"):
        bound = figure(number.low if number.low is not None else number.high)
        return comparator_words(number.comparator, bound)
    span = figure(number.low) if number.low == number.high else f"{figure(number.low)}–{figure(number.high)}"
    return _("about %(number)s") % {"number": span} if number.comparator == "~" else span


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
    years = span(visit.year_low, visit.year_high)
    return _("%(years)s (inferred)") % {"years": years} if visit.years_certainty == "inferred" else years


def months_words(visit: VisitRecord) -> str:
    """How long after opening the visit was, or that it is not stated."""
    low, high = visit.months_low, visit.months_high
    if low is None and high is None:
        return _("time since opening not stated")
    if low is not None and high is not None and high <= 0:
        return _("before opening") if low == high == 0 or low != high else before_words(low)
    if low is not None and low < 0:
        return _("before and after opening")
    return after_words(low, high)


def before_words(low: Decimal) -> str:
    months = int(-low) if low == int(low) else -low
    return ngettext("%(n)s month before opening", "%(n)s months before opening", int(-low)) % {"n": halves(Decimal(months))}


def after_words(low: Decimal | None, high: Decimal | None) -> str:
    if low == high == 0:
        return _("at opening")
    if low is None or high is None or low == high:
        bound = low if low is not None else high
        return ngettext("%(n)s month after opening", "%(n)s months after opening", plural(bound)) % {"n": halves(bound)}
    return _("%(low)s–%(high)s months after opening") % {"low": halves(low), "high": halves(high)}


def plural(number: Decimal) -> int:
    return 1 if number == 1 else 2


def halves(number: Decimal) -> str:
    """2½ for 2.5; other numbers as figures."""
    whole = int(number)
    if number - whole == HALF:
        return f"{whole or ''}½"
    return figure(number)
