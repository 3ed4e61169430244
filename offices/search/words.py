"""What a search found, in words: the best of it, then by kind. Where in a text the words stand: marked.py."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from django.urls import reverse
from django.utils.translation import gettext as _

from offices.data.findings import Evidence
from offices.data.records import Pair
from offices.evidence.indicators.words import indicators_url
from offices.evidence.weighing import is_about
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import RecordKind
from offices.search.documents import Document
from offices.search.found import Found
from offices.search.marked import Piece, cut, has_match, pieces
from offices.wording.findings import FindingCard, finding_cards
from offices.wording.urls import page_path

BEST = 5
"""Hits of any kind on top."""
SHOWN = 6
"""Hits of a kind that are seen at once; more are in a list of their own, else folded."""
ALL_RECORDS = "&".join(f"record={kind}" for kind in RecordKind.values)
SENTENCES = ("finding", "indicator")
PARTS = {"term": "page"}
"""Kinds that are shown with others."""


@dataclass(frozen=True)
class Result:
    document: Document
    kind: str
    """In words."""
    url: str
    title: list[Piece]
    place: list[Piece]
    """The first other text with a match, cut; none where only the title matched."""
    is_other_language: bool
    """Only the text in the other language has the words."""
    card: FindingCard | None = None
    """Of a finding: which way, how known, what does not fit."""


@dataclass(frozen=True)
class ResultGroup:
    kind: str
    label: str
    n: int
    results: list[Result]
    folded: list[Result]
    more_url: str
    """Where all of them are, for a list that can be filtered by the same words."""


@dataclass(frozen=True)
class Results:
    """What a page of results prints."""

    found: Found
    evidence: Evidence
    matrix: Matrix

    @property
    def n(self) -> int:
        return len(self.found.hits)

    @property
    def n_with_all(self) -> int:
        """How many have all words, not just most."""
        return sum(hit.has_all for hit in self.found.hits)

    @property
    def meant(self) -> str:
        """The query with known words in the place of those that are not known as they were typed."""
        corrections = self.found.query.corrections
        words = self.found.query.words
        return " ".join(corrections.get(word, word) for word in words) if corrections else ""

    @cached_property
    def best(self) -> list[Result]:
        """The first hits; where a finding is among them, the questions that it is about stand above it."""
        first = [hit.document for hit in self.found.hits[:BEST]]
        return [self.result(one) for one in with_questions(first, self.questions, self.evidence)]

    @property
    def pages(self) -> list[Result]:
        """What is suggested while somebody types: all but findings and figures, whose sentences are long."""
        hits = (hit.document for hit in self.found.hits)
        return [self.result(one) for one in islice((one for one in hits if one.kind not in SENTENCES), BEST)]

    @cached_property
    def groups(self) -> list[ResultGroup]:
        """All hits by kind; kinds that answer before those that they are made of."""
        listed = {
            "question": (_("Ready questions"), ""),
            "dimension": (_("Codebook"), ""),
            "office": (_("Offices, vignettes and settings"), f"{reverse('offices:office-list')}?{ALL_RECORDS}&q="),
            "indicator": (_("Figures"), ""),
            "finding": (_("Findings"), f"{reverse('offices:evidence')}?q="),
            "source": (_("Sources"), f"{reverse('offices:sources')}?q="),
            "page": (_("About the site"), ""),
        }  # fmt: skip
        groups = [self.group(kind, label, more) for kind, (label, more) in listed.items()]
        return [group for group in groups if group.n]

    @property
    def questions(self) -> dict[str, Document]:
        return {key: Document("question", key, one.title) for key, one in self.evidence.questions.items()}

    def group(self, kind: str, label: str, more: str) -> ResultGroup:
        found = [hit.document for hit in self.found.hits if PARTS.get(hit.document.kind, hit.document.kind) == kind]
        made = [self.result(one) for one in (found[:SHOWN] if more else found)]
        return ResultGroup(kind, label, len(found), made[:SHOWN], made[SHOWN:], more if len(found) > SHOWN else "")

    def result(self, document: Document) -> Result:
        words = self.found.query.terms
        title = pieces(str(document.title), words)
        body = next((text for text in (*document.names, *document.texts) if has_match(str(text), words)), Pair())
        place = cut(pieces(str(body), words))
        seen = any(piece.is_match for piece in (*title, *place))
        return Result(document, kind_of(document), url_of(document), title, place, not seen, self.card(document))

    def card(self, document: Document) -> FindingCard | None:
        if document.kind != "finding":
            return None
        return finding_cards(self.evidence, self.matrix, [self.evidence.findings[document.key]])[0]


def with_questions(first: Sequence[Document], questions: dict[str, Document], evidence: Evidence) -> Iterator[Document]:
    """No finding stands without the ready question on the matter above it."""
    told: set[str] = set()
    for document in first:
        if document.kind == "finding":
            finding = evidence.findings[document.key]
            about = [key for key, one in evidence.questions.items() if is_about(one, finding)]
            if about and not told.intersection(about):
                told.add(about[0])
                yield questions[about[0]]
        if document.kind != "question":
            yield document
        elif document.key not in told:
            told.add(document.key)
            yield document


def kind_of(document: Document) -> str:
    return {
        "question": _("ready question"),
        "dimension": _("codebook"),
        "term": _("words of the site"),
        "page": _("page"),
        "office": _("office or vignette"),
        "indicator": _("figure"),
        "source": _("source"),
        "finding": _("finding"),
    }[document.kind]


def url_of(document: Document) -> str:
    """A page of its own, or a place on one."""
    if document.kind == "indicator":
        return indicators_url(document.key)
    if document.kind == "term":
        return f"{page_path('help')}#{document.key}"
    if document.kind == "page":
        route, sign, at = document.key.partition("#")
        return f"{page_path(route)}{sign}{at}"
    return page_path(f"{document.kind}-detail", document.key)
