"""One Edition per data version, the one cache of what was read: it keeps parts by what makes them, and knows none."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, TypeVar, cast

from offices.data.written import offices_within, written_since
from offices.models import DataVersion
from offices.models.base import Row
from offices.models.visibility import ON_SITE, Published

T = TypeVar("T")
P = ParamSpec("P")

MOST_KEPT = 64
"""Results of one function that depend on more than the edition: there can be any number of searches and ranges."""
TAKING_OVER: set[Callable[..., Any]] = set()
"""The readers under `takes_over`."""


def takes_over(read: Callable[["Edition"], T]) -> Callable[["Edition"], T]:
    """Of a reader that reads again just the offices written since, where `edition.before(read)` has the rest."""
    TAKING_OVER.add(read)
    return read


@dataclass(frozen=True)
class Before(Generic[T]):
    """A part of an earlier edition that is right but for some offices."""

    part: T
    offices: frozenset[int] = frozenset()

    def and_also(self, offices: frozenset[int]) -> "Before[T]":
        """The same after these were written too."""
        return Before(self.part, self.offices | offices)


Befores = dict[Callable[..., Any], Before[Any]]


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
    """Everything that was read at one data version, of what counts as `published`: every reader asks just that."""

    def __init__(self, token: str, published: Published = ON_SITE, earlier: Befores | None = None) -> None:
        self.token, self.published = token, published
        self.earlier: Befores = earlier or {}
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
            self.earlier.pop(read, None)
        return cast(T, self.parts[read])

    def read_ahead(self) -> "Edition":
        """Itself, with what an edition after it can take over: what is read for all is not read again for one."""
        for read in TAKING_OVER:
            self.of(read)
        return self

    def before(self, read: Callable[["Edition"], T]) -> Before[T] | None:
        """The part that `read` made of an earlier edition, if it is known what was written since."""
        return self.earlier.get(read)

    def leave(self, offices: frozenset[int] | None) -> Befores:
        """What an edition after this one can take over, these offices having been written; None where others were."""
        if offices is None:
            return {}
        parts = {read: Before(part) for read, part in list(self.parts.items()) if read in TAKING_OVER}
        return {read: before.and_also(offices) for read, before in (self.earlier | parts).items()}

    def kept(self, make: Callable[P, T], *key: P.args, **none: P.kwargs) -> T:
        """What `make` works out of `key`, parts of this edition among it; the last few results are kept."""
        results = self.last(make, MOST_KEPT)
        return cast(T, results.keep(key, results[key] if key in results else make(*key, **none)))

    def each(
        self, read: Callable[["Edition", list[str]], Mapping[str, T]], keys: Collection[str], most: int
    ) -> list[T]:
        """What `read` makes of each key, as far as there is such: the last few are kept, the others read together.

        Records never change. One can be newer than its edition, never older, since its version was read before it.
        """
        last = self.last(getattr(read, "func", read), most)
        missing = [key for key in keys if key not in last]
        made = read(self, missing) if missing else {}
        found = [(key, one) for key in keys if (one := made.get(key) or last.get(key))]
        return [last.keep(key, one) for key, one in found]

    def last(self, of: Callable[..., Any], most: int) -> Last[Any]:
        """The last results of a function that keeps them itself."""
        if of not in self.results:
            self.results[of] = Last(most)
        return self.results[of]

    def drop(self) -> None:
        """Let go of everything: parts know their edition, and what stands in such a circle may stay for long."""
        for kept in (self.parts, self.results, self.earlier):
            kept.clear()


_current = Edition("")


def current_edition(token: str | None = None) -> Edition:
    """The edition of the data as they are now; one query, none where the token is known already.

    Without a data version nothing can be kept, so each asking makes an edition of its own.
    """
    global _current
    token = DataVersion.current() if token is None else token
    if not token or _current.token != token:
        earlier = _current.leave(written_since(_current.token)) if token else {}
        _current.drop()
        _current = Edition(token, earlier=earlier)
    return _current


def previewed(edition: Edition, rows: Collection[Row], token: str = "", written: Collection[Row] = ()) -> Edition:
    """The same data as if these rows were published: an edition of its own, to be dropped once it is shown.

    Quick where they are of offices alone and the edition was read ahead.

    `written` are rows that were changed for it, in a transaction that is never committed, `token` its data version.
    """
    new = [row for row in rows if not edition.published.has(row)]
    offices = offices_within(row.within_office() for row in (*new, *written))
    return Edition(token or edition.token, edition.published.and_also(new), edition.leave(offices))


def with_edition(use: Callable[[Edition], T], token: str | None = None) -> T:
    """What `use` makes of the data as they are now, made again where they changed while they were read."""
    while True:
        try:
            return use(current_edition(token))
        except Overtaken:
            token = None
