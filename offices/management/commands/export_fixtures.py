"""`manage.py export_fixtures`: the shipped data written from the database. How, is in offices.curation.seeding."""

import shutil
import tempfile
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from offices.curation.seeding.exporting import Export, exported
from offices.curation.seeding.files import FixtureError
from offices.curation.seeding.rows import read_rows
from offices.curation.seeding.stored import Stored, stored_rows


class Command(BaseCommand):
    help = "Write the fixtures from the database: what is published. What is unchanged stays to the letter."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, default=settings.BASE_DIR / "fixtures", help="The folder to bring up.")
        parser.add_argument("--check", action="store_true", help="Write nothing; fail where a file would change.")

    def handle(self, *args: Any, to: Path, check: bool, **options: Any) -> None:
        try:
            with transaction.atomic():
                stored = stored_rows()
            export = exported(to, stored)
            self.say(export, stored)
            if check:
                if export.files:
                    raise CommandError(f"{len(export.files)} files would change.")
                return
            write(to, export)
        except FixtureError as error:
            raise CommandError(f"{error}\nNothing was written.") from error

    def say(self, export: Export, stored: Stored) -> None:
        for name, text in sorted(export.files.items()):
            self.stdout.write(f"  {'gone' if text is None else 'changed'}: {name}")
        for (model, key), why in stored.left_out.items():
            self.stdout.write(f"  left out: {model} {key}: {why}")
        for model, key in export.homeless:
            self.stdout.write(f"  left out: {model} {key}: no file takes it, by its key")
        kinds = Counter(model for model, _ in stored.rows)
        self.stdout.write(f"{kinds.total():,} rows, {len(export.files)} files differ.")


def write(to: Path, export: Export) -> None:
    """All files or none: tried in a copy beside the folder, which seeding has to be able to read."""
    with tempfile.TemporaryDirectory(dir=to.parent, prefix=f".{to.name}-") as place:
        new, old = Path(place) / "new", Path(place) / "old"
        shutil.copytree(to, new)
        for name, text in export.files.items():
            if text is None:
                (new / name).unlink()
            else:
                (new / name).write_text(text, encoding="utf-8")
        read_rows(new)
        if export.files:
            to.rename(old)
            new.rename(to)
