"""Title and sentence of the notices about the values: what varies together, whose word, how measured, how sure."""

from collections import Counter
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.compare.notice_words.names import each, how_many, names
from offices.data.case import deciding
from offices.data.records import DimensionRecord
from offices.models.vocabulary import Account, Line
from offices.wording.computed import Sentence, computed, how_sure_to_differ, of

MOST_HEARD = 3
"""Voices that are named of each case: six offices have up to six each, and a sentence should stay one."""


def confounded(facts: dict[str, Any]) -> tuple[str, Sentence]:
    sets = [set_words(one["dimensions"], one["more"]) for one in facts["sets"]]
    beneath = [list(map(of, deciding(row.dimension, row.cells))) for one in facts["sets"] for row in one["rows"]]
    words = _("With %(cases)s, these differ together: %(sets)s. No difference can be put down to one of them.") % {
        "cases": how_many(facts["cases"]),
        "sets": "; ".join(sets),
    }
    said = " ".join(filter(None, [words, how_sure_to_differ(beneath)]))
    return _("Several things vary together"), computed(said, chain.from_iterable(beneath))


def set_words(dimensions: list[DimensionRecord], more: int) -> str:
    """Leadership, work division and 12 more rows."""
    labels = ", ".join(str(dimension.label) for dimension in dimensions)
    if not more:
        return labels
    return ngettext("%(labels)s and %(n)s more row", "%(labels)s and %(n)s more rows", more) % {
        "labels": labels,
        "n": more,
    }


def different_informants(facts: dict[str, Any]) -> tuple[str, str]:
    heard = [voices_words(voices) for voices in facts["voices"]]
    return _("Different informants"), _(
        "Whose word the values are, in how many rows: %(told)s. What one is told depends on whom one asks."
    ) % {"told": each(facts["cases"], heard)}


def voices_words(voices: Counter[tuple[str, str]]) -> str:
    """The author 10, the leader (state line) 2 and 3 more voices; the most heard by name."""
    heard = ", ".join(f"{voice_words(*voice)} {n}" for voice, n in voices.most_common(MOST_HEARD))
    more = len(voices) - MOST_HEARD
    words = ngettext("%(voices)s and %(n)s more voice", "%(voices)s and %(n)s more voices", max(more, 0))
    return words % {"voices": heard, "n": more} if more > 0 else heard


def voice_words(account: str, line: str) -> str:
    who = str(Account(account).label)
    return f"{who} ({Line(line).label})" if line else who


def fte_and_headcount(facts: dict[str, Any]) -> tuple[str, str]:
    called = names(facts["cases"])
    return _("Full-time equivalents against employees"), _(
        "Known only in full-time equivalents: %(fte)s. Known only as the number of employees: %(heads)s. The one "
        "cannot be worked out from the other."
    ) % {
        "fte": ", ".join(called[place] for place in facts["fte"]),
        "heads": ", ".join(called[place] for place in facts["heads"]),
    }


def certainty_differs(facts: dict[str, Any]) -> tuple[str, str]:
    return _("Stated against vague or inferred"), _(
        "What a source states stands beside what is vague or inferred. Rows with the less certain value: %(told)s."
    ) % {"told": each(facts["cases"], facts["unsure"])}
