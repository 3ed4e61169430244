"""What one record says of one relation, as a computed sentence: its values, why it cannot tell. No lists, no HTML."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from offices.data.records import OfficeRecord
from offices.evidence.hypotheses.rows import Checked
from offices.evidence.hypotheses.stands import Stand, Standing
from offices.wording.computed import Ground, Piece, Sentence, hedge, of, of_record
from offices.wording.statements import value_words, way_words


def line(one: Checked, label: str = "") -> Sentence:
    """“Storvik: Office size: large; Reception: not stated (by our reading)”; a label stands behind the name."""
    tag = f" ({label})" if label else ""
    told = told_words(one)
    return Sentence((name(one.office), Piece(f"{tag}: {told}" if told else tag, rests_on=grounds(one))))


def short_line(one: Checked) -> Sentence:
    """The name, and how sure its values are where they are less than stated."""
    unsure = hedge(grounds(one))
    return Sentence((name(one.office), Piece(f" ({unsure})" if unsure else "", rests_on=grounds(one))))


def name(office: OfficeRecord) -> Piece:
    return Piece(str(office.name), reverse("offices:office-detail", args=[office.slug]), rests_on=(of_record(office),))


def told_words(one: Checked) -> str:
    """What it has of both ends, as far as that was asked, and how sure that is; empty where nothing was asked."""
    unsure = hedge(grounds(one))
    return "; ".join(stand_phrases(one)) + (f" ({unsure})" if unsure else "")


def stand_phrases(one: Checked) -> Iterator[str]:
    if one.antecedent:
        is_other = one.antecedent.standing == Standing.OTHER
        words = _("%(value)s, while the relation speaks of “%(named)s”") if is_other else "%(value)s"
        yield words % {"value": stand_words(one.antecedent), "named": named_words(one.antecedent)}
    if one.consequent:
        yield stand_words(one.consequent)


def stand_words(stand: Stand) -> str:
    """“Office size: large”, “Office size: not stated”, or that one of several values is not mentioned."""
    dimension = stand.named.dimension
    if stand.standing == Standing.UNMENTIONED:
        told = {"dimension": dimension.label, "named": named_words(stand)}
        return _("%(dimension)s: “%(named)s” is not mentioned") % told
    if stand.standing == Standing.MISSING:
        return f"{dimension.label}: {way_words(stand.status, dimension, has_looked=stand.has_looked)}"
    return f"{dimension.label}: {', '.join(value_words(coding, dimension) for coding in stand.codings)}"


def named_words(stand: Stand) -> str:
    return str(stand.named.dimension.by_key[stand.named.word].label)


def grounds(one: Checked) -> tuple[Ground, ...]:
    """The values that were looked at; without any, that there is such a record."""
    codings = [coding for end in (one.antecedent, one.consequent) if end for coding in end.codings]
    return tuple(map(of, codings)) or (of_record(one.office),)


def names(offices: Iterable[OfficeRecord]) -> list[Sentence]:
    return [Sentence((name(office),)) for office in offices]
