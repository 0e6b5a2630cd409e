"""Removes keys from texts: agencies echo requests in their answers, and libraries print whole addresses."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Collection, Iterator
from urllib.parse import quote, quote_plus

MASK = "***"
MIN_PART_LENGTH = 8
"""Shortest part of a key that is removed: an excerpt may have been cut in the middle of the key."""


def without_secrets(text: str, secrets: Collection[str]) -> str:
    """``text`` without the secrets, raw or encoded, and without beginnings of them that a cut has left."""
    return hider(secrets)(text)


def hider(secrets: Collection[str]) -> Callable[[str], str]:
    """The function that removes these secrets from a text; quick where a text holds none of them."""
    forms = {form for secret in secrets for form in _forms(secret)}
    if not forms:
        return lambda text: text
    # The longest comes first, so that no beginning matches where the whole secret is present.
    parts = sorted({part for form in forms for part in _prefixes(form)}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, parts)), re.IGNORECASE)
    stems = tuple({form[:MIN_PART_LENGTH].lower() for form in forms})

    def hidden(text: str) -> str:
        folded = text.lower()
        return pattern.sub(MASK, text) if any(stem in folded for stem in stems) else text

    return hidden


def _forms(secret: str) -> set[str]:
    """The secret as it may stand in a text: raw, percent-encoded once or twice, for addresses, for JSON, for HTML."""
    encoded = {quote(secret, safe=""), quote_plus(secret), quote(secret)}
    twice = {quote(form, safe="") for form in encoded}
    other = {
        secret.replace("+", " "),
        secret.replace("+", "-").replace("/", "_"),
        json.dumps(secret)[1:-1].replace("/", "\\/"),
        html.escape(secret),
    }
    return {form for form in {secret} | encoded | twice | other if form.strip()}


def _prefixes(form: str) -> Iterator[str]:
    yield form
    yield from (form[:length] for length in range(MIN_PART_LENGTH, len(form)))
