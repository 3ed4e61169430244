"""The sentences of the fairness notices. When one applies is decided in comparison/notices.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from offices.comparison.notices import Notice
from offices.presenters.numbers import months_words
from offices.records import DimensionRecord


@dataclass(frozen=True)
class NoticeText:
    code: str
    title: str
    text: str
    dimensions: tuple[str, ...]
    """Labels of the rows it touches; none where it touches all."""


def unequal_time_open(facts: dict[str, Any]) -> tuple[str, str]:
    seen = [f"{case.office.name}: {months_words(case.visit)}" for case in facts["cases"]]
    return _("Different time since opening"), _(
        "%(seen)s. What staff and leaders tell of a change belongs to its phase; an office seen later has had longer "
        "to settle."
    ) % {"seen": "; ".join(seen)}


def different_sources(facts: dict[str, Any]) -> tuple[str, str]:
    pairs = zip(facts["cases"], facts["sources"], strict=True)
    told = [f"{case.office.name}: {source}" for case, source in pairs]
    return _("Different studies"), _(
        "%(told)s. The researchers asked different things and used words differently; a difference may be theirs."
    ) % {"told": "; ".join(told)}


SENTENCES: dict[str, Callable[[dict[str, Any]], tuple[str, str]]] = {
    "unequal_time_open": unequal_time_open,
    "different_sources": different_sources,
}


def notice_text(notice: Notice, dimensions: dict[str, DimensionRecord]) -> NoticeText:
    """The notice in words."""
    title, text = SENTENCES[notice.code](notice.facts)
    return NoticeText(notice.code, title, text, tuple(str(dimensions[key].label) for key in notice.dimensions))
