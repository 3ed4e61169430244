"""The tables. Rules that must hold are constraints here; reads are in querysets, writes in actions."""

from offices.models.codebook import Category, Dimension, DimensionGroup
from offices.models.coding import Coding
from offices.models.office import Office, Part, Visit
from offices.models.seeded import SeededRow
from offices.models.sources import Caveat, Citation, Source
from offices.models.version import DataVersion

PUBLISHED_MODELS = (Source, Citation, DimensionGroup, Dimension, Category, Office, Visit, Part, Coding, Caveat)
"""Every model whose rows can be on a public page: tracked in history, and a write to any replaces the data version."""

__all__ = [
    "PUBLISHED_MODELS",
    "Category",
    "Caveat",
    "Citation",
    "Coding",
    "DataVersion",
    "Dimension",
    "DimensionGroup",
    "Office",
    "Part",
    "SeededRow",
    "Source",
    "Visit",
]
