"""`manage.py stamp_questions`: write digests of findings into fixtures of questions (offices.curation.stamping)."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from offices.curation.seeding.files import yaml_files
from offices.curation.stamping import digests, stamp


class Command(BaseCommand):
    help = "Beside each finding that a sentence of a question rests on, write a digest of what it says, where none is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        folder = settings.BASE_DIR / "fixtures" / "questions"
        parser.add_argument("--folder", type=Path, default=folder, help="The files to write into.")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        known = digests()
        for path in yaml_files(folder):
            self.stdout.write(f"{path.name}: {stamp(path, known)} findings stamped.")
