"""Answering with a brief: which parts its reader leaves out, as a page or as PDF. Nothing of any one subject."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse

from offices.brief.frame import Frame
from offices.brief.pdf import Made
from offices.data.studies import read_studies
from offices.matrix.filters import word_error
from offices.models.grammar import TRACKING
from offices.page.addresses import given, permalink
from offices.page.briefs import PDF
from offices.page.files import asks_for, origin
from offices.page.page import Page
from offices.page.view import answer

Parts = Mapping[str, object]
"""Word of `without=` -> the title of the part."""


def answered(page: Page, parts: Parts, make: Callable[..., Made], *subject: Any) -> HttpResponse:
    """The brief as it was asked for; where something was wrong a page that says what, with the brief of the rest.

    It is made of the edition, what can be told of the `subject`, and the frame; once an edition.
    """
    words = dict.fromkeys(page.params.getlist("without"))
    page.errors += [*page.tray.errors, *(word_error("without", one, parts) for one in words if one not in parts)]
    left_out = frozenset(words).intersection(parts)
    frame = Frame(origin(page, permalink(page)), left_out, page.edition.of(read_studies))
    made: Made = page.edition.kept(make, page.edition, *subject, frame)
    if asks_for(page, [PDF]) and not page.errors:
        return pdf_answer(made)
    context = {"brief": made.brief, "room": made.room, "parts": parts, "left_out": left_out, "links": links(page)}
    return answer(page, "brief/brief.jinja", context, has_brief=True)


def pdf_answer(made: Made) -> HttpResponse:
    """Shown by the browser, and saved under a name that says what it is."""
    name = f"nav-compare-brief-{made.brief.key}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Robots-Tag": "noindex"}
    return HttpResponse(made.pdf, content_type="application/pdf", headers=headers)


def links(page: Page) -> dict[str, object]:
    """The same brief as PDF; the page that has all; what a form that leaves parts out sends besides."""
    return {
        "pdf": given(page, ("format", PDF), but=("format", "compare", *TRACKING)),
        "page": page.link(permalink(page)),
        "kept": page.given(but=("without", *TRACKING)),
    }
