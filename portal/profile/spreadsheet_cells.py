"""What a spreadsheet reads its own way: texts that it would run as a formula, and files without a byte order mark."""

from __future__ import annotations

import unicodedata

BOM = "\ufeff"
"""Without it spreadsheets in Korea read UTF-8 as CP949."""
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def runs_as_formula(text: str) -> bool:
    """Whether the cell begins like a formula, also behind spaces and with full-width signs."""
    first_character = unicodedata.normalize("NFKC", text.lstrip(" \u3000\u00a0")[:1])
    return first_character.startswith(_STARTS) or text[:1] in _STARTS
