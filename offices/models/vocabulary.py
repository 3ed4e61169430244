"""The closed word lists of the model (design, section 2): statuses, certainty, accounts ... No tables, no logic.

What a curator may add (dimensions, categories, sources) is data and never stands here.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(TextChoices):
    """Of publication. Only what is published is on the public pages."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class RecordKind(TextChoices):
    """Only a `case` counts as an office."""

    CASE = "case", _("studied office")
    VIGNETTE = "vignette", _("vignette")
    SETTING = "setting", _("setting")


class Basis(TextChoices):
    OBSERVED = "observed", _("observed")
    RETROSPECTIVE = "retrospective", _("told afterwards")


class PartKind(TextChoices):
    OFFICE = "office", _("the whole office")
    RECEPTION = "reception", _("reception")
    FOLLOW_UP = "follow_up", _("follow-up")
    STATE_LINE = "state_line", _("state line")
    MUNICIPAL_LINE = "municipal_line", _("municipal line")
    LEADER = "leader", pgettext_lazy("part of an office", "leader")
    UNIT = "unit", _("unit")


class Slot(TextChoices):
    """Of two who code the same apart; pages name them so, and by no name."""

    FIRST = "first", _("first coder")
    SECOND = "second", _("second coder")


class Scale(TextChoices):
    NOMINAL = "nominal", _("categories without order")
    ORDINAL = "ordinal", _("categories in order")
    MULTI = "multi", _("several categories at once")
    NUMBER = "number", _("number")
    BOOLEAN = "boolean", _("yes or no")
    TEXT = "text", _("text")


CATEGORY_SCALES = (Scale.NOMINAL, Scale.ORDINAL, Scale.MULTI)


class Status(TextChoices):
    CODED = "coded", _("coded")
    NOT_STATED = "not_stated", _("not stated")
    NOT_APPLICABLE = "not_applicable", _("not applicable")
    NOT_ASSESSED = "not_assessed", _("not assessed by the author")
    WITHHELD = "withheld", _("withheld")


TOLD_OF_PARTS = "told_of_parts"
"""Derived: nothing is told of the whole office, but of its teams, leaders or lines."""
NOT_TOLD_OF_PHASE = "not_told_of_phase"
"""Derived: a phase that was told of afterwards, in which the source does not take the matter up."""
NOT_YET_CODED = "not_yet_coded"
"""Derived: nobody has looked."""
DERIVED = (TOLD_OF_PARTS, NOT_TOLD_OF_PHASE, NOT_YET_CODED)
"""Choices for "no row": words of the selection grammar, never stored."""

MISSING_LABELS = {
    **{status.value: status.label for status in Status if status != Status.CODED},
    TOLD_OF_PARTS: _("told of parts only"),
    NOT_TOLD_OF_PHASE: _("not told of this phase"),
    NOT_YET_CODED: _("not yet coded"),
}
"""Every way of being without a value, in the order of the pages."""

RESERVED_WORDS = (*Status.values, *DERIVED)
"""Words that no category may be called, since they stand beside categories in a selection."""


INDEPENDENT = "independent"
"""The choice for a study that shares its data with no other: a word of the selection grammar, never stored."""


class Account(TextChoices):
    AUTHOR = "author", _("the author")
    LEADER = "leader", _("the leader")
    STAFF = "staff", pgettext_lazy("who says so", "staff")
    UNION = "union", _("union representative")
    DOCUMENT = "document", _("a document")
    CODER = "coder", _("our reading")


class Line(TextChoices):
    STATE = "state", _("state line")
    MUNICIPALITY = "municipality", _("municipal line")


class Certainty(TextChoices):
    STATED = "stated", _("stated")
    VAGUE = "vague", _("vague")
    INFERRED = "inferred", _("inferred")


class Realisation(TextChoices):
    IN_PLACE = "in_place", _("in place")
    PLANNED = "planned", _("planned")
    WISHED = "wished", _("wished for")
    DROPPED = "dropped", _("dropped")
    REJECTED = "rejected", _("rejected")


class Comparator(TextChoices):
    EQUAL = "=", "="
    MORE = ">", ">"
    AT_LEAST = ">=", "≥"
    LESS = "<", "<"
    AT_MOST = "<=", "≤"
    ABOUT = "~", "≈"


class CaveatKind(TextChoices):
    NOT_AN_EVALUATION = "not_an_evaluation", _("not an evaluation")
    DETAILS_ALTERED = "details_altered", _("details altered")
    EARLY_PHASE = "early_phase", _("early phase")
    FEW_CASES = "few_cases", _("few cases")
    SELF_REPORT = "self_report", _("self-report")
    UNEQUAL_TIME = "unequal_time", _("unequal time")
    NOT_ASSESSED = "not_assessed", _("not assessed")
    OLD_DATA = "old_data", _("older data")
    LAW = "law", _("the law of its time")
    OWN_ORGANISATION = "own_organisation", _("the researcher's own organisation")
    OTHER = "other", _("other")


class SourceKind(TextChoices):
    REPORT = "report", _("report")
    ARTICLE = "article", _("article")
    THESIS = "thesis", _("thesis")
    REVIEW = "review", _("review")
    NOTE = "note", pgettext_lazy("kind of source", "note")
    PAPER = "paper", _("conference paper")
    BOOK = "book", _("book")
    CHAPTER = "chapter", _("book chapter")
    MAGAZINE = "magazine", _("magazine article")


class Medium(TextChoices):
    """How an author sets cases side by side."""

    PROSE = "prose", _("in prose")
    FIGURE = "figure", _("in a figure")


class SampleUnit(TextChoices):
    """What the size of a study's sample counts; numbers of different things are never set side by side."""

    CASES = "cases", _("offices as cases")
    OFFICES = "offices", _("offices in a survey or archive")
    MUNICIPALITIES = "municipalities", _("municipalities")
    INFORMANTS = "informants", _("people interviewed")
    ANSWERS = "answers", _("answers to a survey")
    AGREEMENTS = "agreements", _("local agreements")
    STUDIES = "studies", _("studies read")


OF_ONE = {
    SampleUnit.CASES: _("office as a case"),
    SampleUnit.OFFICES: _("office in a survey or archive"),
    SampleUnit.MUNICIPALITIES: _("municipality"),
    SampleUnit.INFORMANTS: _("person interviewed"),
    SampleUnit.ANSWERS: _("answer to a survey"),
    SampleUnit.AGREEMENTS: _("local agreement"),
    SampleUnit.STUDIES: _("study read"),
}
"""What a sample of one is."""


class Direction(TextChoices):
    """What a finding says that the antecedent does to the consequent."""

    PROMOTES = "promotes", _("promotes")
    HINDERS = "hinders", _("hinders")
    MIXED = "mixed", _("both promotes and hinders")
    NO_CLEAR = "no_clear", _("no clear effect")
    OPEN = "open", _("an open question")
    DESCRIBES = "describes", _("describes, says nothing of causes")


RELATIONS = (Direction.PROMOTES, Direction.HINDERS, Direction.MIXED, Direction.NO_CLEAR)
"""Directions that need something that leads to something."""


class EvidenceKind(TextChoices):
    """What a finding rests on."""

    REGISTER = "register", _("register or archive")
    SURVEY = "survey", _("survey")
    COMPARATIVE_CASE = "comparative_case", _("comparison of cases")
    SINGLE_CASE = "single_case", _("single case")
    INTERVIEWS = "interviews", _("interviews")
    LITERATURE = "literature", _("literature")
    POLICY = "policy", _("policy document")
    HYPOTHESIS = "hypothesis", _("hypothesis")


class FindingBasis(TextChoices):
    """How what a finding says came to be known."""

    MEASURED = "measured", _("measured")
    OBSERVED = "observed", _("observed by the researchers")
    TOLD = "told", _("told by informants")
    RETOLD = "retold", _("retold")
    ARGUED = "argued", _("argued")


class Polarity(TextChoices):
    """Whether more of something is wanted."""

    RISES = "rises_is_better", _("higher is better")
    FALLS = "falls_is_better", _("lower is better")
    NONE = "none", _("neither high nor low is better")


class Push(TextChoices):
    """Which direction of a finding speaks for an outcome that a question asks about."""

    PROMOTES = Direction.PROMOTES.value, Direction.PROMOTES.label
    HINDERS = Direction.HINDERS.value, Direction.HINDERS.label


class SentenceKind(TextChoices):
    """What a sentence of a ready question is: its answer, what stands under it, and what was studied at all."""

    ANSWER = "answer", _("answer")
    POINT = "point", _("point")
    CHANGE = "change", _("what would change the answer")
    EFFECT = "effect", _("effect")
    MECHANISM = "mechanism", _("mechanism")
    MODERATORS = "moderators", _("for whom and when")
    IMPLEMENTATION = "implementation", _("implementation")
    COST = "cost", _("cost")


ASPECTS = (
    *(SentenceKind.EFFECT, SentenceKind.MECHANISM, SentenceKind.MODERATORS),
    *(SentenceKind.IMPLEMENTATION, SentenceKind.COST),
)
"""Of each it is said whether it was studied at all."""
