"""Keeping what was read of one edition of the data, until the next. What is read, and how, stands in each reader."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from offices.models import DataVersion


class Edition(Protocol):
    """Anything read whole from the database; `token` is the data version it was read at."""

    token: str


T = TypeVar("T", bound=Edition)


class Keeper(Generic[T]):
    """The one edition that this process holds; `read` makes it for a data version."""

    def __init__(self, read: Callable[[str], T], after: Callable[[T], None] = lambda _made: None) -> None:
        self.read = read
        self.after = after
        """Called with each new edition once it has replaced the old one."""
        self.kept: T | None = None

    def current(self, token: str | None = None) -> T:
        """The data as they are now; one query when nothing changed, none where the token is known already."""
        token = DataVersion.current() if token is None else token
        if self.kept is None or not token or self.kept.token != token:
            self.kept = self.build()
            self.after(self.kept)
        return self.kept

    def build(self) -> T:
        """An edition read between two looks at the data version.

        A write that ended in between replaced the token, and the read is done again: no mixture of two editions is
        kept, on either database, without a transaction that would make writers wait.
        """
        while True:
            token = DataVersion.current()
            made = self.read(token)
            if DataVersion.current() == token:
                return made
