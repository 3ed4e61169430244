"""The content security policy, as data, and the middleware that sends it. No other header here."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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
HEADER = "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in POLICY.items())


class ContentSecurityPolicyMiddleware:
    """Sends one constant policy with every answer: nothing inline, nothing from elsewhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", HEADER)
        return response
