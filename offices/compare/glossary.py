"""The comparison's own words: when rows differ, and why to read with care. The list: site/glossary.py."""

from django.utils.translation import gettext_lazy as _

from offices.compare.notices import NOTICES
from offices.wording.glossary.terms import Term, Topic

SIGNS = Topic(
    "signs",
    _("When rows differ"),
    (
        Term("differs", _("differs"), _("Each office has a value, and the values cannot be the same."), sign="≠"),
        Term(
            "incomparable",
            _("cannot be compared"),
            _("A value is missing, or it is free text; then nobody can say whether the offices differ."),
            sign="?",
        ),
    ),
)

FAIRNESS = Topic(
    "fairness",
    _("Why something cannot just be compared"),
    tuple(Term(notice.code, notice.title, notice.meaning) for notice in NOTICES),
    _("Each is worked out from the data and named beside the comparison."),
)
