"""The names of the sources that something rests on, in words."""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from offices.data.records import CodingRecord
from offices.models.sorting import sort_key


def cited(names: Iterable[object]) -> str:
    """Each name once, in the order of the alphabet: A, B and C."""
    return get_text_list(sorted({str(name) for name in names}, key=sort_key), _("and"))


def cited_by(codings: Iterable[CodingRecord]) -> str:
    """The first source of each coding."""
    return cited(place.cited_as for coding in codings for place in coding.citations[:1])
