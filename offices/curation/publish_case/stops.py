"""What stops the publication of a case, each with where it is mended: a few queries, whatever the number of rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.curation.publish_case.told import told, value_of
from offices.curation.waiting import Waiting
from offices.data.changers import changers
from offices.data.coded import BARE
from offices.data.disclosure.rows import Findings, disclosed
from offices.data.publishing import OWN, Writer, is_own, may_publish
from offices.models import Coding, Source
from offices.models.base import Curated, Row, localised
from offices.models.vocabulary import Realisation, RecordKind, Scale, Stage


@dataclass(frozen=True)
class Stop:
    """One thing in the way: of which row, why, where it is mended."""

    row: str
    why: str
    url: str
    reason: str = ""
    """The name of the field for a reason, where one is enough to let it stand."""
    name: str = ""
    """The kind of row."""


def stops(case: Waiting, rows: Sequence[Curated], by: Writer) -> list[Stop]:
    """All that is known to be in the way of these rows, which are those of the case and the sources that go along."""
    going = {row for row in rows if isinstance(row, Source)}
    return [
        *nothing_coded(case),
        *draft_sources(case, going),
        *uncited(case),
        *draft_dimensions(case),
        *disagreeing(case),
        *(stop for row, findings in disclosed([*rows, *case.parts]) for stop in giving_away(row, findings)),
        *(own(rows, by) if may_publish(by) else ()),
    ]


def stop(row: Row, why: str, reason: str = "") -> Stop:
    return Stop(told(row), why, form_of(row), reason, str(row._meta.verbose_name))


def form_of(row: Row) -> str:
    return reverse(f"admin:offices_{row._meta.model_name}_change", args=[row.pk])


def nothing_coded(case: Waiting) -> Iterator[Stop]:
    """A studied office counts once something is coded of it."""
    office = case.office
    if office.record != RecordKind.CASE or office.is_published or case.codings:
        return
    if not Coding.objects.filter(stage=Stage.PUBLISHED, part__visit__office=office).exists():
        yield stop(office, str(BARE))


def draft_sources(case: Waiting, going: Collection[Source]) -> Iterator[Stop]:
    for source in case.sources:
        if source not in going:
            yield stop(source, _("The source is not published, and these rows rest on it."))


def uncited(case: Waiting) -> Iterator[Stop]:
    lacking: list[Row] = [
        *(row for row in case.visits if not row.citation_id),
        *(row for row in case.codings if not row.citation_id),
    ]
    for row in lacking:
        yield stop(row, _("It does not say where it is told: a published row cites its source."))


def draft_dimensions(case: Waiting) -> Iterator[Stop]:
    for dimension in case.dimensions:
        number = sum(coding.dimension_id == dimension.pk for coding in case.codings)
        rests = ngettext("%(n)s coding rests on it", "%(n)s codings rest on it", number) % {"n": number}
        yield stop(dimension, _("The dimension is not published: %(rests)s.") % {"rests": rests})


def disagreeing(case: Waiting) -> Iterator[Stop]:
    """Of codings of one thing one is shown, and says why."""
    for codings in of_one_thing(case):
        shown = [coding for coding in codings if coding.shown]
        if len(shown) != 1:
            values = "; ".join(map(value_of, codings))
            why = _("Several codings of one thing: just one of them is shown (%(values)s).") % {"values": values}
            yield stop(codings[0], why)
        elif not (shown[0].why_shown_en and shown[0].why_shown_nb):
            yield stop(shown[0], _("Another coding says something else: say why this one is shown, in both languages."))


def of_one_thing(case: Waiting) -> list[list[Coding]]:
    """Codings in place that are about the same, with those that are published already; at least one of each waits."""
    published = Coding.objects.filter(stage=Stage.PUBLISHED, part__visit__office=case.office)
    beside = published.filter(part__in={coding.part_id for coding in case.codings})
    found: dict[tuple[int | None, ...], list[Coding]] = defaultdict(list)
    for coding in (*case.codings, *beside.select_related("dimension", "category")):
        if coding.realisation == Realisation.IN_PLACE:
            found[thing(coding)].append(coding)
    waiting = {thing(coding) for coding in case.codings}
    return [codings for key, codings in found.items() if len(codings) > 1 and key in waiting]


def thing(coding: Coding) -> tuple[int | None, ...]:
    return coding.part_id, coding.dimension_id, coding.category_id if coding.scale == Scale.MULTI else None


def giving_away(row: Row, findings: Findings) -> Iterator[Stop]:
    """A reason is given once for a row, whatever was found in it."""
    for number, (field, found) in enumerate(findings.items()):
        label = getattr(row._meta.get_field(field), "verbose_name", field)
        why = f"{label}: {' '.join(map(str, found))}"
        yield stop(row, why, "" if number else reason_field(str(row._meta.model_name), row.pk))


def reason_field(model: str, row: int) -> str:
    return f"reason-{model}-{row}"


def own(rows: Iterable[Curated], by: Writer) -> Iterator[Stop]:
    """What somebody else has to publish."""
    of_model: dict[type[Curated], list[Curated]] = defaultdict(list)
    for row in rows:
        of_model[type(row)].append(row)
    for model, some in of_model.items():
        users = changers(model, [row.pk for row in some])
        yield from (stop(row, str(OWN)) for row in some if is_own(by, users.get(row.pk, ())))


def notes(case: Waiting) -> Iterator[str]:
    """What publishes well and is not seen, or is seen elsewhere than one thinks."""
    office = case.office
    if not case.visits and not office.visits.filter(stage=Stage.PUBLISHED).exists():
        yield _("No visit is published with the office: it has a page, and is in no list and no comparison.")
    for match in case.matches:
        other = match.other if match.office_id == office.pk else match.office
        if not other.is_published:
            name = localised(other, "name")
            yield _("That it may be the same as %(name)s is not seen before that is published too.") % {"name": name}
    for visit in case.visits:
        if not any(coding.part.visit_id == visit.pk for coding in case.codings):
            yield _("Nothing that waits is coded of the visit “%(visit)s”.") % {"visit": localised(visit, "label")}
