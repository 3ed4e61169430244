"""The engine that settings name. Which file there should be is told by DATABASE_URL; only `migrate` makes one."""

from pathlib import Path
from sqlite3 import Connection
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

PRIVATE = 0o600
"""The file holds the hashes of passwords."""


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """SQLite itself would make an empty file in silence, and the site would stand without its data."""
        if missing := missing_file(conn_params["database"]):
            raise OperationalError(missing)
        connection: Connection = super().get_new_connection(conn_params)
        connection.create_function("UPPER_OF_ALL", 1, upper_of_all, deterministic=True)
        return connection


def missing_file(name: str) -> str:
    """What to do where the database's file is not there; empty where it is, or where there is none."""
    if is_in_memory(name) or Path(name).exists():
        return ""
    return f"The database {name} is not there. Put its backup back, or make an empty one with `manage.py migrate`."


def make_private(name: str) -> None:
    """Make the file where it is missing, and keep others from reading it; SQLite gives its side files the same mode."""
    if is_in_memory(name):
        return
    Path(name).touch(PRIVATE)
    for path in (Path(name + suffix) for suffix in ("", "-wal", "-shm", "-journal")):
        if path.exists() and path.stat().st_mode & 0o777 != PRIVATE:
            path.chmod(PRIVATE)


def is_in_memory(name: str) -> bool:
    return name == ":memory:" or name.startswith("file:")


def upper_of_all(text: str | None) -> str | None:
    """SQLite's own UPPER knows ASCII only; PostgreSQL's knows æ, ø and å."""
    return text.upper() if isinstance(text, str) else text
