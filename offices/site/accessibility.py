"""What the accessibility statement says of this software: standard, known faults, how it was tested, when. No HTML.

Who is responsible is a setting of the copy. Change the faults and the date together, after testing again.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Fault:
    """What does not meet the standard, or may be hard for somebody though it does."""

    what: Any
    criteria: str
    """Numbers in WCAG."""
    why: Any
    instead: Any


@dataclass(frozen=True)
class Statement:
    reviewed: date
    faults: tuple[Fault, ...]
    tests: tuple[Any, ...]
    untested: tuple[Any, ...]


STATEMENT = Statement(
    reviewed=date(2026, 11, 21),
    faults=(
        Fault(
            _(
                "The interactive description of the data interface (API): weak contrast, no language given, buttons in "
                "buttons."
            ),
            "1.4.3, 3.1.1, 4.1.2",
            _("It is a ready-made page by others (Swagger UI), in English only."),
            _("The same description as a file: /api/v1/openapi.json."),
        ),
    ),
    tests=(
        _("Each kind of page with axe-core against WCAG 2.1 A and AA, in both languages, in light and dark colours."),
        _("Five tasks from start to end with the keyboard alone, in a browser."),
        _("Each kind of page at 320 pixels, as with 400 % zoom, and with wider letter, word and line spacing."),
        _("The main tasks without JavaScript; the names and the order that a screen reader gets, read in a browser."),
    ),
    untested=(
        _("Screen readers, speech control and switches were not tried by people who use them."),
        _("The admin panel, which is for those who enter data, is not a part of this statement."),
    ),
)
