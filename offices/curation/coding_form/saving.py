"""The writes of the form: rows as they were typed, all of them or none. How a line is read: typed.py and wanted.py."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from nav_compare.panel import is_number
from offices.curation.admin.kept import CLASH
from offices.curation.coding_form.apart import Apart
from offices.curation.coding_form.clashes import clash, with_theirs
from offices.curation.coding_form.lines import Line, Row
from offices.curation.coding_form.marks import FORM
from offices.curation.coding_form.parts import forget_new, kept_part
from offices.curation.coding_form.places import Places, place_text
from offices.curation.coding_form.proposing import goes_beside, propose_change
from offices.curation.coding_form.typed import Typed, fields_of, has_value, is_untouched, read_line
from offices.curation.coding_form.wanted import Wanted, wanted
from offices.data.actions import delete_row, save_row
from offices.data.publishing import MayNotPublish, Writer
from offices.data.saves import one_save
from offices.models import Citation, Coding, Part

MOST_LINES = 40
"""Of one row in one save."""
AT = {"citation": "place", "further_citations": "further"}
"""Where the form shows what a rule says of a column."""
DITTO = ('"', "”", "″", "«", "--")


def posted_lines(data: QueryDict, row: Row) -> list[Line]:
    """The lines of the row that a browser sent, each with the rows that it was made from, as far as they are there."""
    codings = {str(one.pk): one for line in row.lines for one in line.codings}
    found: list[Line] = []
    for number in range(MOST_LINES):
        prefix = f"{row.key}.{number}"
        if f"{prefix}.ids" not in data:
            continue
        ids = [one for one in str(data[f"{prefix}.ids"]).split(",") if one]
        line = Line(len(found), [codings[one] for one in ids if one in codings], read_line(data, prefix, row.dimension))
        line.is_lost, line.is_looked_at = len(line.codings) < len(ids), f"{prefix}.looked" in data
        found.append(line)
    return found


def posted_seen(data: QueryDict, row: Row) -> int:
    seen = data.get(f"{row.key}.seen", "")
    return int(seen) if is_number(seen) else 0


def forget_unwritten(rows: Iterable[Row]) -> None:
    """The lines are again of the rows that are there, since nothing was written."""
    for row in rows:
        for line in row.lines:
            line.codings = line.codings if line.before is None else line.before


class Saving:
    """One save of some rows of the form, by somebody."""

    def __init__(self, part: Part, by: Writer, places: Places, apart: Apart | None = None) -> None:
        self.part, self.by, self.places, self.apart = part, by, places, apart
        self.last_place = ""
        self.proposed: set[int] = set()
        """The rows of which the user proposes a change already."""
        self.written = 0

    def save(self, rows: Iterable[Row], data: QueryDict) -> bool:
        """Whether all could be saved; else nothing is written, and the rows hold what was typed and what is wrong."""
        rows, is_new = list(rows), self.part._state.adding
        lines = [line for row in rows for line in row.lines if line.proposal]
        self.proposed = {coding.pk for line in lines for coding in line.codings}
        with transaction.atomic(), one_save():
            is_fine = sum(self.save_row(row, data) for row in rows) == len(rows)
            if not is_fine:
                transaction.set_rollback(True)
        if not is_fine:
            forget_unwritten(rows)
            forget_new(self.part, is_new)
        return is_fine

    def save_row(self, row: Row, data: QueryDict) -> bool:
        posted = posted_lines(data, row)
        if not posted:
            return True
        row.clash = clash(row, posted, posted_seen(data, row))
        row.lines = with_theirs(row, posted) if row.clash else posted
        if row.clash:
            return False
        for line in sorted(posted, key=lambda line: bool(line.typed["shown"])):
            line.before = line.codings
            self.save_line(row, line)
        return not any(line.errors for line in posted)

    def save_line(self, row: Row, line: Line) -> None:
        """Write it, or leave on it what is wrong."""
        self.fill_ditto(line.typed)
        if not line.codings and is_untouched(line.typed):
            return
        try:
            if not has_value(line.typed):
                self.clear(row, line)
            else:
                self.write(row, line, wanted(row.dimension, line.typed, row.categories, self.places))
        except ValidationError as error:
            line.errors = by_field(error, row)
        except IntegrityError:
            line.errors = {"": [str(CLASH)]}
        except MayNotPublish as error:
            line.errors = {"": [str(error)]}

    def fill_ditto(self, typed: Typed) -> None:
        """A mark of repetition stands for the place of the line before."""
        if typed["place"] in DITTO:
            typed["place"] = self.last_place
        self.last_place = typed["place"] or self.last_place

    def clear(self, row: Row, line: Line) -> None:
        """A draft without a value is taken away; what readers see, or saw once, is withdrawn elsewhere."""
        if not line.codings:
            raise ValidationError({value_field(row): _("Choose a value, or say that it is not stated.")})
        numbers = [one.pk for one in line.codings]
        if line.is_published or (not self.apart and Coding.history.filter(id__in=numbers, stage="published").exists()):
            raise ValidationError({value_field(row): _("Readers know this: withdraw it instead of emptying it.")})
        self.ask("change")
        for coding in line.codings:
            if self.apart:
                coding.delete()
            else:
                delete_row(row=coding, by=self.by, reason=FORM)
            self.written += 1
        line.codings = ()

    def write(self, row: Row, line: Line, found: Wanted) -> None:
        """Rows that are there take the columns of their category; those that nothing was said of go, new ones come."""
        if not self.apart:
            self.keep_places(found)
        there = {coding.category_id if row.dimension.scale == "multi" else 0: coding for coding in line.codings}
        further, kept = found.further, list[Any]()
        for columns in found.rows:
            category = columns.get("category")
            number = (category.pk if category else None) if row.dimension.scale == "multi" else 0
            coding = there.pop(number, None)
            write = self.write_apart if self.apart else self.write_coding
            kept.append(write(row, coding, columns, further, line))
        for coding in there.values():
            self.clear(row, Line(line.number, [coding], line.typed))
        line.codings = kept

    def keep_places(self, found: Wanted) -> None:
        """New places are written before what cites them."""
        places = [one["citation"] for one in found.rows if one["citation"]] + list(found.further)
        for place in places:
            if place._state.adding:
                self.ask("add", Citation)
                save_row(row=place, by=self.by, reason=FORM)

    def write_coding(
        self, row: Row, coding: Coding | None, columns: dict[str, Any], further: Sequence[Citation], line: Line
    ) -> Coding:
        """Nothing is written where nothing changed."""
        if coding is None:
            self.ask("add")
            kept_part(self.part, self.by)
            coding = Coding(part=self.part, dimension=row.dimension, **columns)
        else:
            before = {name: getattr(coding, name) for name in columns}
            was = {one.pk for one in coding.further_citations.all()}
            is_changed = before != closed(row, columns) or was != {one.pk for one in further}
            if not is_changed and not line.is_looked_at and coding.pk not in self.proposed:
                return coding
            self.ask("change")
            if goes_beside(coding, self.by):
                propose_change(row, coding, columns, further, self.by)
                self.written += 1
                return coding
            for name, value in columns.items():
                setattr(coding, name, value)
        save_row(row=coding, by=self.by, reason=FORM, many={"further_citations": list(further)})
        self.written += 1
        return coding

    def write_apart(
        self, row: Row, coding: Any, columns: dict[str, Any], further: Sequence[Citation], line: Line
    ) -> Any:
        """What one of two coded, with its places as texts: nobody else finds them."""
        apart: Any = self.apart
        self.ask("change" if coding else "add")
        kept_part(self.part, self.by)
        places = {"place": place_text(columns["citation"]), "further": "\n".join(map(place_text, further))}
        values = {name: value for name, value in columns.items() if name != "citation"} | places
        written, is_changed = apart.write(self.part, coding, row.dimension, values)
        self.written += is_changed
        return written

    def ask(self, what: str, model: type = Coding) -> None:
        """Raises PermissionDenied."""
        if self.by is not None and not self.by.has_perm(f"offices.{what}_{model.__name__.lower()}"):
            raise PermissionDenied


def closed(row: Row, columns: dict[str, Any]) -> dict[str, Any]:
    """The columns as they are kept: one figure that is read with = or ~ is both bounds."""
    if columns.get("comparator") in ("=", "~"):
        low, high = columns["number_low"], columns["number_high"]
        return {**columns, "number_low": high if low is None else low, "number_high": low if high is None else high}
    return columns


def value_field(row: Row) -> str:
    """The field at which it is told that the value is missing."""
    return next(iter(name for name in fields_of(row.dimension) if name != "status" and name != "comparator"))


def by_field(error: ValidationError, row: Row) -> dict[str, list[str]]:
    """What is wrong, at fields that the line has; of other columns with their name."""
    names = set(fields_of(row.dimension))
    found: dict[str, list[str]] = {}
    for name, messages in (error.message_dict if hasattr(error, "error_dict") else {"": error.messages}).items():
        at = AT.get(name, name)
        if name in ("category", "holds") and row.dimension.scale == "multi":
            at = "yes"
        found.setdefault(at if at in names or not at else "", []).extend(messages)
    return found
