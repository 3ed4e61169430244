"""Where published codings of one thing disagree, the one that is shown says why it is. Which is shown: coding.py."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from offices.models.vocabulary import Realisation, Scale, Stage

if TYPE_CHECKING:
    from offices.models.coding import Coding

IN_USE = Q(realisation=Realisation.IN_PLACE, stage=Stage.PUBLISHED)
WITHOUT_REASON = Q(shown=True) & (Q(why_shown_en="") | Q(why_shown_nb=""))
COLUMNS = {"shown", "why_shown_en", "why_shown_nb", "realisation", "stage", "category", "category_id"}
"""What a write must touch to break the rule."""


def others_of(row: "Coding") -> "QuerySet[Coding]":
    """The other published codings of the same thing: part and dimension, of several categories at once the category."""
    rows = type(row).objects.filter(IN_USE, part=row.part_id, dimension=row.dimension_id).exclude(pk=row.pk)
    return rows.filter(category=row.category_id) if row.scale == Scale.MULTI else rows


def check_reason(row: "Coding") -> None:
    """The reason is there before a second coding is published. Raises ValidationError, keyed by field."""
    if not row.is_published or row.realisation != Realisation.IN_PLACE or not (row.part_id and row.dimension_id):
        return
    if not row.shown and (other := others_of(row).filter(WITHOUT_REASON).first()):
        raise ValidationError(
            {
                "shown": _("%(other)s is shown and does not say why, in both languages: add it there.")
                % {"other": other.ref}
            }
        )
    lacking = [name for name in ("why_shown_en", "why_shown_nb") if not getattr(row, name)]
    if row.shown and lacking and others_of(row).filter(shown=False).exists():
        message = _("Another published coding says something else: say why this one is shown.")
        raise ValidationError(dict.fromkeys(lacking, message))


def check_reasons(model: type["Coding"]) -> None:
    """The same of a whole table; the few that are not shown have an index of their own."""
    unsaid = model.objects.filter(IN_USE & WITHOUT_REASON, part=OuterRef("part"), dimension=OuterRef("dimension"))
    several = Q(scale=Scale.MULTI)
    beside = (
        ~several & Q(Exists(unsaid))
        | several & Q(category__isnull=False) & Q(Exists(unsaid.filter(category=OuterRef("category"))))
        | several & Q(category=None) & Q(Exists(unsaid.filter(category=None)))
    )
    if wrong := model.objects.filter(IN_USE & beside, shown=False).order_by().first():
        raise ValidationError(
            _("%(wrong)s: another coding of this is shown and does not say why, in both languages.")
            % {"wrong": wrong.ref}
        )
