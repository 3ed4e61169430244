"""`manage.py seed`: load the shipped data. What seeding means is in offices.seeding."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from offices.names import offices_alike
from offices.seeding.entry import FixtureError
from offices.seeding.rows import read_rows
from offices.seeding.writer import write_rows


class Command(BaseCommand):
    help = "Load the shipped data. Safe to repeat: keeps what a curator changed, leaves deleted what a curator deleted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fixtures", type=Path, default=settings.BASE_DIR / "fixtures", help="The folder to read.")

    def handle(self, *args: Any, fixtures: Path, **options: Any) -> None:
        try:
            report = write_rows(read_rows(fixtures))
        except FixtureError as error:
            raise CommandError(f"{error}\nNothing was written.") from error
        self.stdout.write("Data: " + ", ".join(f"{n} {outcome}" for outcome, n in sorted(report.counts.items())) + ".")
        for key in report.kept:
            self.stdout.write(f"  kept: {key}")
        for alike in offices_alike():
            self.stdout.write("  names alike: " + ", ".join(f"{office.name_nb} ({office.slug})" for office in alike))
