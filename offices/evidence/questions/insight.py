"""How findings fall on the sides of a question, as sentences that are computed from their counts."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.data.findings import FindingRecord
from offices.evidence.questions.sides import sided_groups
from offices.evidence.weighing import Group, Weighed
from offices.models.vocabulary import FindingBasis
from offices.wording.computed import Ground, Sentence, computed


def insight(weighed: Weighed) -> Sentence:
    """What is to be seen: how many findings speak for which side, and whether any of them is measured."""
    sided = [finding for group in sided_groups(weighed) for finding in group.findings]
    if not sided:
        return computed(_("No finding here takes a side"), [])
    parts = [spoken(sided_groups(weighed), len(sided)), measured_words(sided)]
    return computed("; ".join(parts), [Ground(finding.key) for finding in sided])


def spoken(groups: Sequence[Group], n: int) -> str:
    """Which side how many speak for: of two sides of both, of more of that with the most."""
    if len(groups) == 2:
        return f"{all_said(groups[0])}, {in_short(groups[1])}"
    most = max(len(group.findings) for group in groups)
    first, *tied = [verb_of(group, most, quoted=True) for group in groups if len(group.findings) == most]
    if len(tied) > 1:
        return ngettext("%(n)s finding takes a side", "%(n)s findings take a side", n) % {"n": n}
    told = _("%(one)s, as many %(other)s") % {"one": first, "other": tied[0]} if tied else first
    return _("%(n)s of %(all)s findings that take a side %(told)s") % {"n": most, "all": n, "told": told}


def all_said(group: Group) -> str:
    n = len(group.findings)
    words = ngettext("%(n)s finding %(speaks)s", "%(n)s findings %(speaks)s", n)
    return words % {"n": n, "speaks": verb_of(group, n)}


def in_short(group: Group) -> str:
    """The other side, after what was said of the one."""
    words = _("%(n)s for %(side)s") if group.stand == "for" else _("%(n)s against it")
    return words % {"n": len(group.findings), "side": group.side.label if group.side else ""}


def verb_of(group: Group, n: int, *, quoted: bool = False) -> str:
    """“speaks for one leader”, of so many findings; among many sides their names need not be nouns."""
    name = group.side.label if group.side else ""
    side = _("“%(words)s”") % {"words": name} if quoted else name
    if group.side and group.side.outcomes:
        for_it = ngettext("says what furthers %(side)s", "say what furthers %(side)s", n)
        against = ngettext("says what works against %(side)s", "say what works against %(side)s", n)
    else:
        for_it = ngettext("speaks for %(side)s", "speak for %(side)s", n)
        against = ngettext("speaks against %(side)s", "speak against %(side)s", n)
    return (for_it if group.stand == "for" else against) % {"side": side}


def measured_words(findings: Sequence[FindingRecord]) -> str:
    n = len(measured(findings))
    words = ngettext("%(n)s is measured", "%(n)s are measured", n) % {"n": n} if n else _("none is measured")
    return f"{words}{retold_words(findings)}"


def measured_of(findings: Sequence[FindingRecord]) -> Sentence:
    """The same as a sentence of its own, beside a balance."""
    n = len(measured(findings))
    some = ngettext("%(n)s of these %(all)s findings is measured", "%(n)s of these %(all)s findings are measured", n)
    words = some % {"n": n, "all": len(findings)} if n else _("None of these findings is measured")
    return computed(
        f"{words}{retold_words(findings)}." if findings else "", [Ground(finding.key) for finding in findings]
    )


def measured_aside(weighed: Weighed) -> Sentence | str:
    """How many of the findings that take no side are measured: what is measured of the question stands in both."""
    sided = {finding.key for group in sided_groups(weighed) for finding in group.findings}
    found = measured([finding for finding in weighed.findings if finding.key not in sided])
    if not found:
        return ""
    words = ngettext("Of those %(n)s is measured", "Of those %(n)s are measured", len(found)) % {"n": len(found)}
    return computed(f"{words}{retold_words(found)}.", [Ground(finding.key) for finding in found])


def measured_in_short(findings: Sequence[FindingRecord]) -> str:
    """After a count: “1 measured, as another text retells it”."""
    n = len(measured(findings))
    words = ngettext("%(n)s measured", "%(n)s measured", n) % {"n": n} if n else _("none measured")
    return f"{words}{retold_words(findings)}"


def retold_words(findings: Sequence[FindingRecord]) -> str:
    """What is added to a count of measured findings where a text that was read measured not all of them itself."""
    found = measured(findings)
    n = sum(finding.is_retold for finding in found)
    if not n:
        return ""
    if n == len(found):
        return _(", as another text retells it")
    return ngettext(", %(n)s of them as another text retells it", ", %(n)s of them as another text retells it", n) % {
        "n": n
    }


def measured(findings: Sequence[FindingRecord]) -> list[FindingRecord]:
    return [finding for finding in findings if finding.basis == FindingBasis.MEASURED]
