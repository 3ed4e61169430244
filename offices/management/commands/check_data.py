"""`manage.py check_data`: what is inconsistent, uncited or untranslated. Questions: offices.curation.data_checks."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from offices.curation.coverage import coverage, left_out
from offices.curation.data_checks import CHECKS, problems
from offices.curation.question_checks import reach
from offices.models import Coding, Dimension, Finding, Indicator, Office, Question, Source


class Command(BaseCommand):
    help = "Tell what is in the data, source by source, and what is inconsistent, uncited, untranslated or too little."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(problems())
        expected, reached = settings.BASE_DIR / "fixtures" / "expected.yaml", reach()
        self.stdout.write(f"{reached}.")
        found += left_out(expected, reached)
        for source in coverage(expected):
            self.stdout.write(str(source))
            found += [f"Source {source.source}: too few {name}." for name in source.short]
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"{len(found)} problems in the data.")
        counts = ", ".join(f"{model.objects.count()} {model._meta.verbose_name_plural}" for model in COUNTED)
        self.stdout.write(f"The data pass {len(CHECKS)} checks: {counts}.")


COUNTED = (Source, Dimension, Office, Coding, Finding, Indicator, Question)
