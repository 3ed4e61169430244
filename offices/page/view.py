"""A view is a function of a Page: made of the request, answered with a page, a file, or what was wrong."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.template import engines

from offices.data.editions import Edition, with_edition
from offices.figure.export import PICTURES
from offices.page.addresses import file_links, head, permalink, picture_links
from offices.page.briefs import BRIEFS, brief_links
from offices.page.files import file_answer, format_errors, wants_file
from offices.page.menu import menu
from offices.page.page import DATA_VERSION, PREVIEW, Page
from offices.page.pictures import Charts, chart_errors, picture_answer, wants_picture
from offices.table.table import Table
from offices.table.writers import WRITERS
from offices.wording.errors import MOST_ERRORS, error_texts

P = ParamSpec("P")


View = Callable[Concatenate[HttpRequest, P], HttpResponse]
OfPage = Callable[Concatenate[Page, P], HttpResponse]


def view(*names: str, selects: bool = False, checks: bool = True) -> Callable[[OfPage[P]], View[P]]:
    """Make a function of a Page a view; `names` are its parameters, beside those of every page.

    With `selects` it reads a selection of offices too. With `checks` off it says itself which parameters there are.
    """

    def decorate(make: OfPage[P]) -> View[P]:
        @wraps(make)
        def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            def of(edition: Edition) -> HttpResponse:
                page = Page(request, edition, names)
                if selects:
                    page.selection = page.read_selection(page.matrix)
                elif checks:
                    page.check_names()
                return make(page, *args, **kwargs)

            if shown := request.META.get(PREVIEW):
                return of(shown.edition)
            return with_edition(of, request.META.get(DATA_VERSION))

        return answered

    return decorate


def answer(
    page: Page,
    template: str,
    context: dict[str, Any],
    table: Callable[[], Table] | None = None,
    address: Sequence[tuple[str, str]] | None = None,
    charts: Charts = (),
    *,
    has_brief: bool = False,
) -> HttpResponse:
    """The page; with errors a 400 that says what was wrong and shows the rest.

    A page that gives its `table` can be taken along: with `format` it is a file, made of the same context. `address`
    says in full what the page shows, for links that are to last; without it they repeat what was given. Each of its
    `charts` is a picture where it reads `chart`. One that `has_brief` offers it; another view answers with it.
    """
    wrong = [
        *page.tray.errors,
        *format_errors(page, forms(page, table, charts, has_brief)),
        *chart_errors(page, charts),
    ]
    page.errors += [error for error in wrong if error not in page.errors]
    if not page.errors:
        if table and wants_file(page):
            return file_answer(page, table(), permalink(page, address))
        if charts and wants_picture(page):
            return picture_answer(page, charts, permalink(page, address))
        page.take_along = file_links(page, address) if table else ()
        page.pictures = picture_links(page, charts)
        page.briefs = brief_links(page, address) if has_brief else ()
        page.permalink = permalink(page, address) if address is not None else ""
    around = {"page": page, "head": head(page), "menu": menu(page)}
    return HttpResponse(rendered(page, template, {**context, **around}), status=400 if page.errors else 200)


def forms(page: Page, table: Callable[[], Table] | None, charts: Charts, has_brief: bool) -> list[str]:
    """What `format` may ask for; where something else is wrong, nobody knows what the page would have had."""
    tables = WRITERS if table or (page.errors and not has_brief) else ()
    pictures = PICTURES if charts or (page.errors and "chart" in page.names) else ()
    return [*tables, *pictures, *(BRIEFS if has_brief else ())]


def rendered(page: Page, template: str, context: dict[str, Any]) -> str:
    """The page as HTML, with what was wrong in words beside the fields that it is about."""
    errors = page.errors
    page.messages, page.n_more_messages = list(error_texts(errors)), max(len(errors) - MOST_ERRORS, 0)
    page.fields.expect(errors[:MOST_ERRORS])
    html: str = engines["jinja2"].get_template(template).render(context)
    return html
