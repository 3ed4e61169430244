"""Work that reports how far it is, as steps of an answer that is sent meanwhile. It knows nothing of imports."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import copy_context
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from django.db import connections
from django.utils.translation import get_language, override

T = TypeVar("T")
Step = tuple[int, int]
"""How much is done, and of how much."""
Report = Callable[[int, int], None]


class Stopped(BaseException):
    """Nobody waits for the answer any more. No mistake of the work's own, so no `except Exception` takes it for one."""


def stepwise(work: Callable[[Report], T]) -> Generator[Step, None, T]:
    """Do the work, yield what it reports, return what it returns and raise what it raises.

    It runs in a thread, on this one's connections to the database, and only while a step is waited for, so that the two
    never run at once. Whoever closes the generator stops the work at its next report: what it writes within one
    transaction is rolled back.
    """
    told, go = SimpleQueue[Any](), SimpleQueue[bool]()

    def report(done: int, of: int) -> None:
        told.put((done, of))
        if not go.get():
            raise Stopped

    language = get_language()

    def run(share: Callable[[], None]) -> None:
        try:
            share()
            with override(language):
                told.put(Ended(result=work(report)))
        except BaseException as error:
            told.put(Ended(error=error))

    with shared_connections() as share:
        thread = Thread(target=copy_context().run, args=(run, share), daemon=True)
        thread.start()
        try:
            while not isinstance(step := told.get(), Ended):
                yield step
                go.put(True)
        finally:
            go.put(False)
            thread.join()
    if step.error is not None:
        raise step.error
    result: T = step.result
    return result


class Ended:
    """What became of the work."""

    def __init__(self, result: Any = None, error: BaseException | None = None) -> None:
        self.result, self.error = result, error


@contextmanager
def shared_connections() -> Generator[Callable[[], None], None, None]:
    """Hands out what gives another thread the open connections of this one, as long as this lasts."""
    own = {connection.alias: connection for connection in connections.all(initialized_only=True)}

    def share() -> None:
        for alias, connection in own.items():
            connections[alias] = connection

    for connection in own.values():
        connection.inc_thread_sharing()
    try:
        yield share
    finally:
        for connection in own.values():
            connection.dec_thread_sharing()
