"""`manage.py expunge`: remove what must not exist, such as a real name, history included (offices.data.expunging)."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from getpass import getpass
from re import Pattern
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, connection

from offices.data.deleting import MODELS
from offices.data.expunging import SHORTEST, accounts, expunge, pattern_of, traces

NOTES = {
    "sqlite": "The file was rewritten (VACUUM). Copies and backups of it still hold the text: delete them.",
    "postgresql": "Run VACUUM FULL for the pages of the tables; backups and the archived log still hold the text.",
}


class Command(BaseCommand):
    help = (
        "Remove a text from every row, history, proposal, deletion and log; it is read from standard input, so that no "
        "shell and no list of processes keeps it. Without --yes it tells what would change."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--who", required=True, help="Who you are; kept.")
        parser.add_argument("--why", required=True, help="Why it must not exist; kept. Do not repeat the text.")
        parser.add_argument("--in", dest="within", action="append", default=[], help="A kind of row, such as coding.")
        parser.add_argument("--yes", action="store_true", help="Do it.")

    def handle(self, *args: Any, who: str, why: str, within: list[str], yes: bool, **options: Any) -> None:
        text = asked()
        pattern = pattern_of(text)
        refuse(text, pattern, who, why, within)
        found = traces(pattern, within)
        for line in (*(f"{n:6} {place}" for place, n in sorted(found.counts.items())), *left_alone(pattern)):
            self.stdout.write(line)
        if not yes:
            self.stdout.write("Nothing was changed. With --yes it is done, and cannot be undone.")
            return
        try:
            expunge(found, pattern, who, why)
        except IntegrityError as error:
            raise CommandError("The database refuses it, so nothing was changed: two rows would be alike.") from error
        self.tidy()

    def tidy(self) -> None:
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            with connection.cursor() as cursor:
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.stdout.write(f"Done and noted. {NOTES[connection.vendor]}")
        self.stdout.write(
            "All sessions ended. Restart the web processes: each keeps its last edition until it reads anew."
        )


def asked() -> str:
    return getpass("The text: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def refuse(text: str, pattern: Pattern[str], who: str, why: str, within: list[str]) -> None:
    """Raises CommandError, which never repeats the text."""
    if len(text.strip()) < SHORTEST:
        raise CommandError(f"The text has fewer than {SHORTEST} characters: too much else would go.")
    if not who.strip() or not why.strip():
        raise CommandError("--who and --why: say it, it is kept.")
    if pattern.search(who) or pattern.search(why):
        raise CommandError("--who and --why are kept, so they must not hold the text.")
    if unknown := set(within) - set(MODELS):
        raise CommandError(f"--in {', '.join(sorted(unknown))}: allowed are {', '.join(MODELS)}.")


def left_alone(pattern: Pattern[str]) -> Iterator[str]:
    """Where it stands besides, for whoever runs the site to change."""
    for number in accounts(pattern):
        yield f"       user {number}: rename the account in the panel; nothing of it is changed here."
    for path in sorted((settings.BASE_DIR / "fixtures").rglob("*.yaml")):
        if pattern.search(path.read_text(encoding="utf-8")):
            yield f"       {path.name}: a shipped file, which seeding reads: change it too."
