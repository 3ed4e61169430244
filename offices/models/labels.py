"""What the panel calls the columns and tables that have no words of their own: their names, put into its language."""

from django.apps import apps
from django.utils.translation import pgettext_lazy

COLUMN, TABLE = "column", "table"
COLUMNS = (
    *(pgettext_lazy("column", "account"), pgettext_lazy("column", "account line")),
    *(pgettext_lazy("column", "anonymised"), pgettext_lazy("column", "antecedent")),
    *(pgettext_lazy("column", "antecedent category"), pgettext_lazy("column", "area")),
    *(pgettext_lazy("column", "authors"), pgettext_lazy("column", "basis"), pgettext_lazy("column", "categories")),
    *(pgettext_lazy("column", "category"), pgettext_lazy("column", "certainty"), pgettext_lazy("column", "citation")),
    *(pgettext_lazy("column", "comparator"), pgettext_lazy("column", "consequent")),
    *(pgettext_lazy("column", "consequent category"), pgettext_lazy("column", "count")),
    *(pgettext_lazy("column", "data year high"), pgettext_lazy("column", "data year low")),
    *(pgettext_lazy("column", "day"), pgettext_lazy("column", "described"), pgettext_lazy("column", "designs")),
    *(pgettext_lazy("column", "digest"), pgettext_lazy("column", "dimension"), pgettext_lazy("column", "dimensions")),
    *(pgettext_lazy("column", "direction"), pgettext_lazy("column", "finding")),
    *(pgettext_lazy("column", "from dimensions"), pgettext_lazy("column", "further citations")),
    *(pgettext_lazy("column", "group"), pgettext_lazy("column", "headline"), pgettext_lazy("column", "holds")),
    *(pgettext_lazy("column", "indicator"), pgettext_lazy("column", "inferred"), pgettext_lazy("column", "key")),
    *(pgettext_lazy("column", "kind"), pgettext_lazy("column", "medium"), pgettext_lazy("column", "minimum")),
    *(pgettext_lazy("column", "months certainty"), pgettext_lazy("column", "named by source")),
    *(pgettext_lazy("column", "number"), pgettext_lazy("column", "office"), pgettext_lazy("column", "offices")),
    *(pgettext_lazy("column", "one"), pgettext_lazy("column", "one category")),
    *(pgettext_lazy("column", "only in findings"), pgettext_lazy("column", "order")),
    *(pgettext_lazy("column", "order inferred"), pgettext_lazy("column", "other")),
    *(pgettext_lazy("column", "other category"), pgettext_lazy("column", "outcome")),
    *(pgettext_lazy("column", "outcomes"), pgettext_lazy("column", "own data"), pgettext_lazy("column", "page")),
    *(pgettext_lazy("column", "parent"), pgettext_lazy("column", "part"), pgettext_lazy("column", "part of")),
    *(pgettext_lazy("column", "polarity"), pgettext_lazy("column", "publisher"), pgettext_lazy("column", "question")),
    *(pgettext_lazy("column", "realisation"), pgettext_lazy("column", "record"), pgettext_lazy("column", "ref")),
    *(pgettext_lazy("column", "review"), pgettext_lazy("column", "review by"), pgettext_lazy("column", "scale")),
    *(pgettext_lazy("column", "second hand"), pgettext_lazy("column", "section"), pgettext_lazy("column", "sentence")),
    *(pgettext_lazy("column", "series"), pgettext_lazy("column", "shown"), pgettext_lazy("column", "signed by")),
    *(pgettext_lazy("column", "slug"), pgettext_lazy("column", "source"), pgettext_lazy("column", "source term")),
    *(pgettext_lazy("column", "sources"), pgettext_lazy("column", "speakers"), pgettext_lazy("column", "speaks for")),
    *(pgettext_lazy("column", "stage"), pgettext_lazy("column", "status"), pgettext_lazy("column", "study")),
    *(pgettext_lazy("column", "theme"), pgettext_lazy("column", "themes"), pgettext_lazy("column", "times")),
    *(pgettext_lazy("column", "title external"), pgettext_lazy("column", "to dimensions")),
    *(pgettext_lazy("column", "union of part"), pgettext_lazy("column", "unit"), pgettext_lazy("column", "visit")),
    *(pgettext_lazy("column", "words"), pgettext_lazy("column", "written on"), pgettext_lazy("column", "year")),
    *(pgettext_lazy("column", "year external"), pgettext_lazy("column", "years certainty")),
)
TABLES = (
    *(pgettext_lazy("table", "office"), pgettext_lazy("table", "visit"), pgettext_lazy("table", "part")),
    *(pgettext_lazy("table", "coding"), pgettext_lazy("table", "source"), pgettext_lazy("table", "citation")),
    *(pgettext_lazy("table", "caveat"), pgettext_lazy("table", "area"), pgettext_lazy("table", "dimension")),
    *(pgettext_lazy("table", "category"), pgettext_lazy("table", "comparison"), pgettext_lazy("table", "theme")),
    *(pgettext_lazy("table", "outcome"), pgettext_lazy("table", "speaker"), pgettext_lazy("table", "finding")),
    *(pgettext_lazy("table", "contradiction"), pgettext_lazy("table", "indicator")),
    *(pgettext_lazy("table", "measurement"), pgettext_lazy("table", "question"), pgettext_lazy("table", "synonym")),
    *(pgettext_lazy("table", "design"), pgettext_lazy("table", "sample"), pgettext_lazy("table", "data family")),
    *(pgettext_lazy("table", "dimension group"), pgettext_lazy("table", "possible match")),
    *(pgettext_lazy("table", "finding source"), pgettext_lazy("table", "review entry")),
    *(pgettext_lazy("table", "question side"), pgettext_lazy("table", "question source")),
    *(pgettext_lazy("table", "missed search"), pgettext_lazy("table", "question sentence")),
    *(pgettext_lazy("table", "sentence finding"), pgettext_lazy("table", "offices"), pgettext_lazy("table", "visits")),
    *(pgettext_lazy("table", "parts"), pgettext_lazy("table", "codings"), pgettext_lazy("table", "sources")),
    *(pgettext_lazy("table", "citations"), pgettext_lazy("table", "caveats"), pgettext_lazy("table", "areas")),
    *(pgettext_lazy("table", "dimensions"), pgettext_lazy("table", "comparisons"), pgettext_lazy("table", "themes")),
    *(pgettext_lazy("table", "outcomes"), pgettext_lazy("table", "speakers"), pgettext_lazy("table", "findings")),
    *(pgettext_lazy("table", "contradictions"), pgettext_lazy("table", "indicators")),
    *(pgettext_lazy("table", "measurements"), pgettext_lazy("table", "questions"), pgettext_lazy("table", "synonyms")),
    *(pgettext_lazy("table", "designs"), pgettext_lazy("table", "samples"), pgettext_lazy("table", "dimension groups")),
    *(pgettext_lazy("table", "finding sources"), pgettext_lazy("table", "question sides")),
    *(pgettext_lazy("table", "question sources"), pgettext_lazy("table", "question sentences")),
    pgettext_lazy("table", "sentence findings"),
)
"""Listed to be translated: what `name_tables` makes of names cannot be collected."""


def name_tables() -> None:
    """Once, at start. Migrations know nothing of it: the names that they would write stay as the code has them."""
    for model in apps.get_app_config("offices").get_models():
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            if field._verbose_name is None:  # type: ignore[attr-defined] # not in the stubs
                field.verbose_name = pgettext_lazy(COLUMN, str(field.verbose_name))
        given, options = model._meta.original_attrs, model._meta
        plural = str(options.verbose_name_plural) if "verbose_name_plural" not in given else ""
        if "verbose_name" not in given:
            options.verbose_name = pgettext_lazy(TABLE, str(options.verbose_name))
        if plural:
            options.verbose_name_plural = pgettext_lazy(TABLE, plural)
