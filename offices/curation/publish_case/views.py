"""/admin/offices/office/<id>/publish/: all that would become public, and one button for all of it or nothing."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nav_compare.panel import is_number
from offices.curation.publish_case.beside import lines, own_drafts, proposed
from offices.curation.publish_case.stops import Stop, form_of, notes, reason_field, stops
from offices.curation.publish_case.told import told
from offices.curation.waiting import Waiting, waiting
from offices.data.actions import RowsRefused
from offices.data.disclosure.rows import disclosed
from offices.data.disclosure.standing import let_stand
from offices.data.proposals import send_proposals
from offices.data.publishing import MayNotPublish, may_publish
from offices.data.steps import may_change, newest_seen, publish_rows, send_for_review
from offices.models import Caveat, Coding, Comparison, Office, PossibleMatch, Source, Visit
from offices.models.base import Curated, Row, localised
from offices.models.vocabulary import Stage

SEEN = "seen"
MODELS = (Office, Visit, Coding, PossibleMatch, Caveat, Comparison, Source)


def publish_case(request: HttpRequest, office: int) -> HttpResponse:
    """The list; what is sent publishes it, or sends it for review."""
    if not request.user.has_perm("offices.view_office"):
        raise PermissionDenied
    seen = seen_now()
    found = get_object_or_404(Office, pk=office)
    case = waiting(found)
    if request.method != "POST":
        return shown(request, case, seen)
    rows = chosen(request, case)
    try:
        done = act(request, case, rows)
    except (RowsRefused, ValidationError, MayNotPublish) as error:
        return shown(request, case, seen, refusals(error), status=409)
    messages.success(request, done)
    return HttpResponseRedirect(reverse("admin:offices_office_change", args=[office]))


def act(request: HttpRequest, case: Waiting, rows: Sequence[Curated]) -> str:
    """What was asked for, of all rows or of none. Raises RowsRefused, ValidationError or MayNotPublish."""
    comment, user = request.POST.get("comment", "").strip(), request.user
    if "send" in request.POST:
        return sent(request, case, [row for row in rows if row.stage == Stage.DRAFT], comment)
    if not rows:
        raise ValidationError(_("Nothing of this case waits to be published."))
    with transaction.atomic():
        keep_reasons(request, [*rows, *case.parts])
        publish_rows(rows, user, comment, seen_before(request))
    return counted(ngettext("%(n)s row was published.", "%(n)s rows were published.", len(rows)), rows)


@transaction.atomic
def sent(request: HttpRequest, case: Waiting, drafts: Sequence[Curated], comment: str) -> str:
    """The drafts of the case, and what the user changed beside its published rows."""
    changes = own_drafts(proposed(case.office), request.user)
    if not (drafts or changes):
        raise ValidationError(_("Nothing of this case waits to be sent for review."))
    send_for_review(drafts, request.user, comment, seen_before(request))
    send_proposals(changes, request.user, comment)
    rows = [*drafts, *changes]
    return counted(ngettext("%(n)s row was sent for review.", "%(n)s rows were sent for review.", len(rows)), rows)


def counted(said: str, rows: Sequence[object]) -> str:
    return said % {"n": len(rows)}


def chosen(request: HttpRequest, case: Waiting) -> list[Curated]:
    """All rows of the case, with the sources that are ticked."""
    ticked = set(request.POST.getlist("source"))
    return [*(source for source in offered(case) if str(source.pk) in ticked), *case.rows]


def offered(case: Waiting) -> list[Source]:
    """The sources that can be published along; one that was withdrawn is published by itself, if at all."""
    return [source for source in case.sources if source.stage != Stage.WITHDRAWN]


def keep_reasons(request: HttpRequest, rows: Sequence[Row]) -> None:
    """For what looks like a name or a number. Raises ValidationError or MayNotPublish."""
    found = {(str(row._meta.model_name), row.pk): findings for row, findings in disclosed(rows)}
    let_stand(found, {key: reason for key in found if (reason := given_reason(request, key))}, request.user)


def given_reason(request: HttpRequest, key: tuple[str, int]) -> str:
    return request.POST.get(reason_field(*key), "").strip()


def refusals(error: Exception) -> list[Stop]:
    """What was refused at the last moment, beside what was known to be in the way."""
    if isinstance(error, RowsRefused):
        return [
            Stop(told(row), why, form_of(row), name=str(row._meta.verbose_name))
            if isinstance(row, Row)
            else Stop(str(row), why, "")
            for row, why in error.refused
        ]
    said = error.messages if isinstance(error, ValidationError) else [str(error)]
    return [Stop("", one, "") for one in said]


# --- what the form was made from ---


def seen_now() -> dict[str, int]:
    """The newest history entry of each table, read before the rows."""
    return dict(newest_seen(*MODELS))


def seen_names() -> list[str]:
    return [str(model._meta.model_name) for model in MODELS]


def seen_before(request: HttpRequest) -> dict[str, int]:
    """The same as the form carries it. Raises ValidationError."""
    sent = {name: request.POST.get(f"{SEEN}-{name}", "") for name in seen_names()}
    if not all(map(is_number, sent.values())):
        raise ValidationError(_("The form is not whole: load the page again."))
    return {name: int(value) for name, value in sent.items()}


# --- the page ---


def shown(
    request: HttpRequest, case: Waiting, seen: dict[str, int], refused: Sequence[Stop] = (), status: int = 200
) -> HttpResponse:
    office, user = case.office, request.user
    rows = chosen(request, case) if request.method == "POST" else list(case.rows)
    known, beside = stops(case, rows, user), proposed(office)
    unsent = own_drafts(beside, user)
    drafts = [*(row for row in case.rows if row.stage == Stage.DRAFT), *unsent]
    given = [(one, request.POST.get(one.reason, "")) for one in known]
    told_already = {(one.row, one.why) for one in known}
    barred = [one for one in refused if (one.row, one.why) not in told_already]
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Publish this case: %(name)s") % {"name": localised(office, "name")},
        "office": office,
        "groups": groups(case),
        "count": len(case.rows),
        "sources": [
            (source, told(source), str(source.pk) in request.POST.getlist("source")) for source in offered(case)
        ],
        "stops": given,
        "why": alike(given),
        "refused": barred,
        "notes": list(notes(case)),
        "seen": {f"{SEEN}-{name}": number for name, number in seen.items()},
        "comment": request.POST.get("comment", ""),
        "may_publish": may_publish(user),
        "unsent": list(lines(unsent)),
        "beside": sum(one.stage == Stage.IN_REVIEW for one in beside),
        "may_send": may_change(user, Office) and bool(drafts),
        "preview_url": reverse("admin:preview", args=[f"offices/{office.slug}/"]),
    }
    return TemplateResponse(request, "admin/publish_case/page.html", context, status=status)


def alike(given: Sequence[tuple[Stop, str]]) -> list[list[tuple[Stop, str]]]:
    """Those that say the same together; what may be let stand has a field of its own."""
    found: dict[tuple[str, str], list[tuple[Stop, str]]] = {}
    for one, reason in given:
        found.setdefault((one.why, one.reason), []).append((one, reason))
    return list(found.values())


def groups(case: Waiting) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Heading and rows: what each is, its stage, its form."""
    codings = groupby(case.codings, key=lambda coding: coding.part.visit)
    coded = [
        (_("Codings of the visit “%(visit)s”") % {"visit": localised(visit, "label")}, list(some))
        for visit, some in codings
    ]
    named: list[tuple[str, list[Any]]] = [
        (_("The office"), [] if case.office.is_published else [case.office]),
        (_("Visits"), case.visits),
        (_("Parts, published with their visit"), case.parts),
        *coded,
        (_("May be the same office"), case.matches),
        (_("Caveats"), case.caveats),
        (_("Set side by side by an author"), case.comparisons),
    ]
    return [(heading, [line(row) for row in some]) for heading, some in named if some]


def line(row: Any) -> tuple[str, str, str]:
    if not isinstance(row, Curated):
        return localised(row, "name"), "", form_of(row)
    cited = getattr(row, "citation", None)
    where = f"{cited.source.key} {cited.key}" if cited else ""
    return told(row), ", ".join(filter(None, [str(Stage(row.stage).label), where])), form_of(row)
