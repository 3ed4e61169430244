"""/admin/visits/<visit>/double/: give a visit to two, hand in, settle. What is shown to whom is in page.py."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nav_compare.panel import is_number
from offices.curation.double_coding.page import DoublePage
from offices.curation.double_coding.taking import Choices, alike, take
from offices.data.double_coding import agree, give, hand_in, take_back
from offices.data.publishing import may_publish
from offices.models import DimensionGroup, DoubleCoding, Visit
from offices.models.vocabulary import Slot

MOST = 12
"""Letters of a number that a browser sends."""


def double_coding(request: HttpRequest, visit: int) -> HttpResponse:
    if not request.user.has_perm("offices.view_coding"):
        raise PermissionDenied
    page = DoublePage(get_object_or_404(Visit.objects.select_related("office"), pk=visit), request.user)
    if request.method != "POST":
        return shown(request, page)
    try:
        messages.success(request, act(page, request.POST))
    except ValidationError as error:
        page.typed = {**request.POST.dict(), "groups": request.POST.getlist("groups")}
        return shown(request, page, error.messages, 422)
    return HttpResponseRedirect(request.path)


def act(page: DoublePage, data: QueryDict) -> str:
    """What was asked for, and what is said of it. Raises ValidationError or PermissionDenied."""
    do = data.get("do", "")
    if do == "give":
        return given(page, data)
    if page.double is None or do not in DEEDS:
        raise ValidationError(_("Choose one of the buttons of this page."))
    return DEEDS[do](page.double, page.user, data)


def given(page: DoublePage, data: QueryDict) -> str:
    if not may_publish(page.user):
        raise PermissionDenied
    groups = DimensionGroup.objects.filter(key__in=data.getlist("groups"))
    give(page.visit, who(data, "first"), who(data, "second"), list(groups), page.user)
    return _("The visit is with two coders now. Each finds it on their first page.")


def who(data: QueryDict, name: str) -> User:
    number = data.get(name, "")
    user = User.objects.filter(pk=int(number)).first() if is_number(number) and len(number) < MOST else None
    if user is None:
        raise ValidationError({name: _("Choose who codes.")})
    return user


def handed_in(double: DoubleCoding, user: Any, data: QueryDict) -> str:
    hand_in(double, user)
    return _("Handed in. It stays as it is from now on.")


def taken_back(double: DoubleCoding, user: Any, data: QueryDict) -> str:
    take_back(double, user)
    return _("The visit is with nobody now.")


def taken_alike(double: DoubleCoding, user: Any, data: QueryDict) -> str:
    return said_taken(take(double, alike(double), user))


def chosen(double: DoubleCoding, user: Any, data: QueryDict) -> str:
    return said_taken(take(double, choices(data), user))


def choices(data: QueryDict) -> Choices:
    found: Choices = {}
    for name, slot in data.items():
        word, _dot, rest = name.partition(".")
        part, _dot, dimension = rest.partition(".")
        is_one = is_number(part) and is_number(dimension) and str(slot) in Slot.values
        if word == "take" and is_one:
            found[int(part), int(dimension)] = str(slot)
    return found


def said_taken(count: int) -> str:
    if not count:
        return _("Nothing was chosen.")
    return ngettext("%(count)d is a draft now.", "%(count)d are drafts now.", count) % {"count": count}


def agreed(double: DoubleCoding, user: Any, data: QueryDict) -> str:
    if agree(double, user):
        return _("Settled. What was agreed on is reviewed and published as usual.")
    return _("You agree. It is settled when the other coder agrees to the same.")


DEEDS: dict[str, Callable[[DoubleCoding, Any, QueryDict], str]] = {
    "done": handed_in,
    "back": taken_back,
    "alike": taken_alike,
    "choose": chosen,
    "agree": agreed,
}


def shown(request: HttpRequest, page: DoublePage, problems: list[str] | None = None, status: int = 200) -> HttpResponse:
    if not page.double and not page.may_give:
        raise Http404(_("This visit is not coded by two."))
    context = {"title": page.title, "page": page, "problems": problems or []}
    return TemplateResponse(
        request, "admin/double_coding/page.html", admin.site.each_context(request) | context, status=status
    )
