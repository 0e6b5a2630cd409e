"""KE numbers of the Korean Existing Chemicals Inventory, and the numbers of later registrations."""

from __future__ import annotations

import re

_EXISTING = re.compile(r"KE\s*-?\s*(\d{5})", re.IGNORECASE)
_NEW = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,6})")


class KeError(ValueError):
    """The text is no number of the inventory; the message says why."""


def parse(text: str) -> str:
    """``KE-17074`` for an existing substance, ``2015-3-6575`` for one notified later, as the national list writes them."""
    plain = re.sub(r"[\u2010-\u2015\u2212\uff0d]", "-", text).strip()
    match = _EXISTING.fullmatch(plain)
    if match:
        return f"KE-{match.group(1)}"
    match = _NEW.fullmatch(plain)
    if match:
        return match.group(1)
    raise KeError(f"{text[:40]!r} is neither KE- with five digits nor year-class-number")
