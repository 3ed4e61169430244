"""Double coding, step by step: given to two, handed in, agreed, closed. The writes of all but the codings agreed on."""

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from offices.data.first_codings import Pair, pairs, said
from offices.data.publishing import Writer, may_publish
from offices.models import Coding, DataVersion, DimensionGroup, DoubleCoding, FirstCoding, Part, Visit
from offices.models.vocabulary import Stage

MAY_CODE = ("offices.add_coding", "offices.change_coding")


def hold(visit: int) -> None:
    """Nobody else saves codings of the visit until this transaction is done."""
    if connection.features.has_select_for_update:
        list(Visit.objects.select_for_update().filter(pk=visit).order_by().values_list("pk"))


def may_reconcile(double: DoubleCoding, by: Any) -> bool:
    """A third who may publish, and each of the two."""
    return double.is_handed_in and not double.is_closed and (bool(double.slot_of(by)) or may_publish(by))


@transaction.atomic
def give(visit: Visit, first: Any, second: Any, groups: Collection[DimensionGroup], by: Any) -> DoubleCoding:
    """To two who may code, while nothing is coded of these groups. Raises ValidationError or PermissionDenied."""
    if not may_publish(by):
        raise PermissionDenied
    hold(visit.pk)
    double = DoubleCoding(visit=visit, first=first, second=second, by=by)
    errors = {name: said for name, who in (("first", first), ("second", second)) if (said := refused(who))}
    if not groups:
        errors["groups"] = _("Choose at least one group of dimensions.")
    elif has_codings(visit, groups):
        errors["groups"] = _("Something is coded of these groups already, so that two cannot code them apart any more.")
    if errors:
        raise ValidationError(errors)
    double.full_clean()
    double.save()
    double.groups.set(groups)
    return double


def refused(who: Any) -> str:
    is_coder = who.is_active and who.is_staff and all(who.has_perm(one) for one in MAY_CODE)
    return "" if is_coder else _("%(who)s may not code: choose somebody who is a coder.") % {"who": who}


def has_codings(visit: Visit, groups: Collection[DimensionGroup]) -> bool:
    rows = Coding.objects.filter(part__visit=visit, dimension__group__in=groups)
    return rows.exclude(stage=Stage.WITHDRAWN).exists()


@transaction.atomic
def take_back(double: DoubleCoding, by: Writer) -> None:
    """As long as neither coded anything. Raises ValidationError or PermissionDenied."""
    if not may_publish(by):
        raise PermissionDenied
    hold(double.visit_id)
    if double.first_codings.exists():
        raise ValidationError(_("Something is coded already: it stays with the two."))
    double.delete()


def coded_apart(visit: int, group: int, by: Any) -> DoubleCoding | None:
    """The double coding of this visit and group in which this user is one of two who have not both handed in."""
    found = DoubleCoding.objects.filter(visit=visit, groups=group, closed_at=None).select_related("first", "second")
    double = found.first()
    return double if double and double.slot_of(by) and not double.is_handed_in else None


def write_first(
    double: DoubleCoding, slot: str, part: Part, row: FirstCoding | None, columns: Mapping[str, Any]
) -> FirstCoding:
    """One row of a coder, held to all that a coding is held to. Raises ValidationError, keyed by field."""
    texts = {"place", "further"}
    coding = Coding(part=part, **{name: value for name, value in columns.items() if name not in texts})
    coding.clean_fields(exclude=["part", "citation"])
    coding.check_value()
    coding.check_row()
    coding.validate_constraints(exclude=["part"])
    row = row or FirstCoding(double=double, slot=slot, part=part, dimension=coding.dimension)
    for name in columns:
        setattr(row, name, columns[name] if name in texts else getattr(coding, name))
    row.scale = coding.scale
    row.clean_fields(exclude=["part", "double", "dimension"])
    row.save()
    return row


@transaction.atomic
def hand_in(double: DoubleCoding, by: Any) -> None:
    """From then on the rows of this coder are as they are. Raises ValidationError or PermissionDenied."""
    hold(double.visit_id)
    double.refresh_from_db()
    slot = double.slot_of(by)
    if not slot:
        raise PermissionDenied
    if double.is_done(slot):
        raise ValidationError(_("You have handed it in already."))
    if not double.first_codings.filter(slot=slot).exists():
        raise ValidationError(_("Nothing is coded yet."))
    setattr(double, f"{slot}_done_at", timezone.now())
    double.save()


def digest(rows: Collection[Pair]) -> str:
    """What is agreed on now, in short."""
    told = [(pair.part.pk, pair.dimension.key, sorted(map(str, said(pair.agreed)))) for pair in rows]
    return sha256(str(told).encode()).hexdigest()


@transaction.atomic
def agree(double: DoubleCoding, by: Any) -> bool:
    """A third closes it; of the two, each says yes, and the second yes to the same closes it. Whether it is closed.

    Raises ValidationError while something is not agreed on, or PermissionDenied.
    """
    hold(double.visit_id)
    double.refresh_from_db()
    if not may_reconcile(double, by):
        raise PermissionDenied
    rows = pairs(double)
    if left := [pair for pair in rows if not pair.agreed]:
        keys = ", ".join(sorted({pair.dimension.key for pair in left})[:8])
        raise ValidationError(_("Not agreed on yet: %(keys)s.") % {"keys": keys})
    if slot := double.slot_of(by):
        now = digest(rows)
        setattr(double, f"{slot}_agrees", now)
        if not double.first_agrees == double.second_agrees == now:
            double.save()
            return False
    double.closed_at, double.closed_by = timezone.now(), None if slot else by
    double.full_clean()
    double.save()
    if double.visit.is_public:
        DataVersion.replace()
    return True
