"""Rows of a file through the one write path: what became of each, all that was refused. Transactions: writing.py."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from offices.curation.spreadsheets.columns import columns, model_of
from offices.curation.spreadsheets.matching import Ids, match, references
from offices.curation.spreadsheets.sheets import Problem
from offices.curation.spreadsheets.wanted import Wanted
from offices.data.actions import RowRefused, create_rows, save_row
from offices.data.disclosure.rows import authors, found_in, standing
from offices.data.keys import pattern_of
from offices.data.proposals import open_proposals, propose
from offices.data.proposed import current, fields_of, kept
from offices.data.publishing import Writer
from offices.data.steps import user
from offices.data.undo import newest_of
from offices.models import Coding, Proposal
from offices.models.base import Row

AT_ONCE = 100
"""New rows of one kind that are written together, and told of as they are."""
MOST_TRIES = 25
Progress = Callable[[int, int], Any]


@dataclass
class Planned:
    """What becomes of a row of the file."""

    kind: str
    sheet: str
    row: int
    key: str
    outcome: str
    changes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Column -> old and new, as they are shown."""
    seen: int = 0
    """The newest history entry of the row that it is."""


class Writes:
    """One run over the rows of a file. Everything that is refused is a problem; the caller rolls back where any is."""

    def __init__(self, rows: list[Wanted], by: Writer, reason: str, progress: Progress = lambda done, of: None) -> None:
        self.rows, self.by, self.reason, self.progress = rows, by, reason, progress
        self.ids = Ids()
        self.known: dict[tuple[str, str], Row] = {}
        """Rows by kind and key: those that are referred to, and those that were made."""
        self.planned: list[Planned] = []
        self.problems: list[Problem] = []
        self.proposals: list[Proposal] = []
        self.authors = authors()

    def run(self) -> None:
        self.problems += match(self.rows, self.ids)
        for kind, of_kind in groupby(self.rows, key=lambda row: row.kind):
            rows = list(of_kind)
            self.fetch(kind, rows)
            self.refuse_unpermitted(kind, rows)
            self.write_existing(kind, [row for row in rows if row.is_good and row.pk])
            self.write_new(kind, [row for row in rows if row.is_good and not row.pk])
            self.progress(len(self.planned), len(self.rows))
            if kind == "source":
                self.authors = authors()

    def fetch(self, kind: str, rows: Sequence[Wanted]) -> None:
        """What the rows refer to, each kind of it in one query."""
        asked: dict[str, dict[str, int]] = {}
        for row in rows:
            for other, key in references(row):
                if (other, key) not in self.known and key in self.ids[other]:
                    asked.setdefault(other, {})[key] = self.ids[other][key]
        for other, keys in asked.items():
            found = model_of(other).objects.select_related(*owners(other)).in_bulk(set(keys.values()))
            self.known |= {(other, key): found[number] for key, number in keys.items()}

    def refuse_unpermitted(self, kind: str, rows: Sequence[Wanted]) -> None:
        for does, some in (("add", [r for r in rows if not r.pk]), ("change", [r for r in rows if r.pk])):
            if some and self.by is not None and not self.by.has_perm(f"offices.{does}_{kind}"):
                said = _("Your role does not let you write rows of this kind: %(kind)s.")
                self.problems.append(some[0].problem("", said % {"kind": model_of(kind)._meta.verbose_name}))
                for row in some:
                    row.is_good = False

    def resolved(self, row: Wanted) -> dict[str, Any]:
        """Its values with rows instead of keys; of what was refused itself, nothing. Raises KeyError."""
        found = {}
        for name, value in row.values.items():
            one = columns(row.kind)[name]
            if one.is_relation and value:
                kind = str(one.related_model._meta.model_name)
                found[name] = [self.known[kind, key] for key in value] if one.many_to_many else self.known[kind, value]
            else:
                found[name] = value
        return found

    # --- rows that are there ---

    def write_existing(self, kind: str, rows: Sequence[Wanted]) -> None:
        if not rows:
            return
        model = model_of(kind)
        several = [name for name, one in columns(kind).items() if one.many_to_many]
        numbers = [row.pk for row in rows if row.pk]
        found = model.objects.select_related(*owners(kind)).prefetch_related(*several).in_bulk(numbers)
        newest = {number: entry for (_model, number), entry in newest_of(model, numbers)}
        mine = {
            number: one
            for (_name, number), some in open_proposals(found.values()).items()
            for one in some
            if self.by is not None and one.by_id == self.by.pk
        }
        for place, row in enumerate(rows):
            one = found[row.pk]
            self.known[kind, row.key] = one
            self.write_one(row, one, newest.get(one.pk, 0), mine.get(one.pk))
            if place % AT_ONCE == AT_ONCE - 1:
                self.progress(len(self.planned), len(self.rows))

    def write_one(self, row: Wanted, one: Row, seen: int, mine: Proposal | None) -> None:
        try:
            values = {name: value for name, value in self.resolved(row).items() if name in fields_of(type(one))}
        except KeyError:
            row.is_good = False
            return
        fields = fields_of(type(one))
        before = current(one, values)
        after = {name: kept(fields[name], value) for name, value in values.items()}
        changed = {name: values[name] for name in values if before[name] != after[name]}
        if changed and mine and all(mine.values.get(name) == after[name] for name in changed):
            changed = {}
        changes = {
            name: (shown(fields[name], before_of(one, name)), shown(fields[name], changed[name])) for name in changed
        }
        outcome = "unchanged" if not changed else "proposed" if one.is_public else "changed"
        if (
            changed
            and not self.discloses(row, one, changed)
            and not self.wrong(row, lambda: self.change(one, changed, seen))
        ):
            self.planned.append(Planned(row.kind, row.sheet, row.row, row.key, outcome, changes, seen))
        elif not changed:
            self.planned.append(Planned(row.kind, row.sheet, row.row, row.key, outcome))

    def change(self, one: Row, changed: dict[str, Any], seen: int) -> None:
        if one.is_public:
            made = propose(one, changed, self.by, seen)
            self.proposals += [made] if made else []
            return
        several = {name: value for name, value in changed.items() if fields_of(type(one))[name].many_to_many}
        if fixed := [name for name in changed if name in one.FIXED]:
            raise ValidationError({name: _("This never changes once saved.") for name in fixed})
        for name, value in changed.items():
            if name not in several:
                setattr(one, name, value)
        save_row(row=one, by=self.by, reason=self.reason, many=several)

    # --- new rows ---

    def write_new(self, kind: str, rows: Sequence[Wanted]) -> None:
        """Together, until one refers to another of its own kind."""
        waiting: list[Wanted] = []
        for row in rows:
            if len(waiting) == AT_ONCE or any(other == kind for other, _key in references(row)):
                self.create(kind, waiting)
                waiting = []
            waiting.append(row)
        self.create(kind, waiting)

    def create(self, kind: str, rows: Sequence[Wanted]) -> None:
        good = [pair for row in rows if (pair := self.made(row))]
        beside = [pair for pair in good if pair[1].is_public]
        for _try in range(MOST_TRIES):
            pairs = [pair for pair in good if pair not in beside and pair[0].is_good]
            if not pairs or self.created(pairs):
                break
            good = [pair for row, _one, _values in good if row.is_good and (pair := self.made(row))]
        for row, one, values in beside:
            self.propose_new(row, one, values)
        self.progress(len(self.planned), len(self.rows))

    def made(self, row: Wanted) -> "tuple[Wanted, Row, dict[str, Any]] | None":
        """A row that is not saved yet, by all rules that ask no other row."""
        try:
            values = self.resolved(row)
        except KeyError:
            row.is_good = False
            return None
        one = model_of(row.kind)()
        for name, value in values.items():
            if not columns(row.kind)[name].many_to_many and (value is not None or columns(row.kind)[name].null):
                setattr(one, name, value)
        if self.wrong(row, lambda: check(one, row)) or self.discloses(row, one, values):
            return None
        return row, one, values

    def created(self, pairs: Sequence[tuple[Wanted, Row, dict[str, Any]]]) -> bool:
        rows = {id(one): row for row, one, _values in pairs}
        try:
            self.save_new(pairs)
        except RowRefused as error:
            self.problems += problems_of(rows[id(error.row)], error.error)
            return False
        except (ValidationError, IntegrityError, PermissionDenied) as error:
            messages = error.messages if isinstance(error, ValidationError) else [str(error)]
            self.problems += [pairs[0][0].problem("", " ".join(messages))]
            for row, _one, _values in pairs:
                row.is_good = False
            return True
        for row, one, values in pairs:
            self.known[row.kind, row.key] = one
            if isinstance(one, Coding):
                self.known[row.kind, one.ref] = one
            self.planned.append(new(row, "created", values))
        return True

    @transaction.atomic
    def save_new(self, pairs: Sequence[tuple[Wanted, Row, dict[str, Any]]]) -> None:
        create_rows(rows=[one for _row, one, _values in pairs], by=self.by, reason=self.reason)
        for row, one, values in pairs:
            for name, value in values.items():
                if columns(row.kind)[name].many_to_many and value:
                    getattr(one, name).set(value)

    def propose_new(self, row: Wanted, one: Row, values: dict[str, Any]) -> None:
        """To what is published already it is added once it is published itself."""
        fields = fields_of(type(one))
        asked = {name: kept(fields[name], value) for name, value in values.items() if name in fields}
        mine = Proposal.objects.filter(model=row.kind, row_id=None, by=user(self.by), closed_at=None)
        if any(proposal.values == asked for proposal in mine):
            self.planned.append(Planned(row.kind, row.sheet, row.row, row.key, "unchanged"))
            return

        def add() -> None:
            proposal = propose(one, {name: values[name] for name in asked}, self.by, 0)
            self.proposals += [proposal] if proposal else []

        if not self.wrong(row, add):
            self.planned.append(new(row, "proposed", values))

    # --- what is wrong ---

    def wrong(self, row: Wanted, does: Callable[[], None]) -> bool:
        try:
            with transaction.atomic():
                does()
        except ValidationError as error:
            self.problems += problems_of(row, error)
        except IntegrityError:
            self.problems.append(row.problem("", _("It clashes with what is there now.")))
        except PermissionDenied as error:
            self.problems.append(row.problem("", str(error) or _("Your role does not let you write this row.")))
        else:
            return False
        return True

    def discloses(self, row: Wanted, one: Row, values: dict[str, Any]) -> bool:
        """Whether a text would give something away, that nobody let stand."""
        texts = {name: value for name, value in values.items() if isinstance(value, str)}
        stands = None
        for name, some in found_in(one, self.authors, texts).items():
            stands = (standing([one])[row.kind, one.pk] if one.pk else set()) if stands is None else stands
            if left := [found for found in some if found.key not in stands]:
                said = _("Take it out; what may stand is entered by hand, where a reviewer can say why.")
                self.problems.append(row.problem(name, " ".join([*map(str, left), said])))
        return not row.is_good


def check(one: Row, row: Wanted) -> None:
    """Raises ValidationError, keyed by field."""
    if isinstance(one, Coding):
        if not row.values.get("ref") and one.part_id and one.dimension_id:
            one.ref = one.readable_ref()
        elif row.values.get("ref"):
            one.ref = row.values["ref"]
        one.scale = one.dimension.scale if one.dimension_id else ""
    missing = [
        name for name, each in columns(row.kind).items()
        if each.is_relation and not each.many_to_many and not each.null and row.values.get(name) is None
    ]  # fmt: skip
    if missing:
        raise ValidationError({name: _("This cannot be empty.") for name in missing})
    one.clean_fields(exclude=[each.name for each in one._meta.fields if each.is_relation])
    one.check_in_bulk()
    if isinstance(one, Coding):
        one.check_value()


def problems_of(row: Wanted, error: ValidationError) -> Iterator[Problem]:
    """Each message at its column, or of the whole row."""
    if not hasattr(error, "error_dict"):
        yield row.problem("", " ".join(error.messages))
        return
    for name, messages in error.message_dict.items():
        yield row.problem(name if name in columns(row.kind) else "", " ".join(messages))


def new(row: Wanted, outcome: str, values: dict[str, Any]) -> Planned:
    fields = columns(row.kind)
    told = {name: ("", shown(fields[name], value)) for name, value in values.items()}
    return Planned(row.kind, row.sheet, row.row, row.key, outcome, {n: both for n, both in told.items() if both[1]})


def before_of(one: Row, name: str) -> Any:
    field = fields_of(type(one))[name]
    return list(getattr(one, name).all()) if field.many_to_many else getattr(one, name)


def shown(field: Any, value: Any) -> str:
    """A value in words of the panel."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.is_relation:
        return ", ".join(sorted(str(one) for one in (value if isinstance(value, Iterable) else [value])))
    return str(dict(field.flatchoices).get(value, kept(field, value)))


def owners(kind: str) -> list[str]:
    """The relations that the natural key is made of, and those of their keys in turn."""
    return sorted({path.rpartition("__")[0] for path in names_in(pattern_of(kind)) if "__" in path})


def names_in(pattern: str) -> list[str]:
    return [one.partition("}")[0] for one in pattern.split("{")[1:]]
