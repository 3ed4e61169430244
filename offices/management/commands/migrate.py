"""`manage.py migrate`, the one command that may make the file of a SQLite database. Everything else is Django's."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections

from nav_compare.sqlite.base import make_private


class Command(migrate.Command):
    def execute(self, *args: Any, **options: Any) -> str | None:
        """Before Django's checks, one of which asks the database what it can do."""
        connection = connections[options["database"]]
        if connection.vendor == "sqlite" and not (options["plan"] or options["check_unapplied"]):
            try:
                make_private(str(connection.settings_dict["NAME"]))
            except OSError as error:
                raise CommandError(f"The database cannot be made or kept private: {error}") from error
        done: str | None = super().execute(*args, **options)
        return done
