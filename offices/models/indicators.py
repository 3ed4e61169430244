"""Indicators: survey and register figures about offices, and how to read them. Codings of one office are not here."""

from collections.abc import Collection
from functools import partial

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, amount, low_to_high, one_of, related, unique, words_field
from offices.models.codebook import Category, Dimension
from offices.models.findings import Outcome, Theme
from offices.models.limits import PLACES, YEARS, PlaceField, YearField, bilingual, within_limits
from offices.models.problems import check_all
from offices.models.rules import at, rule
from offices.models.sources import Citation, Source, check_all_second_hand, check_second_hand
from offices.models.values import BOUNDS, WHICH_BOUNDS, check_minimum, close_single_figure, too_low
from offices.models.vocabulary import Comparator, Polarity


class Indicator(Curated):
    """What was asked or counted."""

    FIXED = ("key",)
    RESTS_ON = ("dimension", "measurements")

    key = models.SlugField(max_length=80, unique=True, help_text=_("Stands in URLs and exports."))
    text_en, text_nb = bilingual(_("text"), help_text=_("What was asked or counted, in our words."))
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="indicators")
    unit_en, unit_nb = bilingual(_("unit"), 60)
    polarity = words_field(Polarity, Polarity.NONE)
    minimum = amount(
        help_text=_("The lowest number that makes sense, such as 0 for a share; empty for a change, which may fall.")
    )
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators")
    note_en, note_nb = bilingual(_("note"), blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["theme__order", "key"]
        constraints = [
            one_of("polarity", Polarity, "indicator_polarity"),
            rule(
                "indicator_category_of_dimension",
                Q(category=None) | Q(dimension__isnull=False),
                at("category", _("say of which dimension.")),
            ),
            *within_limits("indicator", texts=("text", "note")),
        ]

    def check_row(self) -> None:
        category = related(lambda: self.category)
        if category and category.dimension_id != self.dimension_id:
            raise ValidationError(
                {"category": _("%(category)s is not a category of that dimension.") % {"category": category.key}}
            )
        if self.pk and self.minimum is not None and (low := self.measurements.filter(too_low(self.minimum)).first()):
            raise ValidationError({"minimum": _("The measurement %(low)s is a lower number.") % {"low": low.key}})

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        strangers = Q(category__isnull=False) & ~Q(category__dimension=F("dimension"))
        if wrong := cls.objects.filter(strangers).first():
            raise ValidationError(_("%(wrong)s: its category must be one of its dimension.") % {"wrong": wrong.key})
        if "minimum" in changed:
            Measurement.check_table(("number_low",))


class Measurement(Curated):
    """A figure of an indicator: a number as the source gives it, or a quantity that it gives only in words."""

    FIXED = ("indicator", "key")
    NAMED_WITH = ("indicator",)
    RESTS_ON = ("indicator", "study", "citation")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    key = models.SlugField(max_length=60)
    order = PlaceField(default=0, help_text=_("In order of time."))
    year_low = YearField(_("years, from"), null=True, blank=True)
    year_high = YearField(_("years, to"), null=True, blank=True)
    group_en, group_nb = bilingual(_("group"), 150, blank=True, help_text=_("Whom it is about, if not all."))
    number_low = amount(_("number, from"))
    number_high = amount(_("number, to"))
    comparator = words_field(Comparator, help_text=_("Needed with a number."))
    words_en, words_nb = bilingual(_("words"), 200, blank=True, help_text=_("A quantity only in words."))
    base_en, base_nb = bilingual(_("base"), help_text=_("Of whom, and how many; “not stated” is said in words."))
    study = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="measurements")
    second_hand = models.BooleanField(default=False, help_text=_("Read in another text than the study's own."))
    not_comparable_en, not_comparable_nb = bilingual(
        _("not comparable"), blank=True, help_text=_("Why it cannot be set beside the one before; else empty.")
    )
    note_en, note_nb = bilingual(_("note"), blank=True)
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="measurements")

    history = HistoricalRecords()

    class Meta:
        ordering = ["indicator", "order"]
        constraints = [
            unique(
                *("key", _("a measurement of this key already exists in this indicator"), "indicator"),
                name="measurement_key_in_indicator",
            ),
            low_to_high("year", "measurement_years_low_high", _("the last year is before the first one.")),
            low_to_high("number", "measurement_low_at_most_high", _("the lower bound is above the upper one.")),
            rule("measurement_bounds_fit_comparator", BOUNDS, WHICH_BOUNDS),
            rule(
                "measurement_number_or_words",
                Q(comparator__in=Comparator.values)
                | ~Q(words_en="") & ~Q(words_nb="") & Q(comparator="", number_low=None, number_high=None),
                at(
                    "comparator",
                    _("a number has one; words: a quantity without a number stands in words, in both languages."),
                ),
            ),
            *within_limits(
                "measurement",
                texts=("base", "not_comparable", "note"),
                order=PLACES,
                year_low=YEARS,
                year_high=YEARS,
            ),
        ]

    def check_row(self) -> None:
        """Close a single figure, and say what was read in another text than the study's own."""
        close_single_figure(self)
        study, citation = related(lambda: self.study), related(lambda: self.citation)
        second_hand = partial(check_second_hand, study, citation, self.second_hand)
        check_all(second_hand, partial(check_minimum, self, related(lambda: self.indicator)))

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        check_all_second_hand(cls.objects.all())
        if wrong := cls.objects.filter(too_low(F("indicator__minimum"))).first():
            raise ValidationError(
                _("%(wrong)s: its number is below the minimum of its indicator.") % {"wrong": wrong.key}
            )
