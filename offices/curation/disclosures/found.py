"""What waits and would give something away once it is published: rows, and changes proposed beside them. Only reads."""

from collections.abc import Iterator
from dataclasses import dataclass

from offices.curation.publish_case.stops import form_of
from offices.curation.publish_case.told import told
from offices.data.disclosure.found import Found
from offices.data.disclosure.rows import Findings, authors, columns, disclosed, found_in, standing
from offices.data.proposed import replaced
from offices.models import PUBLISHED_MODELS, Proposal
from offices.models.base import Row
from offices.models.vocabulary import Stage
from offices.models.workflow import CLOSED

UNSEEN = (Stage.DRAFT, Stage.IN_REVIEW)
MOST = 1_000
"""Rows of one kind that are looked through, the newest first."""
Key = tuple[str, int]


@dataclass(frozen=True)
class Waiting:
    """A row that waits, or whose change does, and what was found in it."""

    key: Key
    kind: str
    words: str
    url: str
    found: Findings

    @property
    def texts(self) -> list[Found]:
        return list(dict.fromkeys(one for some in self.found.values() for one in some))


def waiting_findings() -> list[Waiting]:
    """A row may be told twice: as it is, and as it is to be."""
    rows = [row for model in PUBLISHED_MODELS if columns(model) for row in unseen(model)]
    own = [of_row(row, findings) for row, findings in disclosed(rows)]
    return [*own, *proposed_findings()]


def unseen(model: type[Row]) -> Iterator[Row]:
    """Those in draft and review; of what has no stage, what belongs to such."""
    paths = ["stage"] if hasattr(model, "stage") else [f"{name}__stage" for name in model.BELONGS_TO]
    for path in paths[:1]:
        rows = model.objects.filter(**{f"{path}__in": UNSEEN}).select_related(*model.NAMED_WITH)
        yield from rows.order_by("-pk")[:MOST]


def proposed_findings() -> Iterator[Waiting]:
    """Of changes of what is there; what is to be added has no number to keep a reason by."""
    known = authors()
    for proposal in Proposal.objects.exclude(stage__in=CLOSED).exclude(row_id=None):
        row = replaced(proposal)
        if row is not None and (findings := found_in(row, known, proposal.values)):
            stands = standing([row])[str(row._meta.model_name), row.pk]
            left = {name: [one for one in some if one.key not in stands] for name, some in findings.items()}
            if any(left.values()):
                yield of_row(row, {name: some for name, some in left.items() if some})


def of_row(row: Row, findings: Findings) -> Waiting:
    kind, words = str(row._meta.verbose_name), told(row)
    return Waiting((str(row._meta.model_name), row.pk), kind, words, form_of(row), findings)
