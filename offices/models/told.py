"""How a row is told to who curates: its label in the panel's language, with its key. Never a query."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from offices.models.base import fetched

LABELS, MEANINGS = ("label", "name", "title"), ("definition", "statement", "text")
LONGEST_MEANING = 90


def own_text(row: Any, stems: tuple[str, ...]) -> str:
    """The first of these texts that the row has, in the language of the page, where it was fetched."""
    names = (f"{stem}_{get_language() or 'en'}" for stem in stems)
    return next((text for name in names if (text := row.__dict__.get(name))), "")


def own_key(row: Any) -> str:
    return str(getattr(row, "key", "") or getattr(row, "slug", ""))


def told(row: Any) -> str:
    """The label and the key, behind what it belongs to as far as that was fetched."""
    return ": ".join([*owners(row), with_key(row)])


def owners(row: Any) -> list[str]:
    """What the row belongs to, by labels alone."""
    others = [other for name in getattr(row, "NAMED_WITH", ()) if (other := fetched(row, name))]
    return [": ".join([*owners(other), short(other)]) for other in others]


def short(row: Any) -> str:
    """The row itself without its key, where it has a label; a study is known by its key."""
    return own_key(row) if hasattr(row, "authors") else place(row) or own_text(row, LABELS) or own_key(row) or str(row)


def with_key(row: Any) -> str:
    if said := place(row):
        return said
    label, key = own_text(row, LABELS), own_key(row)
    if hasattr(row, "authors"):
        return f"{key}: {row.authors} {row.year}"
    if hasattr(row, "get_unit_display") or hasattr(row, "sentence_id"):
        return str(row).rpartition(": ")[2]
    return f"{label} ({key})" if label and key else label or key or str(row)


def place(row: Any) -> str:
    """A place in a source, told once: its key often begins the heading."""
    if not hasattr(row, "section") or not hasattr(row, "page"):
        return ""
    heading = row.section if row.section.startswith(row.key) else f"{row.key} {row.section}".strip()
    has_page = row.page and f"p{row.page}" != row.key
    return _("%(heading)s, p. %(page)s") % {"heading": heading, "page": row.page} if has_page else heading


def meaning(row: Any) -> str:
    """What the row says or is defined as, cut where it is long; nothing where it has no such text."""
    text = " ".join(own_text(row, MEANINGS).split())
    return text if len(text) <= LONGEST_MEANING else f"{text[:LONGEST_MEANING].rpartition(' ')[0]} …"
