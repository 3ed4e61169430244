"""Where everything is mounted: the admin and the probes without a language, the pages in both. No views here."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from offices.views import errors, health

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("offices.api.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    *i18n_patterns(path("", include("offices.urls")), prefix_default_language=False),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
