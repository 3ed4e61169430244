"""Errors are tied to their fields: on the finished page, so that no template can forget it. Nothing is judged here."""

import re
from collections.abc import Sequence
from html import escape

from offices.matrix.filters import ParameterError

CONTROL = re.compile(r'<(?:input|select|textarea)\b(?![^>]*\btype="hidden")[^>]*>')
NAME = re.compile(r'\bname="([^"]*)"')
ID = re.compile(r'\bid="([^"]*)"')
MESSAGE = re.compile(r'<span data-field="([^"]*)">(.*?)</span>', re.DOTALL)
MAIN = "<main"
"""Before it stands the search box of the header, whose `q` is that of no page."""


def mark(html: str, errors: Sequence[ParameterError]) -> str:
    """The page with the first field of each wrong name marked, and each message linked to its field.

    A parameter without a field in the form, such as `page`, keeps its message as plain text.
    """
    numbers: dict[str, list[int]] = {}
    for number, error in enumerate(errors, 1):
        numbers.setdefault(escape(error.field), []).append(number)
    ids: dict[str, str] = {}

    def control(match: re.Match[str]) -> str:
        tag, name = match[0], NAME.search(match[0])
        if not name or name[1] not in numbers or name[1] in ids:
            return tag
        own = ID.search(tag)
        ids[name[1]] = own[1] if own else f"field-{name[1]}"
        told = " ".join(f"error-{number}" for number in numbers[name[1]])
        given = "" if own else f' id="{ids[name[1]]}"'
        return f'{tag[:-1]}{given} aria-invalid="true" aria-describedby="{told}">'

    def message(match: re.Match[str]) -> str:
        return f'<a href="#{ids[match[1]]}">{match[2]}</a>' if match[1] in ids else match[2]

    before, main, page = html.partition(MAIN)
    return before + main + MESSAGE.sub(message, CONTROL.sub(control, page))
