"""/our-office/: an office is described in the address and nothing of it is stored."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from offices.our_office.answer import Answer, answer_to
from offices.our_office.description import Description
from offices.our_office.form import blank_form, form
from offices.our_office.grammar import read_description
from offices.our_office.starting import from_offices, from_questions
from offices.our_office.table import our_office as our_office_file
from offices.our_office.words.answer import answer_words
from offices.page.page import Page
from offices.page.view import answer, view
from offices.wording.urls import with_params

TEMPLATE = "our_office/our_office.jinja"


@view("format", checks=False)
def our_office(page: Page) -> HttpResponse:
    """/our-office/: the form, and what follows from what is chosen in it."""
    given = page.given()
    if filled := [pair for pair in given if pair[1].strip()]:
        if len(filled) < len(given):
            return redirect(with_params(page.path, filled))
    elif given:
        return redirect(page.path)
    return shown(page, *read(page))


def shown(page: Page, description: Description, found: Answer | None) -> HttpResponse:
    """The form, and the answer if there is one."""
    blank = page.edition.kept(blank_form, page.matrix, page.evidence, page.language)
    context: dict[str, Any] = {
        "form": form(blank, description, page.params),
        "starts": list(from_offices(page.matrix)),
        "asked": [] if found else list(from_questions(page.matrix)),
        "answer": page.edition.kept(answer_words, page.matrix, found, page.language) if found else None,
    }
    table = partial(our_office_file, found, page.evidence, page.matrix) if found else None
    return answer(page, TEMPLATE, context, table, list(description.params()), has_brief=bool(found))


def read(page: Page) -> tuple[Description, Answer | None]:
    """What is described, and the answer; none where nothing is, or more than can be answered."""
    asked = read_description(page.params, page.matrix, page.names)
    page.errors += asked.errors
    description = asked.description
    if not description.choices or description.is_too_long:
        return description, None
    return description, page.edition.kept(answer_to, page.matrix, description)
