"""The page of what waits for review. Its words: words.py; what is decided: deciding.py."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.curation.review.deciding import PUBLISH, chosen_keys, decide, seen_in
from offices.curation.review.groups import grouped
from offices.curation.review.roles import roles_of, told_roles
from offices.curation.review.waiting import MOST, waiting
from offices.data.actions import RowsRefused
from offices.data.publishing import four_eyes, may_publish
from offices.data.steps import newest_of_kinds
from offices.models import PUBLISHED_MODELS

SEES = "offices.view_office"


def review(request: HttpRequest) -> HttpResponse:
    """What waits; whoever may publish decides, the others look."""
    user: Any = request.user
    if not user.has_perm(SEES):
        raise PermissionDenied
    if request.method != "POST":
        return page(request, {})
    if not may_publish(user):
        raise PermissionDenied
    keys, comment = chosen_keys(request.POST), request.POST.get("comment", "").strip()
    wrong: dict[str, Any] = {"chosen": keys, "told": {"comment": comment}}
    try:
        done = decide(request.POST.get("step", ""), keys, user, comment, seen_in(request.POST))
    except ValidationError as error:
        wrong["errors"] = error.message_dict if hasattr(error, "error_dict") else {"item": error.messages}
    except RowsRefused as error:
        wrong["refused"] = error.refused
    else:
        messages.success(request, done_words(request.POST["step"], done))
        return HttpResponseRedirect(request.path)
    return page(request, wrong)


def page(request: HttpRequest, wrong: dict[str, Any]) -> HttpResponse:
    # What was seen is read before the rows, so that a save in between is noticed.
    seen = newest_of_kinds(PUBLISHED_MODELS)
    found = waiting(request.user)
    context = {
        **admin.site.each_context(request),
        **wrong,
        "title": _("Waiting for review"),
        "groups": grouped(found),
        "count": len(found),
        "most": MOST,
        "seen": {name: seen[name] for name in sorted({one.row._meta.model_name for one in found})},
        "may_publish": may_publish(request.user),
        "four_eyes": four_eyes(),
    }
    return TemplateResponse(request, "admin/review/queue.html", context)


def done_words(step: str, number: int) -> str:
    if step == PUBLISH:
        said = ngettext("%(n)s row was published.", "%(n)s rows were published.", number)
    else:
        said = ngettext("%(n)s row was returned.", "%(n)s rows were returned.", number)
    return said % {"n": number}


def roles(request: HttpRequest) -> HttpResponse:
    """Who may what, and which of these the reader is."""
    context = {
        **admin.site.each_context(request),
        "title": _("Who may what"),
        "roles": told_roles(),
        "own": roles_of(request.user),
        "four_eyes": four_eyes(),
    }
    return TemplateResponse(request, "admin/review/roles.html", context)
