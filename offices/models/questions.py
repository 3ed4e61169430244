"""Ready questions: what each asks, its sides, what each source can support. The sentences are in sentences.py."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, Row, one_of, related, unique, words_field
from offices.models.codebook import Category, Dimension
from offices.models.findings import FindingSource, Outcome
from offices.models.limits import PLACES, PlaceField, bilingual, within_limits
from offices.models.reviews import ReviewEntry
from offices.models.rules import at
from offices.models.sources import Citation, Source
from offices.models.vocabulary import Push


class Question(Curated):
    """A choice that many ask about, and which findings are about it."""

    FIXED = ("key",)
    MAY_NAME = ("signed_by",)
    RESTS_ON = ("sides",)

    key = models.SlugField(max_length=60, unique=True)
    title_en, title_nb = bilingual(_("title"), 150)
    from_dimensions = models.ManyToManyField(
        Dimension,
        blank=True,
        related_name="questions_from",
        help_text=_("Findings that start from one of these are about the question."),
    )
    to_dimensions = models.ManyToManyField(
        Dimension, blank=True, related_name="questions_to", help_text=_("So are those that lead to one of these.")
    )
    outcomes = models.ManyToManyField(
        Outcome, blank=True, related_name="questions", help_text=_("So are those that lead to one of these.")
    )
    written_on = models.DateField(null=True, blank=True, help_text=_("When its sentences were written."))
    review_by = models.DateField(null=True, blank=True, help_text=_("When they are to be read again."))
    signed_by = models.CharField(
        max_length=150, blank=True, help_text=_("Who answers for them; shown once it is filled in.")
    )
    order = PlaceField(default=0)

    history = HistoricalRecords(m2m_fields=[from_dimensions, to_dimensions, outcomes])

    class Meta:
        ordering = ["order", "key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(written_on__lte=F("review_by")),
                name="question_review_after_writing",
                violation_error_message=at("review_by", _("it is reviewed before it is written.")),
            ),
            *within_limits("question", order=PLACES),
        ]

    def get_absolute_url(self) -> str:
        return reverse("offices:question-detail", args=[self.key])


class QuestionSide(Row):
    """What findings can speak for: a choice, by its categories; or something wanted, by the outcomes that mean it."""

    FIXED = ("question", "key")
    NAMED_WITH = ("question",)
    RESTS_ON = ("question", "categories")
    BELONGS_TO = ("question",)

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="sides")
    key = models.SlugField(max_length=60)
    label_en, label_nb = bilingual(_("label"), 60, help_text=_("What findings speak for or against."))
    categories = models.ManyToManyField(
        Category, blank=True, related_name="question_sides", help_text=_("What a finding of this side starts from.")
    )
    outcomes = models.ManyToManyField(
        Outcome,
        blank=True,
        related_name="question_sides",
        help_text=_("What it leads to, where the question asks what leads to something."),
    )
    speaks_for = words_field(
        Push, help_text=_("Of outcomes: the direction that speaks for them; the other is against.")
    )
    order = PlaceField(default=0)

    history = HistoricalRecords(m2m_fields=[categories, outcomes])

    class Meta:
        ordering = ["question", "order"]
        constraints = [
            unique("key", _("a side of this key already exists in this question"), "question", name="questionside_key"),
            one_of("speaks_for", Push, "questionside_speaks_for", blank=True),
            *within_limits("questionside", order=PLACES),
        ]


class QuestionSource(Row):
    """What one source can and cannot support of a question."""

    NAMED_WITH = ("question", "source")
    RESTS_ON = ("question", "source", "citation")
    BELONGS_TO = ("question",)

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="supports")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="questions")
    can_en, can_nb = bilingual(_("can support"))
    cannot_en, cannot_nb = bilingual(_("cannot support"))
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="questions")
    order = PlaceField(default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["question", "order"]
        constraints = [
            unique(
                "source",
                _("an entry on this source already exists in this question"),
                "question",
                name="questionsource_source_once",
            ),
            *within_limits("questionsource", texts=("can", "cannot"), order=PLACES),
        ]

    def check_row(self) -> None:
        """It is read in the source itself, in a review of it, or in another text that a finding of it stands in."""
        source, citation = related(lambda: self.source), related(lambda: self.citation)
        if not source or not citation or citation.source_id == source.pk:
            return
        if not any(rows.exists() for rows in retelling(source.pk, citation.source_id)):
            message = _("The place is in %(text)s; choose one in %(source)s or in a text that retells it.") % {
                "text": citation.source.key,
                "source": source.key,
            }
            raise ValidationError({"citation": message})

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        known = [Exists(rows) for rows in retelling(OuterRef("source"), OuterRef("citation__source"))]
        elsewhere = cls.objects.exclude(citation__source=F("source"))
        if wrong := elsewhere.exclude(known[0]).exclude(known[1]).first():
            raise ValidationError(
                _("source %(wrong)s of a question: its citation is a place in another source.") % {"wrong": wrong.pk}
            )


def retelling(study: Any, text: Any) -> "tuple[models.QuerySet[Any], models.QuerySet[Any]]":
    """What is recorded of a study from another text: a review's entry on it, and findings of it at second hand."""
    reviews = ReviewEntry.objects.filter(study=study, review=text)
    return reviews, FindingSource.objects.filter(study=study, citation__source=text)
