"""The words of the form: its fields, and what can be chosen in them, in the curator's language. No rows."""

import json
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from offices.curation.coding_form.apart import stage_words
from offices.curation.coding_form.lines import Line, Row, label, typed
from offices.curation.coding_form.marks import is_copied as was_copied
from offices.models import Coding, Dimension
from offices.models.base import localised
from offices.models.decimals import fewest_digits
from offices.models.vocabulary import Account, Certainty, Comparator, Realisation, Scale, Status
from offices.models.vocabulary import Line as OfficeLine

CHOICES: dict[str, list[tuple[str, Any]]] = {
    "status": list(Status.choices),
    "certainty": list(Certainty.choices),
    "account": list(Account.choices),
    "account_line": [("", "–"), *OfficeLine.choices],
    "realisation": list(Realisation.choices),
    "comparator": list(Comparator.choices),
}
LABELS: dict[str, str | Promise] = {
    "status": gettext_lazy("status"),
    "category": gettext_lazy("category"),
    "yes": gettext_lazy("holds"),
    "no": gettext_lazy("does not hold"),
    "holds": gettext_lazy("yes or no"),
    "comparator": gettext_lazy("read with"),
    "number_low": gettext_lazy("number"),
    "number_high": gettext_lazy("up to"),
    "text_en": gettext_lazy("text (English)"),
    "text_nb": gettext_lazy("text (Norwegian)"),
    "source_term": gettext_lazy("the source's own word"),
    "where_en": gettext_lazy("where it went instead (English)"),
    "where_nb": gettext_lazy("where it went instead (Norwegian)"),
    "account": gettext_lazy("whose word"),
    "account_line": gettext_lazy("line of who told"),
    "certainty": gettext_lazy("how certain"),
    "inferred_from_en": gettext_lazy("inferred from (English)"),
    "inferred_from_nb": gettext_lazy("inferred from (Norwegian)"),
    "realisation": gettext_lazy("realisation"),
    "place": gettext_lazy("source and place"),
    "further": gettext_lazy("further places, one a line"),
    "note_en": gettext_lazy("note (English)"),
    "note_nb": gettext_lazy("note (Norwegian)"),
    "shown": gettext_lazy("shown"),
    "why_shown_en": gettext_lazy("why this one is shown (English)"),
    "why_shown_nb": gettext_lazy("why this one is shown (Norwegian)"),
    "": gettext_lazy("row"),
}


def told(row: Row, name: str, value: Any) -> str:
    """The value of a field, as somebody reads it."""
    if name in ("yes", "no", "category"):
        numbers = value if isinstance(value, list) else [value]
        return ", ".join(label(row.categories[one]) for one in numbers if one in row.categories) or "–"
    if name == "shown":
        return _("yes") if value else _("no")
    return str(dict(CHOICES.get(name, [])).get(value, value) or "–")


def line_words(row: Row, line: Line) -> str:
    """What a line says, in short."""
    given = line.typed
    if given["status"] != Status.CODED:
        of = told(row, "yes", given["yes"]) if given["yes"] else ""
        return " ".join(filter(None, (told(row, "status", given["status"]), of)))
    if row.dimension.scale == Scale.MULTI:
        no = [_("not %(category)s") % {"category": told(row, "no", [one])} for one in given["no"]]
        return ", ".join([*(told(row, "yes", [one]) for one in given["yes"]), *no])
    if row.dimension.scale == Scale.NUMBER:
        span = "–".join(filter(None, (given["number_low"], given["number_high"])))
        return f"{told(row, 'comparator', given['comparator'])} {span}"
    if row.dimension.scale == Scale.BOOLEAN:
        return {"yes": _("yes"), "no": _("no")}.get(given["holds"], "–")
    return told(row, "category", given["category"]) if given["category"] else given["text_en"]


def definition(row: Any) -> str:
    return localised(row, "definition")


def unit(dimension: Dimension) -> str:
    return localised(dimension, "unit")


def bounds(dimension: Dimension) -> str:
    """What a number can be, and how it is written."""
    least = "" if dimension.minimum is None else _("From %(number)s on.") % {"number": fewest_digits(dimension.minimum)}
    typed = _("A comma is a decimal comma; “>20” and “10–15” can be typed.")
    return f"{least} {typed}".strip()


def stage(line: Line) -> str:
    """Where it is; beside what is published, what becomes of a change."""
    if line.proposal and line.proposal.withdraws:
        return _("published; you propose to withdraw it")
    if line.proposal:
        return _("published; your change of it: %(stage)s") % {"stage": line.proposal.get_stage_display()}
    return stage_words() if line.is_apart else str(line.codings[0].get_stage_display())


def published(row: Row, line: Line) -> str:
    """What readers see meanwhile."""
    if not line.proposal or line.proposal.withdraws:
        return ""
    seen = Line(line.number, line.codings, typed(line.codings))
    return _("readers see: %(value)s") % {"value": line_words(row, seen)}


def lines(row: Row) -> str:
    """Many lines in one: what they say, in short."""
    count = ngettext("%(count)d line", "%(count)d lines", len(row.lines)) % {"count": len(row.lines)}
    return f"{count}: {'; '.join(line_words(row, line) for line in row.lines)}"


def is_copied(row: Row, line: Line) -> bool:
    return any(was_copied(row, coding.pk) for coding in line.codings)


def as_json(value: Any) -> str:
    return json.dumps(value)


def change_url(coding: Coding) -> str:
    return reverse("admin:offices_coding_change", args=[coding.pk])


def history_url(coding: Coding) -> str:
    return reverse("admin:offices_coding_history", args=[coding.pk])


def for_script() -> dict[str, str]:
    """What the script says; % stands for a time or a number."""
    return {
        "zone": get_current_timezone_name(),
        "saving": _("Saving …"),
        "saved": _("✓ All saved, %"),
        "saved_here": _("✓ All saved on this page, %"),
        "refused": _("%: not saved yet, see what is marked. It is kept in this browser."),
        "incomplete": _("Not saved yet: something is missing. It is kept in this browser."),
        "offline": _("No connection. What you typed is kept in this browser, and sent when it is back."),
        "login": _("You are logged out. What you typed is kept in this browser."),
        "forbidden": _("You may not write this."),
        "carried": _("as in the row before"),
        "elsewhere": _("Rows of another page wait to be saved: open it"),
        "full": _("This browser keeps nothing more: save before you go on."),
    }
