"""The actions of a list: steps of rows, each with a page for what is to be said. Their rules: offices/data/steps.py."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from offices.curation.admin.guards import GuardedAdmin
from offices.curation.admin.stale import SEEN, posted_id
from offices.curation.review.saying import Said, said
from offices.data.actions import RowsRefused
from offices.data.proposals import propose_withdrawal
from offices.data.publishing import may_publish
from offices.data.steps import (
    changed_since,
    newest_seen,
    publish_rows,
    return_rows,
    send_for_review,
    withdraw_rows,
)
from offices.models.base import Curated
from offices.models.vocabulary import Stage

STEPS = ("send", "give_back", "publish", "withdraw")
CONFIRMED = "post"
NEXT: dict[str | None, tuple[str, ...]] = {
    Stage.DRAFT: ("send", "publish"),
    Stage.WITHDRAWN: ("send", "publish"),
    Stage.IN_REVIEW: ("give_back", "publish"),
    Stage.PUBLISHED: ("withdraw",),
}
"""The steps from each stage."""
ONE = {
    "send": gettext_lazy("Send for review"),
    "give_back": gettext_lazy("Return with a comment"),
    "publish": gettext_lazy("Publish"),
    "withdraw": gettext_lazy("Withdraw"),
}
"""What the step of a single row is called."""
Act = Callable[[list[Any], Said, dict[str, int] | None], None]


class Staged(GuardedAdmin):
    """A panel whose rows, where they have a stage, go on in its list."""

    actions = STEPS

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        found = super().get_actions(request)
        return {name: one for name, one in found.items() if issubclass(self.model, Curated) or name not in STEPS}

    @admin.action(description=gettext_lazy("Send the selected rows for review"), permissions=["change"])
    def send(self, request: HttpRequest, rows: QuerySet) -> HttpResponse:
        return self.step(request, rows, "send", lambda chosen, told, seen: send_for_review(
            chosen, request.user, told.comment, seen))  # fmt: skip

    @admin.action(description=gettext_lazy("Return the selected rows with a comment"), permissions=["publish"])
    def give_back(self, request: HttpRequest, rows: QuerySet) -> HttpResponse:
        return self.step(request, rows, "give_back", lambda chosen, told, seen: return_rows(
            chosen, request.user, told.comment, seen))  # fmt: skip

    @admin.action(description=gettext_lazy("Publish the selected rows"), permissions=["publish"])
    def publish(self, request: HttpRequest, rows: QuerySet) -> HttpResponse:
        return self.step(request, rows, "publish", lambda chosen, told, seen: publish_rows(
            chosen, request.user, told.comment, seen))  # fmt: skip

    @admin.action(description=gettext_lazy("Withdraw the selected rows"), permissions=["change_or_publish"])
    def withdraw(self, request: HttpRequest, rows: QuerySet) -> HttpResponse:
        """At once by who may publish; proposed by who may write."""

        def act(chosen: list[Any], told: Said, seen: dict[str, int] | None) -> None:
            if may_publish(request.user):
                withdraw_rows(chosen, request.user, told.comment, told.reason_en, told.reason_nb, seen)
            else:
                self.ask_to_withdraw(request, chosen, told)

        return self.step(request, rows, "withdraw", act)

    def has_change_or_publish_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request) or self.has_publish_permission(request)

    def ask_to_withdraw(self, request: HttpRequest, chosen: list[Any], told: Said) -> None:
        if drafts := [row for row in chosen if not row.is_published]:
            raise RowsRefused([(row, _("It is not published.")) for row in drafts])
        seen = newest_seen(self.model)[str(self.opts.model_name)]
        for row in chosen:
            propose_withdrawal(row, request.user, seen, told.reason_en, told.reason_nb, told.comment)

    def step(self, request: HttpRequest, rows: QuerySet, name: str, act: Act) -> HttpResponse:
        """Ask what is to be said; once it was, make the step of all rows or of none, and say why not."""
        chosen = list(rows)
        told = said(request.POST)
        errors: dict[str, list[str]] = {}
        refused: list[Any] = []
        if CONFIRMED in request.POST:
            try:
                act(chosen, told, self.seen_in(request))
                done = ngettext("%d row is done.", "%d rows are done.", len(chosen)) % len(chosen)
                self.message_user(request, done, messages.SUCCESS)
                return HttpResponseRedirect(request.get_full_path())
            except ValidationError as error:
                errors = error.message_dict if hasattr(error, "error_dict") else {"comment": error.messages}
            except RowsRefused as error:
                refused = [*error.refused]
        return self.step_page(request, chosen, name, told, {"errors": errors, "refused": refused})

    def step_page(self, request: HttpRequest, chosen: list[Any], name: str, told: Said, wrong: dict) -> HttpResponse:
        seen = self.seen_in(request) or newest_seen(self.model)
        context = {
            **self.admin_site.each_context(request),
            **wrong,
            "title": self.get_actions(request)[name][2] % {"verbose_name_plural": self.opts.verbose_name_plural},
            "opts": self.opts,
            "rows": chosen,
            "step": name,
            "told": told,
            "seen": {SEEN: seen[str(self.opts.model_name)]},
            "asks_reason": name == "withdraw",
            "comment_needed": name == "give_back",
        }
        return TemplateResponse(request, "admin/review/step.html", context)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        """The steps that this row can take, as buttons that lead to the same pages."""
        row, offered = context["original"], self.get_actions(request)
        steps = NEXT.get(getattr(row, "stage", None), ())
        context["next_steps"] = [(name, ONE[name]) for name in steps if name in offered]
        return super().render_change_form(request, context, *args, **kwargs)

    def seen_in(self, request: HttpRequest) -> dict[str, int] | None:
        """What the list was made from; nothing, where it does not say."""
        seen = posted_id(request.POST, SEEN)
        return None if seen is None else {str(self.opts.model_name): seen}

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list carries what it was made from; an action on what was changed since is refused, by name."""
        wrong = self.wrong_in(request) if request.method == "POST" else []
        for told in wrong:
            self.message_user(request, told, messages.ERROR)
        if wrong:
            return HttpResponseRedirect(request.get_full_path())
        seen = {SEEN: newest_seen(self.model)[str(self.opts.model_name)]}
        return super().changelist_view(request, {**(extra_context or {}), "seen": seen})

    def wrong_in(self, request: HttpRequest) -> list[str]:
        """What stands in the way of an action, before it is asked; steps ask for themselves."""
        try:
            seen = self.seen_in(request)
        except ValidationError as error:
            return error.messages
        if seen is None or request.POST.get("action") in STEPS:
            return []
        newer = changed_since(self.model, [int(one) for one in request.POST.getlist("_selected_action")], seen)
        rows = self.model.objects.filter(pk__in=newer).select_related(*self.model.NAMED_WITH) if newer else ()
        return [_("%(row)s was changed since you looked at it. Look at it again.") % {"row": row} for row in rows]
