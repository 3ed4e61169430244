"""The picture that others show beside a link to a page without a chart: what the site asks and has. No chart."""

import typst
from django.http import HttpResponse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.figure.export.png import fonts
from offices.matrix.counting import select
from offices.matrix.selection import Selection
from offices.page.page import Page
from offices.page.view import view
from offices.wording.numbers import span

DOCUMENT = b"""#set page(width: 1200pt, height: 630pt, margin: 80pt, fill: rgb("#fbfaf7"))
#set text(font: "Source Sans 3", size: 32pt, fill: rgb("#16202a"))
#let title(size, words) = text(font: "Source Serif 4", size: size, weight: 600, words)
#place(top + left, dx: -80pt, dy: -80pt, rect(width: 1200pt, height: 18pt, fill: rgb("#0a5a69")))
#title(40pt)[NAV #text(fill: rgb("#0a5a69"))[Compare]]
#v(40pt)
#par(leading: 20pt, title(76pt, sys.inputs.asked))
#place(bottom + left, text(fill: rgb("#515b66"), sys.inputs.holds))"""
"""As large as those who show it ask for."""


@view(checks=False)
def share_picture(page: Page) -> HttpResponse:
    """/share.png; parameters are not looked at: nobody types it."""
    asked = _("What follows from how a NAV office is organised?")
    return HttpResponse(page.edition.kept(drawn, asked, holds(page)), content_type="image/png")


def holds(page: Page) -> str:
    """How much there is, in one line."""
    n_offices, n_findings = select(page.matrix, Selection()).n_offices, len(page.evidence.findings)
    words = [
        ngettext("%(n)s studied office", "%(n)s studied offices", n_offices) % {"n": number_format(n_offices)},
        ngettext("%(n)s finding", "%(n)s findings", n_findings) % {"n": number_format(n_findings)},
    ]
    if page.matrix.years:
        words.append(_("evidence from %(years)s") % {"years": span(*page.matrix.years)})
    return " · ".join(words)


def drawn(asked: str, holds: str) -> bytes:
    """The picture as PNG; in 20 ms."""
    inputs = {"asked": asked, "holds": holds}
    made = typst.compile(DOCUMENT, format="png", ppi=72, font_paths=fonts(), sys_inputs=inputs)
    return made if isinstance(made, bytes) else b"".join(made)
