"""What the offices in the cells “told of parts only” say of their parts: read in one go. No counting, no HTML."""

from collections.abc import Iterable, Sequence

from offices.data.offices import partial_offices
from offices.explore.crosstab.counts import Crosstab
from offices.matrix.counting import matching_visits
from offices.matrix.matrix import Matrix
from offices.models.vocabulary import TOLD_OF_PARTS
from offices.wording.parts import PartsTold, parts_at


def parts_in(matrix: Matrix, tables: Sequence[Crosstab]) -> PartsTold:
    """Of the offices named in such cells; nothing is read where there is none."""
    wanted = sorted(set(named_of_parts(tables)))
    if not wanted:
        return {}
    slugs, keys = sorted({slug for _key, slug in wanted}), sorted({key for key, _slug in wanted})
    offices = {one.slug: one for one in partial_offices(matrix.edition, slugs, keys)}
    matched = [matching_visits(matrix, table.match, offices) for table in tables]
    seen = {slug: {key for keys in matched for key in keys.get(slug, ())} for slug in offices}
    return {
        (key, slug): parts_at([one for one in offices[slug].visits if one.key in seen[slug]], matrix.dimensions[key])
        for key, slug in wanted
        if slug in offices
    }


def named_of_parts(tables: Iterable[Crosstab]) -> Iterable[tuple[str, str]]:
    """(Dimension, slug) of each office that is named in a row or a column of those told of parts only."""
    for table in tables:
        for words, cell in table.cells.items():
            for word, column in zip(words, (table.x, table.y), strict=True):
                if word == TOLD_OF_PARTS:
                    yield from ((column.dimension.key, office.slug) for office in cell.offices)
