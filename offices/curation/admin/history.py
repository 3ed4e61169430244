"""The history of one row: who, when, from what to what, why; undo where one may. Two moments of a case: history/."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

from offices.curation.history.words import label, naming, tell
from offices.data.changes import changes_of
from offices.models import Office


class ToldHistory(SimpleHistoryAdmin):
    """In labels, save by save; of what is gone too."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        row = self.model.objects.select_related(*naming(self.model)).filter(pk=object_id).first()
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        changes = changes_of(self.model, [int(object_id)])
        if row is None and not changes:
            raise Http404
        page = Paginator(changes, self.history_list_per_page).get_page(request.GET.get("p"))
        name = label(row) if row else str(changes[0].entry.instance)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of %(name)s") % {"name": name},
            "opts": self.opts,
            "module_name": capfirst(str(self.opts.verbose_name_plural)),
            "object": row,
            "page": page,
            "told": tell(page),
            "may_undo": self.has_change_permission(request) or self.has_delete_permission(request),
            "case": object_id if self.model is Office else None,
        }
        return TemplateResponse(request, "admin/history/row.html", context)
