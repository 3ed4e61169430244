"""What a review says of the studies it read. The studies themselves are in sources.py."""

from collections.abc import Collection

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, related, unique
from offices.models.limits import PLACES, PlaceField, bilingual, within_limits
from offices.models.rules import at
from offices.models.sources import Citation, Source, check_all_places, check_place


class ReviewEntry(Curated):
    """A review's word on one study: nobody here read the study itself."""

    NAMED_WITH = ("review", "study")
    RESTS_ON = ("review", "study", "citation")

    review = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="entries")
    study = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="reviewed_in")
    number = PlaceField(null=True, blank=True, help_text=_("Its row in the review's table."))
    second_hand = models.BooleanField(default=False, help_text=_("The study rests on what others collected."))
    method_en, method_nb = bilingual(_("method"))
    sample_en, sample_nb = bilingual(_("sample"), help_text=_("Whom and how many; “not stated” is said in words."))
    found_en, found_nb = bilingual(_("found"), help_text=_("What the review says it found."))
    note_en, note_nb = bilingual(_("note"), blank=True)
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="review_entries")

    history = HistoricalRecords()

    class Meta:
        ordering = ["review", "number", "study"]
        verbose_name_plural = _("review entries")
        constraints = [
            unique(
                "study",
                _("an entry on this study already exists in this review"),
                "review",
                name="reviewentry_study_once",
            ),
            models.CheckConstraint(
                condition=~Q(review=F("study")),
                name="reviewentry_of_another_study",
                violation_error_message=at("study", _("a review does not review itself.")),
            ),
            *within_limits("reviewentry", texts=("method", "sample", "found", "note"), number=PLACES),
        ]

    def check_row(self) -> None:
        """What a review says stands in the review."""
        check_place(related(lambda: self.review), related(lambda: self.citation))

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        check_all_places(cls.objects.all(), "review")
