"""What does not carry over to the described office, in words: when, at which offices, under which law. No HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.findings import FindingRecord
from offices.data.records import CaveatRecord
from offices.evidence.gaps.early import IsEarly
from offices.evidence.questions.balance import Balance
from offices.our_office.carries import Clash
from offices.our_office.carries import Ground as Under
from offices.our_office.description import Choice
from offices.our_office.form import chosen_words
from offices.wording.computed import Ground, Sentence, computed, of_record
from offices.wording.statements import Place, place

MOST_LAWS = 6


@dataclass(frozen=True)
class Line:
    """One thing that does not carry over; `code` says of which kind."""

    code: str
    label: str
    text: Sentence | str
    place: Place | None = None


@dataclass(frozen=True)
class ClashWords:
    """Two choices that exclude one another, and by whose definition."""

    choices: tuple[str, str]
    why: str
    inferred: bool
    place: Place


def lines(
    findings: Sequence[FindingRecord],
    balance: Balance,
    is_early: IsEarly,
    unders: Sequence[Under],
    laws: Sequence[CaveatRecord],
) -> Iterator[Line]:
    """Only what is known of the findings; nothing where there are none."""
    if not findings:
        return
    yield Line("years", _("When"), years(findings, balance, is_early))
    yield Line("offices", _("Where"), balance.offices or _("No office is named under these findings."))
    for law in laws[:MOST_LAWS]:
        yield Line("law", "", str(law.text), place(law.citation))
    for one in unders:
        yield Line("choice", chosen_label(one.choice), where_from(one))


def years(findings: Sequence[FindingRecord], balance: Balance, is_early: IsEarly) -> Sentence:
    """From when the data are, and how much of it is from the first years alone."""
    early = sum(map(is_early, findings))
    told = _("Data from: %(years)s.") % {"years": balance.years} if balance.years else _("Years not stated.")
    words = ngettext(
        "%(n)s of %(all)s finding is from the first years of the reform alone.",
        "%(n)s of %(all)s findings are from the first years of the reform alone.",
        len(findings),
    )
    counted = words % {"n": early, "all": len(findings)}
    return computed(f"{told} {counted}", [Ground(one.key) for one in findings])


def where_from(under: Under) -> Sentence:
    """On which studied offices the findings about a choice rest, and what none of these is known to be."""
    if not under.cases:
        return computed(_("No studied office is named under what follows from it."), [])
    names = get_text_list([str(one.name) for one in under.cases], _("and"))
    words = [_("What follows from it rests on %(names)s.") % {"names": names}]
    if under.shared_by_none:
        others = "; ".join(chosen_label(one) for one in under.shared_by_none)
        known = ngettext(
            "It is not known to share your other choice: %(others)s.",
            "None of them is known to share your other choice: %(others)s.",
            len(under.cases),
        )
        words.append(known % {"others": others})
    return computed(" ".join(words), map(of_record, under.cases))


def chosen_label(choice: Choice) -> str:
    """“Office size: small”."""
    return f"{choice.dimension.label}: {chosen_words(choice)}"


def clash_words(clash: Clash) -> ClashWords:
    one, other = clash.choices
    return ClashWords(
        choices=(chosen_label(one), chosen_label(other)),
        why=str(clash.conflict.why),
        inferred=clash.conflict.inferred,
        place=place(clash.conflict.citation),
    )
