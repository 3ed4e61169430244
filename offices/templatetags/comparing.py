"""A row of a comparison as HTML: {% compare_row %}. What differs is decided in comparison/rows.py.

A function, like the values themselves: six offices have a hundred rows, and a template took 0.3 ms for each.
"""

from functools import lru_cache
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from offices.compare.words import CompareCell, CompareRow
from offices.templatetags.statements import cell_html, safe

register = template.Library()


@register.simple_tag(name="compare_row")
def row_html(row: CompareRow) -> SafeString:
    """The dimension, the sign of the verdict, and a cell an office; the roles stay where a phone lays it out anew."""
    language, label = get_language() or "en", str(row.dimension.label)
    cells = "".join(f'<td role="cell">{cell_in(cell, label, language)}</td>' for cell in row.cells)
    css = ' class="differs"' if row.differs else ""
    name = f'<a href="{dimension_url(row.dimension.key, language)}">{escape(label)}</a>{verdict(row)}'
    return safe(f'<tr role="row"{css}><th scope="row" role="rowheader">{name}</th>{cells}</tr>')


def verdict(row: CompareRow) -> str:
    """A sign for the eye and a word for the ear; nothing where all say the same."""
    if row.differs:
        return sign("ne", "≠", _("differs"))
    return sign("unsure", "?", _("cannot be compared")) if row.incomparable else ""


def sign(css: str, mark: str, words: str) -> str:
    hidden = f'<span class="visually-hidden"> ({escape(words)})</span>'
    return f'<span class="{css}"><span aria-hidden="true"> {mark}</span>{hidden}</span>'


@lru_cache(maxsize=16384)
def cell_in(cell: CompareCell, label: str, language: str) -> SafeString:
    """`language` is part of the key, since the headings within depend on it."""
    return cell_html(cell.values, cell.others, label)


@lru_cache(maxsize=1024)
def dimension_url(key: str, language: str) -> str:
    """`language` is part of the key, since the path depends on it."""
    return reverse("offices:dimension-detail", args=[key])
