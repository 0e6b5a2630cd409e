"""One way of writing a text: width, sub- and superscripts, accents and case, without the damage NFKC does to Hangul.

NFKC turns the ㅅ that a keyboard sends (U+3145) into a conjoining ᄉ (U+1109); every later comparison then fails. So
compatibility forms are folded here letter by letter, and Hangul is only composed (NFC).
"""

from __future__ import annotations

import re
import unicodedata

_COMPATIBILITY = frozenset(
    {"<wide>", "<narrow>", "<super>", "<sub>", "<font>", "<square>", "<noBreak>", "<compat>", "<fraction>"}
)
_LOCANTS = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ω": "omega"}
"""Greek letters that number an atom; people type them out."""

_PRIMES = str.maketrans({"′": "'", "’": "'", "‘": "'", "`": "'", "´": "'", "″": "''", "”": "''"})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))


class _Folded(dict[int, str]):
    """Letter → its plain form, computed once a letter."""

    def __missing__(self, point: int) -> str:
        plain = self[point] = _plain(chr(point))
        return plain


def _plain(letter: str) -> str:
    if letter in _LOCANTS:
        return _LOCANTS[letter]
    tag, *points = unicodedata.decomposition(letter).split() or [""]
    if tag in _COMPATIBILITY:
        targets = [int(point, 16) for point in points]
        if any(0x1100 <= target <= 0x11FF for target in targets):
            return letter
        return "".join(_plain(chr(target)) for target in targets)
    if tag and not tag.startswith("<") and ord(letter) < 0x2000:
        base = unicodedata.normalize("NFD", letter)[0]
        return base if base.isascii() else letter
    return letter


_FOLDED = _Folded()


def folded(text: str) -> str:
    """The text composed, in plain letters and lower case, with one kind of dash and prime; spaces as they are.

    Any string is taken, lone surrogates included; ``folded`` of the result is the result.
    """
    plain = unicodedata.normalize("NFC", text).translate(_PRIMES).translate(_DASHES).translate(_FOLDED)
    return unicodedata.normalize("NFC", plain.casefold().translate(_FOLDED))


def plain(text: str) -> str:
    """As ``folded`` but with the case kept: for formulas, where Co and CO differ."""
    composed = unicodedata.normalize("NFC", text).translate(_PRIMES).translate(_DASHES)
    return unicodedata.normalize("NFC", composed.translate(_FOLDED))


_SPACES = re.compile(r"\s+")


def spaced(text: str) -> str:
    """The text with single spaces and none at its ends; control characters count as spaces."""
    return _SPACES.sub(" ", "".join(" " if unicodedata.category(c) in ("Cc", "Cf") else c for c in text)).strip()
