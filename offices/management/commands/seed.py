"""`manage.py seed`: load the shipped data. What seeding means is in offices.curation.seeding."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from offices.curation.seeding.files import FixtureError
from offices.curation.seeding.rows import read_rows
from offices.curation.seeding.writer import Report, what_would_go, write_rows
from offices.data.names import offices_alike

MOST_TAKEN_BACK = 10
"""One in so many of the seeded rows may go without a further word: more is likely the wrong folder."""


class Command(BaseCommand):
    help = "Load the shipped data. Safe to repeat: adds and updates, keeps what a curator changed, deletes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fixtures", type=Path, default=settings.BASE_DIR / "fixtures", help="The folder to read.")
        parser.add_argument("--prune", action="store_true", help="Take back what the fixtures no longer have.")
        parser.add_argument("--yes", action="store_true", help="Also where that is more than a tenth of the rows.")

    def handle(self, *args: Any, fixtures: Path, prune: bool, yes: bool, **options: Any) -> None:
        try:
            rows = read_rows(fixtures)
            if prune:
                self.say_what_goes(what_would_go(rows), sure=yes)
            report = write_rows(rows, prune=prune)
        except FixtureError as error:
            raise CommandError(f"{error}\nNothing was written.") from error
        self.stdout.write("Data: " + ", ".join(f"{n} {outcome}" for outcome, n in sorted(report.counts.items())) + ".")
        if report.not_shipped and not prune:
            self.stdout.write(
                f"No longer shipped, kept: {by_kind(report.not_shipped)}. `seed --prune` takes them back."
            )
        for key in report.kept:
            self.stdout.write(f"  kept: {key}")
        for alike in offices_alike():
            self.stdout.write("  names alike: " + ", ".join(f"{office.name_nb} ({office.slug})" for office in alike))

    def say_what_goes(self, report: Report, *, sure: bool) -> None:
        """Before anything is written; raises CommandError where it is too much to be meant."""
        gone = report.not_shipped
        self.stdout.write(f"To be taken back: {by_kind(gone) or 'nothing'}.")
        if gone.total() * MOST_TAKEN_BACK > report.n_before and not sure:
            message = f"That is {gone.total():,} of {report.n_before:,} seeded rows, more than a tenth. Is it the right"
            raise CommandError(f"{message} folder? `--yes` takes them back all the same.\nNothing was written.")


def by_kind(kinds: Counter[str]) -> str:
    """Kinds of row with their numbers, most first."""
    return ", ".join(f"{n:,} {kind_name(model, n)}" for model, n in kinds.most_common())


def kind_name(model: str, n: int) -> str:
    names = apps.get_model("offices", model)._meta
    return str(names.verbose_name if n == 1 else names.verbose_name_plural)
