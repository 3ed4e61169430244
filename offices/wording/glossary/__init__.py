"""Every term with its definition, in one place: the help page, the notes beside tables and the legend read it here.

What the codebook defines (dimensions, categories) is data and stands there; words of the site itself stand here.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from offices.wording.glossary.cases import COUNTING, FAIRNESS, NOTICES, PHASES, RECORDS
from offices.wording.glossary.findings import BASIS, DIRECTION, FIGURES, KIND
from offices.wording.glossary.terms import Topic
from offices.wording.glossary.values import ACCOUNT, CERTAINTY, MISSING, REALISATION, SIGNS

TOPICS: dict[str, Topic] = {
    topic.key: topic
    for topic in (
        *(CERTAINTY, MISSING, ACCOUNT, REALISATION, RECORDS, COUNTING, PHASES),
        *(SIGNS, NOTICES, FAIRNESS, DIRECTION, BASIS, KIND, FIGURES),
    )
}
"""In the order of the help page."""


@dataclass(frozen=True)
class Note:
    """What opens beside one place of a page."""

    key: str
    question: Any
    topics: tuple[Topic, ...]


NOTES: dict[str, Note] = {
    note.key: note
    for note in (
        Note("values", _("What do the signs mean?"), (CERTAINTY, MISSING)),
        Note("counts", _("What is counted?"), (RECORDS, COUNTING)),
        Note("phases", _("What is a phase?"), (PHASES,)),
        Note("rows", _("When do rows differ?"), (SIGNS,)),
        Note("fairness", _("Why read with care?"), (NOTICES,)),
        Note("findings", _("How to read a finding?"), (DIRECTION, BASIS)),
    )
}
