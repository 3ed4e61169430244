"""How an office is built up in one phase: its parts in one another, each with its main facts. No other codings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from offices.browse.codings import is_silent
from offices.data.records import CodingRecord, DimensionRecord, PartRecord, VisitRecord
from offices.models.vocabulary import PartKind
from offices.wording.statements import Statement, part_name, statement

MAIN = ("leader_employer", "leader_background", "unit_lines", "unit_staff", "unit_tasks")
"""The dimensions of which a part's facts are told, in their order."""
LINES = (PartKind.STATE_LINE, PartKind.MUNICIPAL_LINE)
CUTS = (". ", "; ", ": ", " (")
"""Where a sentence about tasks may end, so that nothing is cut within a clause."""


@dataclass(frozen=True)
class PartFact:
    """What is coded of a part in one dimension."""

    label: str
    values: tuple[Statement, ...]


@dataclass(frozen=True)
class BuiltPart:
    """A part with those that stand in it."""

    part: PartRecord
    name: str
    kind: str
    """What kind of part it is, where its name does not say it."""
    facts: tuple[PartFact, ...]
    told_at: str
    """The dimension of the first row below that tells of it; empty where none does."""
    within: tuple["BuiltPart", ...]


def built_parts(visit: VisitRecord, dimensions: Mapping[str, DimensionRecord]) -> tuple[BuiltPart, ...]:
    """The parts that stand in the office itself; none where only the whole office is told of."""
    told: dict[str, list[CodingRecord]] = {part.key: [] for part in visit.parts}
    for coding in visit.codings:
        told[coding.part.key].append(coding)
    whole = {part.key for part in visit.parts if part.kind == PartKind.OFFICE}

    def standing_in(keys: set[str]) -> Iterator[BuiltPart]:
        for part in visit.parts:
            if part.parent in keys and part.key not in whole:
                facts = tuple(part_facts(part, told[part.key], dimensions))
                told_at = first_row(visit, told[part.key], dimensions)
                within = tuple(standing_in({part.key}))
                yield BuiltPart(part, part_name(part), kind_told(part), facts, told_at, within)

    return tuple(standing_in({"", *whole}))


def kind_told(part: PartRecord) -> str:
    """The kind in words, unless the name has it: the English one, since both languages have the same name."""
    named = part.name.en.lower().replace("-", " ")
    if part.kind == PartKind.UNIT or part.kind.replace("_", " ") in named:
        return ""
    return str(PartKind(part.kind).label)


def part_facts(
    part: PartRecord, codings: list[CodingRecord], dimensions: Mapping[str, DimensionRecord]
) -> Iterator[PartFact]:
    """The main facts that have a value; a line need not say whose staff it has."""
    for key in MAIN:
        if key not in dimensions or (key == "unit_lines" and part.kind in LINES):
            continue
        if held := [one for one in codings if one.dimension == key and is_a_fact(one)]:
            yield PartFact(fact_label(key, part), tuple(in_short(one, dimensions[key]) for one in held))


def is_a_fact(coding: CodingRecord) -> bool:
    return coding.is_coded and coding.shown and coding.holds is not False


def fact_label(key: str, part: PartRecord) -> str:
    """What stands before the values, where they do not speak for themselves."""
    if key == "leader_employer" and part.kind != PartKind.LEADER:
        return _("employer of its leader:")
    labels = {"leader_employer": _("employer:"), "unit_lines": _("employer:"), "leader_background": _("background:")}
    return labels.get(key, "")


def in_short(coding: CodingRecord, dimension: DimensionRecord) -> Statement:
    """The value without its part, which stands beside it; a sentence as far as its first pause."""
    value = statement(coding, dimension)
    return replace(value, text=beginning(value.text) if dimension.scale == "text" else value.text, part="")


def beginning(text: str) -> str:
    pauses = [text.find(cut) for cut in CUTS if cut in text]
    return f"{text[: min(pauses)]} …" if pauses else text.removesuffix(".")


def first_row(visit: VisitRecord, codings: list[CodingRecord], dimensions: Mapping[str, DimensionRecord]) -> str:
    """The row of all codings that the name leads to: of a main fact if there is one."""
    keys = dict.fromkeys(one.dimension for one in codings if one.dimension in dimensions)
    rows = [key for key in keys if not is_silent(visit, dimensions[key])]
    return next((key for key in MAIN if key in rows), rows[0] if rows else "")
