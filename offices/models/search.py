"""What a search knows besides the data: everyday words, topics that no source treats, and what was asked in vain."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Curated
from offices.models.limits import bilingual
from offices.models.rules import at

LETTERS = RegexValidator(r"^[^\W\d_]+(?: [^\W\d_]+)*$", _("Only words of letters."))
LONGEST_MISSED = 60


class Synonym(Curated):
    """Words that people type, and words of the site that mean the same."""

    FIXED = ("key",)
    MAY_NAME = ("key", "typed_en", "typed_nb", "means_en", "means_nb")

    key = models.SlugField(max_length=40, unique=True)
    typed_en, typed_nb = bilingual(_("typed"), 500, blank=True, help_text=_("Words or phrases, with commas between."))
    means_en, means_nb = bilingual(
        _("means"),
        200,
        blank=True,
        help_text=_("Words that stand on the site, with commas between; each alone is enough."),
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(typed_en="", typed_nb="") & ~Q(means_en="", means_nb=""),
                name="synonym_says_something",
                violation_error_message=at(
                    "typed_en", _("there must be words that are typed and words that they mean.")
                ),
            ),
        ]

    def check_row(self) -> None:
        """Nobody is helped by a word that stands for itself."""
        for language in ("en", "nb"):
            typed, meant = (listed(getattr(self, f"{name}_{language}")) for name in ("typed", "means"))
            if both := sorted(typed & meant):
                raise ValidationError(
                    {f"means_{language}": _("“%(word)s” is among the typed words too.") % {"word": both[0]}}
                )


def listed(text: str) -> set[str]:
    """What stands between the commas."""
    return {one.strip().casefold() for one in text.split(",") if one.strip()}


class Untreated(Curated):
    """A topic that people ask of and no source treats."""

    FIXED = ("key",)
    MAY_NAME = ("key", "words_en", "words_nb")

    key = models.SlugField(max_length=40, unique=True)
    label_en, label_nb = bilingual(_("label"), 100)
    words_en, words_nb = bilingual(
        _("words"), 500, help_text=_("Words or phrases that ask for it, with commas between.")
    )
    sentence_en, sentence_nb = bilingual(
        _("sentence"), 300, help_text=_("That no source treats it, and what comes near.")
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["key"]
        verbose_name = _("topic that no source treats")
        verbose_name_plural = _("topics that no source treats")


class MissedSearch(models.Model):
    """How often words were searched for in vain on a day; on no page, so no part of the published data."""

    day = models.DateField()
    words = models.CharField(max_length=LONGEST_MISSED, validators=[LETTERS])
    times = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-day", "words"]
        verbose_name_plural = _("missed searches")
        constraints = [
            models.UniqueConstraint(fields=["day", "words"], name="missedsearch_once_a_day"),
            models.CheckConstraint(condition=Q(times__gte=1), name="missedsearch_happened"),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.words}"
