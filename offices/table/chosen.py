"""What a selection of offices has chosen, in the words of a file. The chips of the page: wording/facets.py."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from offices.matrix.matrix import Matrix
from offices.matrix.selection import DEFAULT_RECORDS, LATEST, Selection
from offices.models.vocabulary import RecordKind
from offices.table.cells import labelled
from offices.wording.facets import Chip


def chosen_words(chips: Iterable[Chip], selection: Selection, matrix: Matrix) -> tuple[str, ...]:
    """What is chosen, in the words of the chips; what holds without a choice is said too."""
    told = [chip.label for chip in chips]
    every = [str(matrix.facets[key].dimension.label) for key in selection.choices if key in selection.match_all]
    told += [_("%(dimension)s: all of the chosen at once") % {"dimension": label} for label in every]
    if selection.records == DEFAULT_RECORDS:
        kinds = ", ".join(str(RecordKind(record).label) for record in selection.records)
        told.append(labelled(_("Kind of record"), kinds))
    if selection.visit == LATEST:
        told.append(labelled(_("When"), _("as last seen")))
    return tuple(told)
