"""What /data/ offers to take along: the tables that pages have, by the names of the pages. No table is made here."""

from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from offices.page.files import origin
from offices.page.page import Page
from offices.page.view import answer, view
from offices.table.table import VERSION_SHOWN, cite_as
from offices.table.writers import WRITERS
from offices.wording.urls import with_params


class Download(NamedTuple):
    """A page whose rows are files too, and what stands in a row."""

    name: str
    label: Any
    row: Any


DOWNLOADS = (
    Download(
        "office-list", _("Offices"), _("An office or vignette: each value, how certain it is, who says so, where")
    ),
    Download("evidence", _("Findings"), _("What a study says follows from what, how it is known, who speaks")),
    Download("indicators", _("Figures"), _("A figure from a survey or register: year, of whom, source")),
    Download("questions", _("Questions"), _("A ready question with its answer")),
    Download("sources", _("Sources"), _("A study: design, years, sample, what it studied")),
    Download(
        "evidence-map", _("Map of the evidence"), _("A choice, what follows, and from how much data that is known")
    ),
    Download("evidence-gaps", _("What is not known"), _("What is missing, and who says so")),
    Download(
        "hypotheses", _("Hypotheses"), _("A relation and an office: whether it fits, does not fit, or cannot tell")
    ),
)


@view()
def data(page: Page) -> Any:
    """/data/: what can be taken along, where the data can be asked, how to cite them, on what terms."""
    context = {
        "downloads": [(one, page.url(one.name), files(page, one.name)) for one in DOWNLOADS],
        "cited": cite_as(gettext("all data"), origin(page, page.path)),
        "version": page.edition.token[:VERSION_SHOWN],
        "licence": settings.LICENCE,
    }
    return answer(page, "site/data.jinja", context)


def files(page: Page, name: str) -> list[tuple[str, str]]:
    """The page in each form: a label and a link."""
    return [(form.upper(), with_params(page.reverse(name), [("format", form)])) for form in WRITERS]
