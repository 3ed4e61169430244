"""Words about a value: how certain, why there is none, whose word, whether it came about. List: site/glossary.py."""

from django.utils.translation import gettext_lazy as _

from offices.models.vocabulary import MISSING_LABELS, Account, Certainty, Realisation
from offices.wording.glossary.terms import Term, Topic

CERTAINTY = Topic(
    "certainty",
    _("How certain a value is"),
    (
        Term("stated", Certainty.STATED.label, _("The source says it."), "stated"),
        Term("vague", Certainty.VAGUE.label, _("The source says it, but hedged or roughly."), "vague"),
        Term(
            "inferred",
            Certainty.INFERRED.label,
            _("We read it out of other things that the source says; the note tells from what."),
            "inferred",
        ),
    ),
)

MISSING = Topic(
    "missing",
    _("Seven ways of having no value"),
    (
        Term("not_stated", MISSING_LABELS["not_stated"], _("We looked, and the source does not say.")),
        Term("not_applicable", MISSING_LABELS["not_applicable"], _("The question makes no sense for this office.")),
        Term("not_assessed", MISSING_LABELS["not_assessed"], _("The author says that the study cannot tell.")),
        Term("withheld", MISSING_LABELS["withheld"], _("It is known, and left out to protect somebody.")),
        Term(
            "told_of_parts",
            MISSING_LABELS["told_of_parts"],
            _("Nothing is told of the whole office, but of its teams, leaders or lines; their values stand beside."),
        ),
        Term(
            "not_told_of_phase",
            MISSING_LABELS["not_told_of_phase"],
            _("The phase is only told of afterwards, and the source does not take the matter up for it."),
        ),
        Term("not_yet_coded", MISSING_LABELS["not_yet_coded"], _("Nobody has looked yet.")),
    ),
    _("None of them is zero. They can be filtered for, and they are counted in every table."),
)

ACCOUNT = Topic(
    "account",
    _("Whose word it is"),
    (
        Term("author", Account.AUTHOR.label, _("The researchers say it themselves.")),
        Term("leader", Account.LEADER.label, _("The leader told the researchers; with two leaders, one of them.")),
        Term("staff", Account.STAFF.label, _("Employees told the researchers, in interviews or in a survey.")),
        Term("union", Account.UNION.label, _("Somebody elected to speak for the employees told the researchers.")),
        Term("document", Account.DOCUMENT.label, _("It stands in an agreement, a plan or a register that was read.")),
        Term("coder", Account.CODER.label, _("Nobody says it in so many words: it is how we read the source.")),
    ),
    _("An office has two employers: its state line and its municipal line. Where two accounts differ, both are kept."),
)

REALISATION = Topic(
    "realisation",
    _("Whether it came about"),
    (
        Term("planned", Realisation.PLANNED.label, _("Decided or intended, and not seen in place yet.")),
        Term("wished", Realisation.WISHED.label, _("Somebody wants it; nothing is decided.")),
        Term("dropped", Realisation.DROPPED.label, _("It was in place or planned, and was given up.")),
        Term("rejected", Realisation.REJECTED.label, _("It was considered and turned down.")),
    ),
    _("Filters and counts read only what is in place."),
)
