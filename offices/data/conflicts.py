"""Reading which choices exclude one another, and whether two are such a pair. No words."""

from typing import Any

from offices.data.codebook import place_cited
from offices.data.editions import Edition
from offices.data.records import ChoiceRecord, ConflictRecord
from offices.data.rows import record_of
from offices.models import Conflict
from offices.models.conflicts import ENDS

YES_NO = {True: "yes", False: "no", None: ""}


def read_conflicts(edition: Edition) -> tuple[ConflictRecord, ...]:
    """All visible ones; a part of the edition, one query."""
    rows = Conflict.objects.visible(edition.published).order_by("key")
    fetched = rows.select_related("one", "one_category", "other", "other_category", "citation__source")
    return tuple(map(conflict_record, fetched))


def conflict_record(row: Conflict) -> ConflictRecord:
    ends = {end: choice_record(row, end) for end in ENDS}
    return record_of(ConflictRecord, row, **ends, citation=place_cited(row.citation))


def choice_record(row: Conflict, end: str) -> ChoiceRecord:
    told: dict[str, Any] = {name: getattr(row, f"{end}_{name}") for name in ("category", "holds", "low", "high")}
    word = told["category"].key if told["category"] else YES_NO[told["holds"]]
    return ChoiceRecord(getattr(row, end).key, word, told["low"], told["high"])
