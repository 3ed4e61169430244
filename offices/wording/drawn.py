"""How many offices a picture draws and leaves out, and where the rest is found. Nothing is counted here."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.records import DimensionRecord
from offices.matrix.drawn import Drawn
from offices.wording.urls import with_params


def rest_words(drawn: Drawn) -> str:
    """How many of how many are drawn; empty where all are."""
    return " ".join(rest_sentences(drawn))


def rest_sentences(drawn: Drawn) -> Iterator[str]:
    if drawn.n_left_out:
        told = {"n": len(drawn.slugs), "all": len(drawn.slugs) + drawn.n_left_out}
        yield _("Drawn are the first %(n)s by name, of %(all)s studied offices with a value.") % told
    if drawn.n_bare:
        yield ngettext(
            "%(n)s studied office has no value here and is not drawn.",
            "%(n)s studied offices have no value here and are not drawn.",
            drawn.n_bare,
        ) % {"n": drawn.n_bare}


def rest_links(drawn: Drawn, dimension: DimensionRecord) -> list[tuple[str, str]]:
    """The lists in which those that are not drawn are found: address and label; none where all are drawn.

    The first holds those with a value of the dimension.
    """
    if not (drawn.n_left_out or drawn.n_bare):
        return []
    path, kind = reverse("offices:office-list"), ("record", "case")
    placed = with_params(path, [(dimension.key, "coded"), kind, ("visit", "any")])
    return [(placed, placed_words(drawn.n_placed, dimension)), (with_params(path, [kind]), _("All studied offices"))]


def placed_words(n: int, dimension: DimensionRecord) -> str:
    """How many have a value of it; of ordered categories, a place on their scale."""
    if dimension.scale == "ordinal":
        words = ngettext(
            "%(n)s studied office with a place on the scale", "%(n)s studied offices with a place on the scale", n
        )
    else:
        words = ngettext("%(n)s studied office with a value", "%(n)s studied offices with a value", n)
    return words % {"n": n}
