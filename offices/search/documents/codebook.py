"""Dimensions of the codebook with all that their pages say. Offices that hold their values: offices.py."""

from collections.abc import Iterator

from offices.data.codebook import read_groups
from offices.data.editions import Edition
from offices.data.records import DimensionRecord, GroupRecord, Pair
from offices.search.documents.document import Document


def dimension_documents(edition: Edition) -> Iterator[Document]:
    for group in edition.of(read_codebook):
        for one in group.dimensions:
            labels = tuple(category.label for category in one.categories)
            defined = tuple(category.definition for category in one.categories)
            named = Pair(one.key.replace("_", " "))
            names = (named, *labels, group.label)
            yield Document("dimension", one.key, one.label, names, (one.definition, one.note, *defined))


def read_codebook(edition: Edition) -> list[GroupRecord]:
    """A part of the edition, since other documents name dimensions too."""
    return list(read_groups(edition.published))


def labels_of(dimension: DimensionRecord | None, category: str = "") -> tuple[Pair, ...]:
    """What an end of a finding is called: its dimension and, where it is one, its category."""
    if dimension is None:
        return ()
    own = dimension.by_key.get(category)
    return (dimension.label, own.label) if own else (dimension.label,)
