"""Answers that a browser or proxy may keep as long as the data stand: ETag, 304, Cache-Control. No own cache."""

import hashlib
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

from nav_compare.version import code_version
from offices.models import DataVersion
from offices.page.page import DATA_VERSION

PRIVATE = ("/admin/", "/healthz", "/readyz")
KEEP_AND_ASK = "public, max-age=0, must-revalidate"
"""Whoever keeps an answer asks each time whether it still holds: a published change is seen at once."""
ANY = "*"
"""Whatever the client has: nothing new where there is an answer at all, so the answer is asked for first."""
CODED = re.compile(r'-(gzip|br|zstd)"$')
"""What Apache and Caddy add to the tag of an answer that they compress."""


class DataVersionMiddleware:
    """Gives every public answer an ETag from the data version, the code and the address, and answers 304 to it.

    The version is read before the data, so an answer is never older than its ETag says. One query, which the page's
    matrix is then looked up by.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or request.path_info.startswith(PRIVATE):
            return self.get_response(request)
        request.META[DATA_VERSION] = DataVersion.current()
        etag, known = entity_tag(request), known_to_client(request)
        if etag in known:
            return kept(HttpResponseNotModified(), etag)
        response = self.get_response(request)
        if response.status_code == 200:
            return kept(HttpResponseNotModified() if ANY in known else response, etag)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def known_to_client(request: HttpRequest) -> set[str]:
    """The tags that the client has, as they left here.

    Compressing an answer made its tag a weak one, or a server in front wrote the coding into it; either serves as well.
    """
    return {CODED.sub('"', tag.removeprefix("W/")) for tag in parse_etags(request.headers.get("If-None-Match", ""))}


def entity_tag(request: HttpRequest) -> str:
    """The language is in the path or the query; the host is in absolute links."""
    said = "\n".join([code_version(), request.META[DATA_VERSION], request.get_host(), request.get_full_path()])
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def kept(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = KEEP_AND_ASK
    return response
