"""Panels for the ready questions: sides, sentences with the findings that carry them, what sources can support."""

from django.contrib import admin
from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from offices.curation.admin.base import CuratedAdmin, NewInline, RecordedInline
from offices.models import Category, Question, QuestionSentence, QuestionSide, QuestionSource, SentenceFinding


class RecordedSides(RecordedInline):
    model = QuestionSide
    verbose_name_plural = _("sides")
    fields = readonly_fields = ("key", "label_en", "ends", "speaks_for", "order")
    related = ("question",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        categories = Prefetch("categories", Category.objects.select_related("dimension"))
        return super().get_queryset(request).prefetch_related(categories, "outcomes")

    @admin.display(description=_("ends"))
    def ends(self, side: QuestionSide) -> str:
        return ", ".join(map(str, (*side.categories.all(), *side.outcomes.all())))


class NewSides(NewInline):
    model = QuestionSide
    verbose_name = _("side")
    verbose_name_plural = _("sides")
    fields = (("key", "order"), ("label_en", "label_nb"), "categories", ("outcomes", "speaks_for"))
    autocomplete_fields = ("categories", "outcomes")


class RecordedSentences(RecordedInline):
    """Which findings carry each is on its own form."""

    model = QuestionSentence
    verbose_name_plural = _("sentences")
    fields = readonly_fields = ("kind", "order", "text_en", "carried_by")
    related = ("question",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(n_carriers=Count("carriers"))

    @admin.display(description=_("findings that carry it"))
    def carried_by(self, sentence: QuestionSentence) -> int:
        return sentence.n_carriers


class NewSentences(NewInline):
    model = QuestionSentence
    verbose_name = _("sentence")
    verbose_name_plural = _("sentences")
    fields = (("kind", "order"), ("text_en", "text_nb"))


class RecordedSupports(RecordedInline):
    model = QuestionSource
    verbose_name = _("source")
    verbose_name_plural = _("sources")
    fields = readonly_fields = ("source", "can_en", "cannot_en", "citation", "order")


class NewSupports(NewInline):
    model = QuestionSource
    verbose_name = _("source")
    verbose_name_plural = _("sources")
    fields = (("source", "citation", "order"), ("can_en", "can_nb"), ("cannot_en", "cannot_nb"))


@admin.register(Question)
class QuestionAdmin(CuratedAdmin):
    list_display = ("key", "title_en", "title_nb", "order", "review_by", "signed_by", "stage")
    list_filter = ("stage",)
    search_fields = ("key", "title_en", "title_nb")
    autocomplete_fields = ("from_dimensions", "to_dimensions", "outcomes")
    inlines = (NewSides, RecordedSides, NewSentences, RecordedSentences, NewSupports, RecordedSupports)
    fieldsets = (
        (None, {"fields": (("key", "order", "stage"), ("title_en", "title_nb"))}),
        (_("Which findings are about it"), {"fields": ("from_dimensions", "to_dimensions", "outcomes")}),
        (_("Who answers for it"), {"fields": (("written_on", "review_by", "signed_by"),)}),
    )


@admin.register(QuestionSide)
class QuestionSideAdmin(CuratedAdmin):
    list_display = ("key", "question", "label_en", "label_nb", "speaks_for", "order")
    list_select_related = ("question",)
    list_filter = ("question",)
    search_fields = ("key", "label_en", "label_nb", "question__key")
    autocomplete_fields = ("question", "categories", "outcomes")


class RecordedCarriers(RecordedInline):
    model = SentenceFinding
    verbose_name_plural = _("findings that carry it")
    fields = readonly_fields = ("finding", "says", "digest")
    related = ("sentence__question", "finding")

    @admin.display(description=_("what it says"))
    def says(self, row: SentenceFinding) -> str:
        return row.finding.statement_en


class NewCarriers(NewInline):
    model = SentenceFinding
    verbose_name = _("finding")
    verbose_name_plural = _("findings that carry it")
    fields = ("finding",)
    autocomplete_fields = ("finding",)


@admin.register(QuestionSentence)
class QuestionSentenceAdmin(CuratedAdmin):
    list_display = ("question", "kind", "order", "text_en")
    list_select_related = ("question",)
    list_filter = ("question", "kind")
    search_fields = ("question__key", "text_en", "text_nb")
    autocomplete_fields = ("question",)
    inlines = (NewCarriers, RecordedCarriers)


@admin.register(SentenceFinding)
class SentenceFindingAdmin(CuratedAdmin):
    list_display = ("sentence", "finding", "digest")
    list_select_related = ("sentence__question", "finding")
    list_filter = ("sentence__question",)
    search_fields = ("sentence__question__key", "finding__key")
    autocomplete_fields = ("sentence", "finding")


@admin.register(QuestionSource)
class QuestionSourceAdmin(CuratedAdmin):
    list_display = ("question", "source", "citation", "order")
    list_filter = ("question",)
    search_fields = ("question__key", "source__key")
