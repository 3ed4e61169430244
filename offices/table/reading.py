"""Reading many offices for one file, in pieces that a database takes. Reads of a page: data/offices.py."""

from collections.abc import Collection, Sequence

from offices.data.editions import Edition
from offices.data.offices import load_offices
from offices.data.records import OfficeRecord

PIECE = 500
"""Offices in one read: SQLite takes 32,766 parameters, and an office with its visits and parts needs a dozen or two."""


def load_many(edition: Edition, slugs: Sequence[str], dimensions: Collection[str]) -> list[OfficeRecord]:
    """The published offices of these slugs, in their order, with the codings of these dimensions."""
    pieces = (slugs[start : start + PIECE] for start in range(0, len(slugs), PIECE))
    return [office for piece in pieces for office in load_offices(edition, piece, dimensions=dimensions)]
