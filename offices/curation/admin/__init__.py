"""The panel in which data are curated. No rules of its own: they are in the models, writes go through actions."""

# Importing registers the panels.
from offices.curation.admin import codebook, coding, evidence, indicators, office, questions, search, source  # noqa: F401 - registers panels
