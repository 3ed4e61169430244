"""How many offices a picture draws and leaves out, and where the rest is found. Nothing is counted here."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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


def rest_links(drawn: Drawn, dimension: str) -> list[tuple[str, str]]:
    """The lists in which those that are not drawn are found: address and label; none where all are drawn."""
    if not (drawn.n_left_out or drawn.n_bare):
        return []
    path, kind = reverse("offices:office-list"), ("record", "case")
    placed = with_params(path, [(dimension, "coded"), kind, ("visit", "any")])
    label = ngettext(
        "%(n)s studied office with a place on the scale", "%(n)s studied offices with a place on the scale",
        drawn.n_placed,
    )  # fmt: skip
    return [(placed, label % {"n": drawn.n_placed}), (with_params(path, [kind]), _("All studied offices"))]
