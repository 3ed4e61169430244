"""The profile of an office: all that its page says of it, from the paragraph on top to the last coding. No findings."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from offices.browse.changes import Change, changes
from offices.browse.codings import CodingGroup, coding_groups
from offices.browse.facts import Facts, key_facts
from offices.browse.in_short import SPOKEN_OF, beginning, in_short
from offices.browse.organisation import Drawing, organisation
from offices.browse.parts import BuiltPart, built_parts
from offices.browse.warnings import Warning, warnings
from offices.data.records import OfficeRecord
from offices.matrix.matrix import Matrix
from offices.page.tray import MOST_COMPARED
from offices.table.sources import distinct_sources
from offices.wording.computed import Sentence
from offices.wording.describing import described_url, own_params
from offices.wording.profile import Phase, kind_words, phase
from offices.wording.statements import Place, place
from offices.wording.urls import with_params

WORDS_IN_DESCRIPTION = 40
"""At most, unless the first sentence is longer."""
WARNINGS_OPEN = 5


@dataclass(frozen=True)
class Told:
    """A phase, how the office was built up in it, and all that is coded of it."""

    phase: Phase
    parts: tuple[BuiltPart, ...]
    groups: list[CodingGroup]


@dataclass(frozen=True)
class Profile:
    kind: str
    in_short: list[Sentence]
    """A few sentences that answer; `more` is the rest."""
    more: list[Sentence]
    beginning: str
    facts: Facts
    drawing: Drawing | None
    phases: list[Phase]
    changes: list[Change]
    latest: Told | None
    earlier: list[Told]
    """The other phases, the last first."""
    warnings: list[Warning]
    folded_warnings: list[Warning]
    sources: tuple[Place, ...]
    itself_url: str
    """Compares its phases, where it has several."""
    described_url: str
    """An office like it, described by its key facts; empty where it has none."""


def profile(office: OfficeRecord, matrix: Matrix) -> Profile:
    """The office in the language of the page."""
    changed = changes(office, matrix.groups)
    short = in_short(office, matrix.dimensions, changed)
    phases = [phase(visit, office) for visit in office.visits]
    told = [
        Told(one, built_parts(visit, matrix.dimensions), coding_groups(visit, matrix.groups))
        for one, visit in zip(phases, office.visits, strict=True)
    ]
    latest = next((one for one in told if one.phase.is_latest), None)
    warned = warnings(office)
    return Profile(
        kind=kind_words(office),
        in_short=short[0],
        more=[one for paragraph in short[1:] for one in paragraph],
        beginning=beginning(short, WORDS_IN_DESCRIPTION),
        facts=key_facts(office.latest, matrix.groups, also=SPOKEN_OF),
        drawing=organisation(office, latest.parts if latest else (), matrix.dimensions),
        phases=phases,
        changes=changed,
        latest=latest,
        earlier=[one for one in reversed(told) if not one.phase.is_latest],
        warnings=warned[:WARNINGS_OPEN],
        folded_warnings=warned[WARNINGS_OPEN:],
        sources=distinct_sources(places(office)),
        itself_url=itself_url(office),
        described_url=described_url(own_params(office.latest, matrix.dimensions.values())),
    )


def places(office: OfficeRecord) -> Iterator[Place]:
    """Every place that something on the profile is told in."""
    cited = [visit.citation for visit in office.visits if visit.citation]
    cited += [place for visit in office.visits for coding in visit.codings for place in coding.citations]
    cited += [one.citation for one in office.caveats] + [one.citation for one in office.possibly_same_as]
    return (place(citation) for citation in dict.fromkeys(cited))


def itself_url(office: OfficeRecord) -> str:
    """The office beside itself, then and now."""
    if len(office.visits) < 2:
        return ""
    phases = [("office", f"{office.slug}.{visit.key}") for visit in office.visits[-MOST_COMPARED:]]
    return with_params(reverse("offices:compare"), phases)
