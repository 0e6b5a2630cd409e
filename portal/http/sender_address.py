"""Whose request it is, as far as bounds on sending need to know: the address of the visitor's network."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

_HOUSEHOLD = 64
"""Bits that one connection's IPv6 addresses share; the others change by the hour."""


def sender_address(request: HttpRequest) -> str:
    """The sender's IPv4 address or IPv6 network; "" where the server knows none.

    Behind a proxy it is the last address of ``X-Forwarded-For``, which the proxy itself wrote; those before it anybody can write.
    """
    text = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        text = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or text
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ip_network((int(address), _HOUSEHOLD), strict=False))
    return str(address)
