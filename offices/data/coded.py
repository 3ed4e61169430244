"""An office counts once something is coded of it: which studied offices are public and bare. Only reads."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from offices.models import Coding, Office
from offices.models.visibility import ON_SITE, visible
from offices.models.vocabulary import RecordKind, Stage

BARE = _(
    "Nothing that is coded of it would be seen. A studied office is published together with a visit and at least one "
    "coding."
)


def bare(numbers: Collection[int]) -> list[Office]:
    """Those of these offices that are public as studied ones, with nothing coded that readers see."""
    if not numbers:
        return []
    cases = Office.objects.filter(pk__in=numbers, record=RecordKind.CASE, stage=Stage.PUBLISHED)
    codings = Coding.objects.filter(visible(Coding, ON_SITE), part__visit__office__in=numbers).order_by()
    return list(cases.exclude(pk__in=codings.values("part__visit__office")))
