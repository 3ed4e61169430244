"""Panels for indicators and their measurements."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from offices.curation.admin.base import CuratedAdmin, NewInline, RecordedInline
from offices.curation.admin.coding import number_cell
from offices.models import Indicator, Measurement

FIGURE = (("number_low", "number_high", "comparator"), ("words_en", "words_nb"), ("base_en", "base_nb"))
WHEN_AND_WHO = (("year_low", "year_high"), ("group_en", "group_nb"))
EVIDENCE = ("study", "citation", "second_hand")
READING = (("not_comparable_en", "not_comparable_nb"), ("note_en", "note_nb"))
ONE_OF_TWO = _("A number with its comparator, or a quantity in words.")


@admin.display(description=_("figure"))
def figure(row: Measurement) -> str:
    """What was measured, in a cell of a list."""
    return number_cell(row) if row.comparator else row.words_en[:60]


class RecordedMeasurements(RecordedInline):
    model = Measurement
    measured = staticmethod(figure)
    fields = readonly_fields = ("key", "year_low", "year_high", "group_en", "measured", "study", "second_hand", "stage")


class NewMeasurements(NewInline):
    model = Measurement
    fields = (("key", "order", "stage"), *WHEN_AND_WHO, *FIGURE, EVIDENCE, *READING)


@admin.register(Indicator)
class IndicatorAdmin(CuratedAdmin):
    list_display = ("key", "theme", "unit_en", "polarity", "dimension", "outcome", "stage")
    list_filter = ("stage", "theme", "polarity")
    search_fields = ("key", "text_en", "text_nb")
    inlines = (NewMeasurements, RecordedMeasurements)


@admin.register(Measurement)
class MeasurementAdmin(CuratedAdmin):
    list_display = ("key", "indicator", "year_low", "year_high", "group_en", figure, "study", "second_hand", "stage")
    list_filter = ("stage", "second_hand", "indicator__theme")
    search_fields = ("key", "indicator__key", "study__key", "group_en", "group_nb")
    fieldsets = (
        (None, {"fields": (("indicator", "key", "order", "stage"), *WHEN_AND_WHO)}),
        (_("Figure"), {"fields": FIGURE, "description": ONE_OF_TWO}),
        (_("Evidence"), {"fields": (EVIDENCE, *READING)}),
    )
