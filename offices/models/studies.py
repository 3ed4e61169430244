"""What is known of a study's design and sample. The studies are in sources.py, what reviews say in reviews.py."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Row, low_to_high, one_of, unique, words_field
from offices.models.limits import PLACES, PlaceField, bilingual, within_limits
from offices.models.rules import at
from offices.models.sources import Source
from offices.models.values import BOUNDS, NO_NUMBER, WHICH_BOUNDS, close_single_figure
from offices.models.vocabulary import Comparator, SampleUnit


class Design(Row):
    """A way of studying, such as interviews; a study may combine several."""

    FIXED = ("key",)
    SEEN_WHEN_USED = True

    key = models.SlugField(max_length=40, unique=True)
    label_en, label_nb = bilingual(_("label"), 100)
    definition_en, definition_nb = bilingual(_("definition"))
    order = PlaceField(default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "key"]
        constraints = within_limits("design", texts=("definition",), order=PLACES)


class Sample(Row):
    """How many of what a study rests on; without a number it has such a sample, but how large is not stated."""

    FIXED = ("source",)
    NAMED_WITH = ("source",)
    RESTS_ON = ("source",)
    BELONGS_TO = ("source",)

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="samples")
    unit = words_field(SampleUnit, SampleUnit.INFORMANTS, _("What is counted."))
    number_low = models.DecimalField(_("number, from"), max_digits=12, decimal_places=0, null=True, blank=True)
    number_high = models.DecimalField(_("number, to"), max_digits=12, decimal_places=0, null=True, blank=True)
    comparator = words_field(Comparator, help_text=_("Needed with a number; empty where the number is not stated."))

    history = HistoricalRecords()

    class Meta:
        ordering = ["source", "unit"]
        constraints = [
            unique("unit", _("this study already has a sample of that"), "source", name="sample_unit_once"),
            one_of("unit", SampleUnit, "sample_unit"),
            low_to_high("number", "sample_low_at_most_high", _("the lower bound is above the upper one.")),
            models.CheckConstraint(
                condition=BOUNDS, name="sample_bounds_fit_comparator", violation_error_message=WHICH_BOUNDS
            ),
            models.CheckConstraint(
                condition=Q(comparator__in=Comparator.values) | NO_NUMBER,
                name="sample_number_has_comparator",
                violation_error_message=at("comparator", _("say which of = > >= < <= ~ the number is read with.")),
            ),
            models.CheckConstraint(
                condition=(Q(number_low=None) | Q(number_low__gte=1)) & (Q(number_high=None) | Q(number_high__gte=1)),
                name="sample_counts_something",
                violation_error_message=at(
                    "number_low", _("a sample has at least one; leave it empty where none is stated.")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{super().__str__()} {self.unit}".strip()

    def check_row(self) -> None:
        """Close a single figure."""
        close_single_figure(self)
