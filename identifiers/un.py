"""UN numbers of dangerous goods: four digits, however they are written."""

from __future__ import annotations

import re

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_SHAPE = re.compile(r"(?:[xX]?\d{2,3}\s*/\s*)?(?:[uU][nN]\s*(?:[nN][oO]\.?|번호)?\s*[-.:]?\s*)?(\d{4})")
_FOUND = re.compile(r"(?<![A-Za-z0-9])[uU][nN]\s?(?:[nN]o\.?\s?)?(\d{4})(?!\d)")


class UnError(ValueError):
    """The text is no UN number; the message says why."""


def parse(text: str) -> str:
    """The four digits; takes ``1052``, ``UN1052``, ``UN No. 1052`` and the plate of a vehicle, ``33/1203``."""
    match = _SHAPE.fullmatch(text.translate(_DIGITS).strip())
    if not match:
        raise UnError(f"{text[:40]!r} is not four digits, with or without UN before them")
    number = match.group(1)
    if number == "0000":
        raise UnError("0000 is no UN number")
    return number


def find(text: str) -> tuple[str, ...]:
    """The numbers in running text that stand behind the letters UN, each once, in order."""
    return tuple(dict.fromkeys(_FOUND.findall(text.translate(_DIGITS))))
