"""The worker of gunicorn: silent connections hold nobody up, a too long address gets our page. No Django here."""

import socket
from contextlib import suppress
from select import select
from typing import Any

from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.sync import SyncWorker

MOST_DRAINED = 1 << 20
"""Bytes of the rest of a request that are taken in before the end: a client that still sends would miss the answer."""


MOST_SILENT = 0.5
"""Seconds that a connection may say nothing. A proxy speaks at once; a browser opens some ahead of need, and each would
hold a process until its timeout, whose end such a browser then shows as an error."""


class Worker(SyncWorker):  # type: ignore[misc]  # the library states no types
    """As gunicorn's own but for silent connections and the one error that Django never sees."""

    def handle(self, listener: socket.socket, client: socket.socket, addr: Any) -> None:
        """Let go of who says nothing: a browser asks again over another connection."""
        if select([client], [], [], MOST_SILENT)[0]:
            super().handle(listener, client, addr)
        else:
            client.close()

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """A page for an address that is too long; else what gunicorn says."""
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        with suppress(OSError):
            client.sendall(too_long(self.cfg.limit_request_line))
            drain(client)


def too_long(most: int) -> bytes:
    """The whole answer, with the headers of every page; imports stand here since the worker is loaded before Django."""
    from nav_compare.headers import CONTENT_SECURITY
    from offices.page.errors import address_too_long

    answer = address_too_long(most)
    answer["Content-Length"], answer["Connection"] = str(len(answer.content)), "close"
    answer["Content-Security-Policy"], answer["X-Content-Type-Options"] = CONTENT_SECURITY, "nosniff"
    answer["Cache-Control"] = "no-store"
    head = "".join(f"{name}: {value}\r\n" for name, value in answer.items())
    return f"HTTP/1.1 414 {answer.reason_phrase}\r\n{head}\r\n".encode() + answer.content


def drain(client: socket.socket) -> None:
    """Say that no more comes, and read what still does; a socket closed with unread bytes resets the connection."""
    client.settimeout(0.5)
    client.shutdown(socket.SHUT_WR)
    left = MOST_DRAINED
    while left > 0 and (read := len(client.recv(65_536))):
        left -= read
