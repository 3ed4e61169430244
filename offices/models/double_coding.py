"""A visit given to two coders, and what each coded before either saw the other's. What was agreed is in coding.py."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from offices.models.base import amount, low_to_high, one_of, words_field
from offices.models.codebook import Category, Dimension, DimensionGroup
from offices.models.limits import LongText, bilingual, within_limits
from offices.models.office import Part, Visit
from offices.models.rules import at, rule
from offices.models.values import BOUNDS, KIND_OF_VALUE, NO_VALUE, WHICH_BOUNDS
from offices.models.vocabulary import Account, Certainty, Comparator, Line, Realisation, Scale, Slot, Status
from offices.models.workflow import somebody

CODED = Q(status=Status.CODED)
BOTH_DONE = Q(first_done_at__isnull=False, second_done_at__isnull=False)
AGREED_AS = 64


def coder() -> "models.ForeignKey[models.Model, models.Model]":
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")


class DoubleCoding(models.Model):
    """A visit that two code apart, in some groups of dimensions; open until what they agree on is settled."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="double_codings")
    groups = models.ManyToManyField(DimensionGroup, related_name="double_codings")
    first, second = coder(), coder()
    by = somebody()
    opened_at = models.DateTimeField(default=timezone.now)
    first_done_at = models.DateTimeField(null=True, blank=True)
    second_done_at = models.DateTimeField(null=True, blank=True)
    first_agrees = models.CharField(max_length=AGREED_AS, blank=True, editable=False)
    second_agrees = models.CharField(max_length=AGREED_AS, blank=True, editable=False)
    """What the coder said yes to, in short: a later change asks both again."""
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = somebody()
    """The third person; nobody, where the two settled it together."""

    class Meta:
        ordering = ["-opened_at", "-id"]
        verbose_name = _("double coding")
        verbose_name_plural = _("double codings")
        constraints = [
            rule("doublecoding_two_people", ~Q(first=F("second")), at("second", _("choose somebody else."))),
            rule(
                "doublecoding_closed_when_both_are_done",
                Q(closed_at=None) | BOTH_DONE,
                _("It is closed once both coders have handed in."),
            ),
            rule(
                "doublecoding_closed_by_a_third",
                Q(closed_by=None) | Q(closed_at__isnull=False) & ~Q(closed_by=F("first")) & ~Q(closed_by=F("second")),
                _("A third person closes it, or both together."),
            ),
            models.UniqueConstraint(
                fields=["visit"],
                condition=Q(closed_at=None),
                name="doublecoding_one_open_of_a_visit",
                violation_error_message=at("visit", _("this visit is with two coders already.")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.visit}: {self.first}, {self.second}"

    @property
    def is_handed_in(self) -> bool:
        """Whether both have handed in, so that each may see the other's."""
        return bool(self.first_done_at and self.second_done_at)

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    def slot_of(self, user: object) -> str:
        """Which of the two the user is; nothing for others."""
        number = getattr(user, "pk", None)
        return {self.first_id: Slot.FIRST, self.second_id: Slot.SECOND}.get(number, "") if number else ""

    def is_done(self, slot: str) -> bool:
        return bool(getattr(self, f"{slot}_done_at"))


class FirstCoding(models.Model):
    """What one of the two coded; the database lets nobody change it once it is handed in. No history: only its coder
    sees it till then."""

    double = models.ForeignKey(DoubleCoding, models.PROTECT, related_name="first_codings")
    slot = words_field(Slot)
    part = models.ForeignKey(Part, models.PROTECT, related_name="first_codings")
    dimension = models.ForeignKey(Dimension, models.PROTECT, related_name="first_codings")
    scale = words_field(Scale)
    status = words_field(Status, Status.CODED)
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="first_codings")
    holds = models.BooleanField(null=True, blank=True)
    where_en, where_nb = bilingual(_("where"), 200, blank=True)
    number_low = amount(_("number, from"))
    number_high = amount(_("number, to"))
    comparator = words_field(Comparator)
    text_en, text_nb = bilingual(_("text"), blank=True)
    source_term = models.CharField(max_length=80, blank=True)
    account = words_field(Account, Account.AUTHOR)
    account_line = words_field(Line)
    certainty = words_field(Certainty, Certainty.STATED)
    inferred_from_en, inferred_from_nb = bilingual(_("inferred from"), blank=True)
    realisation = words_field(Realisation, Realisation.IN_PLACE)
    shown = models.BooleanField(default=True)
    why_shown_en, why_shown_nb = bilingual(_("why shown"), blank=True)
    note_en, note_nb = bilingual(_("note"), blank=True)
    place = LongText(blank=True)
    further = LongText(blank=True)
    """Places as they were typed: a row of its own would show the other coder where this one looked."""

    class Meta:
        ordering = ["double", "slot", "part", "dimension", "id"]
        verbose_name = _("first coding")
        verbose_name_plural = _("first codings")
        indexes = [models.Index(fields=["part", "dimension"], name="firstcoding_part_dimension")]
        constraints = [
            one_of("slot", Slot, "firstcoding_slot"),
            one_of("status", Status, "firstcoding_status"),
            one_of("certainty", Certainty, "firstcoding_certainty"),
            one_of("account", Account, "firstcoding_account"),
            one_of("realisation", Realisation, "firstcoding_realisation"),
            rule(
                "firstcoding_kind_of_value",
                CODED & KIND_OF_VALUE | ~CODED & NO_VALUE,
                at("status", _("a coded row holds what its scale asks for, any other none.")),
            ),
            low_to_high("number", "firstcoding_low_at_most_high", _("the lower bound is above the upper one.")),
            rule("firstcoding_bounds_fit_comparator", BOUNDS, WHICH_BOUNDS),
            *within_limits("firstcoding", texts=("text", "inferred_from", "why_shown", "note")),
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.dimension_id} {self.slot}"

    @property
    def is_coded(self) -> bool:
        return self.status == Status.CODED

    @property
    def coded_by(self) -> int:
        """The number of the coder."""
        return int(self.double.first_id if self.slot == Slot.FIRST else self.double.second_id)
