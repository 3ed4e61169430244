"""What a record is in itself, as columns beside the codebook's: its kind, its sources, how and when it was seen."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from offices.data.codebook import cited_as
from offices.data.records import CategoryRecord, DimensionRecord, GroupRecord, Number, Pair
from offices.matrix.matrix import Column, bit_set, union
from offices.models import Source
from offices.models.visibility import Published
from offices.models.vocabulary import Basis, RecordKind, Scale

FIELDS = ("office__record", "basis", "year_low", "year_high")
"""What the columns read of a visit."""
Visits = list[dict[str, Any]]


def read_record_columns(published: Published, visits: Visits, cited: Mapping[str, int]) -> dict[str, Column]:
    """The columns, in the order of the pages; `cited` says which rows rest on a source. One query.

    A further one is called `record_…`: no dimension can have such a name (models/grammar.py).
    """
    kind = own_dimension("record", _("Kind of record"), _("What kind of record it is."), categories=choices(RecordKind))
    seen = own_dimension(
        "basis",
        _("How it was seen"),
        _("Whether researchers saw it themselves, or were told of it afterwards."),
        categories=choices(Basis),
    )
    made = (
        by_word(kind, visits, "office__record"),
        by_source(published, cited),
        by_word(seen, visits, "basis"),
        by_years(visits),
    )
    return {one.dimension.key: one for one in made}


def by_word(dimension: DimensionRecord, visits: Visits, field: str) -> Column:
    """Each visit has just one of the words; of a truth value it is `yes` or `no`."""
    rows: dict[object, list[int]] = {key: [] for key in dimension.by_key}
    for row, visit in enumerate(visits):
        rows[{True: "yes", False: "no"}.get(visit[field], visit[field])].append(row)
    held = {key: bit_set(rows[key]) for key in dimension.by_key}
    return Column(dimension, held, {}, bit_set(range(len(visits))))


def by_source(published: Published, cited: Mapping[str, int]) -> Column:
    """Each source in short, with its title."""
    sources = Source.objects.visible(published).filter(key__in=cited).order_by("authors", "year", "key")
    listed = [
        CategoryRecord(one.key, cited_as(one.authors, one.year), Pair(one.title_en, one.title_nb)) for one in sources
    ]
    told = _("The studies that what is shown of it rests on.")
    dimension = own_dimension("source", _("Source"), told, scale=Scale.MULTI, categories=listed)
    held = {one.key: cited[one.key] for one in listed}
    return Column(dimension, held, {}, union(held.values()))


def by_years(visits: Visits) -> Column:
    told = _("The years in which it was so, as far as the source tells.")
    dimension = own_dimension("years", _("Year of the visit"), told, scale=Scale.NUMBER)
    numbers = {row: one for row, visit in enumerate(visits) if (one := years_of(visit))}
    return Column(dimension, {}, {}, bit_set(numbers), numbers)


def years_of(visit: dict[str, Any]) -> Number | None:
    return years_between(visit["year_low"], visit["year_high"])


def years_between(first: int | None, last: int | None) -> Number | None:
    """Years as a number; either may be open."""
    low, high = (None if year is None else Decimal(year) for year in (first, last))
    if low is None and high is None:
        return None
    return Number(low, high, "=" if low is not None and high is not None else (">=" if high is None else "<="))


def record_group(columns: Mapping[str, Column]) -> GroupRecord:
    """All of them as a group like those of the codebook."""
    return GroupRecord("record", in_both(_("The record itself")), tuple(one.dimension for one in columns.values()))


def own_dimension(
    key: str,
    label: object,
    definition: object = "",
    *,
    scale: str = Scale.NOMINAL,
    categories: Iterable[CategoryRecord] = (),
) -> DimensionRecord:
    """One that no coding tells of; its texts are the interface's."""
    told = (in_both(label), in_both(definition), Pair(), Pair())
    return DimensionRecord(
        key, scale, *told, headline=False, union_of_part="", categories=tuple(categories), is_coded=False
    )


def choices(words: type[TextChoices]) -> list[CategoryRecord]:
    """Closed words as categories."""
    return [CategoryRecord(str(one.value), in_both(one.label)) for one in words]


def in_both(text: object) -> Pair:
    """A text of the interface as the data have theirs: in both languages."""
    told = []
    for language in ("en", "nb"):
        with translation.override(language):
            told.append(str(text))
    return Pair(*told)
