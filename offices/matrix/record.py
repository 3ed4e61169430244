"""What a record is in itself, as columns beside the codebook's: its kind, its sources, how and when it was seen."""

from collections.abc import Callable, Iterable, Mapping
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

RECORD, SOURCE, BASIS, YEARS = "record", "source", "basis", "years"
EMPTY = Pair()
Visits = list[dict[str, Any]]


def read_record_columns(published: Published, visits: Visits, cited: Mapping[str, int]) -> dict[str, Column]:
    """The four columns; `cited` says which rows rest on a source. One query."""
    sources = Source.objects.visible(published).filter(key__in=cited).order_by("authors", "year", "key")
    numbers = {row: one for row, visit in enumerate(visits) if (one := years_of(visit))}
    whose = {one.key: cited[one.key] for one in sources}
    return {
        RECORD: by_word(kind_dimension(), visits, lambda visit: str(visit["office__record"])),
        SOURCE: Column(source_dimension(sources), whose, {}, union(whose.values())),
        BASIS: by_word(basis_dimension(), visits, lambda visit: str(visit["basis"])),
        YEARS: Column(years_dimension(), {}, {}, bit_set(numbers), numbers),
    }


def kind_dimension() -> DimensionRecord:
    told = in_both(_("What kind of record it is."))
    return own_dimension(RECORD, in_both(_("Kind of record")), told, categories=choices(RecordKind))


def basis_dimension() -> DimensionRecord:
    told = in_both(_("Whether researchers saw it themselves, or were told of it afterwards."))
    return own_dimension(BASIS, in_both(_("How it was seen")), told, categories=choices(Basis))


def years_dimension() -> DimensionRecord:
    told = in_both(_("The years in which it was so, as far as the source tells."))
    return own_dimension(YEARS, in_both(_("Year of the visit")), told, scale=Scale.NUMBER)


def source_dimension(sources: Iterable[Source]) -> DimensionRecord:
    """Each source in short, with its title."""
    told = in_both(_("The studies that what is shown of it rests on."))
    listed = (
        CategoryRecord(one.key, cited_as(one.authors, one.year), Pair(one.title_en, one.title_nb)) for one in sources
    )
    return own_dimension(SOURCE, in_both(_("Source")), told, scale=Scale.MULTI, categories=listed)


def record_group(columns: Mapping[str, Column]) -> GroupRecord:
    """The four as a group like those of the codebook."""
    return GroupRecord("record", in_both(_("The record itself")), tuple(one.dimension for one in columns.values()))


def own_dimension(
    key: str,
    label: Pair,
    definition: Pair = EMPTY,
    *,
    scale: str = Scale.NOMINAL,
    categories: Iterable[CategoryRecord] = (),
) -> DimensionRecord:
    """One that no coding tells of."""
    told = (label, definition, Pair(), Pair())
    return DimensionRecord(
        key, scale, *told, headline=False, union_of_part="", categories=tuple(categories), is_coded=False
    )


def choices(words: type[TextChoices]) -> list[CategoryRecord]:
    """Closed words as categories."""
    return [CategoryRecord(str(one.value), in_both(one.label)) for one in words]


def by_word(dimension: DimensionRecord, visits: Visits, word_of: Callable[[dict[str, Any]], str]) -> Column:
    """Each visit has just one of the words."""
    rows: dict[str, list[int]] = {key: [] for key in dimension.by_key}
    for row, visit in enumerate(visits):
        rows[word_of(visit)].append(row)
    return Column(dimension, {key: bit_set(ones) for key, ones in rows.items()}, {}, bit_set(range(len(visits))))


def years_of(visit: dict[str, Any]) -> Number | None:
    """The years of a visit; either may be open."""
    low, high = (None if visit[name] is None else Decimal(visit[name]) for name in ("year_low", "year_high"))
    if low is None and high is None:
        return None
    return Number(low, high, "=" if low is not None and high is not None else (">=" if high is None else "<="))


def in_both(text: object) -> Pair:
    """A text of the interface as the data have theirs: in both languages."""
    told = []
    for language in ("en", "nb"):
        with translation.override(language):
            told.append(str(text))
    return Pair(*told)
