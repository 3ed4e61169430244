"""/admin/import/<number>/confirm/: the rows are written, and the answer tells meanwhile how far that is."""

import logging
from collections.abc import Generator, Iterator
from contextlib import closing

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from offices.curation.importing import words
from offices.curation.importing.results import done_context
from offices.curation.importing.streamed import Report, stepwise
from offices.curation.importing.views import found, shown
from offices.curation.spreadsheets.plan import Plan
from offices.curation.spreadsheets.reading import read_file
from offices.curation.spreadsheets.sheets import FileRefused
from offices.curation.spreadsheets.writing import carry_out
from offices.data.actions import RowRefused, RowsRefused
from offices.models import Import

MARK = "<!-- what is told meanwhile -->"
logger = logging.getLogger(__name__)


def confirm(request: HttpRequest, number: int) -> HttpResponseBase:
    """Only what was looked at is written: what would be written otherwise is refused, by the digest that was shown."""
    one = found(request, number, to_write=True)
    if request.method != "POST":
        return redirect("admin:import", number)
    if told := why_not(one):
        return shown(request, one, (told,), status=409)
    try:
        sheets = read_file(one.name, bytes(one.content or b""))
    except FileRefused:
        return shown(request, one, (_("Nothing was written: something is wrong now."),), status=409)
    plan = Plan(sheets=sheets, digest=request.POST.get("digest", ""))
    return StreamingHttpResponse(parts(request, one, plan), headers={"Cache-Control": "no-store"})


def why_not(one: Import) -> str:
    if one.stage in (Import.Stage.DONE, Import.Stage.UNDONE):
        return _("It was taken in already: nothing was written a second time.")
    return "" if one.content else _("The file is not kept any more.")


def parts(request: HttpRequest, one: Import, plan: Plan) -> Iterator[str]:
    """The page, with what happens where the mark stands."""
    context = {**admin.site.each_context(request), "title": _("Import"), "one": one, "mark": SafeString(MARK)}
    before, _mark, after = render_to_string("admin/importing/progress.html", context, request).partition(MARK)
    yield before
    with closing(told(request, one, plan)) as steps:
        yield from steps
    yield after


def told(request: HttpRequest, one: Import, plan: Plan) -> Generator[str, None, None]:
    """Each step, then what became of it. Whoever goes away stops it, and nothing is written."""

    def work(report: Report) -> Import:
        return carry_out(plan, request.user, one, report)

    with closing(stepwise(work)) as steps:
        try:
            for done, of in steps:
                yield format_html('<p class="step" role="status">{}</p>\n', words.step_words(done, of))
        except (RowsRefused, RowRefused, ValidationError, PermissionDenied, DatabaseError) as error:
            yield failed(one, error)
            return
        except Exception:
            logger.exception("import %s", one.pk)
            yield failed(one, None)
            return
    yield ended(request, one.pk)


def failed(one: Import, error: Exception | None) -> str:
    """Told in words; the database's own are for developers."""
    said = _("Something failed that we did not foresee; whoever runs the site finds it in the log.")
    if isinstance(error, DatabaseError):
        said = _("It clashes with what somebody else saves at the same moment. Look at it again.")
    elif error is not None:
        said = str(error)
    return format_html(
        '<div class="ended errornote" role="alert"><p>{}</p><p>{}</p><p><a href="../">{}</a></p></div>',
        _("Nothing was written."), said, _("Back to the preview of the file"),
    )  # fmt: skip


def ended(request: HttpRequest, number: int) -> str:
    context = done_context(Import.objects.get(pk=number), may_import=True)
    return f'<div class="ended" role="status">{render_to_string("admin/importing/done.html", context, request)}</div>'
