"""Reading which findings are asked for: what is valid, what is wrong. Filtering is in selection."""

from django.http import QueryDict

from offices.data.editions import Edition
from offices.data.findings import Evidence
from offices.evidence.selection import FACETS, FindingSelection
from offices.evidence.words import labels
from offices.matrix.filters import ParameterError, query_error, unknown_error, word_error
from offices.matrix.matrix import Matrix
from offices.matrix.searched import keys_found
from offices.models.grammar import TRACKING
from offices.page.errors import allowed_words
from offices.page.tray import MOST_ALLOWED


def read_findings(
    evidence: Evidence, matrix: Matrix, params: QueryDict, also: tuple[str, ...] = ()
) -> tuple[FindingSelection, list[ParameterError]]:
    """The valid part of the selection in `params`, and what was wrong with the rest."""
    allowed = labels(evidence, matrix)
    errors = [
        unknown_error(name, [*FACETS, "q", *also]) for name in params if name not in (*FACETS, "q", *also, *TRACKING)
    ]
    choices: dict[str, tuple[str, ...]] = {}
    for facet in FACETS:
        given = params.getlist(facet)
        for word in given:
            if word not in allowed[facet]:
                errors.append(word_error(facet, word, allowed_words(word, allowed[facet], MOST_ALLOWED)))
        if known := tuple(word for word in allowed[facet] if word in given):
            choices[facet] = known
    q = " ".join(params.get("q", "").split())
    wrong = query_error(params) if "q" in params else None
    return FindingSelection(choices, "" if wrong else q), [*errors, *([wrong] if wrong else [])]


def found_keys(edition: Edition, selection: FindingSelection) -> frozenset[str] | None:
    """Keys of the findings that the search found; None without a search."""
    return keys_found(edition, selection.q, "finding") if selection.q else None
