"""The coding: one value of one dimension for one part, with its evidence. Rules about it hold here, in the database."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, one_of, words_field
from offices.models.codebook import Category, Dimension
from offices.models.office import Part
from offices.models.sources import Citation
from offices.models.version import new_token
from offices.vocabulary import (
    CATEGORY_SCALES,
    Account,
    Certainty,
    Comparator,
    Line,
    Realisation,
    Scale,
    Stage,
    Status,
)

NO_NUMBER = Q(number_low=None, number_high=None, comparator="")
NO_TEXT = Q(text_en="", text_nb="")
NO_CATEGORY = Q(category=None)
NO_HOLDS = Q(holds=None)
CODED = Q(status=Status.CODED)

KIND_OF_VALUE = (
    Q(scale__in=[Scale.NOMINAL, Scale.ORDINAL], category__isnull=False) & NO_HOLDS & NO_NUMBER & NO_TEXT
    | Q(scale=Scale.MULTI, category__isnull=False, holds__isnull=False) & NO_NUMBER & NO_TEXT
    | Q(scale=Scale.BOOLEAN, holds__isnull=False) & NO_CATEGORY & NO_NUMBER & NO_TEXT
    | Q(scale=Scale.NUMBER, comparator__in=Comparator.values)
    & (Q(number_low__isnull=False) | Q(number_high__isnull=False))
    & NO_CATEGORY
    & NO_HOLDS
    | Q(scale=Scale.TEXT) & ~Q(text_en="") & ~Q(text_nb="") & NO_CATEGORY & NO_HOLDS & NO_NUMBER
)
"""What a coded row must hold, by the scale of its dimension; a number's text is how the source words it."""

BOUNDS = (
    Q(comparator="")
    | Q(comparator__in=[Comparator.EQUAL, Comparator.ABOUT], number_low__isnull=False, number_high__isnull=False)
    | Q(comparator__in=[Comparator.MORE, Comparator.AT_LEAST], number_low__isnull=False, number_high=None)
    | Q(comparator__in=[Comparator.LESS, Comparator.AT_MOST], number_low=None, number_high__isnull=False)
)
"""Which bounds a comparator goes with, so that "= 15" is never read as "15 or more"."""

NO_VALUE = NO_HOLDS & NO_NUMBER & NO_TEXT & (NO_CATEGORY | Q(scale=Scale.MULTI))
"""A status without value; of a multi dimension it may speak of one category: nothing is said about just that one."""

ON_DISPLAY = Q(shown=True, realisation=Realisation.IN_PLACE, stage=Stage.PUBLISHED)


class Coding(Curated):
    """One value of one dimension for one part, who says so, how certain, and where it stands."""

    RESTS_ON = ("part", "dimension", "citation")
    """Its category is one of its dimension."""

    ref = models.CharField(max_length=200, unique=True, default=new_token, editable=False)
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="codings")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="codings")
    scale = words_field(Scale, help_text="Copied from the dimension, so that the database can hold values to it.")
    status = words_field(Status, Status.CODED, "Anything but coded stands without a value.")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="codings")
    holds = models.BooleanField(
        null=True, blank=True, help_text="Yes or no; of several categories at once: this one holds, or does not."
    )
    where_en = models.CharField("where (English)", max_length=200, blank=True, help_text="Where it went instead.")
    where_nb = models.CharField("where (Norwegian)", max_length=200, blank=True)
    number_low = models.DecimalField("number, from", max_digits=12, decimal_places=3, null=True, blank=True)
    number_high = models.DecimalField("number, to", max_digits=12, decimal_places=3, null=True, blank=True)
    comparator = words_field(Comparator, help_text="Needed with a number.")
    text_en = models.TextField("text (English)", blank=True, help_text="The value, or how the source words a number.")
    text_nb = models.TextField("text (Norwegian)", blank=True)
    account = words_field(Account, Account.AUTHOR, "Whose word it is.")
    account_line = words_field(Line, help_text="The line that the one who told belongs to, where it is known.")
    certainty = words_field(Certainty, Certainty.STATED)
    inferred_from_en = models.TextField("inferred from (English)", blank=True)
    inferred_from_nb = models.TextField("inferred from (Norwegian)", blank=True)
    realisation = words_field(Realisation, Realisation.IN_PLACE)
    shown = models.BooleanField(default=True, help_text="Of several codings of the same thing one is shown.")
    why_shown_en = models.TextField("why shown (English)", blank=True, help_text="Needed where codings disagree.")
    why_shown_nb = models.TextField("why shown (Norwegian)", blank=True)
    note_en = models.TextField("note (English)", blank=True)
    note_nb = models.TextField("note (Norwegian)", blank=True)
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, null=True, blank=True, related_name="codings")
    further_citations = models.ManyToManyField(Citation, blank=True, related_name="further_codings")

    history = HistoricalRecords(m2m_fields=[further_citations])

    class Meta:
        ordering = ["part", "dimension", "id"]
        indexes = [
            # A page of cards asks for a dozen dimensions of a few parts; by either column alone much more is read.
            models.Index(fields=["part", "dimension"], name="coding_part_dimension"),
            models.Index(fields=["dimension", "category"], name="coding_dimension_category"),
        ]
        constraints = [
            one_of("status", Status, "coding_status"),
            one_of("account", Account, "coding_account"),
            one_of("account_line", Line, "coding_account_line", blank=True),
            one_of("certainty", Certainty, "coding_certainty"),
            one_of("realisation", Realisation, "coding_realisation"),
            models.CheckConstraint(
                condition=CODED & KIND_OF_VALUE | ~CODED & NO_VALUE,
                name="coding_kind_of_value",
                violation_error_message="A coded row holds the kind of value that its dimension's scale asks for, "
                "no other (category; category and holds; number and comparator; holds; text); any other status none.",
            ),
            models.CheckConstraint(
                condition=Q(number_low__lte=F("number_high")),
                name="coding_low_at_most_high",
                violation_error_message="number: the lower bound is above the upper one.",
            ),
            models.CheckConstraint(
                condition=BOUNDS,
                name="coding_bounds_fit_comparator",
                violation_error_message="number: = and ~ have both bounds (a single figure fills both), > and >= only "
                "the lower one, < and <= only the upper one.",
            ),
            models.CheckConstraint(
                condition=~Q(certainty=Certainty.INFERRED) | ~Q(inferred_from_en="") & ~Q(inferred_from_nb=""),
                name="coding_inferred_says_from_what",
                violation_error_message="inferred_from: what is inferred says from what, in both languages.",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.PUBLISHED) | Q(citation__isnull=False),
                name="coding_published_is_cited",
                violation_error_message="citation: what is published says where it stands.",
            ),
            models.CheckConstraint(
                condition=Q(where_en="", where_nb="") | Q(scale=Scale.MULTI, holds=False),
                name="coding_where_only_when_not_here",
                violation_error_message="where: only a category that does not hold went somewhere else.",
            ),
            models.UniqueConstraint(
                fields=["part", "dimension"],
                condition=ON_DISPLAY & ~Q(scale=Scale.MULTI),
                name="coding_one_shown_value",
                violation_error_message="shown: this dimension of this part has a shown value already.",
            ),
            models.UniqueConstraint(
                fields=["part", "dimension", "category"],
                condition=ON_DISPLAY & Q(scale=Scale.MULTI),
                name="coding_one_shown_category",
                violation_error_message="shown: this category of this part has a shown value already.",
            ),
            models.UniqueConstraint(
                fields=["part", "dimension"],
                condition=ON_DISPLAY & Q(scale=Scale.MULTI, category=None),
                name="coding_one_shown_status",
                violation_error_message="shown: this dimension of this part has a shown status already.",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    def clean(self) -> None:
        super().clean()
        if self._state.adding and self.part_id and self.dimension_id and "/" not in self.ref:
            self.ref = self.readable_ref()
        if self.is_published and self.citation and not self.citation.source.is_published:
            raise ValidationError({"citation": f"The source {self.citation.source.key} is not published yet."})

    def clean_fields(self, exclude=None) -> None:
        if self.dimension_id:
            self.scale = self.dimension.scale
        super().clean_fields(exclude)

    def validate_constraints(self, exclude=None) -> None:
        """Without its dimension, a coding has no scale to be held to."""
        if self.dimension_id:
            super().validate_constraints(exclude)

    def check_row(self) -> None:
        """Copy the dimension's scale, close a single figure, and refuse a category of another dimension."""
        if not self.dimension_id:
            return
        self.scale = self.dimension.scale
        if self.comparator in (Comparator.EQUAL, Comparator.ABOUT):
            low, high = self.number_low, self.number_high
            self.number_low, self.number_high = (high if low is None else low), (low if high is None else high)
        if self.category_id and self.category.dimension_id != self.dimension_id:
            raise ValidationError({"category": self.wrong_category_message()})

    def readable_ref(self) -> str:
        """Where it belongs, with a few characters that tell it apart from its like: what lists and histories show."""
        visit = self.part.visit
        category = self.category.key if self.category_id else self.status
        names = (visit.office.slug, visit.key, self.part.key, self.dimension.key, category)
        return f"{'/'.join(names)}/{new_token()[:6]}"

    @classmethod
    def check_table(cls, changed) -> None:
        if not {"category", "category_id", "dimension", "dimension_id", "scale"}.isdisjoint(changed):
            strangers = Q(category__isnull=False) & ~Q(category__dimension=F("dimension"))
            if wrong := cls.objects.filter(strangers | ~Q(scale=F("dimension__scale"))).first():
                raise ValidationError(f"{wrong.ref}: category and scale must be those of its dimension.")

    def wrong_category_message(self) -> str:
        key = self.dimension.key
        if self.dimension.scale not in CATEGORY_SCALES:
            return f"{key} has the scale {self.dimension.scale}, so no category."
        allowed = ", ".join(self.dimension.categories.values_list("key", flat=True))
        return f"{self.category.key} is a category of {self.category.dimension.key}; {key} allows: {allowed}."

    @property
    def is_coded(self) -> bool:
        return self.status == Status.CODED
