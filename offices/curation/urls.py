"""The addresses of the panel's own pages, beside those that Django makes of models. Only this place knows them all."""

from collections.abc import Callable

from django.http.response import HttpResponseBase

from offices.curation.coding_form import views as coding_form
from offices.curation.deleting.views import deleted, restored
from offices.curation.disclosures.views import disclosures
from offices.curation.double_coding.views import double_coding
from offices.curation.guide.views import guide
from offices.curation.history.views import moments, undo_one, undo_save
from offices.curation.importing import views as importing
from offices.curation.importing.confirming import confirm
from offices.curation.importing.list_page import office_list
from offices.curation.language import switch_language
from offices.curation.preview.views import preview
from offices.curation.publish_case.views import publish_case
from offices.curation.review import views as review
from offices.curation.spreadsheets import views as spreadsheets

PAGES: tuple[tuple[str, Callable[..., HttpResponseBase], str], ...] = (
    ("language/", switch_language, "language"),
    ("guide/", guide, "guide"),
    ("review/", review.review, "review"),
    ("roles/", review.roles, "roles"),
    ("visits/<int:visit>/coding/", coding_form.begin, "coding"),
    ("visits/<int:visit>/coding/<slug:group>/", coding_form.coding_form, "coding-form"),
    ("visits/<int:visit>/double/", double_coding, "double-coding"),
    ("preview/<path:address>", preview, "preview"),
    ("deleted/", deleted, "deleted"),
    ("deleted/<int:number>/", restored, "deletion"),
    ("undo/<slug:kind>/<int:entry>/", undo_one, "undo"),
    ("undo/<slug:kind>/<int:entry>/save/", undo_save, "undo-save"),
    ("offices/office/<int:number>/moments/", moments, "moments"),
    ("disclosures/", disclosures, "disclosures"),
    ("import/", importing.imports, "imports"),
    ("import/offices/", office_list, "import-offices"),
    ("import/<int:number>/", importing.preview, "import"),
    ("import/<int:number>/marked.xlsx", importing.marked, "import-marked"),
    ("import/<int:number>/confirm/", confirm, "import-confirm"),
    ("import/<int:number>/send/", importing.send_drafts, "import-send"),
    ("import/<int:number>/undo/", importing.undo, "import-undo"),
    ("offices/office/<int:office>/publish/", publish_case, "publish-case"),
    ("export/all.xlsx", spreadsheets.export_all, "export-all"),
    ("export/template.xlsx", spreadsheets.export_template, "export-template"),
    ("export/office/<slug:slug>.xlsx", spreadsheets.export_office, "export-office"),
    ("export/<slug:kind>.csv", spreadsheets.export_csv, "export-csv"),
    ("export/<slug:kind>.xlsx", spreadsheets.export_xlsx, "export-xlsx"),
)
"""Address below /admin/, view and name: mounted before Django's own; only who is logged in and may use the panel is
let in, and what else a page asks for it asks itself."""
