"""What a review says of the studies it read. The studies themselves are in sources.py."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, told_with
from offices.models.sources import Citation, Source


class ReviewEntry(Curated):
    """A review's word on one study: nobody here read the study itself."""

    RESTS_ON = ("review", "study", "citation")

    review = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="entries")
    study = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="reviewed_in")
    number = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Its row in the review's table.")
    second_hand = models.BooleanField(default=False, help_text="The study rests on what others collected.")
    method_en = models.TextField("method (English)")
    method_nb = models.TextField("method (Norwegian)")
    sample_en = models.TextField("sample (English)", help_text="Whom and how many; “not stated” is said in words.")
    sample_nb = models.TextField("sample (Norwegian)")
    found_en = models.TextField("found (English)", help_text="What the review says it found.")
    found_nb = models.TextField("found (Norwegian)")
    note_en = models.TextField("note (English)", blank=True)
    note_nb = models.TextField("note (Norwegian)", blank=True)
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="review_entries")

    history = HistoricalRecords()

    class Meta:
        ordering = ["review", "number", "study"]
        verbose_name_plural = "review entries"
        constraints = [
            models.UniqueConstraint(fields=["review", "study"], name="reviewentry_study_once"),
            models.CheckConstraint(
                condition=~Q(review=F("study")),
                name="reviewentry_of_another_study",
                violation_error_message="study: a review does not review itself.",
            ),
        ]

    def __str__(self) -> str:
        return told_with(self, "review", "study")
