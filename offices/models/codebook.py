"""The codebook: groups, dimensions and their categories. Adding one is a row, never code. No codings here."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, Row, fetched, one_of, told_with, words_field
from offices.models.sources import Citation
from offices.vocabulary import CATEGORY_SCALES, RESERVED_WORDS, PartKind, Scale

KEY = RegexValidator(r"^[a-z][a-z0-9_]*$", "Use small letters, digits and _, and begin with a letter.")
PARAMETERS = (
    *("record", "visit", "compare", "q", "page", "office", "x", "y", "lang", "format", "view", "order", "sort"),
    *("only", "panel", "condition", "outcome", "cases"),
)
"""Words that the selection grammar uses itself, so that no dimension may be called one of them."""
SUFFIXES = ("_min", "_max", "_match")


class DimensionGroup(Row):
    """A heading of the codebook."""

    SEEN_WHEN_USED = True

    key = models.CharField(max_length=40, unique=True, validators=[KEY])
    label_en = models.CharField("label (English)", max_length=100)
    label_nb = models.CharField("label (Norwegian)", max_length=100)
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place on the pages.")

    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "key"]

    def __str__(self) -> str:
        return self.key


class Dimension(Curated):
    """A variable of the codebook."""

    key = models.CharField(max_length=60, unique=True, validators=[KEY], help_text="Stands in URLs and exports.")
    group = models.ForeignKey(DimensionGroup, on_delete=models.PROTECT, related_name="dimensions")
    scale = words_field(Scale, Scale.NOMINAL, "Fixed once the dimension is coded.")
    label_en = models.CharField("label (English)", max_length=100)
    label_nb = models.CharField("label (Norwegian)", max_length=100)
    definition_en = models.TextField("definition (English)")
    definition_nb = models.TextField("definition (Norwegian)")
    unit_en = models.CharField("unit (English)", max_length=40, blank=True, help_text="Numbers only.")
    unit_nb = models.CharField("unit (Norwegian)", max_length=40, blank=True)
    note_en = models.TextField("note (English)", blank=True)
    note_nb = models.TextField("note (Norwegian)", blank=True)
    citation = models.ForeignKey(
        Citation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dimensions",
        help_text="Where it is defined.",
    )
    headline = models.BooleanField(default=False, help_text="Shown on cards and among the key facts.")
    union_of_part = words_field(
        PartKind, help_text="The office's value is the union over its parts of this kind, such as its leaders."
    )
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in the group.")

    history = HistoricalRecords()

    class Meta:
        ordering = ["group__order", "order", "key"]
        constraints = [
            one_of("scale", Scale, "dimension_scale"),
            one_of("union_of_part", PartKind, "dimension_union_of_part", blank=True),
            models.CheckConstraint(
                condition=Q(union_of_part="") | Q(scale=Scale.MULTI),
                name="dimension_union_is_multi",
                violation_error_message="union_of_part: only a dimension with several categories at once has a union.",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def clean(self) -> None:
        if self.key in PARAMETERS or self.key.endswith(SUFFIXES):
            raise ValidationError({"key": f"{self.key} is a word of the query parameters; choose another."})
        self.check_row()

    def check_row(self) -> None:
        """The scale is fixed once the dimension is coded, since codings carry it."""
        if self.pk and self.codings.exclude(scale=self.scale).exists():
            raise ValidationError({"scale": f"{self.key} is coded already, so its scale cannot change."})

    @classmethod
    def check_table(cls, changed) -> None:
        cls.codings.rel.related_model.check_table(changed)


class Category(Row):
    """An allowed value of a dimension."""

    BELONGS_TO = ("dimension",)

    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="categories")
    key = models.CharField(max_length=60, validators=[KEY])
    label_en = models.CharField("label (English)", max_length=100)
    label_nb = models.CharField("label (Norwegian)", max_length=100)
    definition_en = models.TextField("definition (English)", blank=True)
    definition_nb = models.TextField("definition (Norwegian)", blank=True)
    order = models.PositiveSmallIntegerField(
        default=0, help_text="Its place; of an ordinal dimension the lowest first."
    )
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, null=True, blank=True, related_name="categories")
    named_by_source = models.BooleanField(default=True, help_text="The source itself names this category.")
    order_inferred = models.BooleanField(default=False, help_text="Its place in the order is our reading.")

    history = HistoricalRecords()

    class Meta:
        ordering = ["dimension", "order", "key"]
        verbose_name_plural = "categories"
        constraints = [
            models.UniqueConstraint(fields=["dimension", "key"], name="category_key_in_dimension"),
            models.CheckConstraint(
                condition=~Q(key__in=RESERVED_WORDS),
                name="category_key_not_reserved",
                violation_error_message=f"key: these words are reserved: {', '.join(RESERVED_WORDS)}.",
            ),
        ]

    def __str__(self) -> str:
        return told_with(self, "dimension")

    def check_row(self) -> None:
        """Only dimensions with categories have categories."""
        dimension = fetched(self, "dimension") or (self.dimension if self.dimension_id else None)
        if dimension and dimension.scale not in CATEGORY_SCALES:
            message = f"{dimension.key} has the scale {dimension.scale}, so no categories."
            raise ValidationError(message)

    @classmethod
    def check_table(cls, changed) -> None:
        """Codings, findings and indicators name their category's dimension as well."""
        for relation in (cls.codings, cls.findings_from, cls.indicators):
            relation.rel.related_model.check_table({*changed, "antecedent"})
