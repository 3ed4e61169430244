"""Two to six offices side by side, each at a visit of the reader's choice. Choosing them: chooser.py."""

from functools import partial
from itertools import islice

from django.http import HttpResponse
from django.shortcuts import redirect

from offices.compare.asked import PARAMETERS, read_asked
from offices.compare.cases import cases_of
from offices.compare.chooser import chooser
from offices.compare.findings import CAVEATS_SHOWN, distinct_caveats, findings_below
from offices.compare.rows import PAIR, compare_cases
from offices.compare.table import comparison as comparison_file
from offices.compare.words import compare_table, switches, visit_choices
from offices.data.comparisons import read_comparisons
from offices.models.vocabulary import RecordKind
from offices.page.addresses import given
from offices.page.page import Page
from offices.page.tray import MOST_COMPARED, Tray
from offices.page.view import answer, view


@view(*PARAMETERS)
def compare_offices(page: Page) -> HttpResponse:
    """/compare/?office=a&office=b.visit: the comparison; with fewer the chooser, with wrong ones it says why.

    Of more than two offices one `group` of the codebook at a time: else a page would be too long to read.

    `only=differ` leaves the rows that differ, `only=same`, `told` and `some` those of these kinds, `only=coded` those
    in which every office has a value, `only=compared` those that an author compares some of these offices in.
    """
    asked = read_asked(page)
    if asked.is_choosing:
        return chooser(page, asked)
    if "q" in page.params:
        return redirect(given(page, but=["q"]))
    if "compare" not in page.params:
        page.tray, page.is_comparison = asked.tray, True
    cases = cases_of(page.edition, asked.tray.picks)
    comparison = compare_cases(cases, page.matrix.groups, page.edition.of(read_comparisons))
    shown = comparison.only(asked.keep) if asked.keep else comparison
    below, caveats = findings_below(cases, page.evidence, page.matrix), distinct_caveats(cases)
    choices, switched = visit_choices(cases), switches(asked.tray.words, asked.keep, asked.group)
    group = asked.group or (shown.first_group if len(cases) > PAIR else "")
    table = compare_table(comparison, shown, group, asked.keep)
    names = list(dict.fromkeys(str(office.name) for office in asked.tray.offices))
    context = {
        "table": table,
        "caveats": caveats,
        "n_caveats": CAVEATS_SHOWN,
        "names": names,
        "switches": switched,
        "choices": choices,
        "only": asked.keep,
        "asked": [*(("office", word) for word in asked.tray.words), *(("only", word) for word in asked.keep)],
        "findings": below,
        "addable": addable(page, asked.tray),
    }
    file = partial(comparison_file, table, names, caveats, below.cards, switched)
    return answer(page, "compare/comparison.jinja", context, file, has_brief=True)


def addable(page: Page, chosen: Tray) -> list[tuple[str, str]]:
    """Slug and name of the first studied offices that could be set beside these; none where there is no room."""
    taken = {office.slug for office in chosen.offices}
    others = (one for one in page.matrix.by_name if one.record == RecordKind.CASE and one.slug not in taken)
    return [] if chosen.is_full else [(one.slug, str(one.name)) for one in islice(others, MOST_COMPARED)]
