"""What all models share: two languages, stage of publication, word lists held by the database. No table of its own."""

from collections.abc import Container
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.utils.translation import get_language

from offices.models.version import VersionedQuerySet
from offices.vocabulary import Stage


def localised(row: Any, field: str) -> str:
    """`row`'s text `field` in the active language: `label` reads `label_nb` on a Norwegian page."""
    return getattr(row, f"{field}_{get_language() or 'en'}")


def one_of(field: str, words: type[models.TextChoices], name: str, *, blank: bool = False) -> models.CheckConstraint:
    """A constraint that `field` holds a word of the list, or nothing where `blank`."""
    allowed = [*words.values, ""] if blank else words.values
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": allowed}),
        name=name,
        violation_error_message=f"{field}: allowed are {', '.join(words.values)}.",
    )


def words_field(words: type[models.TextChoices], default: str | None = None, help_text: str = "") -> models.CharField:
    """A column for a word of a list; without a default it may be empty."""
    options = {"default": default} if default is not None else {"blank": True, "default": ""}
    return models.CharField(max_length=20, choices=words.choices, help_text=help_text, **options)


def fetched(row: models.Model, relation: str) -> models.Model | None:
    """The related row where it was fetched with this one; never a query."""
    return row._state.fields_cache.get(relation)


def related(row: models.Model, relation: str) -> models.Model | None:
    """The related row, or nothing where none was chosen or the one chosen is gone: a rule says nothing of that."""
    try:
        return getattr(row, relation)
    except ObjectDoesNotExist:
        return None


def told_with(row: models.Model, *relations: str) -> str:
    """The row's name for people who curate: with what it belongs to, as far as that was fetched. Never a query."""
    names = [str(other) for relation in relations if (other := fetched(row, relation))]
    return ": ".join([*names, row.key] if hasattr(row, "key") else names)


class Row(models.Model):
    """A row of the published data: its bulk writes replace the data version and are checked like single ones."""

    BELONGS_TO: tuple[str, ...] = ()
    """The relations that a row without a stage is published with: it is public when they all are."""
    SEEN_WHEN_USED = False
    """Readers meet such a row only where something published refers to it, so that a new one changes nothing."""

    objects = VersionedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        """Whether a change of the row changes what readers see; who may make one then is in offices/publishing.py."""
        owners = [related(self, name) for name in self.BELONGS_TO]
        return all(owner and owner.is_public for owner in owners) and (not self.SEEN_WHEN_USED or self.is_used())

    def is_used(self) -> bool:
        """Whether something published refers to the row."""
        uses = [(relation.field.name, relation.related_model) for relation in self._meta.related_objects]
        return bool(self.pk) and any(model.public_rows().filter(**{name: self.pk}).exists() for name, model in uses)

    @classmethod
    def public_rows(cls) -> models.QuerySet:
        """The rows that are published, or that belong to what is."""
        return cls.objects.filter(**{f"{name}__stage": Stage.PUBLISHED for name in cls.BELONGS_TO})

    def check_row(self) -> None:
        """Rules that need other rows; raises ValidationError. Every write path calls it (signals, bulk writes)."""

    def clean(self) -> None:
        self.check_row()

    def validate_constraints(self, exclude: Container[str] | None = None) -> None:
        """A form that shows some columns is held to all rules; Django would skip each that names a column it lacks.

        Only what the form should have filled in and did not is left out: that has its own message already.
        """
        needed = (field for field in self._meta.fields if not field.null and not field.blank)
        missing = {field.name for field in needed if getattr(self, field.attname) is None}
        super().validate_constraints(missing & set(exclude or ()))

    @classmethod
    def check_table(cls, changed: Container[str]) -> None:
        """The same rules after a write that has no rows at hand, `changed` being the fields it set."""


class Curated(Row):
    """A row with a stage of publication."""

    stage = words_field(Stage, Stage.DRAFT, "Only what is published is on the public pages.")

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        return self.stage == Stage.PUBLISHED

    @property
    def is_public(self) -> bool:
        return self.is_published

    @classmethod
    def public_rows(cls) -> models.QuerySet:
        return cls.objects.filter(stage=Stage.PUBLISHED)


class OneWayRound(Row):
    """A pair of rows that stands once, whichever way round it was entered; `ENDS` names its two foreign keys."""

    ENDS = ("", "other")

    class Meta:
        abstract = True

    def check_row(self) -> None:
        one, other = self.ENDS
        twins = type(self).objects.filter(
            **{one: getattr(self, f"{other}_id"), other: getattr(self, f"{one}_id")},
        )
        if twins.exclude(pk=self.pk).exists():
            raise ValidationError({other: "This pair is recorded already, the other way round."})

    @classmethod
    def check_table(cls, changed: Container[str]) -> None:
        one, other = cls.ENDS
        twins = cls.objects.filter(**{one: models.OuterRef(other), other: models.OuterRef(one)})
        if wrong := cls.objects.filter(models.Exists(twins)).first():
            raise ValidationError(f"{getattr(wrong, one)} and {getattr(wrong, other)}: the pair stands twice.")
