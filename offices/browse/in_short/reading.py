"""One record at one visit, asked for the values of single dimensions. No sentences, no queries."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from offices.browse.in_short.pieces import after, fill, value, values
from offices.data.records import CodingRecord, DimensionRecord, OfficeRecord, VisitRecord
from offices.wording.computed import Ground, Piece, Pieces, hedge, of, of_record, recorded
from offices.wording.statements import told_by


@dataclass(frozen=True)
class Reading:
    """A visit with the codebook; whatever the codebook or the visit lacks is empty."""

    office: OfficeRecord
    visit: VisitRecord
    dimensions: Mapping[str, DimensionRecord]

    def codings(self, key: str, holds: bool = True) -> tuple[CodingRecord, ...]:
        """What is coded of the dimension in the matrix; of several categories those that hold, or those that do not."""
        dimension = self.dimensions.get(key)
        cell = self.visit.cell(dimension) if dimension else ()
        return tuple(one for one in cell if one.is_coded and (one.holds is None or one.holds is holds))

    def values(self, key: str, holds: bool = True) -> Pieces:
        """The values as a list, hedged as they are coded."""
        found = self.codings(key, holds)
        return values(found, self.dimensions[key]) if found else ()

    def word(self, key: str, known: frozenset[str]) -> tuple[Pieces, Pieces]:
        """The one value and its hedge, for a sentence that is right for the `known` categories only; else nothing."""
        found = self.codings(key)
        if len(found) != 1 or found[0].category not in known:
            return (), ()
        return (value(found[0], self.dimensions[key]),), after(hedge([of(found[0])]))

    def plainly(self, key: str, holds: bool = True) -> Pieces:
        """Label and values, right for whatever a curator may add."""
        if told := self.values(key, holds):
            return fill(_("%(label)s: %(values)s."), label=(Piece(str(self.dimensions[key].label)),), values=told)
        return ()

    def why_missing(self, key: str) -> str:
        """In which way the dimension is without a value; empty where it has one or is not in the codebook."""
        dimension = self.dimensions.get(key)
        if dimension is None or self.codings(key) or self.codings(key, holds=False):
            return ""
        return told_by(self.visit, dimension)[0].text

    def silence(self, key: str) -> tuple[Ground, ...]:
        """What it rests on that the dimension has no value: where somebody looked, else the record as it is."""
        found = self.visit.cell(self.dimensions[key])
        return tuple(map(recorded, found)) or (of_record(self.office),)
