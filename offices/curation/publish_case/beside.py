"""Changes proposed beside the published rows of a case: sent with its drafts, decided in the queue."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q
from django.urls import reverse

from offices.curation.cases import rows_of_case
from offices.curation.review.waiting import fetched
from offices.curation.review.words import title
from offices.data.publishing import Writer
from offices.models import Office, Proposal, Step
from offices.models.vocabulary import Stage
from offices.models.workflow import CLOSED


def proposed(office: Office) -> list[Proposal]:
    """The open ones of its rows, oldest first; one query."""
    of_case = Q()
    for model, found in rows_of_case(office.pk).items():
        of_case |= Q(model=model, row_id__in=found.values("pk"))
    return list(Proposal.objects.filter(of_case).exclude(stage__in=CLOSED))


def own_drafts(found: Iterable[Proposal], by: Writer) -> list[Proposal]:
    """Those that `by` may send for review."""
    return [one for one in found if by is not None and one.by_id == by.pk and one.stage == Stage.DRAFT]


def lines(changes: Sequence[Proposal]) -> Iterator[tuple[str, str, str]]:
    """What each is of, where it is, and what was said of it last; a query a kind of row, and one."""
    steps = Step.objects.filter(model="proposal", row_id__in=[one.pk for one in changes]).order_by("at", "id")
    said = {step.row_id: step.comment for step in steps} if changes else {}
    for kind in dict.fromkeys(one.kind for one in changes):
        of_kind = {one.row_id or 0: one for one in changes if one.kind is kind}
        for row in fetched(kind, of_kind):
            one, url = of_kind[row.pk], reverse(f"admin:offices_{kind._meta.model_name}_change", args=[row.pk])
            yield title(row), url, said.get(one.pk, one.comment)
