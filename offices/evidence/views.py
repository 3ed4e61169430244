"""What research says: findings with filters and ready questions, one finding, the figures."""

from functools import partial

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from offices.data.findings import Evidence
from offices.data.withdrawals import withdrawn_on
from offices.evidence import table as files
from offices.evidence.drops import finding_drops, finding_words
from offices.evidence.indicators.words import indicator_groups
from offices.evidence.selection import FACETS, FindingSelection, finding_counts, select_findings
from offices.evidence.weighing import independent_families
from offices.evidence.words import answers, finding_chips, finding_panel, labels
from offices.matrix.filters import ParameterError, query_error, unknown_error, word_error
from offices.matrix.matrix import Matrix
from offices.models.grammar import TRACKING
from offices.page.context import request_evidence, request_matrix
from offices.page.errors import allowed_words, not_there
from offices.page.selection import MOST_ALLOWED, answer, page_number, unknown_params
from offices.page.take_along import wants_file
from offices.search.documents import current_index
from offices.search.index import keys_found
from offices.wording.findings import finding_card, finding_cards
from offices.wording.urls import given_params, with_params

PAGE_SIZE = 30


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


def found_keys(request: HttpRequest, selection: FindingSelection) -> frozenset[str] | None:
    """Keys of the findings that the search found; None without a search."""
    if not selection.q:
        return None
    return keys_found(current_index(request_matrix(request).token), selection.q, "finding")


def evidence_list(request: HttpRequest) -> HttpResponse:
    """/evidence/: the ready questions, then every finding, filtered."""
    matrix, evidence = request_matrix(request), request_evidence(request)
    selection, errors = read_findings(evidence, matrix, request.GET, also=("compare", "page", "format"))
    if "q" in request.GET and not request.GET["q"] and not errors:
        carried = given_params(request.GET, but=[*FACETS, "q", "page", *TRACKING])
        return redirect(with_params(request.path, selection.params(), carried))
    keys = found_keys(request, selection)
    findings = select_findings(evidence, selection, keys)
    last = -(-len(findings) // PAGE_SIZE)
    page, page_errors = page_number(request, last)
    is_whole = wants_file(request) and not [*errors, *page_errors]
    shown = findings if is_whole else findings[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    path = reverse("offices:evidence")
    context = {
        "answers": answers(evidence, matrix) if selection.is_empty and page == 1 and not is_whole else [],
        "selection": selection,
        "panel": finding_panel(evidence, matrix, selection, finding_counts(evidence, selection, keys)),
        "chips": list(finding_chips(evidence, matrix, selection, path)),
        "n_chosen": sum(map(len, selection.choices.values())),
        "found": finding_words(len(findings)),
        "drops": [] if findings else finding_drops(evidence, matrix, selection, keys, path),
        "hidden": [pair for pair in selection.params() if pair[0] in ("dimension", "office")],
        "cards": finding_cards(evidence, matrix, shown),
        "n": len(findings),
        "n_families": independent_families(evidence, findings),
        "clear_url": path,
        "page": page,
        "last_page": last,
        "previous_url": with_params(path, selection.params(), [("page", str(page - 1))]) if page > 1 else "",
        "next_url": with_params(path, selection.params(), [("page", str(page + 1))]) if page < last else "",
    }
    table = partial(files.findings, *(context[name] for name in ("cards", "chips", "n_families")))
    return answer(
        request, "evidence/finding_list.html", context, [*errors, *page_errors], table, list(selection.params())
    )


def finding_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """/evidence/<id>/: one finding, what it rests on and what contradicts it."""
    matrix, evidence = request_matrix(request), request_evidence(request)
    if slug not in evidence.findings:
        message = _("There is no finding “%(key)s”.") % {"key": slug}
        statements = {key: one.statement for key, one in evidence.findings.items()}
        raise not_there(message, "offices:finding-detail", slug, statements, withdrawn_on("finding", slug))
    card = finding_card(evidence, matrix, evidence.findings[slug])
    return answer(request, "evidence/finding_detail.html", {"card": card}, unknown_params(request))


def indicators(request: HttpRequest) -> HttpResponse:
    """/indicators/: survey and register figures over the years."""
    matrix, evidence = request_matrix(request), request_evidence(request)
    groups = indicator_groups(evidence, matrix)
    errors = unknown_params(request, ["format"])
    return answer(request, "evidence/indicators.html", {"groups": groups}, errors, partial(files.figures, groups))
