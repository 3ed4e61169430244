"""What is said at a step: the fields of its form, as they were sent. What must be said: offices/data/steps.py."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """For colleagues, and at a withdrawal for readers."""

    comment: str
    reason_en: str
    reason_nb: str


def said(data: Mapping[str, str]) -> Said:
    return Said(*(data.get(name, "").strip() for name in ("comment", "reason_en", "reason_nb")))
