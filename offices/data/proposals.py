"""Changes proposed beside published rows: made, sent, returned, published. What they hold: proposed.py."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from offices.data.actions import RowsRefused, delete_row, describe, save_row
from offices.data.coded import BARE, bare
from offices.data.proposed import as_proposed, current, fields_of, kept, links, replaced, with_values
from offices.data.publishing import OWN, Writer, is_own
from offices.data.steps import check_reason, may_change, refuse_who_may_not_publish, user, withdraw_rows
from offices.models import Office, Proposal, Step
from offices.models.base import Curated, Row
from offices.models.visibility import has_stage
from offices.models.vocabulary import Stage
from offices.models.workflow import CLOSED

Key = tuple[str, int]


def open_proposals(rows: Iterable[Row]) -> dict[Key, list[Proposal]]:
    """What is proposed of each of the rows, by the name of its model and its number, oldest first. A query a model."""
    found: dict[Key, list[Proposal]] = {}
    numbers: dict[str, list[int]] = {}
    for row in rows:
        numbers.setdefault(str(row._meta.model_name), []).append(row.pk)
    for name, asked in numbers.items():
        of_rows = Proposal.objects.filter(model=name, row_id__in=asked).exclude(stage__in=CLOSED)
        for proposal in of_rows.select_related("by"):
            found.setdefault((name, proposal.row_id or 0), []).append(proposal)
    return found


@transaction.atomic
def propose(
    row: Row, values: Mapping[str, Any], by: Writer, seen: int, comment: str = "", stage: str = Stage.DRAFT
) -> Proposal | None:
    """Keep what `by` wants to change of the row, beside it and beside what they wanted before; nothing, where it is
    as it is. `seen` is the newest history entry that they had seen.

    A row that is not saved yet is to be added. Raises PermissionDenied or ValidationError, keyed by field.
    """
    refuse_who_may_not_change(by, row)
    fields = fields_of(type(row))
    proposal = own_open(row, by)
    wanted = {**proposal.values, **{name: kept(fields[name], value) for name, value in values.items()}}
    before = current(row, wanted) if row.pk else {}
    differing = {name: value for name, value in wanted.items() if not row.pk or before[name] != value}
    if differing:
        check_proposed(row, differing)
    untouched = set(differing) - set(values)
    proposal.seen = proposal.seen if proposal.pk and changed_since(proposal, row, untouched) else seen
    proposal.values, proposal.withdraws, proposal.reason_en, proposal.reason_nb = differing, False, "", ""
    if not differing:
        drop_if_there(proposal, by)
        return None
    return saved(proposal, by, stage, comment)


@transaction.atomic
def propose_withdrawal(
    row: Row, by: Writer, seen: int, reason_en: str, reason_nb: str, comment: str = "", stage: str = Stage.IN_REVIEW
) -> Proposal:
    """Ask that the row be withdrawn, or deleted where it has no stage; instead of what `by` wanted of it before."""
    refuse_who_may_not_change(by, row)
    if has_stage(type(row)):
        check_reason(reason_en, reason_nb)
    proposal = own_open(row, by)
    proposal.values, proposal.withdraws, proposal.seen = {}, True, seen
    proposal.reason_en, proposal.reason_nb = reason_en, reason_nb
    return saved(proposal, by, stage, comment)


def refuse_who_may_not_change(by: Writer, row: Row) -> None:
    if by is None or not may_change(by, type(row)):
        raise PermissionDenied


def own_open(row: Row, by: Writer) -> Proposal:
    """What `by` has proposed of the row already, or a new one; what is to be added is always new."""
    names = {"model": row._meta.model_name, "row_id": row.pk, "by": user(by)}
    found = Proposal.objects.filter(**names).exclude(stage__in=CLOSED) if row.pk else Proposal.objects.none()
    if connection.features.has_select_for_update:
        found = found.select_for_update()
    return found.first() or Proposal(**names)


def check_proposed(row: Row, values: Mapping[str, Any]) -> None:
    """It could be saved as it is, or as a draft: another change may have to make room for it before it is published.

    Raises ValidationError, keyed by field.
    """
    unknown = [name for name in values if name in row.FIXED and row.pk]
    if unknown:
        raise ValidationError({name: _("This never changes once saved.") for name in unknown})
    changed = with_values(row, values)
    try:
        changed.full_clean()
    except ValidationError as error:
        if not isinstance(changed, Curated) or not is_good_draft(changed):
            raise error


def is_good_draft(row: Curated) -> bool:
    row.stage = Stage.DRAFT
    try:
        row.full_clean()
    except ValidationError:
        return False
    return True


def saved(proposal: Proposal, by: Writer, stage: str, comment: str) -> Proposal:
    """Write it, and the step where it is one."""
    before = proposal.stage if proposal.pk else Stage.DRAFT
    proposal.version = proposal.version + 1 if proposal.pk else 1
    proposal.stage, proposal.comment, proposal.changed_at = Stage(stage), comment, timezone.now()
    proposal.full_clean(exclude=["by"])
    proposal.save()
    if stage != before:
        write_step(proposal, before, by, comment)
    return proposal


def write_step(proposal: Proposal, before: str, by: Writer, comment: str) -> None:
    step = Step(model="proposal", row_id=proposal.pk, before=before, after=proposal.stage, by=user(by), comment=comment)
    step.full_clean(exclude=["by"])
    step.save()


def drop_if_there(proposal: Proposal, by: Writer) -> None:
    if proposal.pk:
        close(proposal, by, Stage.WITHDRAWN, "")


def close(proposal: Proposal, by: Writer, stage: Stage, comment: str, entry: int | None = None) -> None:
    before, proposal.stage, proposal.entry = proposal.stage, stage, entry
    proposal.closed_by, proposal.closed_at = user(by), timezone.now()
    proposal.save()
    write_step(proposal, before, by, comment)


# --- steps of proposals: all of them or none ---


@transaction.atomic
def send_proposals(proposals: Iterable[Proposal], by: Writer, comment: str = "") -> None:
    """Those of `by`, for review."""
    for proposal in locked(proposals, by, own=True):
        step(proposal, by, Stage.DRAFT, Stage.IN_REVIEW, comment)


@transaction.atomic
def return_proposals(proposals: Iterable[Proposal], by: Writer, comment: str) -> None:
    """Back to who made them, for who may publish; the comment says what is to be mended."""
    refuse_who_may_not_publish(by)
    if not comment.strip():
        raise ValidationError({"comment": _("Say what is to be mended before it is published.")})
    for proposal in locked(proposals, by):
        step(proposal, by, Stage.IN_REVIEW, Stage.DRAFT, comment)


@transaction.atomic
def drop_proposals(proposals: Iterable[Proposal], by: Writer, comment: str = "") -> None:
    """Those of `by` come to nothing, as they want it themselves."""
    for proposal in locked(proposals, by, own=True):
        close(proposal, by, Stage.WITHDRAWN, comment)


def apply_proposal(proposal: Proposal, by: Writer, comment: str = "") -> None:
    """Publish it. Raises MayNotPublish, or RowsRefused with what stands in the way."""
    apply_proposals([proposal], by, comment)


@transaction.atomic
def apply_proposals(proposals: Iterable[Proposal], by: Writer, comment: str = "") -> None:
    """Publish all or none, in an order in which they can be: one may make room for another."""
    refuse_who_may_not_publish(by)
    waiting = locked(proposals, by)
    while waiting:
        refused = [(one, why) for one in waiting if (why := why_not_applied(one, by, comment))]
        if len(refused) == len(waiting):
            raise RowsRefused([(replaced(one) or one, why) for one, why in refused])
        waiting = [one for one, _why in refused]


def why_not_applied(proposal: Proposal, by: Writer, comment: str) -> str:
    """Publish this one; what stands in the way, where something does."""
    try:
        with transaction.atomic():
            apply_one(proposal, by, comment)
    except ValidationError as error:
        return describe(error)
    except IntegrityError:
        return _("It clashes with what somebody else saved at the same moment.")
    return ""


def locked(proposals: Iterable[Proposal], by: Writer, own: bool = False) -> list[Proposal]:
    """The proposals as they are now, and no other's to write until this is done; each still the version that was seen.

    Raises RowsRefused, or PermissionDenied where they have to be those of `by` and are not.
    """
    seen = {one.pk: one.version for one in proposals}
    found = Proposal.objects.filter(pk__in=seen).order_by("pk")
    if connection.features.has_select_for_update:
        list(found.select_for_update().values_list("pk"))
    now = list(found.select_related("by"))
    if own and any(one.by != by for one in now):
        raise PermissionDenied
    late = [one for one in now if not one.is_open or one.version != seen[one.pk]]
    if late or len(now) < len(seen):
        said = _("It was changed or decided since you looked at it. Look at it again.")
        raise RowsRefused([(replaced(one) or one, said) for one in late] or [(_("A proposal"), said)])
    return now


def step(proposal: Proposal, by: Writer, before: Stage, after: Stage, comment: str) -> None:
    if proposal.stage != before:
        raise RowsRefused([(proposal, _("It is %(stage)s already.") % {"stage": proposal.get_stage_display()})])
    proposal.stage = after
    proposal.save()
    write_step(proposal, before, by, comment)


def apply_one(proposal: Proposal, by: Writer, comment: str) -> None:
    """Raises ValidationError."""
    if is_own(by, [proposal.by_id]):
        raise ValidationError(str(OWN))
    row = held(proposal)
    if proposal.withdraws:
        withdraw(proposal, row, by, comment)
        close(proposal, by, Stage.PUBLISHED, comment)
        return
    if row is not None:
        refuse_changed_since(proposal, row)
    made = as_proposed(proposal, row)
    if row is None and isinstance(made, Curated):
        made.stage = Stage.PUBLISHED
    reason = _("proposed by %(who)s") % {"who": proposal.by or _("somebody who is gone")}
    save_row(row=made, by=by, reason=reason[:100], many=links(proposal.kind, proposal.values), approved=True)
    if isinstance(made, Office) and "record" in proposal.values and bare([made.pk]):
        raise ValidationError({"record": BARE})
    entry = proposal.kind.history.filter(id=made.pk).order_by("-history_id").values_list("history_id", flat=True)[0]
    proposal.row_id = made.pk
    close(proposal, by, Stage.PUBLISHED, comment, entry)
    told = {"before": Stage.PUBLISHED, "after": Stage.PUBLISHED, "by": user(by), "comment": comment, "entry": entry}
    Step.objects.create(model=proposal.model, row_id=made.pk, **told)


def held(proposal: Proposal) -> Row | None:
    """The row as it is once whoever writes it is done; none where it is to be added. Raises ValidationError."""
    if proposal.row_id is None:
        return None
    if connection.features.has_select_for_update:
        list(proposal.kind.objects.filter(pk=proposal.row_id).order_by().select_for_update().values_list("pk"))
    row = replaced(proposal)
    if row is None:
        raise ValidationError(_("The row is not there any more."))
    if isinstance(row, Curated) and not row.is_published:
        raise ValidationError(_("The row is not published any more: change it directly."))
    return row


def withdraw(proposal: Proposal, row: Row | None, by: Writer, comment: str) -> None:
    if isinstance(row, Curated):
        try:
            withdraw_rows([row], by, comment, proposal.reason_en, proposal.reason_nb)
        except RowsRefused as error:
            raise ValidationError(str(error)) from error
    elif row is not None:
        delete_row(row=row, by=by, reason=comment[:100])


def refuse_changed_since(proposal: Proposal, row: Row) -> None:
    """What it changes must be as its author had seen it, or as they want it already. Raises ValidationError."""
    if changed := changed_since(proposal, row, proposal.values):
        said = _("This was changed since the change was proposed; whoever proposed it has to look at it again.")
        raise ValidationError(dict.fromkeys(changed, said))


def changed_since(proposal: Proposal, row: Row, names: Collection[str]) -> list[str]:
    """Those of its fields that the row had otherwise when this was made, and has not as it is wanted either."""
    known = proposal.kind.history.filter(id=row.pk, history_id__lte=proposal.seen).order_by("-history_id").first()
    if known is None:
        return []
    before, now = as_kept(known, proposal), current(row, names)
    return [name for name in names if before[name] != now[name] and now[name] != proposal.values[name]]


def as_kept(entry: Any, proposal: Proposal) -> dict[str, Any]:
    """The values of a history entry; of links it holds rows of its own, each with what it leads to."""
    values = {}
    for name, field in fields_of(proposal.kind).items():
        if name not in proposal.values:
            continue
        if field.many_to_many:
            values[name] = sorted(getattr(entry, name).values_list(f"{field.m2m_reverse_field_name()}_id", flat=True))
        else:
            values[name] = kept(field, getattr(entry, field.attname))
    return values
