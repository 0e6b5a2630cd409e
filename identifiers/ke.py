"""KE numbers of the Korean Existing Chemicals Inventory, and the numbers of later registrations."""

from __future__ import annotations

import re

from identifiers.characters import excerpt, normalized

_EXISTING = re.compile(r"KE-?([0-9]{5})")
_ADDED = re.compile(r"KE-?([0-9]{2})-([0-9]{4})")
_NOTIFIED = re.compile(r"(?:9[0-9]|20[0-9]{2})-[0-9]-[0-9]{1,6}")


_BEGINNING = re.compile(r"KE-?([0-9]{1,2}(?:-?[0-9]{0,4})?|[0-9]{3,5})-?")


class KeError(ValueError):
    """The text is not a number of the inventory; the message says why."""


def beginning(text: str) -> str:
    """The digits with which a number begins that is still typed (``KE-02``, ``ke 021``); "" for any other text."""
    match = _BEGINNING.fullmatch(re.sub(r"\s", "", normalized(text)).upper())
    return match.group(1).replace("-", "") if match else ""


def parse(text: str) -> str:
    """The number as the national list of 2026-01 writes it, in one of its three shapes.

    ``KE-17074`` (35,668 rows), ``KE-05-1131`` (1,445) and year-class-number of later notifications, ``98-3-948`` or
    ``2015-3-6945`` (7,394). A toxic substance's notice number (``97-1-99``) has the last shape too: the column decides
    which of the two it is, not the digits.
    """
    typed = re.sub(r"\s", "", normalized(text)).upper()
    if match := _EXISTING.fullmatch(typed):
        return f"KE-{match.group(1)}"
    if match := _ADDED.fullmatch(typed):
        return f"KE-{match.group(1)}-{match.group(2)}"
    if _NOTIFIED.fullmatch(typed):
        return typed
    raise KeError(f"{excerpt(text)} is neither KE- with its digits (KE-17074) nor year-class-number (2015-3-6945)")
