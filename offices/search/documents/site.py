"""The site's own words and pages: the glossary, method and limits, and what stands in the menu."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from offices.data.records import Pair
from offices.search.documents.document import Document
from offices.site.glossary import TOPICS


@dataclass(frozen=True)
class SitePage:
    """A page, or a part of one, and words that lead to it."""

    route: str
    title: str | Promise
    words: str | Promise
    at: str = ""


PAGES = (
    SitePage("about", _("Method"), _("Method: how values are read out of studies and coded, reliability"), "method"),
    SitePage("about", _("Limits"), _("Limits and weaknesses: few offices, old data, no proof"), "limits"),
    SitePage("about", _("Privacy"), _("Cookies, tracking, personal data, anonymous offices, pseudonyms"), "privacy"),
    SitePage("accessibility", _("Accessibility"), _("Accessibility statement: keyboard, screen reader, contrast")),
    SitePage("help", _("Words and signs"), _("Glossary: what words, signs and colours mean")),
    SitePage("data", _("Take the data along"), _("Download data, CSV, JSON, Excel, spreadsheet, API, licence, cite")),
    SitePage("evidence-map", _("Map of the evidence"), _("Which choices are linked to which outcomes, how much data")),
    SitePage("evidence-gaps", _("What is not known"), _("Gaps in research, what nobody has studied or measured")),
    SitePage("hypotheses", _("Hypotheses"), _("Hypotheses held against the cases: fits, contradicts")),
    SitePage("indicators", _("Figures from surveys and registers"), _("Numbers, statistics, survey results")),
    SitePage("indicators-2008", _("Leadership and services in 2008"), _("Municipalities with each service, 2008")),
    SitePage("explore", _("Explore"), _("Cross-tabulate two dimensions, cross-tabulation, charts")),
    SitePage("truth-table", _("Truth table"), _("Qualitative comparative analysis, QCA, combinations of conditions")),
    SitePage("trajectories", _("From the start to the visit"), _("How offices changed over time, trajectories")),
    SitePage("services-matrix", _("Services, office by office"), _("Which municipal services each office holds")),
    SitePage("compare", _("Compare offices"), _("Set offices side by side, comparison")),
    SitePage("our-office", _("An office like ours"), _("Describe our own office, municipality, local applicability")),
    SitePage("office-list", _("Offices"), _("All offices and vignettes, with filters")),
    SitePage("codebook", _("Codebook"), _("All dimensions, variables and their categories")),
    SitePage("sources", _("Sources"), _("All studies and texts that the data rest on, bibliography")),
)


def page_documents() -> Iterator[Document]:
    for one in PAGES:
        key = f"{one.route}#{one.at}" if one.at else one.route
        yield Document("page", key, in_both(one.title), (in_both(one.words),))


def term_documents() -> Iterator[Document]:
    """The topics of the glossary, found by their words."""
    for topic in TOPICS.values():
        words = tuple(in_both(term.word) for term in topic.terms)
        texts = (*(in_both(term.meaning) for term in topic.terms), in_both(topic.after))
        yield Document("term", topic.key, in_both(topic.title), words, texts)


def in_both(text: str | Promise) -> Pair:
    with override("en"):
        en = str(text)
    with override("nb"):
        return Pair(en, str(text))
