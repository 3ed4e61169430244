"""What all models share: two languages, stage of publication, word lists held by the database. No table of its own."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from offices.models.fixed import check_fixed
from offices.models.grounds import check_grounds, check_owned, check_tables
from offices.models.limits import SUFFIX, check_limits
from offices.models.problems import at_fields, check_all
from offices.models.rules import Text, at, rule
from offices.models.version import VersionedQuerySet
from offices.models.vocabulary import Stage

T = TypeVar("T")


def localised(row: Any, field: str) -> str:
    """`row`'s text `field` in the active language: `label` reads `label_nb` on a Norwegian page."""
    return str(getattr(row, f"{field}_{get_language() or 'en'}"))


def one_of(field: str, words: type[models.TextChoices], name: str, *, blank: bool = False) -> models.CheckConstraint:
    """A constraint that `field` holds a word of the list, or nothing where `blank`."""
    allowed = [*words.values, ""] if blank else words.values
    return rule(
        name,
        models.Q(**{f"{field}__in": allowed}),
        at(field, format_lazy(_("allowed are {words}."), words=", ".join(words.values))),
    )


def low_to_high(field: str, name: str, said: Text) -> models.CheckConstraint:
    """A constraint that a span does not end before it begins; either end may be open."""
    in_order = models.Q(**{f"{field}_low__lte": models.F(f"{field}_high")})
    return rule(name, in_order, at(f"{field}_high", said))


def unique(field: str, said: Text, *within: str, name: str) -> models.UniqueConstraint:
    """A constraint that `field` stands once among the rows that share `within`; `said` is the message at the field."""
    message: Any = format_lazy("{}: {}.", field, said)
    return models.UniqueConstraint(fields=[*within, field], name=name, violation_error_message=message)


def amount(
    label: "Text | None" = None, help_text: Text = ""
) -> "models.DecimalField[Decimal | int | None, Decimal | None]":
    """A column for a number that may be missing."""
    return models.DecimalField(label, max_digits=12, decimal_places=3, null=True, blank=True, help_text=help_text)


def words_field(
    words: type[models.TextChoices], default: str | None = None, help_text: Text = ""
) -> "models.CharField[str, str]":
    """A column for a word of a list; without a default it may be empty."""
    options = {"default": default} if default is not None else {"blank": True, "default": ""}
    return models.CharField(max_length=20, choices=words.choices, help_text=help_text, **options)


def fetched(row: models.Model, relation: str) -> models.Model | None:
    """The related row where it was fetched with this one; never a query."""
    return row._state.fields_cache.get(relation)


def related(get: Callable[[], T]) -> T | None:
    """The related row, or nothing where none was chosen or the one chosen is gone: a rule says nothing of that."""
    try:
        return get()
    except ObjectDoesNotExist:
        return None


class Row(models.Model):
    """A row of the published data: its bulk writes replace the data version and are checked like single ones."""

    FIXED: tuple[str, ...] = ()
    """What never changes once saved: keys that stand in addresses and files, and what a row belongs to."""
    NAMED_WITH: tuple[str, ...] = ()
    """Relations that `str` names it with, where they were fetched."""
    RESTS_ON: tuple[str, ...] = ()
    """Relations to what must be on the site for this row to be (visibility.py); the others are links, and left out."""
    MAY_LACK: tuple[str, ...] = ()
    """Those of them from other tables, such as what carries a sentence, without any of which the row can be."""
    BELONGS_TO: tuple[str, ...] = ()
    """The relations that a row without a stage is published with: it is public when they all are."""
    MAY_NAME: tuple[str, ...] = ()
    """Columns in which places and people stand rightly: a publication as printed, words that people type."""
    SEEN_WHEN_USED = False
    """Readers meet such a row only where something published refers to it, so that a new one changes nothing."""

    _history_user: object
    _change_reason: str
    """Who writes the row, and why: its history asks it."""
    _just_checked = False
    _was_seen = False
    """Whether readers saw the row before it was written (renewal.py)."""

    objects = VersionedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """For people who curate: its key, behind what it belongs to as far as that was fetched. Never a query."""
        names = [str(other) for relation in self.NAMED_WITH if (other := fetched(self, relation))]
        own = [*names, self.key] if hasattr(self, "key") else names
        return ": ".join(own) or f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_public(self) -> bool:
        """Whether a change of the row changes what readers see; who may make one then is in offices/publishing.py."""
        owners = [related(partial(getattr, self, name)) for name in self.BELONGS_TO]
        return all(owner and owner.is_public for owner in owners) and (not self.SEEN_WHEN_USED or self.is_used())

    def is_used(self) -> bool:
        """Whether something published refers to the row."""
        others = [(relation.field.name, relation.related_model) for relation in self._meta.related_objects]
        uses = [(name, model) for name, model in others if issubclass(model, Row)]
        return bool(self.pk) and any(model.public_rows().filter(**{name: self.pk}).exists() for name, model in uses)

    @classmethod
    def public_rows(cls) -> "models.QuerySet[Row]":
        """The rows that are published, or that belong to what is."""
        return cls.objects.filter(**{f"{name}__stage": Stage.PUBLISHED for name in cls.BELONGS_TO})

    def within_office(self) -> str:
        """Where in one office the row stands, such as `part 12`; nothing where the matrix may tell of others by it."""
        return ""

    def check_row(self) -> None:
        """Rules about the row and those it refers to; raises ValidationError. Every write path calls it."""

    def check_others(self) -> None:
        """Rules about other rows of tables: of a row that is written alone. `check_table` is the same in bulk."""

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        """The same rules after a write that has no rows at hand, `changed` being the fields it set."""

    def clean(self) -> None:
        """All rules about a row that is written alone, each at its field."""
        alone = [self.check_row, self.check_others]
        check_all(*alone, *(partial(check, self) for check in (check_fixed, check_grounds, check_owned)))

    def check_before_save(self) -> None:
        """The same for a row that nobody has asked yet: `save`, `loaddata`."""
        if not self._just_checked:
            check_all(partial(check_limits, self), partial(Row.clean, self))

    @contextmanager
    def just_checked(self) -> Iterator[None]:
        """For a save right after `full_clean`: its questions to the database are not asked twice."""
        self._just_checked = True
        try:
            yield
        finally:
            self._just_checked = False

    def check_in_bulk(self) -> None:
        """What can be told of one row among many without a query for each."""
        check_all(partial(check_limits, self), self.check_row, partial(check_grounds, self))

    @classmethod
    def check_in_place(cls, changed: Collection[str]) -> None:
        """What must hold after `update`: the rules of this table, and that what is published has its grounds."""
        cls.check_table(changed)
        check_tables(cls, changed)

    @classmethod
    def check_created(cls) -> None:
        """Rules between rows, after many were created at once."""

    def get_constraints(self) -> list[tuple[type[models.Model], Sequence[models.BaseConstraint]]]:
        """Without those that repeat a limit (validators told it at its field), and without checks that all hold."""
        return [
            (model, self.worth_asking([one for one in constraints if not one.name.endswith(SUFFIX)]))
            for model, constraints in super().get_constraints()
        ]

    def worth_asking(self, constraints: list[models.BaseConstraint]) -> list[models.BaseConstraint]:
        """Django asks the database for each check, 4,000 times for 200 codings in a form. Here one asks for all."""
        checks = [one for one in constraints if isinstance(one, models.CheckConstraint)]
        every = models.Q(*(one.condition for one in checks))
        if not checks or not every.check(self._get_field_expression_map(meta=self._meta)):  # type: ignore[attr-defined] # not in the stubs
            return constraints
        return [one for one in constraints if one not in checks]

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """A form that shows some columns is held to all rules; Django would skip each that names a column it lacks.

        Only what the form should have filled in and did not is left out: that has its own message already.
        """
        needed = (field for field in self._meta.fields if not field.null and not field.blank)
        missing = {field.name for field in needed if getattr(self, field.attname) is None}
        try:
            super().validate_constraints(missing & set(exclude or ()))
        except ValidationError as error:
            raise at_fields(type(self), error) from error


class Curated(Row):
    """A row with a stage of publication."""

    stage = words_field(Stage, Stage.DRAFT, _("Only what is published is on the public pages."))

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        return self.stage == Stage.PUBLISHED

    @property
    def is_public(self) -> bool:
        return self.is_published

    @classmethod
    def public_rows(cls) -> "models.QuerySet[Row]":
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
            raise ValidationError({other: _("This pair is recorded already, the other way round.")})

    @classmethod
    def check_table(cls, changed: Collection[str]) -> None:
        one, other = cls.ENDS
        twins = cls.objects.filter(**{one: models.OuterRef(other), other: models.OuterRef(one)})
        if wrong := cls.objects.filter(models.Exists(twins)).first():
            raise ValidationError(
                _("%(one)s and %(other)s: the pair stands twice.")
                % {"one": getattr(wrong, one), "other": getattr(wrong, other)}
            )
