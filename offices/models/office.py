"""Offices, their visits and parts. What is coded about them is in coding.py; nothing is counted here."""

from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, OneWayRound, Row, low_to_high, one_of, related, unique, words_field
from offices.models.limits import MONTHS, PLACES, YEARS, MonthsField, PlaceField, YearField, bilingual, within_limits
from offices.models.rules import at, rule
from offices.models.sorting import sort_key
from offices.models.sources import Citation
from offices.models.vocabulary import Basis, Certainty, PartKind, RecordKind


class Office(Curated):
    """A studied office, an anonymous vignette or a study's unnamed setting; only a `case` counts as an office."""

    FIXED = ("slug",)

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Stands in URLs; never changes."))
    record = words_field(RecordKind, RecordKind.CASE, _("Only a studied office counts as an office."))
    anonymised = models.BooleanField(default=True, help_text=_("The name is a pseudonym."))
    name_en, name_nb = bilingual(_("name"), 150)
    about_en, about_nb = bilingual(_("about"), blank=True, help_text=_("Whose study, and what was altered."))
    sort_key_en = models.CharField(max_length=300, blank=True, editable=False)
    sort_key_nb = models.CharField(max_length=300, blank=True, editable=False, db_index=True)

    history = HistoricalRecords(excluded_fields=["sort_key_en", "sort_key_nb"])

    class Meta:
        ordering = ["sort_key_nb"]
        constraints = [one_of("record", RecordKind, "office_record"), *within_limits("office", texts=("about",))]
        # A dimension's page asks for the first forty that have it: the whole table was sorted for them, 0.2 s.
        indexes = [
            models.Index(fields=["record", "sort_key_en"], name="office_record_sort_key_en"),
            models.Index(fields=["record", "sort_key_nb"], name="office_record_sort_key_nb"),
        ]

    def __str__(self) -> str:
        return self.slug

    def within_office(self) -> str:
        return f"office {self.pk}"

    def check_row(self) -> None:
        """Fill the stored sort keys: a page in a language is in the order of the names that it shows."""
        self.sort_key_en, self.sort_key_nb = sort_key(self.name_en), sort_key(self.name_nb)

    def get_absolute_url(self) -> str:
        return reverse("offices:office-detail", args=[self.slug])


class Visit(Curated):
    """The office in one phase: seen by the researchers, or told of afterwards."""

    FIXED = ("office", "key")
    NAMED_WITH = ("office",)
    RESTS_ON = ("office", "citation")

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="visits")
    key = models.SlugField(max_length=60)
    label_en, label_nb = bilingual(_("label"), 100)
    order = PlaceField(default=0, help_text=_("In order of time."))
    basis = words_field(Basis, Basis.OBSERVED)
    months_low = MonthsField(
        _("months open, from"),
        max_digits=6,
        decimal_places=1,
        null=True,
        blank=True,
        help_text=_("Negative: before opening."),
    )
    months_high = MonthsField(_("months open, to"), max_digits=6, decimal_places=1, null=True, blank=True)
    months_certainty = words_field(Certainty, help_text=_("Needed where months are given."))
    year_low = YearField(_("years, from"), null=True, blank=True)
    year_high = YearField(_("years, to"), null=True, blank=True)
    years_certainty = words_field(Certainty, help_text=_("Needed where years are given."))
    informants_en, informants_nb = bilingual(
        _("informants"), blank=True, help_text=_("Whom the researchers spoke with.")
    )
    note_en, note_nb = bilingual(_("note"), blank=True)
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, null=True, blank=True, related_name="visits")

    history = HistoricalRecords()

    class Meta:
        ordering = ["office", "order", "key"]
        constraints = [
            unique("key", _("a visit of this key already exists in this office"), "office", name="visit_key_in_office"),
            unique(
                "order",
                _("a visit of this place already exists in this office"),
                "office",
                name="visit_order_in_office",
            ),
            one_of("basis", Basis, "visit_basis"),
            low_to_high("months", "visit_months_low_high", _("the upper bound is below the lower one.")),
            low_to_high("year", "visit_years_low_high", _("the last year is before the first one.")),
            rule(
                "visit_months_certainty",
                Q(months_low=None, months_high=None) | Q(months_certainty__in=Certainty.values),
                at("months_certainty", _("say how certain the months are.")),
            ),
            rule(
                "visit_years_certainty",
                Q(year_low=None, year_high=None) | Q(years_certainty__in=Certainty.values),
                at("years_certainty", _("say how certain the years are.")),
            ),
            rule(
                "visit_published_is_cited",
                ~Q(stage="published") | Q(citation__isnull=False),
                at("citation", _("a published visit says where it is told of.")),
            ),
            *within_limits(
                "visit",
                texts=("informants", "note"),
                order=PLACES,
                months_low=MONTHS,
                months_high=MONTHS,
                year_low=YEARS,
                year_high=YEARS,
            ),
        ]

    def within_office(self) -> str:
        return f"office {self.office_id}"


class Part(Row):
    """What a coding holds for, within a visit: the whole office, its reception, a leader, a unit ..."""

    FIXED = ("visit", "key")
    NAMED_WITH = ("visit",)
    RESTS_ON = ("visit",)
    BELONGS_TO = ("visit",)
    SEEN_WHEN_USED = True

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="parts")
    key = models.SlugField(max_length=60)
    kind = words_field(PartKind, PartKind.OFFICE)
    name_en, name_nb = bilingual(_("name"), 150)
    parent = models.ForeignKey(
        "self",
        on_delete=models.RESTRICT,  # it goes with its visit, and not before what stands in it
        null=True,
        blank=True,
        related_name="children",
        help_text=_("The part that it stands in, of the same visit; nothing where it stands in the office itself."),
    )
    count = PlaceField(default=1, help_text=_("How many when there are several alike."))
    order = PlaceField(default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["visit", "order", "key"]
        constraints = [
            unique("key", _("a part of this key already exists in this visit"), "visit", name="part_key_in_visit"),
            models.UniqueConstraint(
                fields=["visit"],
                condition=Q(kind=PartKind.OFFICE),
                name="part_one_whole_office",
                violation_error_message=at("kind", _("this visit has its part for the whole office already.")),
            ),
            one_of("kind", PartKind, "part_kind"),
            rule(
                "part_whole_office_is_root",
                ~Q(kind=PartKind.OFFICE) | Q(parent=None),
                at("parent", _("the whole office stands in no other part.")),
            ),
            rule("part_count_at_least_one", Q(count__gte=1), at("count", _("at least 1."))),
            *within_limits("part", order=PLACES, count=PLACES),
        ]

    def within_office(self) -> str:
        return f"visit {self.visit_id}"

    def check_row(self) -> None:
        """It stands in another part of the same visit, and in no part that stands in it.

        What the others stand in is read anew: a list of parts is saved row by row, each with what it had seen of them.
        """
        parent = related(lambda: self.parent)
        if parent and parent.visit_id != self.visit_id:
            raise ValidationError({"parent": _("%(parent)s is a part of another visit.") % {"parent": parent.key}})
        if parent and self.pk:
            above = dict(Part.objects.filter(visit=self.visit_id).values_list("pk", "parent"))
            if in_a_loop(self.pk, {**above, self.pk: parent.pk}):
                raise ValidationError({"parent": _("%(key)s would stand in itself.") % {"key": self.key}})

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        if {"parent", "parent_id", "visit", "visit_id"}.isdisjoint(changed):
            return
        if wrong := cls.objects.exclude(parent=None).exclude(parent__visit=F("visit")).first():
            raise ValidationError(_("%(wrong)s: parent is a part of another visit.") % {"wrong": wrong.key})
        above = dict(cls.objects.exclude(parent=None).values_list("pk", "parent"))
        if looped := next((part for part in above if in_a_loop(part, above)), None):
            raise ValidationError(_("part %(looped)s: parent: it would stand in itself.") % {"looped": looped})


def in_a_loop(part: int, above: Mapping[int, int | None]) -> bool:
    """Whether one who goes up from the part comes back to it."""
    at, seen = above.get(part), set[int]()
    while at is not None and at not in seen and at != part:
        seen.add(at)
        at = above.get(at)
    return at == part


class PossibleMatch(OneWayRound, Curated):
    """Two records that may be the same office, and what speaks for it; always our inference."""

    RESTS_ON = ("office", "other", "citation")

    ENDS = ("office", "other")
    NAMED_WITH = ("office", "other")

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="possible_matches")
    other = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="possible_matches_of")
    reason_en, reason_nb = bilingual(_("reason"), help_text=_("The shared words or traits."))
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="possible_matches")

    history = HistoricalRecords()

    class Meta:
        ordering = ["office", "other"]
        verbose_name_plural = _("possible matches")
        constraints = [
            unique("other", _("this pair already exists"), "office", name="possiblematch_pair_once"),
            rule("possiblematch_of_another", ~Q(office=F("other")), at("other", _("a record is not its own twin."))),
            *within_limits("possiblematch", texts=("reason",)),
        ]
