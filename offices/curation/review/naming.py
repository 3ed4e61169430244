"""Values of rows in words: labels instead of keys and numbers, related rows fetched together. No proposals here."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from offices.models.base import localised
from offices.models.office import Part, Visit
from offices.models.sources import Citation

TEXTS = ("label", "name", "title", "statement", "text")
"""What a row is called by, the first that it has."""
LONGEST = 400


def name_of(row: Any) -> str:
    """What a row is called; where it stands goes before, as far as that was fetched."""
    if isinstance(row, Citation):
        page = _("p. %s") % row.page if row.page else ""
        return f"{row.source.key}: {', '.join(filter(None, (row.section, page)))}"
    own = next(
        (localised(row, name) for name in TEXTS if hasattr(row, f"{name}_en") and localised(row, name)), str(row)
    )
    if isinstance(row, Part):
        return f"{name_of(row.visit)} · {own}"
    return f"{name_of(row.office)} · {own}" if isinstance(row, Visit) else own


def ahead(model: Any) -> tuple[str, ...]:
    """What has to be fetched with rows for `name_of`."""
    special: dict[Any, tuple[str, ...]] = {Citation: ("source",), Part: ("visit__office",), Visit: ("office",)}
    return special.get(model, tuple(model.NAMED_WITH))


class Words:
    """The words for values of many rows: first all are noted, then what they lead to is fetched, a query a kind."""

    def __init__(self) -> None:
        self.wanted: dict[Any, set[int]] = defaultdict(set)
        self.found: dict[Any, dict[int, str]] = {}

    def note(self, field: Any, value: Any) -> None:
        if field.is_relation:
            self.wanted[field.related_model] |= set(listed(value))

    def fetch(self) -> None:
        for model, numbers in self.wanted.items():
            rows = model.objects.filter(pk__in=numbers).select_related(*ahead(model))
            self.found[model] = {row.pk: name_of(row) for row in rows}

    def word(self, field: Any, value: Any) -> str:
        """As a reader of the panel would say it; nothing for an empty one."""
        if field.is_relation:
            names = self.found.get(field.related_model, {})
            return "; ".join(names.get(one, _("gone")) for one in listed(value))
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        text = str(dict(field.flatchoices).get(value, value))
        return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


def listed(value: Any) -> Iterable[int]:
    """The numbers of one related row, or of several, or of none."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
