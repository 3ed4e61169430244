"""Forms of rows that readers see: what is changed is kept beside them, as a proposal. The proposals: offices/data."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from offices.curation.review.words import told_beside
from offices.data.proposals import open_proposals, propose
from offices.data.proposed import fields_of
from offices.data.publishing import may_write_public
from offices.data.steps import SEND, send_for_review
from offices.models import Proposal, Step
from offices.models.base import Curated
from offices.models.vocabulary import Stage

SENT = "_send"
COMMENT = "_comment"
LAST_SAID = 3


class Beside(BaseModelAdmin):
    """A panel whose forms write beside what they may not write over."""

    def own_values(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """What the user wants of this row already: their form goes on from there."""
        own = [one for one in self.proposals(request, obj) if one.by_id == request.user.pk and not one.withdraws]
        return {name: value for name, value in own[0].values.items() if name not in obj.FIXED} if own else {}

    def proposals(self, request: HttpRequest, obj: Any) -> list[Proposal]:
        """All that is proposed of the row; asked once a form."""
        if obj is None or not self.was_public(obj):
            return []
        if not hasattr(obj, "_proposals"):
            obj._proposals = open_proposals([obj]).get((obj._meta.model_name, obj.pk), [])
        return obj._proposals

    def put_beside(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> bool:
        """Keep as a proposal what the form says of a row that readers see, or would see at once."""
        if may_write_public(request.user) or not (self.was_public(obj) if change else obj.is_public):
            return False
        stored = self.model.objects.get(pk=obj.pk) if change else self.model()
        fixed = self.model.FIXED if change else ()
        names = [name for name in fields_of(self.model) if name in form.cleaned_data and name not in fixed]
        obj._proposal = self.keep(request, stored, {name: form.cleaned_data[name] for name in names}, obj)
        return True

    def keep(self, request: HttpRequest, stored: Any, values: dict[str, Any], obj: Any) -> Proposal | None:
        stage = Stage.IN_REVIEW if SENT in request.POST else Stage.DRAFT
        seen = getattr(obj, "seen", 0) or newest_of(stored)
        made = propose(stored, values, request.user, seen, request.POST.get(COMMENT, ""), stage)
        request.put_beside = [*getattr(request, "put_beside", []), made]
        return made

    def direct_forms(self, request: HttpRequest, formset: Any) -> Iterator[Any]:
        """Rows of an inline that are written at once; the others are kept beside what readers see."""
        for row_form in formset.saved_forms:
            row = row_form.instance
            if row.pk is None and formset.instance.pk is None:
                raise ValidationError(_("Rows within it can be added once it is published."))
            if may_write_public(request.user) or not is_seen(row):
                request.written = [*getattr(request, "written", []), row]
                yield row_form
                continue
            self.keep(request, *changed_in(row_form, formset), row)

    def send_if_asked(self, request: HttpRequest, obj: models.Model) -> None:
        """The row, and the new drafts within it, go to review with the comment."""
        rows = [*getattr(request, "written", []), *([] if hasattr(obj, "_proposal") else [obj])]
        waiting = [row for row in rows if isinstance(row, Curated) and row.stage in SEND.before]
        if SENT in request.POST and waiting:
            send_for_review(waiting, request.user, request.POST.get(COMMENT, ""))
            sent = ngettext("%d row is sent for review.", "%d rows are sent for review.", len(waiting))
            self.message_user(request, sent % len(waiting), messages.SUCCESS)

    def tell_beside(self, request: HttpRequest) -> None:
        if not hasattr(request, "put_beside"):
            return
        made = any(request.put_beside)
        said = _("Readers go on seeing the published row until a reviewer publishes your change.")
        self.message_user(request, said if made else _("Nothing was changed."), messages.INFO)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        self.tell_beside(request)
        if not hasattr(obj, "_proposal"):
            return super().response_change(request, obj)
        if "_continue" in request.POST:
            return HttpResponseRedirect(request.get_full_path())
        return self.response_post_save_change(request, obj)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any) -> HttpResponse:
        self.tell_beside(request)
        return (
            self.response_post_save_add(request, obj) if obj.pk is None else super().response_add(request, obj, *args)
        )

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Django's own log is of rows; what is only proposed is none."""
        return None if obj.pk is None else super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None if hasattr(obj, "_proposal") else super().log_change(request, obj, message)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        row = context["original"]
        context["is_beside"] = self.is_beside(request, row) and self.has_change_permission(request, row)
        context["beside"] = told_beside(self.proposals(request, row), request.user)
        context["may_send"] = self.may_send(request, row)
        context["said"] = said_of(row, self.proposals(request, row)) if hasattr(self.model, "stage") and row else []
        return super().render_change_form(request, context, *args, **kwargs)

    def may_send(self, request: HttpRequest, row: Any) -> bool:
        """Whether what the form saves can go to review at once; the only curator that there is has no reviewer."""
        if may_write_public(request.user) or not (
            self.has_change_permission(request, row) if row else self.has_add_permission(request)
        ):
            return False
        return self.is_beside(request, row) or (hasattr(self.model, "stage") and (not row or row.stage in SEND.before))


def said_of(row: Any, proposals: list[Proposal]) -> list[Step]:
    """What was said at the last steps of the row and of what is proposed of it, such as why it was returned."""
    own = Q(model=row._meta.model_name, row_id=row.pk)
    theirs = Q(model="proposal", row_id__in=[one.pk for one in proposals])
    return list(Step.objects.filter(own | theirs).exclude(comment="").select_related("by")[:LAST_SAID])


def is_seen(row: Any) -> bool:
    """Whether readers see the row, or would once it is written."""
    return row.is_public if row.pk is None else type(row).objects.get(pk=row.pk).is_public


def changed_in(row_form: Any, formset: Any) -> tuple[Any, dict[str, Any]]:
    """The row of an inline as it is, and what its form changes of it; all, of a new one."""
    row, fields = row_form.instance, fields_of(formset.model)
    if row.pk is not None:
        values = {name: row_form.cleaned_data[name] for name in row_form.changed_data if name in fields}
        return formset.model.objects.get(pk=row.pk), values
    values = {name: value for name, value in row_form.cleaned_data.items() if name in fields}
    return formset.model(), values | {formset.fk.name: formset.instance}


def newest_of(row: Any) -> int:
    """The newest history entry of a row that is there."""
    entry = type(row).history.filter(id=row.pk).order_by("-history_id").first() if row.pk else None
    return entry.history_id if entry else 0
