"""A part-distance in words: alike, steps apart, in common, the smallest difference. How it is measured: distances.py.

Its figure is for files alone: of a few dimensions it would look more exact than it is.
"""

from collections.abc import Callable
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.similar.distances import Gap, Likeness
from offices.similar.similarity import Part


def decimals(distance: Fraction) -> str:
    """A distance with two decimals, as the language writes them; for files."""
    return number_format(round(float(distance), 2), decimal_pos=2, use_l10n=True)


def gap_words(part: Part) -> str:
    """The part-distance in words."""
    words = WORDS.get(part.dimension.scale)
    if words:
        return words(part, part.gap)
    return _("differ") if part.gap.distance else _("alike")


def step_words(part: Part, gap: Gap) -> str:
    steps, most = gap.of or (0, 0)
    if not steps:
        return _("alike")
    words = ngettext("%(steps)s of %(most)s step apart", "%(steps)s of %(most)s steps apart", most)
    told = words % {"steps": steps, "most": most}
    inferred = any(category.order_inferred for category in part.dimension.categories)
    return _("%(words)s (the order is partly inferred)") % {"words": told} if inferred else told


def overlap_words(part: Part, gap: Gap) -> str:
    if gap.of is None:
        return _("cannot be told: neither is said to have or to lack what the other is")
    both, either = gap.of
    if not either:
        return _("alike: both are said to lack the same")
    words = _("%(both)s of %(either)s in common, of what is told of both")
    if gap.likeness is Likeness.UNTOLD:
        words = _("%(both)s of %(either)s in common, of what is told of both; more is told of one")
    return words % {"both": both, "either": either}


def number_gap_words(part: Part, gap: Gap) -> str:
    if gap.distance is None:
        return _("cannot be told: they may be the same or far apart")
    if gap.likeness is Likeness.UNTOLD:
        return _("cannot be told: the ranges overlap, so the smallest difference is 0")
    if gap.likeness is Likeness.ALIKE:
        return _("alike")
    numbers = (part.one[0].number, part.other[0].number)
    if all(number.low == number.high for number in numbers if number):
        return _("differ: what counts is the difference, as a share of the larger number")
    return _("differ: what counts is the smallest possible difference, as a share of the larger number")


WORDS: dict[str, Callable[[Part, Gap], str]] = {
    "ordinal": step_words,
    "multi": overlap_words,
    "number": number_gap_words,
}
