"""Ready questions of the evidence page: what each source can and cannot support. The findings are counted elsewhere."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, Row, related, unique
from offices.models.codebook import Category
from offices.models.limits import PLACES, PlaceField, bilingual, within_limits
from offices.models.reviews import ReviewEntry
from offices.models.sources import Citation, Source


class Question(Curated):
    """A choice that many ask about, and which categories of the codebook stand for either side of it."""

    FIXED = ("key",)
    RESTS_ON = ("one", "other")

    key = models.SlugField(max_length=60, unique=True)
    title_en, title_nb = bilingual("title", 150)
    side_en, side_nb = bilingual("one side", 60, help_text="What findings speak for or against.")
    other_en, other_nb = bilingual("other side", 60)
    answer_en, answer_nb = bilingual("answer", help_text="What can and cannot be said.")
    one = models.ManyToManyField(Category, related_name="questions_one", help_text="Categories of the one side.")
    other = models.ManyToManyField(Category, related_name="questions_other", help_text="Categories of the other side.")
    order = PlaceField(default=0)

    history = HistoricalRecords(m2m_fields=[one, other])

    class Meta:
        ordering = ["order", "key"]
        constraints = within_limits("question", texts=("answer",), order=PLACES)


class QuestionSource(Row):
    """What one source can and cannot support of a question."""

    NAMED_WITH = ("question", "source")
    RESTS_ON = ("question", "source", "citation")
    BELONGS_TO = ("question",)

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="supports")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="questions")
    can_en, can_nb = bilingual("can support")
    cannot_en, cannot_nb = bilingual("cannot support")
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="questions")
    order = PlaceField(default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["question", "order"]
        constraints = [
            unique(
                "source",
                "an entry on this source already exists in this question",
                "question",
                name="questionsource_source_once",
            ),
            *within_limits("questionsource", texts=("can", "cannot"), order=PLACES),
        ]

    def check_row(self) -> None:
        """It is read in the source itself, or in a review of it."""
        source, citation = related(lambda: self.source), related(lambda: self.citation)
        if not source or not citation or citation.source_id == source.pk:
            return
        if not source.reviewed_in.filter(review=citation.source_id).exists():
            message = f"The place is in {citation.source.key}; choose one in {source.key} or in a review of it."
            raise ValidationError({"citation": message})

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        reviewed = ReviewEntry.objects.filter(study=OuterRef("source"), review=OuterRef("citation__source"))
        if wrong := cls.objects.exclude(citation__source=F("source")).exclude(Exists(reviewed)).first():
            raise ValidationError(f"source {wrong.pk} of a question: its citation is a place in another source.")
