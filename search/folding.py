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

_SIGNS = {
    **dict.fromkeys("′’‘`´", "'"),
    **dict.fromkeys("″”“", "''"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
}
"""One prime and one dash; word processors write others."""


class _Plain(dict[int, str]):
    """Letter → its plain form, computed once a letter."""

    def __missing__(self, point: int) -> str:
        plain = self[point] = _plain(chr(point))
        return plain


def _plain(letter: str) -> str:
    if letter in _LOCANTS:
        return _LOCANTS[letter]
    if letter in _SIGNS:
        return _SIGNS[letter]
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


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text composed, in plain letters, with one kind of dash and prime; case and spaces as they are.

    For formulas, where Co and CO differ. Any string is taken, lone surrogates included.
    """
    if text.isascii():
        return text.replace("`", "'")
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).translate(_PLAIN))


def folded(text: str) -> str:
    """As ``plain``, in lower case; ``folded`` of the result is the result."""
    if text.isascii():
        return text.replace("`", "'").lower()
    # Lower case brings letters that have a plain form themselves (Α → α → alpha), so it is folded once more.
    return plain(plain(text).casefold())


_SPACES = re.compile(r"\s+")


def spaced(text: str) -> str:
    """The text with single spaces and none at its ends; control characters count as spaces."""
    return _SPACES.sub(" ", "".join(" " if unicodedata.category(c) in ("Cc", "Cf") else c for c in text)).strip()
