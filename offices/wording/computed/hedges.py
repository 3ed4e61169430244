"""How sure a sentence may sound: the one place that words it, from the weakest of what lies beneath. No sentences."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.models.vocabulary import Account, Line
from offices.wording.computed.grounds import Ground, Strength, weakest


def hedge(grounds: Sequence[Ground]) -> str:
    """Whose word it is and how sure, as a phrase; empty where all of it is the author's plain word."""
    if weakest(grounds) is Strength.INFERRED:
        return _("by our reading")
    told = dict.fromkeys(filter(None, map(according_to, grounds)))
    is_vague = any(one.strength is Strength.VAGUE and not one.is_said for one in grounds)
    return ", ".join([*told, *([_("vaguely put")] if is_vague else [])])


def with_hedge(words: str, grounds: Sequence[Ground]) -> str:
    """The words, and in brackets whose word they are and how sure; alone where that is the author's plain word."""
    told = hedge(grounds)
    return f"{words} ({told})" if told else words


def according_to(ground: Ground) -> str:
    """Whose word it is, where that is not the author's."""
    words: dict[str, str] = {
        Account.LEADER: _("according to the leader"),
        Account.STAFF: _("according to staff"),
        Account.UNION: _("according to a union representative"),
        Account.DOCUMENT: _("according to a document"),
    }
    told = words.get(ground.account, "")
    if not (told and ground.account_line):
        return told
    return _("%(who)s in the %(line)s") % {"who": told, "line": Line(ground.account_line).label}


def tally(counted: Iterable[Iterable[Ground]]) -> str:
    """How many of several things, each with what it rests on, are less than stated: 5 by our reading, 1 vaguely put."""
    found = Counter(weakest(one) for one in counted)
    words = {
        Strength.INFERRED: _("by our reading"),
        Strength.VAGUE: _("vaguely put"),
        Strength.TOLD: _("by the word of others than the author"),
    }
    return get_text_list([f"{found[one]} {label}" for one, label in words.items() if found[one]], _("and"))


def how_sure(grounds: Sequence[Ground]) -> str:
    """Of so many values how many are less than plainly stated, as a sentence; nothing where all are."""
    words = ngettext(
        "%(doubtful)s of %(n)s value is not plainly stated: %(told)s.",
        "%(doubtful)s of %(n)s values are not plainly stated: %(told)s.",
        len(grounds),
    )
    return counted(words, [[one] for one in grounds])


def how_sure_to_differ(rows: Sequence[Sequence[Ground]]) -> str:
    """The same of rows that differ, each with the values that make the difference."""
    words = ngettext(
        "%(doubtful)s of %(n)s row that differs is not plainly stated: %(told)s.",
        "%(doubtful)s of %(n)s rows that differ are not plainly stated: %(told)s.",
        len(rows),
    )
    return counted(words, rows)


def counted(words: str, things: Sequence[Sequence[Ground]]) -> str:
    told = tally(things)
    doubtful = sum(weakest(one) is not Strength.STATED for one in things)
    return words % {"doubtful": doubtful, "n": len(things), "told": told} if told else ""
