"""Reading the environment, with messages that say how to mend it. No settings and no Django apps here."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import EmailValidator, URLValidator

SWITCHES = {"on": True, "off": False}
DATABASE_SCHEMES = ("postgres", "postgresql", "sqlite")


def env_switch(name: str, *, default: bool) -> bool:
    """A yes or no from `name`; only `on` and `off` are allowed, so that a typing error is not a silent default."""
    value = os.environ.get(name, "")
    if not value:
        return default
    if value not in SWITCHES:
        raise ImproperlyConfigured(f"{name} is {value!r}; set it to 'on' or 'off'.")
    return SWITCHES[value]


def env_number(name: str, *, default: int) -> int:
    """A whole number of zero or more from `name`."""
    value = os.environ.get(name, "") or str(default)
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is {value!r}; set it to a whole number, such as {default}.")
    return int(value)


def env_list(name: str, *, default: str) -> list[str]:
    """The comma-separated words in `name`."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def env_text(name: str) -> str:
    """The words in `name`; empty where none are given."""
    return os.environ.get(name, "").strip()


def env_address(name: str) -> str:
    """Where to write to: an e-mail address, or a page as https URL; empty where none is given."""
    value = env_text(name)
    check = EmailValidator() if "@" in value and "/" not in value else URLValidator(schemes=["https"])
    try:
        if value:
            check(value)
    except ValidationError as error:
        example = "an e-mail address or a page, such as data@nav.example or https://nav.example/report"
        raise ImproperlyConfigured(f"{name} is {value!r}; set it to {example}.") from error
    return value


def env_database(name: str, *, default: str, **options: Any) -> dj_database_url.DBConfig:
    """The database whose address is in `name`; `options` as dj_database_url takes them."""
    url = os.environ.get(name, "").strip() or default
    scheme, _, rest = url.partition(":")
    try:
        database = dj_database_url.parse(url, **options)
    except ValueError:
        database = {}
    if scheme not in DATABASE_SCHEMES or not rest.strip("/") or not database.get("NAME"):
        # The address itself is not printed: it may hold a password.
        raise ImproperlyConfigured(
            f"{name} is no address of a database that the site knows; set it to postgres://user:password@host:5432/name"
            " or sqlite:///path/to/file.sqlite3, with signs such as @ in a password written as %40."
        )
    return database


def env_secret(name: str, *, hint: str) -> str:
    """A secret from `name`, or from the file that `<name>_FILE` names; without either an error that says `hint`."""
    if path := os.environ.get(f"{name}_FILE", ""):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(
                f"{name}_FILE names {path!r}, which cannot be read: {error.strerror}."
            ) from error
    if value := os.environ.get(name, ""):
        return value
    raise ImproperlyConfigured(f"{name} is not set. {hint}")
