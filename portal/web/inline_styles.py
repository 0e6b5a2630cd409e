"""The styles of the card's first view inside the page, so that nothing is waited for; the policy allows them by their hash."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured

from portal.web.middleware import POLICY

PARTS = ("tokens.css", "base.css", "provenance.css", "card.css", "card_page.css")
"""The parts of the style sheet that a card needs, in the order of the sheet."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND_SIGNS = re.compile(r"\s*([{};,>])\s*")


@cache
def card_styles() -> str:
    """The parts as one text without comments and spaces; the element's content must be this text to the letter."""
    text = _COMMENT.sub("", "\n".join(_source(part) for part in PARTS))
    return _AROUND_SIGNS.sub(r"\1", _SPACE.sub(" ", text)).strip()


@cache
def policy_with_styles() -> str:
    """The portal's policy with the one hash; no other inline style is allowed by it."""
    digest = b64encode(sha256(card_styles().encode()).digest()).decode()
    return POLICY.replace("style-src 'self'", f"style-src 'self' 'sha256-{digest}'")


def _source(part: str) -> str:
    found = finders.find(f"css/{part}")
    if not isinstance(found, str):
        raise ImproperlyConfigured(f"There is no static file css/{part}, of which the card's styles are made.")
    return Path(found).read_text("utf-8")
