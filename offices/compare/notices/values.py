"""Notices about the values themselves: measured in another unit, or known less surely."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext_lazy as _

from offices.compare.notices.cases import Cases, case_by_case, case_names, told_on_record
from offices.compare.rows import Comparison, Row
from offices.data.case import has_value
from offices.data.records import CodingRecord
from offices.wording.notices import Told, notice

FTE, HEADCOUNT = "staff_fte", "staff_headcount"


@notice(
    _("Full-time equivalents against employees"),
    _("The one cannot be worked out from the other, since some work part time."),
)
def fte_and_headcount(comparison: Comparison) -> Told | None:
    """Of one office only the full-time equivalents are known, of another only how many are employed.

    The one is never worked out from the other: nobody says how many work part-time.
    """
    rows = [row for key in (FTE, HEADCOUNT) for row in comparison.rows if row.dimension.key == key]
    fte, heads = (places_with_value(rows, key) for key in (FTE, HEADCOUNT))
    if not fte - heads or not heads - fte:
        return None
    words = _(
        "Known only in full-time equivalents: %(fte)s. Known only as the number of employees: %(heads)s. The one "
        "cannot be worked out from the other."
    ) % {"fte": names_at(comparison.cases, fte - heads), "heads": names_at(comparison.cases, heads - fte)}
    return told_on_record(comparison, words, rows)


def places_with_value(rows: Sequence[Row], key: str) -> set[int]:
    """The places of the cases that have one in the row of this dimension."""
    cells = (row.cells for row in rows if row.dimension.key == key)
    return {place for row in cells for place, cell in enumerate(row) if has_value(cell)}


def names_at(cases: Cases, places: Collection[int]) -> str:
    return ", ".join(name for place, name in enumerate(case_names(cases)) if place in places)


@notice(
    _("Stated against vague or inferred"),
    _("What a source states stands beside what is vague or inferred."),
)
def certainty_differs(comparison: Comparison) -> Told | None:
    """In some rows a value that its source states stands beside one that is vague or inferred."""
    touched = [row for row in comparison.rows if len({is_sure(cell) for cell in row.cells if has_value(cell)}) > 1]
    if not touched:
        return None
    places = range(len(comparison.cases))
    unsure = [sum(has_value(row.cells[n]) and not is_sure(row.cells[n]) for row in touched) for n in places]
    words = _(
        "What a source states stands beside what is vague or inferred. Rows with the less certain value: %(told)s."
    ) % {"told": case_by_case(comparison.cases, unsure)}
    return told_on_record(comparison, words, touched)


def is_sure(cell: Sequence[CodingRecord]) -> bool:
    """Whether all of it is stated; of several categories the weakest counts."""
    return all(coding.certainty == "stated" for coding in cell)
