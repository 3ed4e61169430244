"""Writing fixture rows: creates what is new, updates what only seeding ever touched, leaves the rest to the curator."""

from collections import Counter
from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction

from offices.actions import delete_row, save_row
from offices.models import SeededRow
from offices.seeding.entry import FixtureError
from offices.seeding.rows import FixtureRow

REASON = "seed"
NATURAL_KEYS = {
    "source": ("{}", ["key"]),
    "citation": ("{}:{}", ["source__key", "key"]),
    "dimensiongroup": ("{}", ["key"]),
    "dimension": ("{}", ["key"]),
    "category": ("{}.{}", ["dimension__key", "key"]),
    "office": ("{}", ["slug"]),
    "visit": ("{}/{}", ["office__slug", "key"]),
    "part": ("{}/{}/{}", ["visit__office__slug", "visit__key", "key"]),
    "coding": ("{}", ["ref"]),
    "caveat": ("{}/{}", ["source__key", "key"]),
}
REMOVABLE = ("coding", "caveat")
"""Models whose rows nothing hangs on, so that seeding may take back its own."""


@dataclass
class Report:
    """What seeding did, by outcome, and what it left alone, by key."""

    counts: Counter[str] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def write_rows(rows: list[FixtureRow]) -> Report:
    """Write all rows or none; raises FixtureError, which names the fixture's place."""
    return Writer(rows).run()


class Writer:
    """One run of seeding: what is in the database, what seeding wrote before, and what it does now."""

    def __init__(self, rows: list[FixtureRow]) -> None:
        self.rows = rows
        self.ids = {model: existing_ids(model) for model in NATURAL_KEYS}
        self.seeded = {(row.model, row.key): row for row in SeededRow.objects.all()}
        self.report = Report()

    def run(self) -> Report:
        """What is gone goes first, since what is new may stand in its place."""
        wanted = {(row.model, row.key) for row in self.rows}
        for name in self.seeded.keys() - wanted:
            self.report.counts[self.remove(self.seeded[name])] += 1
        for row in self.rows:
            self.report.counts[self.write(row)] += 1
        return self.report

    def write(self, row: FixtureRow) -> str:
        """What became of the row, in a word."""
        seeded, row_id = self.seeded.get((row.model, row.key)), self.ids[row.model].get(row.key)
        if seeded and row_id is None:
            return "left deleted"
        if row_id is not None and (not seeded or seeded.digest != row.digest) and self.is_curators(row, seeded, row_id):
            self.report.kept.append(row.key)
            return "kept as a curator left it"
        if seeded and seeded.digest == row.digest:
            return "unchanged"
        if any(self.is_deleted(model, key) for model, key in row.refers.values()):
            return "left deleted"
        self.save(row, seeded, row_id)
        return "updated" if row_id else "created"

    def is_curators(self, row: FixtureRow, seeded: SeededRow | None, row_id: int) -> bool:
        """Whether somebody other than seeding was the last to change the row."""
        return seeded is None or newest_history(row.model, row_id) != seeded.history_id

    def is_deleted(self, model: str, key: str) -> bool:
        return (model, key) in self.seeded and key not in self.ids[model]

    def save(self, row: FixtureRow, seeded: SeededRow | None, row_id: int | None) -> None:
        model = apps.get_model("offices", row.model)
        instance = model.objects.get(pk=row_id) if row_id else model()
        for name, value in row.values.items():
            setattr(instance, name, value)
        for name, reference in row.refers.items():
            setattr(instance, f"{name}_id", self.resolve(row, name, reference))
        many = {name: [self.resolve(row, name, ref) for ref in references] for name, references in row.many.items()}
        try:
            save_row(row=instance, by=None, reason=REASON, many=many)
        except ValidationError as error:
            raise FixtureError(f"{row.where}: {describe(error)}") from error
        self.ids[row.model][row.key] = instance.pk
        self.remember(row, seeded, instance)

    def resolve(self, row: FixtureRow, name: str, reference: tuple[str, str]) -> int:
        model, key = reference
        if key in self.ids[model]:
            return self.ids[model][key]
        siblings = [known for known in self.ids[model] if known.startswith(key.rpartition(".")[0] + ".")]
        allowed = ", ".join(sorted(siblings or self.ids[model])[:100])
        raise FixtureError(f"{row.where}: {name} names the {model} {key!r}, which there is not; allowed: {allowed}.")

    def remember(self, row: FixtureRow, seeded: SeededRow | None, instance: models.Model) -> None:
        record = seeded or SeededRow(model=row.model, key=row.key)
        record.row_id, record.digest = instance.pk, row.digest
        record.history_id = newest_history(row.model, instance.pk)
        record.save()

    def remove(self, seeded: SeededRow) -> str:
        """Take back a row that the fixtures no longer have, unless somebody else touched it or rests on it."""
        row_id = self.ids[seeded.model].get(seeded.key)
        if row_id is None:
            return "left deleted"
        if seeded.model not in REMOVABLE or newest_history(seeded.model, row_id) != seeded.history_id:
            self.report.kept.append(seeded.key)
            return "no longer shipped, kept"
        delete_row(row=apps.get_model("offices", seeded.model).objects.get(pk=row_id), by=None, reason=REASON)
        seeded.delete()
        return "taken back"


def existing_ids(model: str) -> dict[str, int]:
    """Natural key -> id of every row of the model; one query."""
    pattern, paths = NATURAL_KEYS[model]
    rows = apps.get_model("offices", model).objects.order_by().values_list("pk", *paths)
    return {pattern.format(*parts): pk for pk, *parts in rows}


def newest_history(model: str, row_id: int) -> int:
    """The id of the row's newest history entry, or 0 where there is none (written behind the models' back)."""
    entries = apps.get_model("offices", model).history.filter(id=row_id)
    return entries.order_by("-history_id").values_list("history_id", flat=True).first() or 0


def describe(error: ValidationError) -> str:
    """The messages of a validation error, each with its field."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
