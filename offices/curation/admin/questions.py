"""Panels for the ready questions, each with what the sources can and cannot support."""

from django.contrib import admin

from offices.curation.admin.base import CuratedAdmin, NewInline, RecordedInline
from offices.models import Question, QuestionSource


class RecordedSupports(RecordedInline):
    model = QuestionSource
    verbose_name = "source"
    fields = readonly_fields = ("source", "can_en", "cannot_en", "citation", "order")


class NewSupports(NewInline):
    model = QuestionSource
    verbose_name = "source"
    fields = (("source", "citation", "order"), ("can_en", "can_nb"), ("cannot_en", "cannot_nb"))


@admin.register(Question)
class QuestionAdmin(CuratedAdmin):
    list_display = ("key", "title_en", "title_nb", "order", "stage")
    list_filter = ("stage",)
    search_fields = ("key", "title_en", "title_nb")
    inlines = (NewSupports, RecordedSupports)
    fieldsets = (
        (None, {"fields": (("key", "order", "stage"), ("title_en", "title_nb"))}),
        ("One side", {"fields": (("side_en", "side_nb"), "one")}),
        ("Other side", {"fields": (("other_en", "other_nb"), "other")}),
        ("Answer", {"fields": (("answer_en", "answer_nb"),)}),
    )


@admin.register(QuestionSource)
class QuestionSourceAdmin(CuratedAdmin):
    list_display = ("question", "source", "citation", "order")
    list_filter = ("question",)
    search_fields = ("question__key", "source__key")
