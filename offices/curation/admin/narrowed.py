"""Which rows a look-up offers, where what stands in another field of the form decides it. The rules are in models."""

from collections.abc import Mapping
from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import QuerySet

from nav_compare.panel import is_number
from offices.models.told import meaning, told

OF_DIMENSION, OF_SOURCE = "dimension", "source"
NARROWED: Mapping[tuple[str, str], tuple[str, str]] = {
    ("coding", "category"): ("dimension", OF_DIMENSION),
    ("indicator", "category"): ("dimension", OF_DIMENSION),
    **{("finding", f"{end}_category"): (end, OF_DIMENSION) for end in ("antecedent", "consequent")},
    **{("conflict", f"{end}_category"): (end, OF_DIMENSION) for end in ("one", "other")},
    ("part", "parent"): ("visit", "visit"),
    ("caveat", "citation"): ("source", OF_SOURCE),
    ("reviewentry", "citation"): ("review", OF_SOURCE),
}
"""The field of a model -> the field beside it, and the column of the rows offered that must be the same."""
WITHIN = "within"
BETWEEN = str.maketrans(dict.fromkeys(":,()–", " "))


def narrowed_by(model: Any, field: str) -> str:
    """The name of the field that decides; nothing where all rows are offered."""
    return narrowing(model, field)[0]


def narrowing(model: Any, field: str) -> tuple[str, str]:
    return NARROWED.get((str(model._meta.model_name), field), ("", ""))


class Offered(AutocompleteJsonView):
    """The rows that fit, told by label, key and meaning."""

    def get_queryset(self) -> QuerySet[Any]:
        """What is typed is sought without the signs between a label and a key: rows are told with them."""
        self.term = self.term.translate(BETWEEN)
        rows: QuerySet[Any] = super().get_queryset()
        field = self.source_field
        _beside, column = narrowing(field.model, field.name)
        within = self.request.GET.get(WITHIN, "")
        return rows.filter(**{column: within}) if column and is_number(within) else rows

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        said = meaning(obj)
        name = told(obj)
        return {"id": str(getattr(obj, to_field_name)), "text": f"{name} – {said}" if said else name}
