"""Filling many rows of a group at once, as drafts: not stated for the rest, as at the visit before."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from offices.curation.coding_form.lines import Row, codings_of
from offices.curation.coding_form.marks import COPIED, FORM
from offices.curation.coding_form.parts import refuse_who_may_not_add
from offices.curation.coding_form.places import Places
from offices.data.actions import save_row
from offices.data.publishing import Writer
from offices.models import Citation, Coding, Part, Visit
from offices.models.vocabulary import Stage, Status

OWN = ("ref", "part", "stage", "id")
"""Columns that are not copied."""


@transaction.atomic
def not_stated(part: Part, rows: Sequence[Row], sections: str, by: Writer) -> int:
    """Of each row without a coding: the sections, one a line, were read and do not say. Raises ValidationError."""
    refuse_who_may_not_add(by)
    places = read_sections(sections)
    for place in places:
        keep(place, by)
    for row in rows:
        coding = Coding(part=part, dimension=row.dimension, status=Status.NOT_STATED, citation=places[0])
        save_row(row=coding, by=by, reason=FORM, many={"further_citations": places[1:]})
    return len(rows)


def read_sections(sections: str) -> list[Citation]:
    """One place a line, at least one. Raises ValidationError."""
    try:
        places = Places().read_all(sections)
    except ValidationError as error:
        raise ValidationError({"sections": error.messages}) from error
    if not places:
        raise ValidationError({"sections": _("Name the sections that were read, one a line.")})
    return places


def keep(place: Citation, by: Writer) -> None:
    if place._state.adding:
        refuse_who_may_not_add(by, "citation")
        save_row(row=place, by=by, reason=FORM)


@transaction.atomic
def as_before(part: Part, rows: Sequence[Row], before: Visit, by: Writer) -> int:
    """Copies what the same part had at the visit before, of each row without a coding; each is to be looked at."""
    refuse_who_may_not_add(by)
    then = before.parts.filter(key=part.key).first() or before.parts.filter(kind=part.kind).first()
    if then is None:
        return 0
    copied = codings_of(then, [row.dimension.pk for row in rows])
    for coding in copied:
        further = list(coding.further_citations.all())
        columns = {field.name for field in Coding._meta.fields if field.name not in OWN}
        made = Coding(part=part, stage=Stage.DRAFT, **{name: getattr(coding, name) for name in columns})
        save_row(row=made, by=by, reason=COPIED, many={"further_citations": further})
    return len(copied)
