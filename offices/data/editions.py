"""One Edition per data version, the one cache of what was read: it keeps parts by what makes them, and knows none."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

from offices.models import DataVersion

T = TypeVar("T")
P = ParamSpec("P")

MOST_KEPT = 64
"""Results of one function that depend on more than the edition: there can be any number of searches and ranges."""


class Overtaken(Exception):
    """The data changed while they were read; what was asked is made again from the newer ones."""


class Last(OrderedDict[Any, T]):
    """The last results used, at most so many."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def keep(self, key: Any, result: T) -> T:
        """The result, kept as the one used last."""
        self[key] = result
        self.move_to_end(key)
        while len(self) > self.most:
            self.popitem(last=False)
        return result


class Edition:
    """Everything that was read at one data version."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.parts: dict[Callable[..., Any], Any] = {}
        self.results: dict[Callable[..., Any], Last[Any]] = {}

    def of(self, read: Callable[["Edition"], T]) -> T:
        """The part that `read` makes, made once. Raises Overtaken if the data changed meanwhile.

        So no mixture of two versions is kept, on either database, without a transaction that would make writers wait.
        """
        if read not in self.parts:
            made = read(self)
            if DataVersion.current() != self.token:
                raise Overtaken
            self.parts[read] = made
        return cast(T, self.parts[read])

    def kept(self, make: Callable[P, T], *key: P.args, **none: P.kwargs) -> T:
        """What `make` works out of `key`, parts of this edition among it; the last few results are kept."""
        results = self.last(make, MOST_KEPT)
        return cast(T, results.keep(key, results[key] if key in results else make(*key, **none)))

    def last(self, of: Callable[..., Any], most: int) -> Last[Any]:
        """The last results of a function that keeps them itself."""
        if of not in self.results:
            self.results[of] = Last(most)
        return self.results[of]

    def drop(self) -> None:
        """Let go of everything: parts know their edition, and what stands in such a circle may stay for long."""
        self.parts.clear()
        self.results.clear()


_current = Edition("")


def current_edition(token: str | None = None) -> Edition:
    """The edition of the data as they are now; one query, none where the token is known already.

    Without a data version nothing can be kept, so each asking makes an edition of its own.
    """
    global _current
    token = DataVersion.current() if token is None else token
    if not token or _current.token != token:
        _current.drop()
        _current = Edition(token)
    return _current


def with_edition(use: Callable[[Edition], T], token: str | None = None) -> T:
    """What `use` makes of the data as they are now, made again where they changed while they were read."""
    while True:
        try:
            return use(current_edition(token))
        except Overtaken:
            token = None
