"""Where all is mounted: the admin, the probes, what machines ask without a language, the pages in both. No views."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from offices.api.errors import below_api
from offices.api.urls import missing
from offices.page import errors, health
from offices.site import crawlers

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("offices.api.urls")),
    re_path("^api/", missing),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", crawlers.robots),
    path("sitemap.xml", crawlers.sitemap),
    path("sitemap-<int:number>.xml", crawlers.sitemap_file),
    *i18n_patterns(path("", include("offices.urls")), prefix_default_language=False),
]

handler400 = below_api(400, errors.bad_request)
handler403 = below_api(403, errors.forbidden)
handler404 = below_api(404, errors.not_found)
handler500 = below_api(500, errors.server_error)
