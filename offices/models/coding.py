"""The coding: one value of one dimension for one part, with its evidence. Rules about it hold here, in the database."""

from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, amount, low_to_high, one_of, words_field
from offices.models.codebook import Category, Dimension
from offices.models.disagreement import COLUMNS, check_reason, check_reasons
from offices.models.limits import bilingual, within_limits
from offices.models.office import Part
from offices.models.problems import check_all
from offices.models.rules import Text, at, rule
from offices.models.sources import Citation
from offices.models.values import (
    BOUNDS,
    KIND_OF_VALUE,
    NO_VALUE,
    WHICH_BOUNDS,
    check_minimum,
    close_single_figure,
    too_low,
    value_errors,
    wrong_category,
)
from offices.models.version import new_token
from offices.models.vocabulary import Account, Certainty, Comparator, Line, Realisation, Scale, Stage, Status

APART = _("Two people code this visit apart: until both have handed in, nobody else codes it.")
CODED = Q(status=Status.CODED)
WHY_SHOWN = _("Needed on the one that is shown, where published codings of one thing disagree.")
ONE_VALUE = _("this dimension of this part has a shown value already; enter a second one as not shown.")
ONE_OF_CATEGORY = _("this category of this part has a shown value already; enter a second one as not shown.")
ONE_STATUS = _("this dimension of this part has a shown status already; enter a second one as not shown.")
OF_DIMENSION = {"category", "category_id", "dimension", "dimension_id", "scale"}
NUMBER = {"number_low", "number_high", "dimension", "dimension_id"}
SHOWN_IN_PLACE = Q(shown=True, realisation=Realisation.IN_PLACE)
"""What filters, counts and comparisons read, once it is published."""
ON_DISPLAY = SHOWN_IN_PLACE & Q(stage=Stage.PUBLISHED)


def one_shown(name: str, said: Text, condition: Q, *fields: str) -> models.UniqueConstraint:
    """A constraint that of several codings of one dimension, or of one category, just one is on display."""
    return models.UniqueConstraint(
        fields=["part", "dimension", *fields],
        condition=ON_DISPLAY & condition,
        name=f"coding_one_shown_{name}",
        violation_error_message=at("shown", said),
    )


class Coding(Curated):
    """One value of one dimension for one part, who says so, how certain, and where it stands."""

    FIXED = ("ref", "part", "dimension")
    RESTS_ON = ("part", "dimension", "citation")
    """Its category is one of its dimension."""

    ref = models.CharField(max_length=200, unique=True, default=new_token, editable=False)
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="codings")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="codings")
    scale = words_field(Scale, help_text=_("Copied from the dimension, so that the database can hold values to it."))
    status = words_field(Status, Status.CODED, _("Anything but coded stands without a value."))
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="codings")
    holds = models.BooleanField(
        null=True, blank=True, help_text=_("Yes or no; of several categories at once: this one holds, or does not.")
    )
    where_en, where_nb = bilingual(_("where"), 200, blank=True, help_text=_("Where it went instead."))
    number_low = amount(_("number, from"))
    number_high = amount(_("number, to"))
    comparator = words_field(Comparator, help_text=_("Needed with a number."))
    text_en, text_nb = bilingual(_("text"), blank=True, help_text=_("The value, or how the source words a number."))
    source_term = models.CharField(
        max_length=80, blank=True, help_text=_("What the source itself calls it, in its own language: a few words.")
    )
    account = words_field(Account, Account.AUTHOR, _("Whose word it is."))
    account_line = words_field(Line, help_text=_("The line that the one who told belongs to, where it is known."))
    certainty = words_field(Certainty, Certainty.STATED)
    inferred_from_en, inferred_from_nb = bilingual(_("inferred from"), blank=True)
    realisation = words_field(Realisation, Realisation.IN_PLACE)
    shown = models.BooleanField(default=True, help_text=_("Of several codings of the same thing one is shown."))
    why_shown_en, why_shown_nb = bilingual(_("why shown"), blank=True, help_text=WHY_SHOWN)
    note_en, note_nb = bilingual(_("note"), blank=True)
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, null=True, blank=True, related_name="codings")
    further_citations = models.ManyToManyField(Citation, blank=True, related_name="further_codings")

    history = HistoricalRecords(m2m_fields=[further_citations])

    class Meta:
        ordering = ["part", "dimension", "id"]
        indexes = [
            # A page of cards asks for a dozen dimensions of a few parts; by either column alone much more is read.
            models.Index(fields=["part", "dimension"], name="coding_part_dimension"),
            models.Index(fields=["dimension", "category"], name="coding_dimension_category"),
            # The few that are not shown: whether those that are say why is asked after each bulk write.
            models.Index(fields=["part", "dimension"], condition=Q(shown=False), name="coding_not_shown"),
        ]
        constraints = [
            one_of("status", Status, "coding_status"),
            one_of("account", Account, "coding_account"),
            one_of("account_line", Line, "coding_account_line", blank=True),
            one_of("certainty", Certainty, "coding_certainty"),
            one_of("realisation", Realisation, "coding_realisation"),
            rule(
                "coding_kind_of_value",
                CODED & KIND_OF_VALUE | ~CODED & NO_VALUE,
                at("status", _("a coded row holds what its scale asks for, any other none.")),
            ),
            low_to_high("number", "coding_low_at_most_high", _("the lower bound is above the upper one.")),
            rule("coding_bounds_fit_comparator", BOUNDS, WHICH_BOUNDS),
            rule(
                "coding_inferred_says_from_what",
                ~Q(certainty=Certainty.INFERRED) | ~Q(inferred_from_en="") & ~Q(inferred_from_nb=""),
                at("inferred_from_en", _("what is inferred says from what, in both languages.")),
            ),
            rule(
                "coding_published_is_cited",
                ~Q(stage=Stage.PUBLISHED) | Q(citation__isnull=False),
                at("citation", _("what is published says where it stands.")),
            ),
            rule(
                "coding_where_only_when_not_here",
                Q(where_en="", where_nb="") | Q(scale=Scale.MULTI, holds=False),
                at("where_en", _("only a category that does not hold went somewhere else.")),
            ),
            rule(
                "coding_source_term_of_a_value",
                Q(source_term="") | CODED & ~Q(scale__in=[Scale.NUMBER, Scale.TEXT]),
                at(
                    "source_term",
                    _("only a category, or a yes or no, that is coded has the source's own word beside it."),
                ),
            ),
            one_shown("value", ONE_VALUE, ~Q(scale=Scale.MULTI)),
            one_shown("category", ONE_OF_CATEGORY, Q(scale=Scale.MULTI), "category"),
            one_shown("status", ONE_STATUS, Q(scale=Scale.MULTI, category=None)),
            *within_limits("coding", texts=("text", "inferred_from", "why_shown", "note")),
        ]

    def __str__(self) -> str:
        return self.ref

    def within_office(self) -> str:
        return f"part {self.part_id}"

    def clean(self) -> None:
        """A form, and whoever else asks first, is told what this scale needs; the database holds it for all."""
        check_all(super().clean, self.check_value)
        if self._state.adding and self.part_id and self.dimension_id and "/" not in self.ref:
            self.ref = self.readable_ref()

    def check_value(self) -> None:
        """The value is one of its dimension's scale."""
        if self.dimension_id and (errors := value_errors(self)):
            raise ValidationError(errors)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        if self.dimension_id:
            self.scale = self.dimension.scale
        super().clean_fields(exclude)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Without its dimension, a coding has no scale to be held to."""
        if self.dimension_id:
            super().validate_constraints(exclude)

    def get_constraints(self) -> list[tuple[type[models.Model], Sequence[models.BaseConstraint]]]:
        """What is wrong with the value is told at its fields, once."""
        told = ("coding_kind_of_value", "coding_bounds_fit_comparator") if value_errors(self) else ()
        return [(model, [one for one in rules if one.name not in told]) for model, rules in super().get_constraints()]

    def check_row(self) -> None:
        """Copy the dimension's scale, close a single figure; category and number are such as the dimension allows."""
        if not self.dimension_id:
            return
        self.scale = self.dimension.scale
        close_single_figure(self)
        if self.category and self.category.dimension_id != self.dimension_id:
            raise ValidationError({"category": wrong_category(self)})
        check_minimum(self, self.dimension)

    def check_others(self) -> None:
        check_reason(self)
        if (
            self._state.adding
            and self.part_id
            and self.dimension_id
            and type(self).apart().filter(self.alike()).exists()
        ):
            raise ValidationError({"part": APART})

    def alike(self) -> Q:
        """Of double codings: those that this one is coded in."""
        return Q(visit__parts=self.part_id, groups__dimensions=self.dimension_id)

    @classmethod
    def apart(cls) -> "models.QuerySet[models.Model]":
        """Visits that two still code apart: nothing is coded of them for others to see."""
        double: type[models.Model] = cls._meta.apps.get_model("offices", "DoubleCoding")
        return double._default_manager.filter(Q(first_done_at=None) | Q(second_done_at=None))

    def readable_ref(self) -> str:
        """Where it belongs, with a few characters that tell it apart from its like: what lists and histories show."""
        visit = self.part.visit
        category = self.category.key if self.category else self.status
        names = (visit.office.slug, visit.key, self.part.key, self.dimension.key, category)
        return f"{'/'.join(names)}/{new_token()[:6]}"

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        if not OF_DIMENSION.isdisjoint(changed):
            strangers = Q(category__isnull=False) & ~Q(category__dimension=F("dimension"))
            if wrong := cls.objects.filter(strangers | ~Q(scale=F("dimension__scale"))).first():
                raise ValidationError(
                    _("%(wrong)s: category and scale must be those of its dimension.") % {"wrong": wrong.ref}
                )
        if not NUMBER.isdisjoint(changed) and (wrong := cls.objects.filter(too_low(F("dimension__minimum"))).first()):
            raise ValidationError(
                _("%(wrong)s: its number is below the minimum of its dimension.") % {"wrong": wrong.ref}
            )
        if not COLUMNS.isdisjoint(changed):
            cls.check_created()

    @classmethod
    def check_created(cls) -> None:
        check_reasons(cls)
        same = Q(visit__parts__codings__dimension__group=F("groups")) & ~Q(visit__parts__codings__stage=Stage.WITHDRAWN)
        if cls.apart().filter(same).exists():
            raise ValidationError({"part": APART})

    @property
    def is_coded(self) -> bool:
        return self.status == Status.CODED
