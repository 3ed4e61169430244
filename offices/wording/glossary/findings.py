"""Words about findings and figures: direction, how known, kind of evidence, polarity. The list: site/glossary.py."""

from django.utils.translation import gettext_lazy as _

from offices.models.vocabulary import Direction, EvidenceKind, FindingBasis, Polarity
from offices.wording.findings import SIGNS
from offices.wording.glossary.terms import Term, Text, Topic


def direction(one: Direction, meaning: Text) -> Term:
    return Term(one.value, one.label, meaning, sign=SIGNS[one])


DIRECTION = Topic(
    "direction",
    _("Direction of a finding"),
    (
        direction(Direction.PROMOTES, _("Where the first is, there is more of the second.")),
        direction(Direction.HINDERS, _("Where the first is, there is less of the second.")),
        direction(Direction.MIXED, _("It does both, in different places or for different people.")),
        direction(Direction.NO_CLEAR, _("None was found, or none was felt by those who tell of it.")),
        direction(Direction.OPEN, _("The author asks and does not answer.")),
        direction(Direction.DESCRIBES, _("It tells how things are, not what they lead to.")),
    ),
    _("The direction is what the source says. It is not a grade: more of something is not always wanted."),
)

BASIS = Topic(
    "basis",
    _("How a finding is known"),
    (
        Term("measured", FindingBasis.MEASURED.label, _("Counted or rated, in a survey or a register.")),
        Term("observed_finding", FindingBasis.OBSERVED.label, _("The researchers saw it themselves.")),
        Term("told", FindingBasis.TOLD.label, _("Leaders, employees or others said so in interviews.")),
        Term(
            "retold",
            FindingBasis.RETOLD.label,
            _("The text reports it without saying how it is known. Whoever cites such reports is the second hand."),
        ),
        Term("argued", FindingBasis.ARGUED.label, _("The author reasons so, without having seen or measured it.")),
        Term(
            "speaker",
            _("who speaks"),
            _(
                "Whose word it rests on, one or several: leaders, staff, union representatives, politicians, the "
                "researchers themselves, or documents."
            ),
        ),
        Term(
            "family",
            _("independent body of data"),
            _("Studies that rest on the same interviews or the same survey speak with one voice and count once."),
        ),
        Term("second_hand", _("second-hand"), _("We know the study only through what another one says of it.")),
    ),
)

KIND = Topic(
    "kind",
    _("Kinds of evidence"),
    (
        Term("register", EvidenceKind.REGISTER.label, _("Figures that were collected for another purpose.")),
        Term("survey", EvidenceKind.SURVEY.label, _("Many were asked the same questions.")),
        Term("comparative_case", EvidenceKind.COMPARATIVE_CASE.label, _("A few offices, studied side by side.")),
        Term("single_case", EvidenceKind.SINGLE_CASE.label, _("One office, studied closely.")),
        Term("interviews", EvidenceKind.INTERVIEWS.label, _("Conversations, without an office as the case.")),
        Term("literature", EvidenceKind.LITERATURE.label, _("What other studies say, gathered.")),
        Term("policy", EvidenceKind.POLICY.label, _("What authorities wrote that they wanted or expected.")),
        Term("hypothesis", EvidenceKind.HYPOTHESIS.label, _("A supposition that nobody has tried.")),
    ),
)

FIGURES = Topic(
    "figures",
    _("What is wanted of a figure"),
    (
        Term("rises", Polarity.RISES.label, _("More of it is what everybody would want, such as content users.")),
        Term("falls", Polarity.FALLS.label, _("Less of it is what everybody would want, such as time spent waiting.")),
        Term("none", Polarity.NONE.label, _("Whether more or less is wanted depends on whom one asks.")),
    ),
)
