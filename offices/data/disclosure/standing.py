"""Letting a finding of the guard stand, for who may publish, with a reason that is kept. What is found: rows.py."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from offices.data.disclosure.rows import Findings
from offices.data.publishing import REFUSED, MayNotPublish, Writer, may_publish
from offices.models import LetStand

Key = tuple[str, int]
"""The name of a model and the number of a row."""


def let_stand(found: Mapping[Key, Findings], reasons: Mapping[Key, str], by: Writer) -> int:
    """Keep the reasons for what was found in these rows; how many findings stand now.

    Raises MayNotPublish or ValidationError, and then keeps none.
    """
    if reasons and not may_publish(by):
        raise MayNotPublish(str(REFUSED))
    most = LetStand._meta.get_field("reason").max_length or 0
    if any(len(reason) > most for reason in reasons.values()):
        raise ValidationError(_("A reason has at most %(most)s characters.") % {"most": most})
    user = by if isinstance(by, User) else None
    kept = [
        LetStand(model=key[0], row=key[1], found=text, reason=reasons[key], by=user)
        for key, findings in found.items()
        if reasons.get(key)
        for text in sorted({one.key for some in findings.values() for one in some})
    ]
    LetStand.objects.bulk_create(kept, ignore_conflicts=True)
    return len(kept)
