"""The panel for codings, one by one; a whole case is coded in coding_form/."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from offices.curation.admin.base import CuratedAdmin
from offices.models import Coding
from offices.models.decimals import fewest_digits
from offices.models.told import short

VALUE = (
    "category",
    "holds",
    ("number_low", "number_high", "comparator"),
    ("text_en", "text_nb"),
    ("where_en", "where_nb"),
)
FILL_IN = gettext_lazy("Fill in what the scale of the dimension asks for, and nothing else.")
EVIDENCE = (
    ("citation", "further_citations"),
    ("account", "account_line"),
    ("certainty", "inferred_from_en", "inferred_from_nb"),
    ("note_en", "note_nb"),
)


@admin.display(description=gettext_lazy("value"))
def value(coding: Coding) -> str:
    """The value in a cell of a list."""
    if not coding.is_coded:
        return coding.get_status_display()
    if coding.category:
        said = "%(category)s" if coding.holds is not False else _("not %(category)s")
        return said % {"category": short(coding.category)}
    if coding.comparator:
        return number_cell(coding)
    return coding.text_en[:60] or (_("yes") if coding.holds else _("no"))


def number_cell(row: Any) -> str:
    """The number of a coding or a measurement, in a cell of a list."""
    figures = dict.fromkeys(fewest_digits(bound) for bound in (row.number_low, row.number_high) if bound is not None)
    return f"{row.comparator} {'–'.join(figures)}"


@admin.register(Coding)
class CodingAdmin(CuratedAdmin):
    list_display = ("office", "visit", "part_key", "dimension", value, "certainty", "shown", "stage")
    list_select_related = ("part__visit__office", "dimension", "category")
    list_filter = ("stage", "status", "certainty", "account", "realisation", "shown", "dimension__group")
    search_fields = ("ref", "dimension__key", "dimension__label_en", "note_en", "note_nb")
    fieldsets = (
        (None, {"fields": (("part", "dimension"), ("status", "realisation", "stage"))}),
        (
            gettext_lazy("Value"),
            {"fields": VALUE, "description": FILL_IN},
        ),
        (gettext_lazy("Evidence"), {"fields": EVIDENCE}),
        (gettext_lazy("Where codings disagree"), {"fields": (("shown", "why_shown_en", "why_shown_nb"),)}),
    )

    @admin.display(ordering="part__visit__office__slug")
    def office(self, coding: Coding) -> str:
        return short(coding.part.visit.office)

    @admin.display
    def visit(self, coding: Coding) -> str:
        return short(coding.part.visit)

    @admin.display(description=gettext_lazy("part"))
    def part_key(self, coding: Coding) -> str:
        return short(coding.part)
