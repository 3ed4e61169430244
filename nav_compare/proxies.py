"""Whose address a request comes from when proxies of ours stand in between. Nothing else is read from headers."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address that the outermost of our proxies saw.

    Each proxy appends to X-Forwarded-For, so only the last PROXIES entries were written by us; anything before them
    the client can make up. Without proxies, or with too few entries, it is the address of the connection.
    """
    connection = request.META.get("REMOTE_ADDR", "")
    if not settings.PROXIES:
        return connection
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    return hops[-settings.PROXIES] if len(hops) >= settings.PROXIES else connection
