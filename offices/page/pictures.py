"""A chart of a page as a picture: reading `chart`, the answer. How it is drawn: offices/figure/export."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from offices.figure.chart import Chart
from offices.figure.export import PICTURES, sheet
from offices.matrix.filters import ParameterError, read_word
from offices.page.files import asks_for, attached, origin
from offices.page.page import Page

Charts = Sequence[Chart[Any]]


def wants_picture(page: Page) -> bool:
    """Whether a chart of the page is asked for as a picture."""
    return asks_for(page, PICTURES)


def chart_errors(page: Page, charts: Charts) -> list[ParameterError]:
    """What is wrong with `chart`: of several one has to be named."""
    given, names = page.params.getlist("chart"), [one.id for one in charts]
    if "chart" not in page.names or (page.errors and not charts):
        return []
    if not given:
        message = _("There are several charts here: “chart” says which.")
        return [ParameterError("chart", message, tuple(names))] if wants_picture(page) and len(names) > 1 else []
    return read_word(page.params, "chart", names)[1]


def picture_answer(page: Page, charts: Charts, permalink: str) -> HttpResponse:
    """The chart that was asked for, with its words and where it is from."""
    word, name = page.params.get("format", ""), page.params.get("chart", charts[0].id)
    chart, form = next(one for one in charts if one.id == name), PICTURES[word]
    whence = origin(page, permalink)
    foot = _("NAV Compare, data version %(version)s: %(permalink)s") % {
        "version": whence.data_version,
        "permalink": whence.permalink,
    }
    made = sheet(chart.picture, str(chart.caption), words_of(chart), foot, page.language)
    return attached(form.write(made), form.content_type, f"{chart.id}.{word}")


def words_of(chart: Chart[Any]) -> Iterator[str]:
    """What is said below the picture: how many, how sure, how to read it, the sources."""
    yield str(chart.sentence)
    if chart.notes:
        yield chart.notes
    if chart.sources:
        yield _("Sources: %(sources)s.") % {"sources": chart.sources}
