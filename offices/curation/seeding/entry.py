"""One mapping of a fixture file: hands out typed values, and refuses what it was not asked for. No models here."""

from decimal import Decimal, InvalidOperation
from typing import Any

YES_NO = {"yes": True, "no": False}


class FixtureError(Exception):
    """Something in a fixture is wrong; the message names file, place and what is allowed."""


class Entry:
    """A mapping and where it stands. Ask for every key it may have, then call `done`."""

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, dict):
            raise FixtureError(f"{where}: expected keys and values, found {data!r}.")
        self.data, self.where = data, where
        self.asked: list[str] = []

    def fail(self, message: str) -> FixtureError:
        """An error at this place; raise what it returns."""
        return FixtureError(f"{self.where}: {message}")

    def raw(self, key: str) -> Any:
        self.asked.append(key)
        return self.data.get(key)

    def has(self, key: str) -> bool:
        """Whether the key is given; asks for it."""
        return self.raw(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        value = self.raw(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self.fail(f"{key} must be a text.")
        return value.strip()

    def word(self, key: str, allowed: list[str], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in allowed and value != default:
            raise self.fail(f"{key} is {value!r}; allowed: {', '.join(allowed)}.")
        return value

    def switch(self, key: str, default: bool | None = None) -> bool:
        value = self.raw(key)
        if value is None and default is not None:
            return default
        if value not in YES_NO:
            raise self.fail(f"{key} is {value!r}; allowed: yes, no.")
        return YES_NO[value]

    def number(self, key: str) -> Decimal | None:
        value = self.raw(key)
        if value in (None, ""):
            return None
        try:
            return Decimal(value)
        except (InvalidOperation, TypeError) as error:
            raise self.fail(f"{key} is {value!r}; expected a number.") from error

    def pair(self, key: str, *, field: str | None = None, needed: bool = True) -> dict[str, str]:
        """`{en: …, nb: …}` as `{field_en: …, field_nb: …}`; empty texts where it may be left out and is."""
        name = field or key
        if not needed and not self.has(key):
            return {f"{name}_en": "", f"{name}_nb": ""}
        entry = Entry(self.raw(key), f"{self.where}, {key}")
        texts = {f"{name}_en": entry.text("en"), f"{name}_nb": entry.text("nb")}
        entry.done()
        return texts

    def bounds(self, key: str, field: str) -> dict[str, Decimal | None]:
        """`{low: …, high: …}` as `{field_low: …, field_high: …}`; an open bound stays open."""
        entry = self.entry(key)
        found = {f"{field}_low": entry.number("low"), f"{field}_high": entry.number("high")}
        entry.done()
        return found

    def names(self, key: str) -> list[str]:
        """A list of texts, or one text alone."""
        value = self.raw(key)
        names = [value] if isinstance(value, str) else value or []
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise self.fail(f"{key} must be a list of texts.")
        return names

    def entries(self, key: str) -> list["Entry"]:
        """The mappings under `key`, each knowing its place."""
        value = self.raw(key) or []
        if not isinstance(value, list):
            raise self.fail(f"{key} must be a list.")
        return [Entry(item, f"{self.where}, {key}[{number}]") for number, item in enumerate(value)]

    def entry(self, key: str) -> "Entry":
        """The mapping under `key`; an empty one where it is left out."""
        return Entry(self.raw(key) or {}, f"{self.where}, {key}")

    def done(self) -> None:
        """Refuse every key that was not asked for."""
        if unknown := [key for key in self.data if key not in self.asked]:
            raise self.fail(f"unknown key {unknown[0]!r}; allowed: {', '.join(dict.fromkeys(self.asked))}.")
