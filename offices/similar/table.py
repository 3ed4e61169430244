"""/offices/<slug>/similar/ as a table: a row a record, with its distance, what that is made of, or why it has none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.case import has_value
from offices.data.records import OfficeRecord
from offices.matrix.matrix import OfficeRow
from offices.models.vocabulary import RecordKind
from offices.similar.candidates import Candidates
from offices.similar.designs import FARTHEST, Design
from offices.similar.distance_words import decimals, gap_words
from offices.similar.similarity import Part, Resemblance, Resemblances
from offices.similar.words import Brought, reasons, silences
from offices.table.cells import BETWEEN, Cell, exact, labelled
from offices.table.columns import Column, column, kind_column, office_column, value_columns
from offices.table.table import Table, table_of
from offices.table.values import places_in
from offices.wording.profile import kind_words
from offices.wording.statements import Statement, told_by


@dataclass(frozen=True)
class Weighed:
    """All that the page knows: the office, what was asked, and what came of it."""

    base: OfficeRecord
    design: Design
    brought: Mapping[str, Brought]
    found: Resemblances
    chosen: Candidates


@dataclass(frozen=True)
class Weighing:
    """A row: one record held against the office, or one of which nothing is told."""

    office: OfficeRecord | OfficeRow
    kind: str
    place: int | None
    distance: Fraction | None
    n_measured: int
    n_asked: int
    why: str
    """Why it has no place in the order, or stands low in it."""
    parts: Mapping[str, Sequence[Part]]
    """Dimension -> its condition and its part of the distance, whichever there are."""
    values: Mapping[str, list[Statement]]
    """Dimension -> what the record itself has of it."""


def similar(weighed: Weighed) -> Table:
    """The records in the order of the page, those further down too; below them those that have no place in it."""
    rows = [*ordered(weighed), *set_aside(weighed), *untold(weighed)]
    own = (told_by(parts[0].visits[0], parts[0].dimension) for row in rows for parts in row.parts.values())
    return table_of(
        similar_columns(weighed),
        rows,
        name="similar",
        title=_("Offices like %(name)s") % {"name": weighed.base.name},
        n=ngettext("%(n)s record", "%(n)s records", len(rows)) % {"n": len(rows)},
        filters=design_words(weighed),
        notes=distance_notes(weighed),
        also=places_in(one for values in own for one in values),
    )


def ordered(weighed: Weighed) -> Iterator[Weighing]:
    thin = _("on fewer than half of the dimensions")
    for place, one in enumerate((*weighed.found.solid, *weighed.found.thin), 1):
        yield weighing(one, thin if one.is_thin else "", place)


def set_aside(weighed: Weighed) -> Iterator[Weighing]:
    """Those of which a condition cannot be told, and those without a distance."""
    for head, group in ((_("Cannot be told"), weighed.found.untold), (_("Cannot be compared"), weighed.found.apart)):
        yield from (weighing(one, labelled(head, "; ".join(reasons(one)))) for one in group)


def untold(weighed: Weighed) -> Iterator[Weighing]:
    """Those of which nothing is told."""
    for office in weighed.chosen.blank:
        kind = str(RecordKind(office.record).label)
        yield Weighing(office, kind, None, None, 0, len(weighed.design.match), _("Nothing told"), {}, {})


def weighing(one: Resemblance, why: str, place: int | None = None) -> Weighing:
    parts: dict[str, list[Part]] = {}
    for part in (*(condition.part for condition in one.conditions), *one.parts):
        parts.setdefault(part.dimension.key, []).append(part)
    distance = one.distance if place else None
    values = {key: told_by(found[0].visits[1], found[0].dimension) for key, found in parts.items()}
    kind, counts = kind_words(one.office), (len(one.measured), len(one.parts))
    return Weighing(one.office, kind, place, distance, *counts, why, parts, values)


def similar_columns(weighed: Weighed) -> Iterator[Column[Weighing]]:
    twins = {one.slug: str(one.reason) for one in weighed.base.possibly_same_as}
    yield column("place", _("Place in the order"), lambda row: row.place or "", "integer")
    yield office_column(lambda row: row.office)
    yield kind_column(lambda row: row.kind, lambda row: row.office)
    yield column("possibly_same_as", _("May be the same office"), lambda row: twins.get(row.office.slug, ""))
    yield column("distance", _("Distance"), lambda row: distance_cell(row.distance), "number")
    yield column("measured", _("Dimensions it rests on"), lambda row: row.n_measured, "integer")
    yield column("asked", _("Dimensions asked for"), lambda row: row.n_asked, "integer")
    yield column("why", _("Why it has no place"), lambda row: row.why)
    for key, one in weighed.brought.items():
        yield from part_columns(key, one)


def part_columns(key: str, one: Brought) -> Iterator[Column[Weighing]]:
    """The record's value with its evidence, its part of the distance, and how that comes about."""
    label = str(one.dimension.label)

    def part_distance(row: Weighing) -> Cell:
        part = counted(row.parts.get(key, ()), one.role)
        return distance_cell(part.gap.distance if part else None)

    yield from value_columns(key, label, lambda row: row.values.get(key, ()), one.dimension)
    yield column(f"{key}.distance", labelled(label, _("distance")), part_distance, "number")
    yield column(
        f"{key}.explanation",
        labelled(label, _("explanation")),
        lambda row: explanation(row.parts.get(key, ()), one.role),
    )


def counted(parts: Sequence[Part], condition: str) -> Part | None:
    """The part of the distance: a condition has none, and stands alone where the dimension does not count too."""
    return parts[-1] if len(parts) > 1 or (parts and not condition) else None


def explanation(parts: Sequence[Part], condition: str) -> str:
    words = [labelled(condition, part_words(parts[0]))] if condition and parts else []
    part = counted(parts, condition)
    return BETWEEN.join([*words, part_words(part)] if part else words)


def part_words(part: Part) -> str:
    """Alike, 1 of 2 steps apart, or that one of the two has no value."""
    return gap_words(part) if has_value(part.one) and has_value(part.other) else silences([part])[0]


def distance_cell(distance: Fraction | None) -> Cell:
    return "" if distance is None else exact(decimals(distance), Decimal(f"{float(distance):.2f}"))


def design_words(weighed: Weighed) -> Iterator[str]:
    """What the distance is taken over and under which conditions, and whose values everything is held against."""
    yield labelled(_("Order"), _("farthest first") if weighed.design.order == FARTHEST else _("nearest first"))
    yield labelled(_("Kind of record"), ", ".join(str(RecordKind(one).label) for one in weighed.design.records))
    for key, one in weighed.brought.items():
        uses = [one.role] if one.role else []
        uses += [_("counts in the distance")] if key in weighed.design.match else []
        values = BETWEEN.join(statement.text for statement in one.values)
        yield f"{one.dimension.label}: {', '.join(uses)}; {weighed.base.name}: {values}"


def distance_notes(weighed: Weighed) -> Iterator[str]:
    """How the distance is made, and who is not in the file."""
    yield _(
        "The distance is the mean over the dimensions of which both have a value, from 0 (alike) to 1 (as far apart as "
        "can be), after Gower (1971). A missing value is never filled in."
    )
    left_out = weighed.found.n_failed + weighed.chosen.n_failed
    counts = {
        _("Left out, since a condition does not hold"): left_out,
        _("Not weighed, since they have fewer of these values"): weighed.chosen.n_passed_over,
        _("Nothing told, and not in this file"): weighed.chosen.n_blank - len(weighed.chosen.blank),
    }
    yield from (labelled(words, str(n)) for words, n in counts.items() if n)
