"""/offices/<slug>/similar/ as a table: a row a record, with its distance, what that is made of, or why it has none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
from offices.similar.words import Brought, reasons, silences, twin
from offices.table.cells import (
    BETWEEN,
    SLUG,
    key_head,
    key_note,
    keys_cell,
    labelled,
    order_note,
    places_in,
    value_cells,
    value_heads,
)
from offices.table.table import Table, distinct_sources
from offices.wording.profile import kind_words
from offices.wording.statements import statements


@dataclass(frozen=True)
class Weighed:
    """All that the page knows: the office, what was asked, and what came of it."""

    base: OfficeRecord
    design: Design
    brought: Mapping[str, Brought]
    found: Resemblances
    chosen: Candidates


def similar(weighed: Weighed) -> Table:
    """The records in the order of the page, those further down too; below them those that have no place in it."""
    rows = [*ordered_rows(weighed), *aside_rows(weighed)]
    heads = [head for one in weighed.brought.values() for head in part_heads(one)]
    return Table(
        name="similar",
        title=_("Offices like %(name)s") % {"name": weighed.base.name},
        columns=(
            *(_("Place in the order"), _("Office"), _("Kind of record"), _("May be the same office")),
            *(_("Distance"), _("Dimensions it rests on"), _("Dimensions asked for"), _("Why it has no place"), *heads),
            *(SLUG, *(key_head(key) for key in weighed.brought)),
        ),
        rows=tuple(tuple(row) for row in rows),
        n=ngettext("%(n)s record", "%(n)s records", len(rows)) % {"n": len(rows)},
        filters=tuple(asked(weighed)),
        notes=tuple(notes(weighed)),
        sources=distinct_sources(places_in(statement for one in shown(weighed.found) for statement in one)),
    )


def shown(found: Resemblances) -> Iterator[list]:
    """The statements of every cell in the file."""
    for one in (*found.solid, *found.thin, *found.untold, *found.apart):
        for part in parts_of(one).values():
            yield from (statements(cell, part[0].dimension) for cell in (part[0].one, part[0].other))


def ordered_rows(weighed: Weighed) -> Iterator[list[str]]:
    thin = _("on fewer than half of the dimensions")
    for place, one in enumerate((*weighed.found.solid, *weighed.found.thin), 1):
        yield record_cells(one, weighed, str(place), thin if one.is_thin else "")


def aside_rows(weighed: Weighed) -> Iterator[list[str]]:
    """Those of which a condition cannot be told, those without a distance, those of which nothing is told."""
    for head, group in ((_("Cannot be told"), weighed.found.untold), (_("Cannot be compared"), weighed.found.apart)):
        for one in group:
            yield record_cells(one, weighed, "", labelled(head, "; ".join(reasons(one))))
    for office in weighed.chosen.blank:
        yield blank_cells(office, weighed)


def record_cells(one: Resemblance, weighed: Weighed, place: str, why: str) -> list[str]:
    found, parts = twin(one, weighed.base), parts_of(one)
    distance = decimals(one.distance) if place else ""
    rests_on = (str(len(one.measured)), str(len(one.parts)))
    cells = [place, str(one.office.name), kind_words(one.office), str(found.reason) if found else "", distance]
    explained = (cell for key in weighed.brought for cell in part_cells(parts[key], weighed.brought[key].role))
    keys = (keys_cell(statements(parts[key][0].other, parts[key][0].dimension)) for key in weighed.brought)
    return [*cells, *rests_on, why, *explained, one.office.slug, *keys]


def blank_cells(office: OfficeRow, weighed: Weighed) -> list[str]:
    reason = next((str(one.reason) for one in weighed.base.possibly_same_as if one.slug == office.slug), "")
    cells = [
        "",
        str(office.name),
        str(RecordKind(office.record).label),
        reason,
        "",
        "0",
        str(len(weighed.design.match)),
    ]
    empty = [""] * len(weighed.brought)
    return [*cells, _("Nothing told"), *empty * 7, office.slug, *empty]


def parts_of(one: Resemblance) -> dict[str, list[Part]]:
    """Dimension -> its condition and its part of the distance, whichever there are."""
    found: dict[str, list[Part]] = {}
    for part in (*(condition.part for condition in one.conditions), *one.parts):
        found.setdefault(part.dimension.key, []).append(part)
    return found


def part_heads(one: Brought) -> list[str]:
    label = str(one.dimension.label)
    return [*value_heads(label), labelled(label, _("distance")), labelled(label, _("explanation"))]


def part_cells(parts: Sequence[Part], condition: str) -> list[str]:
    """The other's value with its evidence, its part of the distance, and how that comes about.

    A condition has no distance: it stands first, and alone where the dimension does not count too.
    """
    counted = parts[-1] if len(parts) > 1 or not condition else None
    figure = "" if counted is None or counted.gap.distance is None else decimals(counted.gap.distance)
    words = [labelled(condition, part_words(parts[0]))] if condition else []
    words += [part_words(counted)] if counted else []
    return [*value_cells(statements(parts[0].other, parts[0].dimension)), figure, BETWEEN.join(words)]


def part_words(part: Part) -> str:
    """Alike, 1 of 2 steps apart, or that one of the two has no value."""
    return gap_words(part) if has_value(part.one) and has_value(part.other) else silences([part])[0]


def asked(weighed: Weighed) -> Iterator[str]:
    """What the distance is taken over and under which conditions, and whose values everything is held against."""
    yield labelled(_("Order"), _("farthest first") if weighed.design.order == FARTHEST else _("nearest first"))
    yield labelled(_("Kind of record"), ", ".join(str(RecordKind(one).label) for one in weighed.design.records))
    for key, one in weighed.brought.items():
        uses = [one.role] if one.role else []
        uses += [_("counts in the distance")] if key in weighed.design.match else []
        values = BETWEEN.join(statement.text for statement in one.values)
        yield f"{one.dimension.label}: {', '.join(uses)}; {weighed.base.name}: {values}"


def notes(weighed: Weighed) -> Iterator[str]:
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
    yield from (order_note(), key_note())
