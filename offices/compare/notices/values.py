"""Notices about the values themselves: measured in another unit, or known less surely."""

from collections.abc import Sequence

from offices.compare.notices.notice import Notice, keys
from offices.compare.rows import Comparison
from offices.data.case import has_value
from offices.data.records import CodingRecord

FTE, HEADCOUNT = "staff_fte", "staff_headcount"


def fte_and_headcount(comparison: Comparison) -> Notice | None:
    """Of one office only the full-time equivalents are known, of another only how many are employed.

    The one is never worked out from the other: nobody says how many work part-time.
    """
    fte, heads = cases_with_value(comparison, FTE), cases_with_value(comparison, HEADCOUNT)
    if not fte - heads or not heads - fte:
        return None
    facts = {"cases": comparison.cases, "fte": sorted(fte - heads), "heads": sorted(heads - fte)}
    return Notice("fte_and_headcount", (FTE, HEADCOUNT), facts)


def cases_with_value(comparison: Comparison, dimension: str) -> set[int]:
    """The places of the cases that have one."""
    rows = (row for row in comparison.rows if row.dimension.key == dimension)
    return {place for row in rows for place, cell in enumerate(row.cells) if has_value(cell)}


def certainty_differs(comparison: Comparison) -> Notice | None:
    """In some rows a value that its source states stands beside one that is vague or inferred.

    The fact `unsure` counts, per case, in how many of these rows it has the less certain one.
    """
    touched = [row for row in comparison.rows if len({is_sure(cell) for cell in row.cells if has_value(cell)}) > 1]
    if not touched:
        return None
    places = range(len(comparison.cases))
    unsure = [sum(has_value(row.cells[n]) and not is_sure(row.cells[n]) for row in touched) for n in places]
    return Notice("certainty_differs", keys(touched), {"cases": comparison.cases, "unsure": unsure})


def is_sure(cell: Sequence[CodingRecord]) -> bool:
    """Whether all of it is stated; of several categories the weakest counts."""
    return all(coding.certainty == "stated" for coding in cell)
