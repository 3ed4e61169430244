"""Where values, findings and figures stand, in the words of a file. Nothing about values here."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from offices.models.sorting import sort_key
from offices.table.cells import Cited
from offices.wording.findings import FindingPlace
from offices.wording.statements import Place


def place_words(place: Place) -> str:
    """Klemsdal 2008, 2.1, p. 4."""
    return ", ".join(filter(None, [place.cited_as, place.locator]))


def cited(places: Iterable[Place]) -> Cited:
    """The places of one value."""
    found = tuple(places)
    return Cited("; ".join(map(place_words, found)), found)


def cited_studies(told: Iterable[FindingPlace]) -> Cited:
    """The studies of one finding or figure, and the texts that they were read in."""
    found = list(told)
    return Cited("; ".join(map(study_words, found)), tuple(place for one in found for place in texts_of(one)))


def texts_of(one: FindingPlace) -> Iterator[Place]:
    """The study, and the text that it was read in where that is another."""
    yield Place(one.study, one.study_url, "")
    if one.told_in:
        yield one.place


def study_words(one: FindingPlace) -> str:
    """The study, whether it only retells, where that was read, and the place."""
    second_hand = [_("second-hand")] if one.second_hand else []
    if one.second_hand and one.told_in:
        second_hand.append(_("as told in %(source)s") % {"source": one.told_in})
    tag = f" ({', '.join(second_hand)})" if second_hand else ""
    return ", ".join(filter(None, [f"{one.study}{tag}", one.place.locator]))


def distinct_sources(places: Iterable[Place]) -> tuple[Place, ...]:
    """The sources of these places by name, each once."""
    named = {(place.cited_as, place.url) for place in places}
    return tuple(Place(name, url, "") for name, url in sorted(named, key=lambda one: (sort_key(one[0]), *one)))
