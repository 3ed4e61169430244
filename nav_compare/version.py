"""The version of the running code, as a short word. Nothing about the data."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
SHOWING = ("offices", "nav_compare", "templates", "static")


@lru_cache(maxsize=1)
def code_version() -> str:
    """A hash of all that can change an answer: a deployment makes every kept answer old. Read once, in 20 ms."""
    said = (settings.OPERATOR, settings.REPORT_ADDRESS, settings.LICENCE, settings.SINGLE_CURATOR)
    digest = hashlib.sha256(repr(said).encode())
    for folder in SHOWING:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
