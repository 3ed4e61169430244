"""Panels for themes, outcomes, speakers and findings, each finding with its places and what contradicts it."""

from typing import Any

from django.contrib import admin
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from offices.curation.admin.base import CuratedAdmin, NewInline, RecordedInline
from offices.models import Contradiction, Finding, FindingSource, Outcome, Speaker, Theme

ENDS = (
    ("antecedent", "antecedent_category"),
    "direction",
    "outcome",
    ("consequent", "consequent_category"),
)
KNOWN = (("kind", "basis"), "speakers", ("strength_en", "strength_nb"), ("note_en", "note_nb"))


@admin.register(Theme)
class ThemeAdmin(CuratedAdmin):
    list_display = ("key", "label_en", "label_nb", "order")
    search_fields = ("key", "label_en", "label_nb")


@admin.register(Outcome)
class OutcomeAdmin(CuratedAdmin):
    list_display = ("key", "label_en", "label_nb", "polarity", "area", "order")
    list_filter = ("polarity", "area")
    search_fields = ("key", "label_en", "label_nb")


@admin.register(Speaker)
class SpeakerAdmin(CuratedAdmin):
    list_display = ("key", "label_en", "label_nb", "order")
    search_fields = ("key", "label_en", "label_nb")


class RecordedPlaces(RecordedInline):
    model = FindingSource
    verbose_name = _("place")
    verbose_name_plural = _("places")
    fields = readonly_fields = ("study", "citation", "second_hand", "order")


class NewPlaces(NewInline):
    model = FindingSource
    verbose_name = _("place")
    verbose_name_plural = _("places")
    fields = (("study", "citation"), ("second_hand", "order"))


class RecordedContradictions(RecordedInline):
    model = Contradiction
    fk_name = "finding"
    fields = readonly_fields = ("other", "why_en")


class ContradictedBy(RecordedInline):
    """The same from the other side: recorded with the other finding."""

    model = Contradiction
    fk_name = "other"
    heading = _("contradictions recorded with other findings")
    fields = readonly_fields = ("finding", "why_en")


class NewContradictions(NewInline):
    model = Contradiction
    fk_name = "finding"
    fields = ("other", ("why_en", "why_nb"))


@admin.register(Finding)
class FindingAdmin(CuratedAdmin):
    list_display = ("key", "theme", "antecedent", "direction", "outcome", "consequent", "kind", "basis", "stage")
    list_filter = ("stage", "theme", "direction", "kind", "basis", "speakers", "outcome")
    search_fields = ("key", "statement_en", "statement_nb")
    inlines = (NewPlaces, RecordedPlaces, NewContradictions, RecordedContradictions, ContradictedBy)
    fieldsets = (
        (None, {"fields": (("key", "theme", "stage"), ("statement_en", "statement_nb"))}),
        (
            _("What leads to what"),
            {"fields": ENDS, "description": _("What follows is an outcome or a dimension, never both.")},
        ),
        (_("How it is known"), {"fields": KNOWN}),
        (_("What it rests on and speaks of"), {"fields": ("offices", "dimensions")}),
    )

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Speakers are few, so that all are shown, to tick."""
        if db_field.name == "speakers":
            kwargs["widget"] = CheckboxSelectMultiple()
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(FindingSource)
class FindingSourceAdmin(CuratedAdmin):
    list_display = ("finding", "study", "citation", "second_hand", "order")
    list_filter = ("second_hand", "finding__theme")
    search_fields = ("finding__key", "study__key", "citation__section")


@admin.register(Contradiction)
class ContradictionAdmin(CuratedAdmin):
    list_display = ("finding", "other", "why_en")
    search_fields = ("finding__key", "other__key", "why_en", "why_nb")
