"""Whose address a request comes from when proxies of ours stand in between. Nothing else is read from headers."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address that the outermost of our proxies saw.

    Each proxy appends to X-Forwarded-For, so only the last PROXIES entries were written by us; anything before them
    the client can make up. Without proxies, with too few entries, or where the entry is no address ("unknown", an
    empty one), it is the address of the connection.
    """
    connection: str = request.META.get("REMOTE_ADDR", "")
    if not settings.PROXIES:
        return connection
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return (len(hops) >= settings.PROXIES and bare_address(hops[-settings.PROXIES])) or connection


def bare_address(hop: str) -> str:
    """The address in `1.2.3.4`, `1.2.3.4:5678`, `2001:db8::1` or `[2001:db8::1]:443`; empty where there is none.

    One machine has one spelling: an IPv4 address that is written as IPv6 is told as IPv4.
    """
    hop = hop.strip()
    if hop.startswith("["):
        hop = hop[1:].partition("]")[0]
    elif hop.count(":") == 1:
        hop = hop.partition(":")[0]
    try:
        address = ip_address(hop.partition("%")[0])
    except ValueError:
        return ""
    return str((isinstance(address, IPv6Address) and address.ipv4_mapped) or address)
