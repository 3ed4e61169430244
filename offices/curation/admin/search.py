"""Panels for what a search knows: everyday words, topics that no source treats, and what was asked in vain."""

from django.contrib import admin

from offices.curation.admin.base import CuratedAdmin
from offices.models import Synonym, Untreated


@admin.register(Synonym)
class SynonymAdmin(CuratedAdmin):
    list_display = ("key", "typed_en", "typed_nb", "means_en", "means_nb", "stage")
    list_filter = ("stage",)
    search_fields = ("key", "typed_en", "typed_nb", "means_en", "means_nb")


@admin.register(Untreated)
class UntreatedAdmin(CuratedAdmin):
    list_display = ("key", "label_en", "label_nb", "words_en", "stage")
    list_filter = ("stage",)
    search_fields = ("key", "label_en", "label_nb", "words_en", "words_nb")
