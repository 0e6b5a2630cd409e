"""Removes keys from texts: agencies echo requests in their error pages, and libraries print whole addresses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import quote, quote_plus

MASK = "***"
MIN_PART_LENGTH = 8
"""Shortest part of a key that is removed: an excerpt may have been cut in the middle of the key."""


def without_secrets(text: str, secrets: Collection[str]) -> str:
    """``text`` without the secrets, raw or percent-encoded, and without beginnings of them that a cut has left."""
    parts = {part for secret in secrets for form in _forms(secret) for part in _prefixes(form)}
    if not parts:
        return text
    # The longest comes first, so that no beginning matches where the whole secret is present.
    return re.sub("|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True)), MASK, text)


def _forms(secret: str) -> set[str]:
    encoded = {quote(secret, safe=""), quote_plus(secret), quote(secret)}
    lower_case = {re.sub("%[0-9A-F]{2}", lambda match: match.group().lower(), form) for form in encoded}
    return {form for form in {secret} | encoded | lower_case if form}


def _prefixes(form: str) -> Iterator[str]:
    yield form
    yield from (form[:length] for length in range(MIN_PART_LENGTH, len(form)))
