"""The security headers that Django has no setting for, as data, and the middleware that sends them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from nav_compare.language import API_PREFIX

# plotly.js writes one empty <style> and a few style="" attributes; these are the hashes of what it writes (4.1.1).
# A browser test fails when an upgrade needs others.
PLOTLY_STYLE_HASHES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-AR/cKIZjWPcPmBUPDA6oti9XBiTbJvz0Cro2J1VzzS8='",
)

POLICY = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'", "'unsafe-hashes'", *PLOTLY_STYLE_HASHES),
    "img-src": ("'self'", "data:", "blob:"),  # data: for the admin's icons, blob: for "download plot as a PNG"
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "form-action": ("'self'",),
    "base-uri": ("'none'",),
    "frame-ancestors": ("'none'",),
}
CONTENT_SECURITY = "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in POLICY.items())


PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


class HeadersMiddleware:
    """One constant policy with every answer: nothing inline, nothing from elsewhere, no device of the reader's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path_info.startswith(API_PREFIX):
            # Public data, the same for everybody: a page of another site may read them, never with a reader's cookies.
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = "ETag"
        return response
