"""What the files of a cross-tab and of a scatter both say beside their rows."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from offices.data.records import DimensionRecord


def no_record_words(empty: Sequence[str]) -> str:
    return " ".join([_("No record here has:"), ", ".join(empty)])


def definitions(dimensions: Iterable[DimensionRecord]) -> list[str]:
    return [f"{one.label}: {one.definition}" for one in dimensions]
