"""Computed sentences: words that know what they rest on, so that none claims more than the weakest of it. No HTML."""

from offices.presenters.computed.grounds import Ground, Strength, of, of_months, of_record, of_years, recorded
from offices.presenters.computed.hedges import hedge, how_sure, how_sure_to_differ, tally
from offices.presenters.computed.sentence import Piece, Pieces, Sentence, computed

__all__ = ["Ground", "Piece", "Pieces", "Sentence", "Strength"]
__all__ += [
    "computed",
    "hedge",
    "how_sure",
    "how_sure_to_differ",
    "of",
    "of_months",
    "of_record",
    "of_years",
    "recorded",
    "tally",
]
