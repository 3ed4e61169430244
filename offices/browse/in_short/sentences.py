"""The sentences: what each says, and when it says nothing. How values are listed and hedged: pieces.py.

A sentence takes the labels of the codebook as they are. Where that is right for the categories of the spine only,
another category gets the plain form, label and value.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.browse.in_short.pieces import fill, listed, sentence_case
from offices.browse.in_short.reading import Reading
from offices.wording.computed import Piece, Pieces, mid_sentence

SIZES = frozenset(("small", "medium", "large"))
LEADERSHIPS = frozenset(("one_leader", "two_leaders"))
MODELS = frozenset(("specialist", "hybrid", "generalist"))
STAFF = ("staff_fte", "staff_headcount")
MATTERS = {
    "leadership": ("leadership",),
    "office_size": ("office_size", *STAFF),
    "organisation_model": ("organisation_model", "model_scale"),
}
"""What is named as missing -> the dimensions of which any would do."""


Said = list[Pieces]
"""Sentences one after the other; an empty one says nothing."""


def size(told: Reading) -> Said:
    """The office's size, its staff, and how many live in the municipality."""
    word, hedged = told.word("office_size", SIZES)
    staff = listed([found for key in STAFF if (found := told.values(key))])
    people = told.values("municipality_population")
    main: Pieces = ()
    if word:
        main = fill(_("The office is %(size)s%(hedge)s"), size=word, hedge=hedged)
        main = fill(_("%(office)s, with %(staff)s"), office=main, staff=staff) if staff else main
    elif staff:
        main = fill(_("The office has %(staff)s"), staff=staff)
    if main and people:
        main = fill(_("%(office)s, in a municipality of %(people)s"), office=main, people=people)
    elif people:
        main = fill(_("The municipality has %(people)s"), people=people)
    rest = [] if people else [told.plainly("municipality_size")]
    return [() if word else told.plainly("office_size"), main and fill("%(all)s.", all=main), *rest]


def leadership(told: Reading) -> Said:
    """How many leaders, and who employs them."""
    word, hedged = told.word("leadership", LEADERSHIPS)
    employer = told.values("leader_employer")
    if not word:
        return [told.plainly("leadership"), told.plainly("leader_employer")]
    if not employer:
        return [fill(_("It has %(leadership)s%(hedge)s."), leadership=word, hedge=hedged)]
    count = len(told.codings("leader_employer"))
    sentence = ngettext(
        "It has %(leadership)s%(hedge)s, with %(employer)s as employer.",
        "It has %(leadership)s%(hedge)s, with %(employer)s as employers.",
        count,
    )
    return [fill(sentence, leadership=word, hedge=hedged, employer=employer)]


def model(told: Reading) -> Said:
    """The organisation model, and its place on the scale."""
    word, hedged = told.word("organisation_model", MODELS)
    step = told.values("model_scale")
    if word and step:
        words = _("Its organisation model is %(model)s%(hedge)s, on the model scale placed at %(step)s.")
        return [fill(words, model=word, hedge=hedged, step=step)]
    return [
        fill(_("Its organisation model is %(model)s%(hedge)s."), model=word, hedge=hedged)
        if word
        else told.plainly("organisation_model"),
        step and fill(_("On the model scale it is placed at %(step)s."), step=step),
    ]


def work(told: Reading) -> Said:
    found = told.values("work_division")
    return [found and fill(_("Work is divided by %(principles)s."), principles=found)]


def exceptions(told: Reading) -> Said:
    found = told.values("model_exceptions")
    return [found and fill(_("The model leaves out %(exceptions)s."), exceptions=found)]


def portfolio(told: Reading) -> Said:
    """How much of the municipality's services, some that are in, and what went elsewhere."""
    held, outside = told.values("municipal_services"), told.values("municipal_services", holds=False)
    return [
        told.plainly("portfolio_breadth"),
        held and fill(_("Its municipal services include %(services)s."), services=held),
        outside and fill(_("Kept outside the office: %(services)s."), services=outside),
    ]


def decided(told: Reading) -> Said:
    found = told.values("model_decided_by")
    return [found and fill(_("The model was decided by %(who)s."), who=found)]


FIRST, REST = (size, leadership, model), (decided, work, exceptions, portfolio)
"""Of an office or a vignette."""
PLAIN = (
    *("office_size", *STAFF, "municipality_population", "municipality_size", "leadership", "leader_employer"),
    *("organisation_model", "model_scale", "work_division", "model_exceptions", "portfolio_breadth"),
    *("municipal_services", "model_decided_by"),
)
"""Of a setting, which may be one office, several or none; and all dimensions that the sentences speak of."""


def missing(told: Reading) -> Said:
    """Which of the three things that matter most are without a value, and in which way."""
    ways: dict[str, list[Pieces]] = {}
    for key, any_of in MATTERS.items():
        if not any(told.codings(one) for one in any_of) and (why := told.why_missing(key)):
            dimension = told.dimensions[key]
            url = f"#fact-{key}" if dimension.headline else ""  # only these are among the key facts without a value
            label = Piece(mid_sentence(str(dimension.label)), url, rests_on=told.silence(key))
            ways.setdefault(why, []).append((label,))
    return [
        fill(_("%(way)s: %(what)s."), way=(Piece(sentence_case(why)),), what=listed(what)) for why, what in ways.items()
    ]
