"""A sent file, kept until it is taken in; and what it would do as the data are now."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from offices.curation.spreadsheets.limits import LARGEST, of_file, too_large
from offices.curation.spreadsheets.marked import may_be_marked
from offices.curation.spreadsheets.plan import Plan, plan_of
from offices.curation.spreadsheets.reading import read_file
from offices.curation.spreadsheets.sheets import FileRefused, Problem
from offices.models import Import

LONGEST_NAME = 100


@dataclass(frozen=True)
class Look:
    """What is wrong with a file; where it could be read, what would become of its rows."""

    problems: tuple[Problem, ...] = ()
    plan: Plan | None = None


def sent_file(request: HttpRequest) -> tuple[str, bytes]:
    """Name and content. Raises FileRefused."""
    sent = request.FILES.get("file")
    if sent is None:
        raise FileRefused([of_file(_("Choose a file."))])
    content = sent.read(LARGEST + 1)
    name = "".join(sign for sign in str(sent.name) if sign.isprintable())
    stem, dot, end = name.rpartition(".")
    return f"{stem[: LONGEST_NAME - 1 - len(end)]}{dot}{end}"[-LONGEST_NAME:], content


def keep(name: str, content: bytes, by: Any) -> Import:
    """One that can be read, or given back with marks. Raises FileRefused for any other."""
    if problems := list(too_large(content)):
        raise FileRefused(problems)
    try:
        read_file(name, content)
    except FileRefused as error:
        if not may_be_marked(error.problems):
            raise
    checksum = hashlib.sha256(content).hexdigest()
    one = Import(name=name, checksum=checksum, size=len(content), by=by, content=content)
    one.full_clean()
    one.save()
    return one


def look_at(one: Import, by: Any) -> Look:
    try:
        sheets = read_file(one.name, bytes(one.content or b""))
    except FileRefused as error:
        return Look(error.problems)
    plan = plan_of(sheets, by)
    return Look(tuple(plan.problems), plan)
