"""Findings: what a source says follows from what, filed by theme, outcome and speaker. Figures are in indicators.py."""

from collections.abc import Collection
from functools import partial

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, OneWayRound, Row, one_of, related, unique, words_field
from offices.models.codebook import RESERVED_SAID, Category, Dimension, area_field
from offices.models.limits import PLACES, PlaceField, bilingual, within_limits
from offices.models.office import Office
from offices.models.rules import at
from offices.models.sources import Citation, Source, check_all_second_hand, check_second_hand
from offices.models.vocabulary import RELATIONS, RESERVED_WORDS, Direction, EvidenceKind, FindingBasis, Polarity

NO_CONSEQUENT = Q(outcome=None, consequent=None)


class Theme(Row):
    """A heading that findings are filed under."""

    FIXED = ("key",)
    SEEN_WHEN_USED = True

    key = models.SlugField(max_length=40, unique=True)
    label_en, label_nb = bilingual(_("label"), 100)
    order = PlaceField(default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "key"]
        constraints = within_limits("theme", order=PLACES)


class Outcome(Row):
    """What a finding is about, where that is not itself a dimension of the codebook."""

    FIXED = ("key",)
    SEEN_WHEN_USED = True

    key = models.SlugField(max_length=40, unique=True)
    label_en, label_nb = bilingual(_("label"), 100)
    definition_en, definition_nb = bilingual(_("definition"))
    polarity = words_field(Polarity, Polarity.NONE, _("Whether more of it is wanted by all."))
    area = area_field("outcomes")
    order = PlaceField(default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "key"]
        constraints = [
            one_of("polarity", Polarity, "outcome_polarity"),
            *within_limits("outcome", texts=("definition",), order=PLACES),
        ]


class Speaker(Row):
    """Whose word a finding may rest on, such as leaders or staff."""

    FIXED = ("key",)
    SEEN_WHEN_USED = True

    key = models.SlugField(max_length=40, unique=True)
    label_en, label_nb = bilingual(_("label"), 100)
    definition_en, definition_nb = bilingual(_("definition"))
    order = PlaceField(default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "key"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(key__in=RESERVED_WORDS),
                name="speaker_key_not_reserved",
                violation_error_message=RESERVED_SAID,
            ),
            *within_limits("speaker", texts=("definition",), order=PLACES),
        ]


class Finding(Curated):
    """One statement of a source: what leads to what, how that is known, and how sure the author is."""

    FIXED = ("key",)
    RESTS_ON = ("antecedent", "consequent", "places", "offices")
    """A category of it is one of the dimension beside it."""

    key = models.SlugField(max_length=60, unique=True, help_text=_("Source and number; stands in URLs, never changes."))
    statement_en, statement_nb = bilingual(_("statement"))
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="findings")
    antecedent = models.ForeignKey(
        Dimension,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings_from",
        help_text=_("What something follows from."),
    )
    antecedent_category = models.ForeignKey(
        Category, on_delete=models.PROTECT, null=True, blank=True, related_name="findings_from"
    )
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    consequent = models.ForeignKey(
        Dimension,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings_to",
        help_text=_("What follows, where that is a dimension and not an outcome."),
    )
    consequent_category = models.ForeignKey(
        Category, on_delete=models.PROTECT, null=True, blank=True, related_name="findings_to"
    )
    direction = words_field(Direction, Direction.DESCRIBES)
    kind = words_field(EvidenceKind, EvidenceKind.INTERVIEWS)
    basis = words_field(FindingBasis, FindingBasis.TOLD)
    speakers = models.ManyToManyField(
        Speaker, blank=True, related_name="findings", help_text=_("Whose word it rests on; one or several.")
    )
    strength_en, strength_nb = bilingual(_("strength"), help_text=_("How sure the author is, as the author puts it."))
    note_en, note_nb = bilingual(_("note"), blank=True)
    offices = models.ManyToManyField(Office, blank=True, related_name="findings", help_text=_("Records it rests on."))
    dimensions = models.ManyToManyField(
        Dimension, blank=True, related_name="findings_about", help_text=_("Further dimensions it speaks of.")
    )

    history = HistoricalRecords(m2m_fields=[speakers, offices, dimensions])

    class Meta:
        ordering = ["key"]
        constraints = [
            one_of("direction", Direction, "finding_direction"),
            one_of("kind", EvidenceKind, "finding_kind"),
            one_of("basis", FindingBasis, "finding_basis"),
            models.CheckConstraint(
                condition=~Q(direction__in=RELATIONS) | Q(antecedent__isnull=False) & ~NO_CONSEQUENT,
                name="finding_relation_has_both_ends",
                violation_error_message=at(
                    "direction",
                    format_lazy(_("{words} need an antecedent and a consequent."), words=", ".join(RELATIONS)),
                ),
            ),
            models.CheckConstraint(
                condition=Q(outcome=None) | Q(consequent=None),
                name="finding_one_consequent",
                violation_error_message=at("consequent", _("an outcome or a dimension, not both.")),
            ),
            models.CheckConstraint(
                condition=Q(antecedent_category=None) | Q(antecedent__isnull=False),
                name="finding_antecedent_category_of_dimension",
                violation_error_message=at("antecedent_category", _("say of which dimension.")),
            ),
            models.CheckConstraint(
                condition=Q(consequent_category=None) | Q(consequent__isnull=False),
                name="finding_consequent_category_of_dimension",
                violation_error_message=at("consequent_category", _("say of which dimension.")),
            ),
            models.CheckConstraint(
                condition=~Q(basis=FindingBasis.MEASURED) | Q(kind__in=[EvidenceKind.REGISTER, EvidenceKind.SURVEY]),
                name="finding_measured_by_register_or_survey",
                violation_error_message=at("basis", _("only a register or a survey measures.")),
            ),
            models.CheckConstraint(
                condition=~Q(kind=EvidenceKind.HYPOTHESIS) | Q(basis=FindingBasis.ARGUED),
                name="finding_hypothesis_is_argued",
                violation_error_message=at("basis", _("a hypothesis is argued.")),
            ),
            *within_limits("finding", texts=("statement", "strength", "note")),
        ]

    def get_absolute_url(self) -> str:
        return reverse("offices:finding-detail", args=[self.key])

    def check_row(self) -> None:
        """A category belongs to its dimension."""
        for end in ("antecedent", "consequent"):
            category = related(partial(getattr, self, f"{end}_category"))
            if category and category.dimension_id != getattr(self, f"{end}_id"):
                message = _("%(category)s is not a category of that dimension.") % {"category": category.key}
                raise ValidationError({f"{end}_category": message})

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        if any(name.startswith(("antecedent", "consequent")) for name in changed):
            for end in ("antecedent", "consequent"):
                own = Q(**{f"{end}_category__dimension": F(end)})
                if wrong := cls.objects.filter(~own, **{f"{end}_category__isnull": False}).first():
                    raise ValidationError(
                        _("%(wrong)s: %(end)s_category must be one of its dimension.")
                        % {"wrong": wrong.key, "end": end}
                    )


class FindingSource(Row):
    """A place where a finding stands, and the study that found it."""

    NAMED_WITH = ("finding", "study")
    RESTS_ON = ("finding", "study", "citation")
    BELONGS_TO = ("finding",)

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="places")
    study = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="findings")
    second_hand = models.BooleanField(default=False, help_text=_("Read in another text than the study's own."))
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="findings")
    order = PlaceField(default=0, help_text=_("The best place first."))

    history = HistoricalRecords()

    class Meta:
        ordering = ["finding", "order"]
        constraints = [
            unique(
                *("citation", _("this place of this study already exists in this finding"), "finding", "study"),
                name="findingsource_place_once",
            ),
            *within_limits("findingsource", order=PLACES),
        ]

    def check_row(self) -> None:
        """What stands in another text than the study's own is second-hand, and says so."""
        check_second_hand(related(lambda: self.study), related(lambda: self.citation), self.second_hand)

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        check_all_second_hand(cls.objects.all())


class Contradiction(OneWayRound):
    """Two findings that do not fit together, and why."""

    RESTS_ON = ("finding", "other")

    ENDS = BELONGS_TO = NAMED_WITH = ("finding", "other")

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="contradicts")
    other = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="contradicted_by")
    why_en, why_nb = bilingual(_("why"))

    history = HistoricalRecords()

    class Meta:
        ordering = ["finding", "other"]
        constraints = [
            unique("other", _("this pair already exists"), "finding", name="contradiction_pair_once"),
            models.CheckConstraint(
                condition=~Q(finding=F("other")),
                name="contradiction_of_another",
                violation_error_message=at("other", _("a finding does not contradict itself.")),
            ),
            *within_limits("contradiction", texts=("why",)),
        ]
