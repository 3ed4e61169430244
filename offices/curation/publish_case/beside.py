"""Changes proposed beside the published rows of a case: sent with its drafts, decided in the queue."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from offices.data.publishing import Writer
from offices.models import Coding, Office, Part, PossibleMatch, Proposal, Visit
from offices.models.vocabulary import Stage

OPEN = Q(stage__in=(Stage.DRAFT, Stage.IN_REVIEW))


def proposed(office: Office) -> list[Proposal]:
    """The open ones of its rows, oldest first; one query."""
    rows: dict[str, Any] = {
        "office": Office.objects.filter(pk=office.pk),
        "visit": Visit.objects.filter(office=office),
        "part": Part.objects.filter(visit__office=office),
        "coding": Coding.objects.filter(part__visit__office=office),
        "possiblematch": PossibleMatch.objects.filter(office=office),
    }
    of_case = Q()
    for model, found in rows.items():
        of_case |= Q(model=model, row_id__in=found.order_by().values("pk"))
    return list(Proposal.objects.filter(OPEN, of_case))


def own_drafts(found: Iterable[Proposal], by: Writer) -> list[Proposal]:
    """Those that `by` may send for review."""
    return [one for one in found if by is not None and one.by_id == by.pk and one.stage == Stage.DRAFT]
