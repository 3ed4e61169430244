"""The words that the URL grammar keeps for itself, so that no dimension is called one. Nothing is read here."""

PARAMETERS = (
    *("record", "source", "basis", "visit", "q", "compare", "sort", "page", "page_size", "lang", "format", "sep"),
    *("years", "release", "without", "office", "x", "y", "panel", "only", "view", "order", "choose", "group"),
    *("match", "same", "differ", "condition", "outcome", "cases", "threshold", "outcome_threshold"),
    *("theme", "antecedent", "direction", "kind", "speaker", "question", "dimension", "selection"),
    *("design", "sample", "read", "family", "publication", "chart"),
)
"""Parameters of pages, files and API. `selection` stands for all dimensions in the description of the API."""

TRACKING = (
    *("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id"),
    *("fbclid", "gclid", "msclkid"),
)
"""Parameters that others hang on a mailed link; they say nothing about the selection."""

PREFIXES = ("then_", "record_", "utm_", "sample_")
"""`then_leadership` is the changed choice of a described office, `record_…` what a record is in itself; others may
begin to track with any `utm_` word; `sample_informants` is how many a study interviewed."""

SUFFIXES = ("_min", "_max", "_match")
"""Of a dimension `staff_fte`: `staff_fte_min`, `staff_fte_max`; of one with several values at once `_match`."""


def is_reserved(word: str) -> bool:
    """Whether the grammar reads the word as something else than a dimension."""
    return word in PARAMETERS or word in TRACKING or word.startswith(PREFIXES) or word.endswith(SUFFIXES)
