"""How the rows of a case are told in a list, in the language of the panel: labels and values, no keys."""

from django.utils.translation import gettext as _

from offices.models import Coding, Dimension, Office, PossibleMatch, Source, Visit
from offices.models.base import Row, localised
from offices.models.decimals import fewest_digits
from offices.models.vocabulary import Status


def told(row: Row) -> str:
    """In a few words. Never a query where the row came with what it rests on."""
    if isinstance(row, Coding):
        return f"{localised(row.dimension, 'label')}: {value_of(row)}"
    if isinstance(row, Office):
        return f"{localised(row, 'name')} ({row.slug})"
    if isinstance(row, Visit | Dimension):
        return localised(row, "label")
    if isinstance(row, Source):
        return f"{row.authors} {row.year}: {row.title}"
    if isinstance(row, PossibleMatch):
        return f"{localised(row.office, 'name')} = {localised(row.other, 'name')}"
    return str(row)


def value_of(coding: Coding) -> str:
    if coding.status != Status.CODED:
        return coding.get_status_display()
    if coding.category:
        label = localised(coding.category, "label")
        return label if coding.holds is not False else _("not %(what)s") % {"what": label}
    if coding.holds is not None:
        return _("yes") if coding.holds else _("no")
    return number_of(coding) or shortened(localised(coding, "text"))


def number_of(coding: Coding) -> str:
    """Such as `≈ 20-25`; nothing where there is none."""
    bounds = [fewest_digits(bound) for bound in (coding.number_low, coding.number_high) if bound is not None]
    return " ".join(filter(None, [coding.get_comparator_display(), "–".join(dict.fromkeys(map(str, bounds)))]))


def shortened(text: str, most: int = 90) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()} …"
