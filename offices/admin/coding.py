"""The panel for codings, and the form in which a part's codings are entered."""

from django.contrib import admin

from offices.admin.base import CuratedAdmin, FewQueriesInline, publish, withdraw
from offices.models import Coding

VALUE = ("category", "holds", ("number_low", "number_high", "comparator"), ("text_en", "text_nb"), ("where_en", "where_nb"))
EVIDENCE = (
    ("citation", "further_citations"),
    ("account", "account_line"),
    ("certainty", "inferred_from_en", "inferred_from_nb"),
    ("note_en", "note_nb"),
)


class CodingInline(FewQueriesInline):
    """The common case in a row: a category, a number or a status. What else there is to say is on the coding's own form."""

    model = Coding
    fields = ("dimension", "status", "category", "holds", "number_low", "number_high", "comparator", "certainty",
              "citation", "stage")  # fmt: skip
    related = ("part", "dimension", "category", "citation")
    autocomplete_fields = ("dimension", "category", "citation")
    ordering = ("dimension__group__order", "dimension__order", "id")


@admin.register(Coding)
class CodingAdmin(CuratedAdmin):
    list_display = ("office", "visit", "part_key", "dimension", "value", "certainty", "shown", "stage")
    list_select_related = ("part__visit__office", "dimension", "category")
    list_filter = ("stage", "status", "certainty", "account", "realisation", "shown", "dimension__group")
    search_fields = ("ref", "dimension__key", "dimension__label_en", "note_en", "note_nb")
    autocomplete_fields = ("part", "dimension", "category", "citation", "further_citations")
    actions = (publish, withdraw)
    fieldsets = (
        (None, {"fields": (("part", "dimension"), ("status", "realisation", "stage"))}),
        ("Value", {"fields": VALUE, "description": "Fill in what the scale of the dimension asks for, and nothing else."}),
        ("Evidence", {"fields": EVIDENCE}),
        ("Where codings disagree", {"fields": (("shown", "why_shown_en", "why_shown_nb"),)}),
    )

    @admin.display(ordering="part__visit__office__slug")
    def office(self, coding: Coding) -> str:
        return coding.part.visit.office.slug

    @admin.display
    def visit(self, coding: Coding) -> str:
        return coding.part.visit.key

    @admin.display(description="part")
    def part_key(self, coding: Coding) -> str:
        return coding.part.key

    @admin.display
    def value(self, coding: Coding) -> str:
        if not coding.is_coded:
            return coding.get_status_display()
        if coding.category:
            return coding.category.key if coding.holds is not False else f"not {coding.category.key}"
        if coding.comparator:
            return f"{coding.comparator} {coding.number_low or ''}–{coding.number_high or ''}"
        return coding.text_en[:60] or str(coding.holds)
