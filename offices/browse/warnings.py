"""What the authors warn of, each as a line that opens: its kind and first sentence, then the rest. No other texts."""

import re
from dataclasses import dataclass

from offices.data.records import CaveatRecord, OfficeRecord
from offices.models.vocabulary import CaveatKind
from offices.wording.statements import Place, place

END = re.compile(r"(?<=[^\W\d_]{3}[.!?]) +(?=[^\W\d_a-zæøå])")
"""Between two sentences: after a whole word, before a capital letter, so that no abbreviation is taken for an end."""


@dataclass(frozen=True)
class Warning:
    kind: str
    """Empty where it is of no kind that has a name."""
    first: str
    rest: str
    place: Place


def warnings(office: OfficeRecord) -> list[Warning]:
    """First what is said of this office, then of the study that saw it, then the rest."""
    study = office.latest.citation.source if office.latest and office.latest.citation else ""
    ranked = sorted(office.caveats, key=lambda one: (office.slug not in one.offices, one.citation.source != study))
    return [warning(one) for one in ranked]


def warning(caveat: CaveatRecord) -> Warning:
    first, *rest = END.split(str(caveat.text), maxsplit=1)
    kind = "" if caveat.kind == CaveatKind.OTHER else str(CaveatKind(caveat.kind).label)
    return Warning(kind, first, "".join(rest), place(caveat.citation))
