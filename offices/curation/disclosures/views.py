"""/admin/disclosures/: what waits and looks like a name or a number, to be let stand with a reason; what stands."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.curation.disclosures.found import waiting_findings
from offices.curation.publish_case.stops import reason_field
from offices.data.disclosure.rows import Findings
from offices.data.disclosure.standing import Key, let_stand
from offices.data.publishing import may_publish
from offices.models import LetStand

A_PAGE = 100


def disclosures(request: HttpRequest) -> HttpResponse:
    """Both lists; what is sent keeps the reasons that were given."""
    if not request.user.has_perm("offices.view_office"):
        raise PermissionDenied
    found: dict[Key, Findings] = {}
    waiting = waiting_findings()
    for one in waiting:
        found[one.key] = merged(found.get(one.key, {}), one.found)
    reasons = {key: reason for key in found if (reason := given_reason(request, key))}
    wrong: list[str] = []
    if request.method == "POST":
        try:
            number = let_stand(found, reasons, request.user)
        except ValidationError as error:
            wrong = error.messages
        else:
            said = ngettext("%(n)s finding may stand now.", "%(n)s findings may stand now.", number) % {"n": number}
            messages.success(request, said)
            return HttpResponseRedirect(reverse("admin:disclosures"))
    page = Paginator(LetStand.objects.select_related("by"), A_PAGE).get_page(request.GET.get("page"))
    context = {
        **admin.site.each_context(request),
        "title": _("Names and numbers in texts"),
        "waiting": [(one, reason_field(*one.key), reasons.get(one.key, "")) for one in waiting],
        "wrong": wrong,
        "standing": page,
        "may_publish": may_publish(request.user),
    }
    return TemplateResponse(request, "admin/disclosures/page.html", context, status=409 if wrong else 200)


def given_reason(request: HttpRequest, key: Key) -> str:
    """A row that is told twice has two fields; one is enough."""
    return next(filter(None, map(str.strip, request.POST.getlist(reason_field(*key)))), "")


def merged(one: Findings, other: Findings) -> Findings:
    return {name: [*one.get(name, []), *other.get(name, [])] for name in {**one, **other}}
