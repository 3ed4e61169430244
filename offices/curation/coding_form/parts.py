"""Parts of a visit that the form makes: one that is asked for, and the whole office with its first coding."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from offices.curation.coding_form.marks import FORM
from offices.data.actions import save_row
from offices.data.publishing import Writer
from offices.models import Part, Visit


def refuse_who_may_not_add(by: Writer, model: str = "coding") -> None:
    if by is not None and not by.has_perm(f"offices.add_{model}"):
        raise PermissionDenied


@transaction.atomic
def add_part(visit: Visit, typed: Mapping[str, str], by: Writer) -> Part:
    """A part with a key made of its name. Raises ValidationError, keyed by field."""
    refuse_who_may_not_add(by, "part")
    taken = set(visit.parts.values_list("key", flat=True))
    base = slugify(typed["name_en"])[:50] or "part"
    key = next(one for one in (base, *(f"{base}-{again}" for again in range(2, 1_000))) if one not in taken)
    order = min(visit.parts.count(), 9_999)
    count = typed["count"]
    if not (count.isascii() and count.isdecimal() and len(count) < 9):
        raise ValidationError({"count": _("How many there are: a whole number, at least 1.")})
    part = Part(visit=visit, key=key, order=order, **{**typed, "count": int(count)})
    save_row(row=part, by=by, reason=FORM)
    return part


def kept_part(part: Part, by: Writer) -> Part:
    """The part that rows hang on; the whole office comes to be with its first coding."""
    if part._state.adding:
        refuse_who_may_not_add(by, "part")
        save_row(row=part, by=by, reason=FORM)
    return part


def forget_new(part: Part, is_new: bool) -> None:
    """It was not written after all."""
    if is_new:
        part.pk, part._state.adding = None, True
