"""`manage.py check_data`: what is inconsistent, uncited or untranslated. The questions are in offices.data_checks."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from offices.data_checks import CHECKS, problems
from offices.models import Coding, Dimension, Office, Source


class Command(BaseCommand):
    help = "Tell what is inconsistent, uncited or untranslated in the data; fails where anything is."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(problems())
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"{len(found)} problems in the data.")
        counts = ", ".join(f"{model.objects.count()} {model._meta.verbose_name_plural}" for model in COUNTED)
        self.stdout.write(f"The data pass {len(CHECKS)} checks: {counts}.")


COUNTED = (Source, Dimension, Office, Coding)
