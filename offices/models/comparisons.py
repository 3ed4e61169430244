"""What authors set side by side: which dimension, of which offices, and where. What the site compares is not here."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, one_of, unique, words_field
from offices.models.codebook import Dimension
from offices.models.limits import bilingual, within_limits
from offices.models.office import Office
from offices.models.sources import Citation
from offices.models.vocabulary import Medium


class Comparison(Curated):
    """That an author sets cases side by side in one dimension, and where."""

    RESTS_ON = ("citation", "dimension", "offices")

    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="compared_by")
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="comparisons")
    medium = words_field(Medium, Medium.PROSE)
    offices = models.ManyToManyField(
        Office, related_name="compared_in", help_text=_("The records that are set side by side.")
    )
    note_en, note_nb = bilingual(_("note"), blank=True, help_text=_("What of it is compared, where not all."))

    history = HistoricalRecords(m2m_fields=[offices])

    class Meta:
        ordering = ["citation", "dimension"]
        constraints = [
            unique(
                "dimension",
                _("this place is recorded already as comparing this dimension"),
                "citation",
                name="comparison_dimension_once_a_place",
            ),
            one_of("medium", Medium, "comparison_medium"),
            *within_limits("comparison", texts=("note",)),
        ]
