"""Normalizes width, sub- and superscripts, accents and case, without the damage that NFKC does to Hangul.

NFKC turns the ㅅ that a keyboard sends (U+3145) into a conjoining ᄉ (U+1109); every later comparison then fails. So
compatibility forms are replaced letter by letter, and Hangul is only composed (NFC).
"""

from __future__ import annotations

import re
import unicodedata

_COMPATIBILITY = frozenset(
    {"<wide>", "<narrow>", "<super>", "<sub>", "<font>", "<square>", "<noBreak>", "<compat>", "<fraction>"}
)
_LOCANTS = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ω": "omega"}
"""Greek letters that are locants; people type them in words."""

_SIGNS = {
    **dict.fromkeys("′’‘`´", "'"),
    **dict.fromkeys("″”“", "''"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
}
"""All primes and dashes become one of each; word processors write others."""


class _LetterTable(dict[int, str]):
    """Letter → its normalized form, computed once for each letter."""

    def __missing__(self, point: int) -> str:
        normalized = self[point] = _normalized_letter(chr(point))
        return normalized


def _normalized_letter(letter: str) -> str:
    if letter in _LOCANTS:
        return _LOCANTS[letter]
    if letter in _SIGNS:
        return _SIGNS[letter]
    tag, *points = unicodedata.decomposition(letter).split() or [""]
    if tag in _COMPATIBILITY:
        targets = [int(point, 16) for point in points]
        if any(0x1100 <= target <= 0x11FF for target in targets):
            return letter
        return "".join(_normalized_letter(chr(target)) for target in targets)
    if tag and not tag.startswith("<") and ord(letter) < 0x2000:
        base = unicodedata.normalize("NFD", letter)[0]
        return base if base.isascii() else letter
    return letter


_NORMALIZED = _LetterTable()


def normalized(text: str) -> str:
    """The text composed, without compatibility forms, with one kind of dash and prime; case and spaces are unchanged.

    Used for formulas, where Co and CO differ. Any string is accepted, also lone surrogates.
    """
    if text.isascii():
        return text.replace("`", "'")
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).translate(_NORMALIZED))


def folded(text: str) -> str:
    """As ``normalized``, in lower case; folding the result again changes nothing."""
    if text.isascii():
        return text.replace("`", "'").lower()
    # Lower case can give letters that are normalized again (Α → α → alpha), so the text is normalized once more.
    return normalized(normalized(text).casefold())


_SPACES = re.compile(r"\s+")


def single_spaced(text: str) -> str:
    """The text with single spaces and without spaces at its ends; control characters count as spaces."""
    return _SPACES.sub(" ", "".join(" " if unicodedata.category(c) in ("Cc", "Cf") else c for c in text)).strip()
