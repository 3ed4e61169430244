"""Changes proposed beside published rows, made for as long as a preview is written and then undone. Nothing is kept."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from offices.data.proposals import open_proposals
from offices.data.proposed import as_proposed, links, replaced
from offices.models import Caveat, Coding, Comparison, Office, Part, PossibleMatch, Proposal, Visit
from offices.models.base import Curated, Row
from offices.models.visibility import has_stage
from offices.models.vocabulary import Stage


def proposals_of(rows: Iterable[Row]) -> list[Proposal]:
    """Those open of these rows and of all that stands in an office among them."""
    found = [one for row in rows for one in ([row, *within(row)] if isinstance(row, Office) else [row])]
    return [proposal for some in open_proposals(dict.fromkeys(found)).values() for proposal in some]


def within(office: Office) -> Iterator[Row]:
    """The rows of the office, by number alone."""
    yield from Visit.objects.filter(office=office).only("pk")
    yield from Part.objects.filter(visit__office=office).only("pk")
    yield from Coding.objects.filter(part__visit__office=office).only("pk")
    yield from PossibleMatch.objects.filter(office=office).only("pk")
    for model in (Caveat, Comparison):
        yield from model.objects.filter(offices=office).only("pk")


@contextmanager
def as_if_published(proposals: Iterable[Proposal]) -> Iterator[list[Row]]:
    """Within, the rows are as they would be; what its rules refuse is left out. Afterwards all is as it was.

    The transaction is never committed, so that nobody else sees any of it.
    """
    with transaction.atomic():
        try:
            yield [row for proposal in proposals if (row := applied(proposal))]
        finally:
            transaction.set_rollback(True)


def applied(proposal: Proposal) -> Row | None:
    row = replaced(proposal)
    if row is None:
        return None
    try:
        with transaction.atomic():
            if proposal.withdraws:
                withdraw(row)
                return row
            made = as_proposed(proposal, row)
            made.__dict__["skip_history_when_saving"] = True
            made.save()
            for field, others in links(proposal.kind, proposal.values).items():
                getattr(made, field).set(others)
            return made
    except (IntegrityError, ValidationError):
        return None


def withdraw(row: Row) -> None:
    """Past the rules, which would ask what rests on it: a page leaves that out as well."""
    if isinstance(row, Curated) and has_stage(type(row)):
        QuerySet(type(row)).filter(pk=row.pk).update(stage=Stage.WITHDRAWN)
