"""What is typed in a line of the form: read from rows, and from what a browser sends. What it means is in wanted.py."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

from offices.curation.coding_form.places import place_text
from offices.models import Citation, Coding, Dimension
from offices.models.decimals import TypedNumberField
from offices.models.vocabulary import Comparator, Scale, Status

Typed = dict[str, Any]
"""By field a text; of the fields in SEVERAL the numbers of categories, as texts."""
BLANK: Typed = {
    "status": "coded",
    "category": "",
    "yes": [],
    "no": [],
    "holds": "",
    "comparator": "=",
    "shown": "on",
    "account": "author",
    "certainty": "stated",
    "realisation": "in_place",
    **dict.fromkeys(("number_low", "number_high", "text_en", "text_nb", "source_term", "where_en", "where_nb"), ""),
    **dict.fromkeys(("account_line", "inferred_from_en", "inferred_from_nb", "place", "further"), ""),
    **dict.fromkeys(("note_en", "note_nb", "why_shown_en", "why_shown_nb"), ""),
}
SEVERAL = ("yes", "no")
OWN_VALUE = ("category", "yes", "no", "holds", "number_low", "number_high", "text_en", "text_nb")
TEXTS = tuple(name for name in BLANK if name not in {*OWN_VALUE, "place", "further", "shown", "comparator"})
"""Columns that are typed as they are kept."""
FIELDS = {
    Scale.NOMINAL: ("category", "source_term"),
    Scale.ORDINAL: ("category", "source_term"),
    Scale.MULTI: ("yes", "no", "source_term", "where_en", "where_nb"),
    Scale.BOOLEAN: ("holds", "source_term"),
    Scale.NUMBER: ("comparator", "number_low", "number_high", "text_en", "text_nb"),
    Scale.TEXT: ("text_en", "text_nb"),
}
"""The fields of a line that only some scales have."""
OF_VALUE = {name for names in FIELDS.values() for name in names}
SIGNS = {"≥": ">=", "≤": "<=", "≈": "~", "ca": "~", "ca.": "~"}
SIGNED = re.compile(r"(>=|<=|>|<|=|~|≈|≥|≤|ca\.?)\s*(?=\d|-)", re.IGNORECASE)
SPAN = re.compile(r"([\d., \u00a0]*\d)\s*[–-]\s*(\d[\d., \u00a0]*)")
UPPER = (Comparator.LESS, Comparator.AT_MOST)


def fields_of(dimension: Dimension) -> list[str]:
    """The names of the fields that a line of the dimension has."""
    own = FIELDS[Scale(dimension.scale)]
    return [name for name in BLANK if name in own or name not in OF_VALUE]


def typed_of(codings: Sequence[Any], place: Citation | None, further: Sequence[Citation]) -> Typed:
    """What stands in a line of rows that share their evidence."""
    first = codings[0]
    typed = {**BLANK, **{name: getattr(first, name) for name in TEXTS}, "comparator": first.comparator or "="}
    typed |= {"text_en": first.text_en, "text_nb": first.text_nb, "shown": "on" if first.shown else ""}
    typed |= {"place": place_text(place), "further": "\n".join(map(place_text, further))}
    if first.scale == Scale.MULTI:
        typed["no"] = [str(one.category_id) for one in codings if one.holds is False]
        typed["yes"] = [str(one.category_id) for one in codings if one.holds is not False and one.category_id]
        gone = next((one for one in codings if one.where_en or one.where_nb), first)
        return typed | {"where_en": gone.where_en, "where_nb": gone.where_nb}
    typed["category"] = str(first.category_id or "")
    typed["holds"] = {True: "yes", False: "no", None: ""}[first.holds]
    return typed | numbers_of(first)


def numbers_of(row: Coding) -> Typed:
    """A single figure stands in the first field, whichever bound it is."""
    low, high = (TypedNumberField().prepare_value(bound) for bound in (row.number_low, row.number_high))
    if row.comparator in UPPER or low == high:
        low, high = high, None
    return {"number_low": low or "", "number_high": high or ""}


def read_line(data: QueryDict, prefix: str, dimension: Dimension) -> Typed:
    """What a browser sent of the line; a box that is not ticked is not sent."""
    typed = dict(BLANK)
    for name in fields_of(dimension):
        key = f"{prefix}.{name}"
        if name in SEVERAL:
            typed[name] = data.getlist(key)
        elif name == "shown":
            typed[name] = "on" if data.get(key) else ""
        else:
            typed[name] = clean_text(data.get(key, typed[name]))
    return {**typed, **split_number(typed)} if dimension.scale == Scale.NUMBER else typed


def clean_text(text: str) -> str:
    return text.strip().replace("\r\n", "\n").replace("\0", "")


def split_number(typed: Mapping[str, Any]) -> Typed:
    """A sign typed before the figure is its comparator, and a span typed in one field is two figures."""
    found: Typed = {"number_low": typed["number_low"], "number_high": typed["number_high"]}
    if sign := SIGNED.match(found["number_low"]):
        word = sign[1].casefold()
        found |= {"comparator": SIGNS.get(word, word), "number_low": found["number_low"][sign.end() :]}
    if not found["number_high"] and (span := SPAN.fullmatch(found["number_low"])):
        found |= {"number_low": span[1].strip(), "number_high": span[2].strip()}
    return found


def has_value(typed: Typed) -> bool:
    """Whether it says anything of the matter: a value, or a status without one."""
    return typed["status"] != Status.CODED or any(typed[name] for name in OWN_VALUE)


def is_untouched(typed: Typed) -> bool:
    """Whether nobody typed anything; the place may have been remembered, and words have defaults."""
    free = ("note_en", "note_nb", "inferred_from_en", "inferred_from_nb", "source_term", "further", "where_en")
    return not has_value(typed) and not any(typed[name] for name in free)
