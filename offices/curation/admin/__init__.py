"""The panel in which data are curated. No rules of its own: they are in the models, writes go through actions."""

from offices.curation.admin import (  # noqa: F401 - importing registers the panels
    codebook,
    coding,
    evidence,
    indicators,
    office,
    questions,
    source,
)
