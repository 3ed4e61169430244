"""Indicators: survey and register figures about offices, and how to read them. Codings of one office are not here."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, one_of, related, told_with, words_field
from offices.models.codebook import Category, Dimension
from offices.models.coding import BOUNDS
from offices.models.findings import Outcome, Theme
from offices.models.sources import Citation, Source, check_all_second_hand, check_second_hand
from offices.vocabulary import Comparator, Polarity


class Indicator(Curated):
    """What was asked or counted."""

    RESTS_ON = ("dimension", "measurements")

    key = models.SlugField(max_length=80, unique=True, help_text="Stands in URLs and exports.")
    text_en = models.TextField("text (English)", help_text="What was asked or counted, in our words.")
    text_nb = models.TextField("text (Norwegian)")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="indicators")
    unit_en = models.CharField("unit (English)", max_length=60)
    unit_nb = models.CharField("unit (Norwegian)", max_length=60)
    polarity = words_field(Polarity, Polarity.NONE)
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators")
    note_en = models.TextField("note (English)", blank=True)
    note_nb = models.TextField("note (Norwegian)", blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["theme__order", "key"]
        constraints = [
            one_of("polarity", Polarity, "indicator_polarity"),
            models.CheckConstraint(
                condition=Q(category=None) | Q(dimension__isnull=False),
                name="indicator_category_of_dimension",
                violation_error_message="category: say of which dimension.",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def check_row(self) -> None:
        category = related(self, "category")
        if category and category.dimension_id != self.dimension_id:
            raise ValidationError({"category": f"{category.key} is not a category of that dimension."})

    @classmethod
    def check_table(cls, changed) -> None:
        strangers = Q(category__isnull=False) & ~Q(category__dimension=F("dimension"))
        if wrong := cls.objects.filter(strangers).first():
            raise ValidationError(f"{wrong.key}: its category must be one of its dimension.")


class Measurement(Curated):
    """A figure of an indicator: a number as the source gives it, or a quantity that it gives only in words."""

    RESTS_ON = ("indicator", "study", "citation")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    key = models.SlugField(max_length=60)
    order = models.PositiveSmallIntegerField(default=0, help_text="In order of time.")
    year_low = models.PositiveSmallIntegerField("years, from", null=True, blank=True)
    year_high = models.PositiveSmallIntegerField("years, to", null=True, blank=True)
    group_en = models.CharField(
        "group (English)", max_length=150, blank=True, help_text="Whom it is about, if not all."
    )
    group_nb = models.CharField("group (Norwegian)", max_length=150, blank=True)
    number_low = models.DecimalField("number, from", max_digits=12, decimal_places=3, null=True, blank=True)
    number_high = models.DecimalField("number, to", max_digits=12, decimal_places=3, null=True, blank=True)
    comparator = words_field(Comparator, help_text="Needed with a number.")
    words_en = models.CharField("words (English)", max_length=200, blank=True, help_text="A quantity only in words.")
    words_nb = models.CharField("words (Norwegian)", max_length=200, blank=True)
    base_en = models.TextField("base (English)", help_text="Of whom, and how many; “not stated” is said in words.")
    base_nb = models.TextField("base (Norwegian)")
    study = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="measurements")
    second_hand = models.BooleanField(default=False, help_text="Read in another text than the study's own.")
    not_comparable_en = models.TextField(
        "not comparable (English)", blank=True, help_text="Why it cannot be set beside the one before; else empty."
    )
    not_comparable_nb = models.TextField("not comparable (Norwegian)", blank=True)
    note_en = models.TextField("note (English)", blank=True)
    note_nb = models.TextField("note (Norwegian)", blank=True)
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="measurements")

    history = HistoricalRecords()

    class Meta:
        ordering = ["indicator", "order"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "key"], name="measurement_key_in_indicator"),
            models.CheckConstraint(
                condition=Q(year_low__lte=F("year_high")),
                name="measurement_years_low_high",
                violation_error_message="years: the first is after the last.",
            ),
            models.CheckConstraint(
                condition=Q(number_low__lte=F("number_high")),
                name="measurement_low_at_most_high",
                violation_error_message="number: the lower bound is above the upper one.",
            ),
            models.CheckConstraint(
                condition=BOUNDS,
                name="measurement_bounds_fit_comparator",
                violation_error_message="number: = and ~ have both bounds (a single figure fills both), > and >= only "
                "the lower one, < and <= only the upper one.",
            ),
            models.CheckConstraint(
                condition=Q(comparator__in=Comparator.values)
                | ~Q(words_en="") & ~Q(words_nb="") & Q(comparator="", number_low=None, number_high=None),
                name="measurement_number_or_words",
                violation_error_message="comparator: a number has one; words: a quantity without a number stands in "
                "words, in both languages.",
            ),
        ]

    def __str__(self) -> str:
        return told_with(self, "indicator")

    def check_row(self) -> None:
        """Close a single figure, and say what was read in another text than the study's own."""
        if self.comparator in (Comparator.EQUAL, Comparator.ABOUT):
            low, high = self.number_low, self.number_high
            self.number_low, self.number_high = (high if low is None else low), (low if high is None else high)
        check_second_hand(self)

    @classmethod
    def check_table(cls, changed) -> None:
        check_all_second_hand(cls.objects.all())
