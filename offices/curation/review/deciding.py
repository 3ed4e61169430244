"""What a reviewer decides of what waits: all that was chosen, or nothing. What is shown: waiting.py."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from nav_compare.panel import is_number
from offices.data.actions import RowsRefused
from offices.data.proposals import apply_proposals, return_proposals
from offices.data.publishing import Writer
from offices.data.steps import publish_rows, return_rows
from offices.models import PUBLISHED_MODELS, Proposal
from offices.models.base import Curated

PUBLISH, RETURN = "publish", "return"
KINDS = {str(model._meta.model_name) for model in PUBLISHED_MODELS if issubclass(model, Curated)}


def chosen_keys(data: QueryDict) -> list[str]:
    """Each thing that was ticked, and all that stood in a group that was."""
    whole = [key for group in data.getlist("group") for key in data.getlist(f"in-{group}")]
    return list(dict.fromkeys([*data.getlist("item"), *whole]))


def seen_in(data: QueryDict) -> dict[str, int]:
    """What the page was made from."""
    given = {name: str(data.get(f"seen-{name}", "")) for name in KINDS}
    return {name: int(value) for name, value in given.items() if is_number(value)}


@transaction.atomic
def decide(step: str, keys: Iterable[str], by: Writer, comment: str, seen: Mapping[str, int]) -> int:
    """Publish or return; how many. Raises ValidationError, keyed by field, MayNotPublish or RowsRefused."""
    rows, proposals = rows_of(keys), proposals_of(keys)
    if not rows and not proposals:
        raise ValidationError({"item": _("Choose what to publish or to return.")})
    if step == PUBLISH:
        publish_rows(rows, by, comment, seen)
        apply_proposals(proposals, by, comment)
    elif step == RETURN:
        return_rows(rows, by, comment, seen)
        return_proposals(proposals, by, comment)
    else:
        raise ValidationError({"item": _("Choose to publish or to return.")})
    return len(rows) + len(proposals)


def rows_of(keys: Iterable[str]) -> list[Any]:
    """What is gone is named by who publishes; here a row is only its kind and number."""
    parts = [key.split(":") for key in keys if key.startswith("row:")]
    wrong = [one for one in parts if len(one) != 3 or one[1] not in KINDS or not is_number(one[2])]
    if wrong:
        raise ValidationError({"item": _("“%s” is nothing that waits.") % ":".join(wrong[0])})
    return [apps.get_model("offices", name)(pk=int(number)) for _row, name, number in parts]


def proposals_of(keys: Iterable[str]) -> list[Proposal]:
    """Each in the version that was seen."""
    parts = [key.split(":") for key in keys if not key.startswith("row:")]
    wrong = [one for one in parts if len(one) != 3 or one[0] != "proposal" or not all(map(is_number, one[1:]))]
    if wrong:
        raise ValidationError({"item": _("“%s” is nothing that waits.") % ":".join(wrong[0])})
    versions = {int(number): int(version) for _kind, number, version in parts}
    found = list(Proposal.objects.filter(pk__in=versions))
    for one in found:
        one.version = versions[one.pk]
    if len(found) < len(versions):
        said = _("It was changed or decided since you looked at it. Look at it again.")
        raise RowsRefused([(_("A proposal"), said)])
    return found
