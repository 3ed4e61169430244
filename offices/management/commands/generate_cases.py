"""`manage.py generate_cases`: fill a database of its own with made-up offices (offices.curation.generating)."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from offices.curation.generating import generate
from offices.curation.seeding.rows import read_rows
from offices.curation.seeding.writer import write_rows
from offices.models import Citation, Dimension, Office

CODEBOOK = ("design", "theme", "source", "citation", "area", "dimensiongroup", "dimension", "category")
SCALES = ("nominal", "ordinal", "multi", "number")
DIMENSIONS = 16


class Command(BaseCommand):
    help = "Fill an empty database with made-up offices, for measuring. Name it in DATABASE_URL and migrate it first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--visits", type=int, required=True, help="How many visits in all.")
        parser.add_argument("--seed", type=int, default=1, help="The same number makes the same data.")

    def handle(self, *args: Any, visits: int, seed: int, **options: Any) -> None:
        if visits < 1:
            raise CommandError("--visits must be 1 or more.")
        if Office.objects.exists():
            raise CommandError("This database has offices already; name an empty one in DATABASE_URL.")
        rows = [row for row in read_rows(settings.BASE_DIR / "fixtures") if row.model in CODEBOOK]
        with transaction.atomic():
            write_rows(rows)
            dimensions = Dimension.objects.filter(scale__in=SCALES).exclude(union_of_part="leader")
            chosen = list(dimensions.order_by("-headline", "group__order", "order").prefetch_related("categories"))
            for made in generate(visits, seed, chosen[:DIMENSIONS], Citation.objects.earliest("id")):
                self.stdout.write(f"\r{made} of {visits} visits", ending="")
        self.stdout.write(f"\n{Office.objects.count()} offices with {visits} visits.")
