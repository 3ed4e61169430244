"""Pairs of choices that exclude one another by a source's own definition. Codings are in coding.py."""

from collections.abc import Collection
from functools import partial

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, amount, low_to_high, related
from offices.models.codebook import Category, Dimension
from offices.models.limits import bilingual, within_limits
from offices.models.rules import at, rule
from offices.models.sources import Citation
from offices.models.vocabulary import CATEGORY_SCALES, Scale

ENDS = ("one", "other")
"""The two choices; what each is made of begins with its name."""


def dimension_of(end: str) -> "models.ForeignKey[Dimension, Dimension]":
    return models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name=f"conflicts_{end}")


def category_of(end: str) -> "models.ForeignKey[Category | None, Category | None]":
    name = f"conflicts_{end}"
    return models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name=name)


def holds_of() -> "models.BooleanField[bool | None, bool | None]":
    return models.BooleanField(_("holds"), null=True, blank=True, help_text=_("Of a yes-or-no dimension."))


def one_value(end: str) -> models.CheckConstraint:
    """A constraint that the choice is a category, a yes or no, or a range of numbers."""
    category, holds = Q(**{f"{end}_category": None}), Q(**{f"{end}_holds": None})
    number = Q(**{f"{end}_low": None, f"{end}_high": None})
    alone = (~category & holds & number) | (category & ~holds & number) | (category & holds & ~number)
    said = at(f"{end}_category", _("a category, a yes or no, or a range of numbers, and just one of them."))
    return rule(f"conflict_{end}_has_one_value", alone, said)


class Conflict(Curated):
    """Two choices that no office can have at once as a source defines them, and why."""

    FIXED = ("key",)
    RESTS_ON = ("one", "one_category", "other", "other_category", "citation")

    key = models.SlugField(max_length=60, unique=True)
    one = dimension_of("one")
    one_category = category_of("one")
    one_holds = holds_of()
    one_low = amount(_("from"), help_text=_("The lowest number that is meant, itself among them. Numbers only."))
    one_high = amount(_("to"))
    other = dimension_of("other")
    other_category = category_of("other")
    other_holds = holds_of()
    other_low = amount(_("from"), help_text=_("The lowest number that is meant, itself among them. Numbers only."))
    other_high = amount(_("to"))
    why_en, why_nb = bilingual(_("why"), 400, help_text=_("In one sentence, by whose definition."))
    inferred = models.BooleanField(default=False, help_text=_("That they exclude one another is our reading."))
    citation = models.ForeignKey(
        Citation, on_delete=models.PROTECT, related_name="conflicts", help_text=_("Where it is defined.")
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["key"]
        verbose_name = _("pair of choices that exclude one another")
        verbose_name_plural = _("pairs of choices that exclude one another")
        constraints = [
            *map(one_value, ENDS),
            *(low_to_high(end, f"conflict_{end}_low_high", _("the last number is below the first.")) for end in ENDS),
            *within_limits("conflict"),
        ]

    def check_row(self) -> None:
        """Each value is one of its dimension's scale, each category one of its dimension."""
        for end in ENDS:
            dimension = related(partial(getattr, self, end))
            category = related(partial(getattr, self, f"{end}_category"))
            if category and category.dimension_id != getattr(self, f"{end}_id"):
                raise ValidationError(
                    {
                        f"{end}_category": _("%(category)s is not a category of that dimension.")
                        % {"category": category.key}
                    }
                )
            if dimension and dimension.scale not in self.scales(end):
                raise ValidationError(
                    {
                        end: _("%(dimension)s has the scale %(scale)s, so another value.")
                        % {"dimension": dimension.key, "scale": dimension.scale}
                    }
                )

    def scales(self, end: str) -> Collection[str]:
        """The scales of dimensions that have such a value."""
        if getattr(self, f"{end}_category_id"):
            return CATEGORY_SCALES
        return [Scale.NUMBER if getattr(self, f"{end}_holds") is None else Scale.BOOLEAN]

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        for end in ENDS:
            named = cls.objects.filter(**{f"{end}_category__isnull": False})
            if wrong := named.exclude(**{f"{end}_category__dimension": F(end)}).first():
                raise ValidationError(
                    _("%(wrong)s: %(end)s_category must be one of its dimension.") % {"wrong": wrong.key, "end": end}
                )
