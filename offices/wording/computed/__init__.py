"""Computed sentences: words that know what they rest on, so that none claims more than the weakest of it. No HTML."""

from offices.wording.computed.grounds import Ground, Strength, of, of_months, of_record, of_years, recorded
from offices.wording.computed.hedges import hedge, how_sure, how_sure_to_differ, tally, with_hedge
from offices.wording.computed.sentence import Piece, Pieces, Sentence, computed, mid_sentence

__all__ = ["Ground", "Piece", "Pieces", "Sentence", "Strength"]
__all__ += [
    "computed",
    "hedge",
    "how_sure",
    "how_sure_to_differ",
    "mid_sentence",
    "of",
    "of_months",
    "of_record",
    "of_years",
    "recorded",
    "tally",
    "with_hedge",
]
