"""The pages of /explore/: two dimensions and a third as panels, the services, the charts."""

from functools import partial
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from offices.data.offices import load_offices
from offices.explore.charts import CHARTS
from offices.explore.crosstab.counts import TooManyValues, bins, crosstab, panelled
from offices.explore.crosstab.parts import parts_in
from offices.explore.crosstab.words import crosstab_table, panels
from offices.explore.files import table_shown
from offices.explore.messages import MOST_CELLS, TooManyCells, too_many, too_many_cells
from offices.explore.scatter.words import MOST_DRAWN, MOST_LISTED, Part, scatter
from offices.explore.services.table import services as services_file
from offices.explore.services.words import SERVICES, services_matrix, shown_slugs
from offices.matrix.counting import as_match, select
from offices.matrix.drawn import drawn_cases, drawn_visits
from offices.matrix.filters import ParameterError, repeated_error
from offices.matrix.matrix import Matrix
from offices.matrix.selection import Selection
from offices.page.page import Page
from offices.page.view import answer, view
from offices.table.chosen import chosen_words
from offices.wording.facets import chips

NOTHING: dict[str, Any] = {"table": None, "panels": None, "scatters": (), "empty": ()}
"""What a page shows without two dimensions."""
AXES = ("x", "y", "panel")
DEFAULTS = {"x": "leadership", "y": "organisation_model"}
NAMES_IN_CELL = 12
NAMES_IN_PANEL = 4
"""Names in a cell of several tables; each name is a link, and links take most of the time of a large page."""


@view(*AXES, "format", "chart", selects=True)
def explore(page: Page) -> HttpResponse:
    """/explore/?x=&y=&panel=: the selected records cross-tabulated, names in the cells; two numbers as a scatter."""
    matrix, selection, shown = page.matrix, page.selection, dict(NOTHING)
    read = {name: axis(matrix, page.params, name) for name in AXES}
    x, y, panel = (read[name][0] for name in AXES)
    page.errors += [error for _key, wrong in read.values() for error in wrong]
    if x and y:
        try:
            shown |= tables(matrix, selection, x, y, panel)
        except TooManyValues as error:
            page.errors.append(too_many(*error.args))
        except TooManyCells as error:
            page.errors.append(too_many_cells(*error.args))
    axes = [(name, key) for name, (key, _wrong) in read.items() if key]
    context = {
        **shown,
        "charts": CHARTS,
        "options": options(matrix),
        "category_options": options(matrix, without="number"),
        **{name: matrix.facets[key].dimension if key else None for name, (key, _wrong) in read.items()},
        "meanings": [matrix.facets[key].dimension for key in dict.fromkeys((y, x, panel)) if key],
        "selection": selection,
        "hidden": list(selection.params()),
        "chips": chips(matrix, selection, page.path, axes),
    }
    chosen = chosen_words(context["chips"], selection, matrix)
    table = table_shown(page.edition, context, chosen)
    return answer(page, "explore/explore.jinja", context, table, charts=shown["scatters"])


@view("format", "chart")
def chart_page(page: Page, name: str) -> HttpResponse:
    """/explore/<name>/: one of CHARTS."""
    own, matrix = next(one for one in CHARTS if one.name == name), page.matrix
    drawn = drawn_cases(matrix, own.dimensions, own.most)
    chart = own.chart(load_offices(page.edition, drawn.slugs, dimensions=own.dimensions), matrix.dimensions, drawn)
    table = (lambda: chart.table) if chart else None
    return answer(page, "explore/chart.jinja", {"own": own, "chart": chart}, table, charts=[chart] if chart else [])


@view("format", selects=True)
def services(page: Page) -> HttpResponse:
    """/explore/services/: which services lie in which of the selected offices."""
    matrix, selection, made = page.matrix, page.selection, None
    if SERVICES in matrix.columns:
        slugs = shown_slugs(matrix, select(matrix, selection))
        made = services_matrix(matrix, selection, load_offices(page.edition, slugs, dimensions=[SERVICES]))
    context = {"matrix": made, "chips": chips(matrix, selection, page.path, [])}
    return answer(page, "explore/services.jinja", context, partial(services_file, made) if made else None)


def tables(matrix: Matrix, selection: Selection, x: str, y: str, panel: str) -> dict[str, Any]:
    """One table, or one for each category of the panel, or scatters. Raises TooManyValues, TooManyCells."""
    if all(key in matrix.columns and matrix.dimensions[key].scale == "number" for key in (x, y)):
        return scatters(matrix, selection, x, y, panel)
    if not panel:
        whole = crosstab(matrix, selection, x, y, names=NAMES_IN_CELL)
        return {"table": crosstab_table(whole, selection, parts_in(matrix, [whole]))}
    counted = panelled(matrix, selection, x, y, panel, names=NAMES_IN_PANEL)
    cells = sum(len(table.cells) for _bin, table in counted if table.n)
    if cells > MOST_CELLS:
        raise TooManyCells(cells)
    parts = parts_in(matrix, [table for _bin, table in counted])
    return {"panels": panels(matrix.facets[panel].dimension, counted, selection, parts)}


def scatters(matrix: Matrix, selection: Selection, x: str, y: str, panel: str) -> dict[str, Any]:
    """The scatter, or one for each category of the panel that a record has; the offices are read once."""
    match = select(matrix, selection)
    drawn = drawn_visits(matrix, match, (x, y), MOST_DRAWN, MOST_LISTED)
    offices = {one.slug: one for one in load_offices(matrix.edition, list(drawn.visits), dimensions={x, y})}
    whole = scatter(matrix, match, x, y, offices)
    if not panel:
        return {"scatters": [whole]}
    column, made, empty = matrix.facets[panel], [], []
    for place, one in enumerate(bins(column, match)):
        part, rows = Part(place, column.dimension, one, whole), as_match(matrix, match.rows & one.rows)
        if rows.count:
            made.append(scatter(matrix, rows, x, y, offices, part))
        else:
            empty.append(part.words)
    return {"scatters": made, "empty": empty}


def options(matrix: Matrix, without: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """Group -> key and label of its dimensions, less those of one scale: what the three lists to choose from hold."""
    offered = (
        (str(group.label), [one for one in group.dimensions if one.scale != without and not one.only_in_findings])
        for group in matrix.facet_groups
    )
    return [(label, [(one.key, str(one.label)) for one in found]) for label, found in offered if found]


def axis(matrix: Matrix, params: QueryDict, name: str) -> tuple[str, list[ParameterError]]:
    """The dimension that the parameter names; its default, or none where the codebook lacks that."""
    given = params.getlist(name)
    wrong = [repeated_error(name)] if len(given) > 1 else []
    if not given or (name == "panel" and not given[0]):
        default = DEFAULTS.get(name, "")
        fallback = "" if name == "panel" else next(iter(matrix.facets), "")
        return (default if default in matrix.facets else fallback), wrong
    allowed = [key for key, one in matrix.facets.items() if name != "panel" or one.dimension.scale != "number"]
    if given[0] in allowed:
        return given[0], wrong
    return "", [*wrong, ParameterError(name, axis_message(matrix, given[0]), tuple(allowed), given[0])]


def axis_message(matrix: Matrix, key: str) -> str:
    if key in matrix.facets:
        return _("“panel” cannot be “%(key)s”: a number has no categories.") % {"key": key}
    return _("There is no dimension “%(key)s”.") % {"key": key}
