"""What becomes of a write that is refused late: nothing typed is lost, and no 500. Who may write is in guards.py."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from simple_history.admin import SimpleHistoryAdmin

from offices.curation.admin.forms import CuratedForm
from offices.curation.admin.stale import ROWS_SEEN, SEEN, newest_entry_of
from offices.data.actions import RowsRefused, describe
from offices.data.disclosure.rows import Disclosed
from offices.data.publishing import MayNotPublish

CLASH = gettext_lazy(
    "Not saved: it clashes with what somebody else saved at the same moment, or is not allowed by the database. "
    "All that you typed is kept here: compare it with what is there now, and save again."
)


class KeptAdmin(SimpleHistoryAdmin):
    """A panel whose forms say what they were made from, and are shown again with what stopped them."""

    form = CuratedForm

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type[CuratedForm]:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.not_saved = getattr(request, "not_saved", "")
        return form

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> models.Model | None:
        """The row, with the newest history entry that this form shows.

        The entry is read before the row, so that a save in between is noticed.
        """
        seen = 0 if from_field else newest_entry_of(self.model, object_id)
        row = super().get_object(request, object_id, from_field)
        if row and request.method == "POST":
            pk, row = row.pk, self.held(request, row)
            seen = newest_entry_of(self.model, pk)
        if row:
            row.seen = seen
        return row

    def held(self, request: HttpRequest, row: models.Model) -> models.Model | None:
        """The row as it is once whoever writes it is done, and so that nobody writes it before this save is done."""
        if not connection.features.has_select_for_update:
            return row  # SQLite has one writer at a time
        self.model.objects.select_for_update().filter(pk=row.pk).order_by().values_list("pk").first()
        return super().get_object(request, str(row.pk))

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        row, rows = context["original"], [one.formset for one in context["inline_admin_formsets"]]
        context["seen"] = {SEEN: getattr(row, "seen", 0)} | {f"{one.prefix}-{ROWS_SEEN}": one.newest for one in rows}
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What the database refuses at the last moment is said in the form, which still holds all that was typed."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (IntegrityError, ValidationError, MayNotPublish, RowsRefused) as error:
            if request.method != "POST" or hasattr(request, "not_saved"):
                raise
            is_own = isinstance(error, Disclosed) and type(error.row) is self.model
            request.not_saved = error if is_own else refusal_words(error)
        return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.told(request, super().delete_view, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.told(request, super().changelist_view, *args, **kwargs)

    def told(self, request: HttpRequest, view: Callable, *args: Any, **kwargs: Any) -> HttpResponse:
        """A deletion or an action that the database refuses is a message on the page that it was asked from."""
        try:
            return view(request, *args, **kwargs)
        except IntegrityError as error:
            if request.method != "POST":
                raise
            self.message_user(request, refusal_words(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())


def refusal_words(error: Exception) -> str:
    """What a refused write tells; the database's own words are for developers."""
    if isinstance(error, ValidationError):
        return _("Not saved: %(why)s") % {"why": describe(error)}
    return str(error if isinstance(error, MayNotPublish | RowsRefused) else CLASH)
