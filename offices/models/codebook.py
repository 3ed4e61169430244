"""The codebook: groups, dimensions and their categories. Adding one is a row, never code. No codings here."""

from collections.abc import Collection

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from offices.models.base import Curated, Row, amount, one_of, related, unique, words_field
from offices.models.grammar import PARAMETERS, PREFIXES, SUFFIXES, TRACKING
from offices.models.limits import PLACES, PlaceField, bilingual, within_limits
from offices.models.rules import at, rule
from offices.models.sources import Citation
from offices.models.values import too_low
from offices.models.vocabulary import CATEGORY_SCALES, RESERVED_WORDS, PartKind, Scale

KEY = RegexValidator(r"^[a-z][a-z0-9_]*$", _("Use small letters, digits and _, and begin with a letter."))
RESERVED_SAID = at("key", format_lazy(_("these words are reserved: {words}."), words=", ".join(RESERVED_WORDS)))
RESERVED_KEY = _("a word of the addresses cannot be a key: a parameter, or one that begins or ends like some.")


def reserved_keys(column: str) -> Q:
    """Rows whose key would be read as something else in an address."""
    begins = Q(*(Q(**{f"{column}__startswith": word}) for word in PREFIXES), _connector=Q.OR)
    ends = Q(*(Q(**{f"{column}__endswith": word}) for word in SUFFIXES), _connector=Q.OR)
    return Q(**{f"{column}__in": [*PARAMETERS, *TRACKING]}) | begins | ends


class Area(Row):
    """What joins groups of dimensions, or outcomes, that belong together, where all of them are too many."""

    FIXED = ("key",)
    SEEN_WHEN_USED = True

    key = models.CharField(max_length=40, unique=True, validators=[KEY], help_text=_("Stands in URLs."))
    label_en, label_nb = bilingual(_("label"), 60)
    order = PlaceField(default=0, help_text=_("Its place on the pages."))

    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "key"]
        constraints = within_limits("area", order=PLACES)


def area_field(related_name: str) -> "models.ForeignKey[Area | None, Area | None]":
    """Of a heading that can be joined with others like it."""
    return models.ForeignKey(
        Area,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name=related_name,
        help_text=_("What it is joined with where all are too many, as on the map of the evidence."),
    )


class DimensionGroup(Row):
    """A heading of the codebook."""

    FIXED = ("key",)
    SEEN_WHEN_USED = True

    key = models.CharField(max_length=40, unique=True, validators=[KEY])
    label_en, label_nb = bilingual(_("label"), 100)
    area = area_field("groups")
    order = PlaceField(default=0, help_text=_("Its place on the pages."))

    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "key"]
        constraints = within_limits("dimensiongroup", order=PLACES)


class Dimension(Curated):
    """A variable of the codebook."""

    FIXED = ("key",)

    key = models.CharField(max_length=60, unique=True, validators=[KEY], help_text=_("Stands in URLs and exports."))
    group = models.ForeignKey(DimensionGroup, on_delete=models.PROTECT, related_name="dimensions")
    scale = words_field(Scale, Scale.NOMINAL, _("Fixed once the dimension is coded."))
    label_en, label_nb = bilingual(_("label"), 100)
    definition_en, definition_nb = bilingual(_("definition"))
    unit_en, unit_nb = bilingual(_("unit"), 40, blank=True, help_text=_("Of several, such as persons. Numbers only."))
    unit_one_en, unit_one_nb = bilingual(_("unit of one"), 40, blank=True, help_text=_("Such as person. Numbers only."))
    minimum = amount(help_text=_("The lowest number that makes sense, such as 0 for what is counted. Numbers only."))
    note_en, note_nb = bilingual(_("note"), blank=True)
    citation = models.ForeignKey(
        Citation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dimensions",
        help_text=_("Where it is defined."),
    )
    headline = models.BooleanField(default=False, help_text=_("Shown on cards and among the key facts."))
    union_of_part = words_field(
        PartKind, help_text=_("The office's value is the union over its parts of this kind, such as its leaders.")
    )
    only_in_findings = models.BooleanField(
        default=False,
        help_text=_("Serves as an end of findings: no source tells it of a single office, so it is not offered."),
    )
    order = PlaceField(default=0, help_text=_("Its place in the group."))

    history = HistoricalRecords()

    class Meta:
        ordering = ["group__order", "order", "key"]
        constraints = [
            one_of("scale", Scale, "dimension_scale"),
            one_of("union_of_part", PartKind, "dimension_union_of_part", blank=True),
            rule(
                "dimension_union_is_multi",
                Q(union_of_part="") | Q(scale=Scale.MULTI),
                at("union_of_part", _("only a dimension with several categories at once has a union.")),
            ),
            rule(
                "dimension_minimum_is_of_numbers",
                Q(minimum=None) | Q(scale=Scale.NUMBER),
                at("minimum", _("only a dimension of numbers has one.")),
            ),
            *(
                rule(
                    f"dimension_unit_{language}_of_one_and_many",
                    Q(**{f"unit_{language}": "", f"unit_one_{language}": ""})
                    | ~Q(**{f"unit_{language}": ""}) & ~Q(**{f"unit_one_{language}": ""}),
                    at(f"unit_one_{language}", _("say the unit of one and of several, or neither.")),
                )
                for language in ("en", "nb")
            ),
            rule("dimension_key_not_reserved", ~reserved_keys("key"), at("key", RESERVED_KEY)),
            *within_limits("dimension", texts=("definition", "note"), order=PLACES),
        ]

    def get_absolute_url(self) -> str:
        return reverse("offices:dimension-detail", args=[self.key])

    def check_row(self) -> None:
        """The scale is fixed once the dimension is coded, since codings carry it; none of them is below the minimum."""
        if self.pk and self.codings.exclude(scale=self.scale).exists():
            raise ValidationError(
                {"scale": _("%(key)s is coded already, so its scale cannot change.") % {"key": self.key}}
            )
        if self.pk and self.minimum is not None and (low := self.codings.filter(too_low(self.minimum)).first()):
            raise ValidationError({"minimum": _("%(low)s is coded with a lower number.") % {"low": low.ref}})

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        own = {"number_low"} if "minimum" in changed else set()
        apps.get_model("offices", "Coding").check_table({*changed, *own} - {"stage"})


class Category(Row):
    """An allowed value of a dimension."""

    FIXED = ("dimension", "key")
    NAMED_WITH = ("dimension",)
    RESTS_ON = ("dimension",)
    BELONGS_TO = ("dimension",)

    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="categories")
    key = models.CharField(max_length=60, validators=[KEY])
    label_en, label_nb = bilingual(_("label"), 100)
    definition_en, definition_nb = bilingual(_("definition"), blank=True)
    order = PlaceField(default=0, help_text=_("Its place; of an ordinal dimension the lowest first."))
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, null=True, blank=True, related_name="categories")
    named_by_source = models.BooleanField(default=True, help_text=_("The source itself names this category."))
    order_inferred = models.BooleanField(default=False, help_text=_("Its place in the order is our reading."))

    history = HistoricalRecords()

    class Meta:
        ordering = ["dimension", "order", "key"]
        verbose_name_plural = _("categories")
        constraints = [
            unique(
                "key",
                _("a category of this key already exists in this dimension"),
                "dimension",
                name="category_key_in_dimension",
            ),
            rule(
                "category_key_not_reserved",
                ~Q(key__in=RESERVED_WORDS),
                RESERVED_SAID,
            ),
            *within_limits("category", texts=("definition",), order=PLACES),
        ]

    def check_row(self) -> None:
        """Only dimensions with categories have categories."""
        dimension = related(lambda: self.dimension)
        if dimension and dimension.scale not in CATEGORY_SCALES:
            message = _("%(dimension)s has the scale %(scale)s, so no categories.") % {
                "dimension": dimension.key,
                "scale": dimension.scale,
            }
            raise ValidationError(message)

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        """Codings, findings and indicators name their category's dimension as well."""
        for model in ("Coding", "Finding", "Indicator"):
            apps.get_model("offices", model).check_table({*changed, "antecedent"})
