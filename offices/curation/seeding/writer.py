"""Writing fixture rows: creates what is new, updates what only seeding ever touched, leaves the rest to the curator."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from offices.curation.seeding.entry import FixtureRow
from offices.curation.seeding.files import FixtureError
from offices.data.actions import RowRefused, create_rows, delete_row, describe, save_row
from offices.data.keys import NATURAL_KEYS, existing_ids
from offices.models import SeededRow
from offices.models.base import Row

REASON = "seed"
OWNER = re.compile(r"[^.:]+[.:]")
"""What a natural key begins with that belongs to another row: source of a citation, dimension of a category."""
REMOVABLE = (
    *("coding", "sample", "caveat", "comparison", "possiblematch", "reviewentry"),
    *("findingsource", "contradiction", "measurement", "conflict"),
    *("questionside", "questionsentence", "sentencefinding", "questionsource"),
)
"""Models whose rows nothing hangs on but what goes with them, so that seeding may take back its own."""


@dataclass
class Report:
    """What seeding did, by outcome, and what it left alone, by key."""

    counts: Counter[str] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)
    not_shipped: Counter[str] = field(default_factory=Counter)
    """Kind -> rows that seeding wrote once, that the fixtures no longer have, and that it could take back."""
    n_before: int = 0
    """Rows of earlier seedings."""


@transaction.atomic
def write_rows(rows: list[FixtureRow], *, prune: bool = False) -> Report:
    """Write all rows or none; raises FixtureError, which names the fixture's place.

    What the fixtures no longer have stays, unless `prune` says to take it back.
    """
    return Writer(rows).run(prune=prune)


@transaction.atomic
def what_would_go(rows: list[FixtureRow]) -> Report:
    """What `prune` would take back, by kind; nothing is written."""
    writer = Writer(rows)
    writer.count_not_shipped()
    return writer.report


class Writer:
    """One run of seeding: what is in the database, what seeding wrote before, and what it does now."""

    def __init__(self, rows: list[FixtureRow]) -> None:
        self.rows = rows
        self.ids = {model: existing_ids(model) for model in NATURAL_KEYS}
        self.seeded = {(row.model, row.key): row for row in SeededRow.objects.all()}
        wanted = {(row.model, row.key) for row in rows}
        self.not_shipped = children_first([seeded for name, seeded in self.seeded.items() if name not in wanted])
        self.newest = newest_entries(self.not_shipped)
        self.known: dict[tuple[str, str], Row] = {}
        self.report = Report()

    def run(self, *, prune: bool) -> Report:
        """What is gone goes first, since what is new may stand in its place."""
        self.count_not_shipped()
        if prune:
            self.report.counts.update(self.remove(seeded) for seeded in self.not_shipped)
        for model in NATURAL_KEYS:
            self.write_model([row for row in self.rows if row.model == model])
        return self.report

    def count_not_shipped(self) -> None:
        removable = Counter(seeded.model for seeded in self.not_shipped if self.is_removable(seeded))
        self.report.not_shipped, self.report.n_before = removable, len(self.seeded)

    def write_model(self, rows: list[FixtureRow]) -> None:
        """Changed rows first, one by one, then all new ones at once: of several values one is shown at any time."""
        new: list[FixtureRow] = []
        for row in rows:
            if any(model == row.model for model, _ in row.refers.values()):
                self.create(new)
                new = []
            outcome = self.write(row)
            self.report.counts[outcome] += 1
            if outcome == "created":
                new.append(row)
        self.create(new)

    def write(self, row: FixtureRow) -> str:
        """What becomes of the row, in a word; one that is `created` is still to be."""
        seeded, row_id = self.seeded.get((row.model, row.key)), self.ids[row.model].get(row.key)
        rests_on_deleted = any(self.is_deleted(model, key) for model, key in row.refers.values())
        if row_id is None:
            return "left deleted" if seeded or rests_on_deleted else "created"
        if seeded and seeded.digest == row.digest:
            note_newer(seeded, "")
            return "unchanged"
        if not seeded or newest_history(row.model, [row_id])[row_id] != seeded.history_id:
            note_newer(seeded, row.digest)
            self.report.kept.append(row.key)
            return "kept as a curator left it"
        if rests_on_deleted:
            return "left deleted"
        self.update(row, seeded, row_id)
        return "updated"

    def is_deleted(self, model: str, key: str) -> bool:
        return (model, key) in self.seeded and key not in self.ids[model]

    def create(self, rows: Sequence[FixtureRow]) -> None:
        """New rows of one model; their many-to-many fields afterwards, where there are any."""
        if not rows:
            return
        model = rows[0].model
        made = [self.filled(row, apps.get_model("offices", model)()) for row in rows]
        try:
            create_rows(rows=made, by=None, reason=REASON)
        except RowRefused as refused:
            place = rows[made.index(refused.row)].where
            raise FixtureError(f"{place}: {describe(refused.error)}{self.hint(model)}") from refused
        for row, instance in zip(rows, made, strict=True):
            self.ids[model][row.key], self.known[model, row.key] = instance.pk, instance
            for name, others in self.many(row).items():
                if others:
                    getattr(instance, name).set(others)
        newest = newest_history(model, [instance.pk for instance in made])
        SeededRow.objects.bulk_create(
            SeededRow(model=model, key=row.key, row_id=one.pk, digest=row.digest, history_id=newest[one.pk])
            for row, one in zip(rows, made, strict=True)
        )

    def hint(self, model: str) -> str:
        """What may stand in the place of a refused row."""
        n = self.report.not_shipped[model]
        told = f" {n} that the fixtures no longer have may stand in its place: `seed --prune` takes them back."
        return told if n else ""

    def update(self, row: FixtureRow, seeded: SeededRow, row_id: int) -> None:
        instance = self.filled(row, apps.get_model("offices", row.model).objects.get(pk=row_id))
        try:
            save_row(row=instance, by=None, reason=REASON, many=self.many(row))
        except ValidationError as error:
            raise FixtureError(f"{row.where}: {describe(error)}") from error
        self.known[row.model, row.key] = instance
        seeded.digest, seeded.newer = row.digest, ""
        seeded.history_id = newest_history(row.model, [row_id])[row_id]
        seeded.save()

    def filled(self, row: FixtureRow, instance: Row) -> Row:
        """The instance with what the fixture says; a reference that is no longer given is emptied."""
        for name, value in row.values.items():
            setattr(instance, name, value)
        for each in instance._meta.fields:
            if each.is_relation and each.null and each.name not in row.refers:
                setattr(instance, each.name, None)
        for name, reference in row.refers.items():
            setattr(instance, name, self.resolve(row, name, reference))
        return instance

    def many(self, row: FixtureRow) -> dict[str, list[Row]]:
        """The rows of its many-to-many fields, less what a curator deleted."""
        return {
            name: [self.resolve(row, name, one) for one in references if not self.is_deleted(*one)]
            for name, references in row.many.items()
        }

    def resolve(self, row: FixtureRow, name: str, reference: tuple[str, str]) -> Row:
        model, key = reference
        if key not in self.ids[model]:
            owner = OWNER.match(key)
            siblings = [known for known in self.ids[model] if owner and known.startswith(owner.group())]
            allowed = ", ".join(sorted(siblings or self.ids[model])[:100])
            message = f"{row.where}: {name} names the {model} {key!r}, which there is not; allowed: {allowed}."
            raise FixtureError(message)
        if reference not in self.known:
            self.known[reference] = apps.get_model("offices", model).objects.get(pk=self.ids[model][key])
        return self.known[reference]

    def is_removable(self, seeded: SeededRow) -> bool:
        """Whether a row is as seeding left it and nothing can rest on it."""
        row_id = self.ids[seeded.model].get(seeded.key)
        if row_id is None or seeded.model not in REMOVABLE:
            return False
        return self.newest.get((seeded.model, row_id)) == seeded.history_id

    def remove(self, seeded: SeededRow) -> str:
        """Take back a row that the fixtures no longer have, unless somebody else touched it or rests on it."""
        row_id = self.ids[seeded.model].get(seeded.key)
        if row_id is None:
            return "left deleted"
        if not self.is_removable(seeded):
            self.report.kept.append(seeded.key)
            return "no longer shipped, kept"
        delete_row(row=apps.get_model("offices", seeded.model).objects.get(pk=row_id), by=None, reason=REASON)
        seeded.delete()
        del self.ids[seeded.model][seeded.key]
        self.report.not_shipped[seeded.model] -= 1
        return "taken back"


def note_newer(seeded: SeededRow | None, digest: str) -> None:
    """That what is shipped now differs from what a curator left, or no longer does: the panel tells of it."""
    if seeded and seeded.newer != digest:
        seeded.newer = digest
        seeded.save()


def children_first(seeded: Sequence[SeededRow]) -> list[SeededRow]:
    """So that none is gone already with what it belongs to."""
    places = {model: place for place, model in enumerate(NATURAL_KEYS)}
    return sorted(seeded, key=lambda row: -places[row.model])


def newest_entries(seeded: Sequence[SeededRow]) -> dict[tuple[str, int], int]:
    """(Model, row id) -> its newest history entry, of the rows that these stand for; a query a model."""
    found: dict[tuple[str, int], int] = {}
    for model in {row.model for row in seeded}:
        newest = newest_history(model, [row.row_id for row in seeded if row.model == model])
        found |= {(model, row_id): entry for row_id, entry in newest.items()}
    return found


def newest_history(model: str, row_ids: Sequence[int]) -> Counter[int]:
    """Row id -> its newest history entry; 0 where there is none (written behind the models' back)."""
    entries = apps.get_model("offices", model).history.filter(id__in=row_ids).order_by().values("id")
    return Counter(dict(entries.annotate(newest=Max("history_id")).values_list("id", "newest")))
