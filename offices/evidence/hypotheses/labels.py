"""What verdicts, reasons and the ways of being set against a relation are called. Nothing is worked out here."""

from django.utils.translation import gettext_lazy as _

from offices.evidence.hypotheses.rows import Verdict, Why

VERDICTS = {
    Verdict.DOES_NOT_FIT: _("does not fit"),
    Verdict.FITS: _("fits"),
    Verdict.CANNOT_TELL: _("cannot tell"),
}
WHYS = {
    Why.OUTCOME: _("what follows was not recorded for any office"),
    Why.NO_VALUE_NAMED: _("the relation does not say which value"),
    Why.ANTECEDENT_MISSING: _("what it follows from has no value here"),
    Why.ANTECEDENT_UNMENTIONED: _("what it follows from is not mentioned among several"),
    Why.OTHER_VALUE: _("another value than the relation speaks of"),
    Why.CONSEQUENT_MISSING: _("what should follow has no value here"),
    Why.CONSEQUENT_UNMENTIONED: _("what should follow is not mentioned among several"),
}
ROLES = {
    "independent": _("from other data"),
    "same_data": _("from the same study or panel, no test of its own"),
    "drawn_from": _("the relation was drawn from it"),
    "maybe_drawn_from": _("may be the one that the relation was drawn from"),
}
"""How a record stands to the data of a relation."""
VIGNETTES = {
    (Verdict.DOES_NOT_FIT, False): _("Vignettes that do not fit"),
    (Verdict.DOES_NOT_FIT, True): _("Vignettes from the same data that do not fit"),
    (Verdict.FITS, False): _("Vignettes that fit"),
    (Verdict.FITS, True): _("Vignettes from the same data that fit"),
}
"""By what they say, those of the same data apart."""
SECTIONS = {
    "does_not_fit": (
        _("A case does not fit"),
        _("An office from other data has the value that the relation starts from, and not what should follow."),
    ),
    "fits": (
        _("A case fits"),
        _("An office from other data has the value that the relation starts from, and what should follow."),
    ),
    "same_data": (
        _("Only an office from the same data can tell"),
        _("It is no test of its own: its study shares a body of data with that of the relation."),
    ),
    "by_case": (
        _("No case can tell, each for its own reason"),
        _("The relation names a value at both ends, but no case can be held against it."),
    ),
    "no_value_named": (
        _("The relation does not say which value"),
        _("It names a dimension without a category, so that no office can be said to have what it speaks of."),
    ),
    "outcome_not_coded": (
        _("What follows was not recorded for any office"),
        _("Such an outcome is told of in findings, never as a value of an office."),
    ),
}
"""What can be told of a relation at best -> a title and what it means, in their order."""
