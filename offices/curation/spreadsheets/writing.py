"""A planned import for good, and its undoing: one transaction, one save, one record. Checks: writes.py, plan.py."""

from collections import Counter
from types import SimpleNamespace

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils.translation import gettext as _

from offices.curation.spreadsheets.plan import Plan, digest_of, read_all
from offices.curation.spreadsheets.writes import Progress, Writes
from offices.data.actions import RowsRefused
from offices.data.changes import saved_with
from offices.data.proposals import drop_proposals
from offices.data.publishing import Writer
from offices.data.saves import one_save
from offices.data.undo import undo
from offices.models import Import, Proposal

LOCK = 7_219_034
"""Of whoever imports, in PostgreSQL."""


@transaction.atomic
def carry_out(plan: Plan, by: Writer, kept: Import, progress: Progress = lambda done, of: None) -> Import:
    """Write what was planned, all or nothing. Raises RowsRefused: also where the data are not as they were then."""
    if by is None:
        raise PermissionDenied
    if plan.problems:
        raise RowsRefused([(f"{one.sheet} {one.row or ''}", one.message) for one in plan.problems])
    alone()
    one = Import.objects.get(pk=kept.pk)
    if one.stage in (Import.Stage.DONE, Import.Stage.UNDONE):
        raise RowsRefused([(one, _("It was taken in already."))])
    with one_save() as at:
        writes = Writes(read_all(plan.sheets)[0], by, f"import {one.name[:60]} sha256:{one.checksum[:12]}", progress)
        writes.run()
    if writes.problems:
        raise RowsRefused([(f"{wrong.sheet} {wrong.row or ''}", wrong.message) for wrong in writes.problems])
    if digest_of(writes.planned) != plan.digest:
        raise RowsRefused([(one, _("The data changed since the file was looked at. Look at it again."))])
    one.stage, one.moment, one.content = Import.Stage.DONE, at, None
    one.counts = dict(Counter(row.outcome for row in writes.planned))
    one.proposals = [[proposal.pk, proposal.version] for proposal in writes.proposals]
    one.save()
    return one


def alone() -> None:
    """One import at a time: SQLite makes the second wait as for every write, elsewhere it is told."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise RowsRefused([(_("Another import"), _("is being written. Try again when it is done."))])


@transaction.atomic
def take_back(one: Import, by: Writer, reason: str) -> None:
    """Undo all of it or none. Raises RowsRefused, which says of each row what is in the way, or PermissionDenied."""
    alone()
    one = Import.objects.get(pk=one.pk)
    if one.stage != Import.Stage.DONE:
        raise RowsRefused([(one, _("There is nothing to undo."))])
    versions = dict(one.proposals)
    proposals = list(Proposal.objects.filter(pk__in=versions))
    if late := [row for row in proposals if not row.is_open or row.version != versions[row.pk]]:
        raise RowsRefused([(row, _("It was changed or decided since.")) for row in late])
    drop_proposals(proposals, by, reason)
    undo(saved_with(SimpleNamespace(history_date=one.moment, history_user_id=one.by_id)), by, reason)
    one.stage = Import.Stage.UNDONE
    one.save()
