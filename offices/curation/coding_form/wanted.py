"""What a line that was typed means: the columns of each coding that it stands for; what is wrong. No writes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from offices.curation.coding_form.places import Places
from offices.curation.coding_form.typed import TEXTS, UPPER, Typed
from offices.models import Category, Citation, Dimension
from offices.models.decimals import TypedNumberField
from offices.models.vocabulary import Scale, Status

Columns = dict[str, Any]
Errors = dict[str, list[str]]


@dataclass(frozen=True)
class Wanted:
    """What a line stands for: its rows, each by its columns, and further places of all of them."""

    rows: list[Columns]
    further: list[Citation]


def wanted(dimension: Dimension, typed: Typed, categories: Mapping[str, Category], places: Places) -> Wanted:
    """Raises ValidationError, keyed by the field of the line."""
    errors: Errors = {}
    reading = Reading(dimension, typed, categories, errors)
    place = reading.told("place", lambda: places.read(typed["place"]))
    further = reading.told("further", lambda: places.read_all(typed["further"])) or []
    rows = [{**reading.shared(place), **row} for row in reading.values()]
    if errors:
        raise ValidationError(errors)
    return Wanted(rows, further)


@dataclass(frozen=True)
class Reading:
    dimension: Dimension
    typed: Typed
    categories: Mapping[str, Category]
    errors: Errors

    def told(self, name: str, read: Any) -> Any:
        """What `read` gives; what it refuses is told at the field."""
        try:
            return read()
        except ValidationError as error:
            self.errors.setdefault(name, []).extend(error.messages)
            return None

    def shared(self, place: Citation | None) -> Columns:
        """What all rows of the line have in common."""
        columns = {name: self.typed[name] for name in TEXTS if not name.startswith("where_")}
        texts = {"text_en": self.typed["text_en"], "text_nb": self.typed["text_nb"]}
        return {
            **columns,
            **texts,
            "where_en": "",
            "where_nb": "",
            "shown": bool(self.typed["shown"]),
            "citation": place,
        }

    def values(self) -> Iterator[Columns]:
        """The value of each row."""
        scale = Scale(self.dimension.scale)
        if scale == Scale.MULTI:
            yield from self.several()
        elif scale in (Scale.NOMINAL, Scale.ORDINAL):
            yield {"category": self.chosen(self.typed["category"], "category")}
        elif scale == Scale.BOOLEAN:
            yield {"holds": self.yes_or_no()}
        elif scale == Scale.NUMBER:
            yield self.number()
        else:
            yield {}

    def yes_or_no(self) -> bool | None:
        if self.typed["holds"] not in ("", "yes", "no"):
            self.errors["holds"] = [_("Say yes or no.")]
        return {"yes": True, "no": False}.get(self.typed["holds"])

    def chosen(self, number: str, field: str) -> Category | None:
        """The category of that number; only those of the dimension are."""
        if number and number not in self.categories:
            labels = ", ".join(one.key for one in self.categories.values())
            said = _("This is no category of %(key)s, which has: %(labels)s.")
            self.errors[field] = [said % {"key": self.dimension.key, "labels": labels}]
        return self.categories.get(number)

    def several(self) -> Iterator[Columns]:
        """One row for each category of which something is said; a status may be of the whole dimension."""
        yes, no, coded = self.typed["yes"], self.typed["no"], self.typed["status"] == Status.CODED
        if set(yes) & set(no) or (no and not coded):
            self.errors["no"] = [_("A category holds or does not, and with a status it does neither.")]
        if not yes and not no and not coded:
            yield {"category": None, "holds": None}
        for number in yes:
            yield {"category": self.chosen(number, "yes"), "holds": True if coded else None}
        where = {name: self.typed[name] for name in ("where_en", "where_nb")}
        if any(where.values()) and not no:
            self.errors["where_en"] = [_("Only a category that does not hold went somewhere else.")]
        for number in no:
            yield {"category": self.chosen(number, "no"), "holds": False, **where}

    def number(self) -> Columns:
        """A single figure is the bound that its comparator asks for; without a figure there is no comparator."""
        low, high = (self.figure(name) for name in ("number_low", "number_high"))
        comparator = self.typed["comparator"]
        if comparator in UPPER and high is None:
            low, high = None, low
        is_number = low is not None or high is not None
        return {"number_low": low, "number_high": high, "comparator": comparator if is_number else ""}

    def figure(self, name: str) -> Decimal | None:
        field = TypedNumberField(required=False, max_digits=12, decimal_places=3)
        found: Decimal | None = self.told(name, lambda: field.clean(self.typed[name]))
        return found
