"""Where things stand, as a brief cites it: of places, findings, values. What is said: the makers of each subject."""

from collections.abc import Iterable

from offices.brief.document import Cite
from offices.data.findings import Evidence
from offices.wording.findings import FindingCard, FindingPlace, finding_place
from offices.wording.statements import Place, Statement


def of_place(place: Place) -> Cite:
    return Cite(place.cited_as, place.url, "", place.section, place.page)


def of_finding_place(one: FindingPlace) -> Cite:
    """The study that found it, with the text that retells it where only that was read."""
    return Cite(one.study, one.study_url, one.told_in, one.place.section, one.place.page)


def of_findings(evidence: Evidence, keys: Iterable[str]) -> tuple[Cite, ...]:
    """Where the findings stand that carry a sentence."""
    found = (evidence.findings[key] for key in keys)
    return tuple(dict.fromkeys(of_finding_place(finding_place(place)) for one in found for place in one.places))


def of_card(card: FindingCard) -> tuple[Cite, ...]:
    return tuple(dict.fromkeys(map(of_finding_place, card.places)))


def of_values(values: Iterable[Statement]) -> tuple[Cite, ...]:
    return tuple(dict.fromkeys(of_place(place) for one in values for place in one.places))
