"""Ready settings: most similar and most different designs as links that spell them out. No distances, no HTML."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.data.records import DimensionRecord
from offices.similar.designs import FARTHEST, Design
from offices.wording.urls import with_params

CONTEXT = ("office_size", "municipality_size", "portfolio_breadth", "municipal_services")
"""What an office has little say in, or takes over with its tasks: size and portfolio."""
CHOICES = ("leadership", "organisation_model")
"""What it chooses, and what is asked about."""


@dataclass(frozen=True)
class Setting:
    label: str
    url: str
    is_current: bool


def settings(known: list[DimensionRecord], path: str, default: Design, current: Design) -> Iterator[Setting]:
    """The ready settings as links: the default, then the most similar and the most different designs."""
    yield Setting(_("Alike in the key facts"), path, current == default)
    labels = {one.key: str(one.label) for one in known}
    for choice, design in ready_designs(known):
        words = _("Most similar: like it in size and portfolio, another “%(choice)s”")
        if design.order == FARTHEST:
            words = _("Most different: unlike it in size and portfolio, the same “%(choice)s”")
        url = with_params(path, design.params())
        yield Setting(words % {"choice": labels[choice]}, url, current == design)


def ready_designs(known: list[DimensionRecord]) -> Iterator[tuple[str, Design]]:
    """(choice, design): most similar with another choice, then most different with the same choice.

    Przeworski & Teune (1970), "The logic of comparative social inquiry": where cases are alike in context but not in
    the choice, the context cannot explain what differs; where they are unlike in it, it cannot explain what they share.
    """
    keys = [one.key for one in known]
    context = tuple(key for key in keys if key in CONTEXT)
    chosen = [key for key in CHOICES if key in keys] if context else []
    yield from ((key, Design(context, differ=(key,))) for key in chosen)
    yield from ((key, Design(context, same=(key,), order=FARTHEST)) for key in chosen)
