"""What files call a row, whatever its number: its natural key. Reading and writing of files is in curation/."""

import re

from django.apps import apps

NATURAL_KEYS = {  # in the order in which rows can be written
    "design": "{key}",
    "theme": "{key}",
    "source": "{key}",
    "sample": "{source}/{unit}",
    "citation": "{source}:{key}",
    "area": "{key}",
    "dimensiongroup": "{key}",
    "dimension": "{key}",
    "category": "{dimension}.{key}",
    "conflict": "{key}",
    "office": "{slug}",
    "visit": "{office}/{key}",
    "part": "{visit}/{key}",
    "coding": "{ref}",
    "caveat": "{source}/{key}",
    "comparison": "{citation}~{dimension}",
    "possiblematch": "{office}~{other}",
    "datafamily": "{key}",
    "reviewentry": "{review}/{study}",
    "outcome": "{key}",
    "speaker": "{key}",
    "finding": "{key}",
    "findingsource": "{finding}/{study}/{citation}",
    "contradiction": "{finding}~{other}",
    "indicator": "{key}",
    "measurement": "{indicator}/{key}",
    "question": "{key}",
    "questionside": "{question}/{key}",
    "questionsentence": "{question}/{kind}/{order}",
    "sentencefinding": "{sentence}/{finding}",
    "questionsource": "{question}/{source}",
    "synonym": "{key}",
    "untreated": "{key}",
}
"""What fixtures and spreadsheets call a row; a relation stands for the natural key of the other row."""


def existing_ids(model: str) -> dict[str, int]:
    """Natural key -> id of every row of the model; one query."""
    pattern = pattern_of(model)
    rows = apps.get_model("offices", model).objects.order_by().values("pk", *re.findall(r"{(\w+)}", pattern))
    return {pattern.format(**row): row["pk"] for row in rows}


def pattern_of(model: str, path: str = "") -> str:
    """The natural key with columns alone: `{visit}/{key}` as `{visit__office__slug}/{visit__key}/{key}`."""

    def column(name: str) -> str:
        other = apps.get_model("offices", model)._meta.get_field(name).related_model
        return pattern_of(other._meta.model_name, f"{path}{name}__") if other else f"{{{path}{name}}}"

    return re.sub(r"{(\w+)}", lambda found: column(found[1]), NATURAL_KEYS[model])


def keys_of(model: str) -> dict[int, str]:
    """Id -> natural key of every row of the model; one query."""
    return {number: key for key, number in existing_ids(model).items()}


def key_columns(model: str) -> tuple[str, ...]:
    """The columns that its natural key is made of."""
    return tuple(re.findall(r"{(\w+)}", NATURAL_KEYS[model]))
