"""Cases that are being entered, with how much of the codebook was looked for in each. Reads only."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from offices.curation.coding_form.covered import Covered, covered, whole
from offices.models import Coding, Visit
from offices.models.told import told
from offices.models.vocabulary import Stage

MOST = 8


@dataclass(frozen=True)
class Incomplete:
    """A visit that somebody works on."""

    name: str
    url: str
    covered: Covered


def incomplete() -> tuple[int, list[Incomplete]]:
    """How many there are, and the first of them: drafts, or with drafts among their codings."""
    drafts = Coding.objects.filter(part__visit=OuterRef("pk"), stage=Stage.DRAFT)
    visits = Visit.objects.filter(Q(stage=Stage.DRAFT) | Exists(drafts)).order_by("-pk")
    shown = list(visits.select_related("office")[:MOST])
    found = covered([visit.pk for visit in shown]) if shown else {}
    rows = [Incomplete(told(one), reverse("admin:coding", args=[one.pk]), whole(found[one.pk])) for one in shown]
    return visits.count() if len(shown) == MOST else len(shown), [row for row in rows if row.covered.not_looked_for]
