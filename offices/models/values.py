"""What a scale asks of a value: as a rule for the database, and in words for the field that is wrong. No table."""

from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from offices.models.decimals import fewest_digits
from offices.models.rules import at
from offices.models.vocabulary import CATEGORY_SCALES, Comparator, Scale

NO_NUMBER = Q(number_low=None, number_high=None, comparator="")
NO_TEXT = Q(text_en="", text_nb="")
NO_CATEGORY = Q(category=None)
NO_HOLDS = Q(holds=None)

KIND_OF_VALUE = (
    Q(scale__in=[Scale.NOMINAL, Scale.ORDINAL], category__isnull=False) & NO_HOLDS & NO_NUMBER & NO_TEXT
    | Q(scale=Scale.MULTI, category__isnull=False, holds__isnull=False) & NO_NUMBER & NO_TEXT
    | Q(scale=Scale.BOOLEAN, holds__isnull=False) & NO_CATEGORY & NO_NUMBER & NO_TEXT
    | Q(scale=Scale.NUMBER, comparator__in=Comparator.values)
    & (Q(number_low__isnull=False) | Q(number_high__isnull=False))
    & NO_CATEGORY
    & NO_HOLDS
    | Q(scale=Scale.TEXT) & ~Q(text_en="") & ~Q(text_nb="") & NO_CATEGORY & NO_HOLDS & NO_NUMBER
)
"""What a coded row must hold, by the scale of its dimension; a number's text is how the source words it."""

BOUNDS = (
    Q(comparator="")
    | Q(comparator__in=[Comparator.EQUAL, Comparator.ABOUT], number_low__isnull=False, number_high__isnull=False)
    | Q(comparator__in=[Comparator.MORE, Comparator.AT_LEAST], number_low__isnull=False, number_high=None)
    | Q(comparator__in=[Comparator.LESS, Comparator.AT_MOST], number_low=None, number_high__isnull=False)
)
"""Which bounds a comparator goes with, so that "= 15" is never read as "15 or more"."""
WHICH_BOUNDS = at(
    "comparator",
    _(
        "= and ~ have both bounds (a single figure fills both), > and >= only the lower one, < and <= only the "
        "upper one."
    ),
)

NO_VALUE = NO_HOLDS & NO_NUMBER & NO_TEXT & (NO_CATEGORY | Q(scale=Scale.MULTI))
"""A status without value; of a multi dimension it may speak of one category: nothing is said about just that one."""

TAKES = {
    Scale.NOMINAL: ("category",),
    Scale.ORDINAL: ("category",),
    Scale.MULTI: ("category", "holds"),
    Scale.BOOLEAN: ("holds",),
    Scale.NUMBER: ("comparator", "number_low", "number_high", "text_en", "text_nb"),
    Scale.TEXT: ("text_en", "text_nb"),
}
"""The columns that a value of the scale may fill."""
COLUMNS = ("category", "holds", "comparator", "number_low", "number_high", "text_en", "text_nb")
ASKED = {
    "category": _("choose the category"),
    "holds": _("say yes or no"),
    "comparator": _("say which of = > >= < <= ~ the number is read with"),
    "number_low": _("give the number, in one of the two fields or in both"),
    "text_en": _("write the text in English"),
    "text_nb": _("write the text in Norwegian"),
}
SAYS_WHAT = {
    Scale.NOMINAL: _("a category"),
    Scale.ORDINAL: _("a category"),
    Scale.MULTI: _("a category and whether it holds"),
    Scale.BOOLEAN: _("yes or no"),
    Scale.NUMBER: _("a number and its comparator"),
    Scale.TEXT: _("a text in both languages"),
}


def value_errors(row: Any) -> dict[str, str]:
    """What is wrong with the value of a coding, by field, in the terms of its own dimension's scale."""
    key, scale = row.dimension.key, Scale(row.scale)
    if not row.is_coded:
        spare = filled(row, ("category",) if scale == Scale.MULTI else ())
        return {
            name: _("The status is “%(status)s”, so there is no value.") % {"status": row.get_status_display()}
            for name in spare
        }
    wanted = {
        name: _("%(key)s takes %(what)s: %(asked)s.") % {"key": key, "what": SAYS_WHAT[scale], "asked": ASKED[name]}
        for name in lacking_fields(row, scale)
    }
    return wanted | dict.fromkeys(
        filled(row, TAKES[scale]), _("%(key)s takes %(what)s, nothing here.") % {"key": key, "what": SAYS_WHAT[scale]}
    )


def filled(row: Any, but: Collection[str]) -> list[str]:
    """The value columns that hold something, but for those that may."""
    return [name for name in COLUMNS if name not in but and getattr(row, name) not in (None, "")]


def lacking_fields(row: Any, scale: Scale) -> Iterator[str]:
    """The fields that the scale asks for and that are empty."""
    if scale == Scale.NUMBER:
        yield from [] if row.comparator else ["comparator"]
        yield from ["number_low"] if row.number_low is None and row.number_high is None else []
        return
    yield from (name for name in TAKES[scale] if getattr(row, name) in (None, ""))


def too_low(minimum: Any) -> Q:
    """Numbers of which either end is under the minimum, itself a number or a column."""
    return Q(number_low__lt=minimum) | Q(number_high__lt=minimum)


def check_minimum(row: Any, owner: Any) -> None:
    """No number is lower than what it is a number of allows. Raises ValidationError, keyed by field."""
    if owner is None or owner.minimum is None:
        return
    numbers = {name: row._meta.get_field(name).to_python(getattr(row, name)) for name in ("number_low", "number_high")}
    if low := [name for name, number in numbers.items() if number is not None and number < owner.minimum]:
        raise ValidationError(
            dict.fromkeys(
                low,
                _("%(owner)s has no number below %(minimum)s.")
                % {"owner": owner.key, "minimum": fewest_digits(owner.minimum)},
            )
        )


def close_single_figure(row: Any) -> None:
    """One figure that is read with = or ~ is both bounds."""
    if row.comparator in (Comparator.EQUAL, Comparator.ABOUT):
        low, high = row.number_low, row.number_high
        row.number_low, row.number_high = (high if low is None else low), (low if high is None else high)


def wrong_category(row: Any) -> str:
    """That the category is of another dimension, and which ones there are."""
    key = row.dimension.key
    if row.dimension.scale not in CATEGORY_SCALES:
        return _("%(key)s has the scale %(scale)s, so no category.") % {"key": key, "scale": row.dimension.scale}
    allowed = ", ".join(row.dimension.categories.values_list("key", flat=True))
    return _("%(category)s is a category of %(dimension)s; %(key)s allows: %(allowed)s.") % {
        "category": row.category.key,
        "dimension": row.category.dimension.key,
        "key": key,
        "allowed": allowed,
    }
