"""The page of relations set against cases."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from offices.data.records import Pair
from offices.evidence.hypotheses import table as exports
from offices.evidence.hypotheses.records import hypotheses
from offices.evidence.hypotheses.rows import Relation, Verdict, told_first_hand
from offices.evidence.hypotheses.words import left_out_words, relation_count, sections, worded
from offices.evidence.selection import findings_of, select_findings
from offices.matrix.selection import Selection
from offices.models.vocabulary import EvidenceKind
from offices.page.page import Page
from offices.page.view import answer, view
from offices.wording.facets import chips
from offices.wording.urls import selection_url

Link = tuple[str, str]
"""A label and an address."""


@view("format", checks=False)
def hypotheses_against_cases(page: Page) -> HttpResponse:
    """/evidence/hypotheses/: directed relations by what cases say of them, with the filters of findings."""
    matrix, evidence, path = page.matrix, page.evidence, reverse("offices:hypotheses")
    every = findings_of(evidence, matrix)
    selection = page.read_selection(every)
    made = page.edition.kept(hypotheses, evidence, matrix, page.language)
    relations = made.only(select_findings(every, selection))
    dropping = chips(every, selection, path, [])
    words = page.edition.kept(worded, made, evidence, matrix, page.language)
    found = sections(relations, words)
    context = {
        "sections": found,
        "is_told": any(one.key in (Verdict.FITS, Verdict.DOES_NOT_FIT) for one in found),
        "n": relation_count(len(relations)),
        "never_proof": exports.never_proof(),
        "left_out": left_out_words(made.n_left_out),
        "ways": list(ways(made.relations, evidence.sources, path)),
        "chips": dropping,
        "clear_url": path,
    }
    table = partial(exports.hypotheses, relations, words, dropping)
    return answer(page, "evidence/hypotheses.jinja", context, table, list(selection.params()))


def ways(relations: Sequence[Relation], sources: dict[str, Pair], path: str) -> Iterator[Link]:
    """All of them, those that a source itself calls hypotheses, those in each source that states some."""
    n_called = sum(one.finding.kind == EvidenceKind.HYPOTHESIS for one in relations)
    stating = {study for one in relations for study in told_first_hand(one.finding)}
    by_source = Counter(source for one in relations for source in one.finding.sources)
    yield way(_("All"), len(relations), path, Selection())
    yield way(
        _("Called a hypothesis by the source"), n_called, path, Selection({"kind": (EvidenceKind.HYPOTHESIS.value,)})
    )
    for key, cited_as in sources.items():
        if key in stating:
            yield way(str(cited_as), by_source[key], path, Selection({"source": (key,)}))


def way(label: str, n: int, path: str, selection: Selection) -> Link:
    return f"{label} ({n})", selection_url(path, selection)
