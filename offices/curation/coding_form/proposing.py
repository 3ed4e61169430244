"""Changes of rows that readers see: kept as proposals beside them, and shown in the form as they would be."""

from collections.abc import Mapping, Sequence
from typing import Any

from offices.curation.coding_form.lines import Line, Row
from offices.curation.coding_form.typed import typed_of
from offices.data.proposals import open_proposals, propose
from offices.data.proposed import with_values
from offices.data.publishing import Writer, may_write_public
from offices.models import Citation, Coding
from offices.models.vocabulary import Stage


def goes_beside(coding: Coding, by: Writer) -> bool:
    """Whether a change of the row is proposed, instead of written."""
    return coding.stage == Stage.PUBLISHED and not may_write_public(by)


def propose_change(
    row: Row, coding: Coding, columns: Mapping[str, Any], further: Sequence[Citation], by: Writer
) -> None:
    """All that stands in the line; what is as published is left out, and a proposal of nothing is dropped."""
    seen = max((entry["history_id"] for entry in row.entries if entry["id"] == coding.pk), default=0)
    propose(coding, {**columns, "further_citations": further}, by, seen)


def show_proposals(rows: Sequence[Row], user: Any) -> None:
    """Lines of published rows show what the user proposes of them, and know what others do. Two queries at most."""
    lines = [line for row in rows for line in row.lines if line.is_published]
    found = open_proposals([coding for line in lines for coding in line.codings]) if lines else {}
    numbers = {one for proposals in found.values() for proposal in proposals for one in places_of(proposal)}
    places = Citation.objects.select_related("source").in_bulk(numbers) if numbers else {}
    for line in lines:
        of_line = {coding.pk: found.get(("coding", coding.pk), []) for coding in line.codings}
        own = {pk: one for pk, proposals in of_line.items() for one in proposals if one.by_id == user.pk}
        line.proposal = next(iter(own.values()), None)
        line.rivals = [one for proposals in of_line.values() for one in proposals if one.by_id != user.pk]
        if own:
            line.typed = proposed(line, own, places)


def places_of(proposal: Any) -> list[int]:
    first = proposal.values.get("citation")
    return [*([first] if first else []), *proposal.values.get("further_citations", [])]


def proposed(line: Line, own: Mapping[int, Any], places: Mapping[int, Citation]) -> Any:
    """The line as it would be."""
    changed = [with_values(one, own[one.pk].values) if one.pk in own else one for one in line.codings]
    first = line.codings[0]
    values = own[first.pk].values if first.pk in own else {}
    place = places.get(values["citation"]) if "citation" in values else first.citation
    further = list(first.further_citations.all())
    if "further_citations" in values:
        further = [places[one] for one in values["further_citations"] if one in places]
    rows: list[Any] = changed
    return typed_of(rows, place, further)
