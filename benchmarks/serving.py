"""Starting a server on loopback and timing requests to it. What is asked is in run.py."""

import socket
import statistics
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WARM_UPS = 3
REPEATS = 25


@dataclass(frozen=True)
class Timing:
    """Milliseconds as a client sees them, and the bytes of one answer."""

    p50: float
    p95: float
    size: int


@contextmanager
def serving(command: list[str], port: int, probe: str, environment: dict[str, str] | None = None) -> Iterator[None]:
    """The server runs inside the block, and is stopped after it."""
    root = Path(__file__).resolve().parent.parent
    server = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}{probe}")
        yield
    finally:
        server.terminate()
        server.wait(20)


def wait_for(url: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=30):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(url)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def timed(port: int, *paths: str) -> Timing:
    """The paths one after the other, as one unit of work; sequential, so no waiting in line is measured."""
    spent, size = [], 0
    for _ in range(WARM_UPS + REPEATS):
        size, started = 0, time.perf_counter()
        for path in paths:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=120) as response:
                size += len(response.read())
        spent.append((time.perf_counter() - started) * 1000)
    return Timing(statistics.median(spent[WARM_UPS:]), percentile(spent[WARM_UPS:], 95), size)


def percentile(values: list[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[round(percent / 100 * (len(ordered) - 1))]
