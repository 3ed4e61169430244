"""A fairness notice in words: title, sentence, reasons, rows. When one applies is decided in comparison/notices."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from offices.compare.notice_words import cases, values
from offices.compare.notices import Notice
from offices.data.records import DimensionRecord
from offices.wording.computed import Ground, Sentence, computed, of_record, recorded
from offices.wording.statements import Place, place


@dataclass(frozen=True)
class Reason:
    """What speaks for a notice, and where that stands."""

    text: str
    place: Place


@dataclass(frozen=True)
class NoticeText:
    code: str
    title: str
    sentence: Sentence
    dimensions: tuple[str, ...]
    """Labels of the rows it touches; none where it touches all."""
    reasons: tuple[Reason, ...] = ()

    @property
    def text(self) -> str:
        return str(self.sentence)


SENTENCES: dict[str, Callable[[dict[str, Any]], tuple[str, str | Sentence]]] = {
    "possibly_same_office": cases.possibly_same_office,
    "not_assessed": cases.not_assessed,
    "confounded": values.confounded,
    "unequal_time_open": cases.unequal_time_open,
    "different_sources": cases.different_sources,
    "different_years": cases.different_years,
    "different_informants": values.different_informants,
    "retrospective_and_observed": cases.retrospective_and_observed,
    "fte_and_headcount": values.fte_and_headcount,
    "certainty_differs": values.certainty_differs,
}


def notice_text(notice: Notice, dimensions: dict[str, DimensionRecord]) -> NoticeText:
    """The notice in words."""
    title, text = SENTENCES[notice.code](notice.facts)
    sentence = text if isinstance(text, Sentence) else computed(text, on_record(notice))
    rows = tuple(str(dimensions[key].label) for key in notice.dimensions)
    told = [(one.reason, one.citation) for _one, _other, one in notice.facts.get("pairs", ())]
    told += [(caveat.text, caveat.citation) for caveat in notice.warnings]
    return NoticeText(
        notice.code, title, sentence, rows, tuple(Reason(str(said), place(where)) for said, where in told)
    )


def on_record(notice: Notice) -> Iterator[Ground]:
    """What a sentence rests on that says how something is known, not what is so: the records, and their rows."""
    told = notice.facts.get("cases", ())
    yield from (of_record(case.office) for case in told)
    yield from (of_record(office) for one, other, _match in notice.facts.get("pairs", ()) for office in (one, other))
    keys = set(notice.dimensions)
    yield from (recorded(one) for case in told for one in case.visit.codings if one.dimension in keys)
