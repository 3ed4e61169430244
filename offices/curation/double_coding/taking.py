"""What is agreed on becomes a draft: the one coder's rows, or those of both where they say the same. No page."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from offices.curation.coding_form.places import Places, place_text
from offices.data.actions import delete_row, save_row
from offices.data.double_coding import hold, may_reconcile
from offices.data.first_codings import Pair, pairs
from offices.data.saves import one_save
from offices.models import Citation, Coding, DoubleCoding, FirstCoding
from offices.models.vocabulary import Slot, Stage

REASON = "double coding"
OWN = ("id", "double", "slot", "place", "further")
"""Columns that a coding has not."""
COLUMNS = [field.name for field in FirstCoding._meta.fields if field.name not in OWN]
Choices = dict[tuple[int, int], str]
"""By part and dimension whose is taken."""


@transaction.atomic
@one_save()
def take(double: DoubleCoding, choices: Choices, by: Any) -> int:
    """How many dimensions of parts have a draft now. Raises ValidationError or PermissionDenied, and writes nothing."""
    hold(double.visit_id)
    double.refresh_from_db()
    if not may_reconcile(double, by):
        raise PermissionDenied
    places, taken = Places(), 0
    for pair in pairs(double):
        slot = choices.get((pair.part.pk, pair.dimension.pk), "")
        if rows := {Slot.FIRST: pair.first, Slot.SECOND: pair.second}.get(Slot(slot), []) if slot else []:
            replace(pair, rows, places, by)
            taken += 1
    return taken


def alike(double: DoubleCoding) -> Choices:
    """Where the two say the same and nothing is agreed on yet."""
    rows = (pair for pair in pairs(double) if pair.is_alike and not pair.agreed)
    return {(pair.part.pk, pair.dimension.pk): Slot.FIRST for pair in rows}


def replace(pair: Pair, rows: Sequence[FirstCoding], places: Places, by: Any) -> None:
    """A draft that was agreed on before gives way; what was sent or published is changed in its form."""
    numbers = [coding.pk for coding in pair.agreed]
    if Coding.history.filter(id__in=numbers).exclude(stage=Stage.DRAFT).exists():
        said = _("%(key)s is in review or published: change it in the coding form.")
        raise ValidationError(said % {"key": pair.dimension.key})
    for coding in pair.agreed:
        delete_row(row=coding, by=by, reason=REASON)
    beside = [row.place for row in pair.second if pair.is_alike]
    for row in rows:
        cited = list(dict.fromkeys(kept(places, [row.place, *row.further.splitlines(), *beside], by)))
        coding = Coding(**{name: getattr(row, name) for name in COLUMNS}, citation=cited[0] if row.place else None)
        further = [one for one in cited if one != coding.citation]
        save_row(row=coding, by=by, reason=f"{REASON}: {row.slot}", many={"further_citations": further})


def kept(places: Places, texts: Sequence[str], by: Any) -> Iterator[Citation]:
    """The places that were typed; those that are new are written."""
    for text in texts:
        place = places.read(text)
        if place is None:
            continue
        if place._state.adding:
            save_row(row=place, by=by, reason=REASON)
            places.by_text.setdefault(place_text(place), place)
        yield place
