"""Every term with its definition: the help page, the notes beside tables and the legend read it here.

What the codebook defines (dimensions, categories) is data and stands there; words of the site itself stand here.
"""

from django.utils.translation import gettext_lazy as _

from offices.compare.glossary import FAIRNESS, SIGNS
from offices.wording.glossary.cases import COUNTING, PHASES, READ_WITH_CARE, RECORDS
from offices.wording.glossary.findings import BASIS, DIRECTION, FIGURES, KIND
from offices.wording.glossary.terms import Note, Topic
from offices.wording.glossary.values import ACCOUNT, CERTAINTY, MISSING, REALISATION

TOPICS: dict[str, Topic] = {
    topic.key: topic
    for topic in (
        *(CERTAINTY, MISSING, ACCOUNT, REALISATION, RECORDS, COUNTING, PHASES),
        *(SIGNS, READ_WITH_CARE, FAIRNESS, DIRECTION, BASIS, KIND, FIGURES),
    )
}
"""In the order of the help page."""

NOTES: dict[str, Note] = {
    note.key: note
    for note in (
        Note("values", _("What do the signs mean?"), (CERTAINTY, MISSING)),
        Note("counts", _("What is counted?"), (RECORDS, COUNTING)),
        Note("phases", _("What is a phase?"), (PHASES,)),
        Note("findings", _("How to read a finding?"), (DIRECTION, BASIS)),
    )
}
