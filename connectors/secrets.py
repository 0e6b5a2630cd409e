"""Keys taken out of texts: agencies echo requests in their error pages, and libraries print whole addresses."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote, quote_plus

HIDDEN = "***"
SHORTEST_PART = 8
"""Characters of a key that are taken out on their own: an excerpt may have been cut in the middle of it."""


def without_secrets(text: str, secrets: Collection[str]) -> str:
    """``text`` without the secrets, raw or percent-encoded, nor the beginnings of them that a cut has left over."""
    for secret in secrets:
        for form in _forms(secret):
            text = text.replace(form, HIDDEN)
            for length in range(len(form) - 1, SHORTEST_PART - 1, -1):
                text = text.replace(form[:length], HIDDEN)
    return text


def _forms(secret: str) -> list[str]:
    encoded = (quote(secret, safe=""), quote_plus(secret), quote(secret))
    lower = (form.replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d") for form in encoded)
    return sorted({form for form in (secret, *encoded, *lower) if form}, key=len, reverse=True)
