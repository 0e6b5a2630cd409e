"""A name as the symbols that are compared: Latin letters and signs as they are, Hangul as sounds without syllables.

The silent ㅇ is left out, so that 메탄올 and 메타놀 are the same row of sounds and 메ㅌ + 일 is 메틸. Double consonants and
vowels that sources confuse (싸이클로, 사이클로; ㅐ, ㅔ) are one. Spaces are left out too, but their places are kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = frozenset("ㅏㅑㅓㅕㅔㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")
_ALL_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS: tuple[str, ...] = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_SILENT = "ㅇ"
_LIQUID = "ㄹ"
_PLAIN = str.maketrans("ㅆㄲㄸㅃㅉㅐㅒ", "ㅅㄱㄷㅂㅈㅔㅖ")
_FIRST, _LAST = "가", "힣"

_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ω": "omega", "μ": "mu", "η": "eta",
    "κ": "kappa", "ζ": "zeta", "λ": "lambda", "ξ": "xi",
}  # fmt: skip
_SIGNS = {
    **dict.fromkeys("′’‘`´", "'"),
    **dict.fromkeys("″”“", "''"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("∼～˜", "~"),
}
_JOINING_HYPHEN = re.compile(
    r"(?<!alpha)(?<!beta)(?<!gamma)(?<!delta)(?<!omega)(?<=[a-z가-힣]{2})-(?=[a-z가-힣]{2})|(?<=[가-힣])-(?=[가-힣])"
)
"""A hyphen that only joins words; after a number or a single letter it belongs to a locant."""

_SPACED_HYPHEN = re.compile(r"\s+-\s*|-\s+")
_POLYHEDRAL = re.compile(r"\((?:t|oc|sp|tb|sb|tp)-\d[^()]*\)-?|\brel-|\(rel\)-?")
"""Descriptors of coordination and of relative configuration, which Korean names leave out."""

_BRITISH = (("sulph", "sulf"), ("aluminium", "aluminum"), ("caesium", "cesium"))


@dataclass(frozen=True, slots=True)
class Symbols:
    """A name's symbols; for each position whether a syllable may begin there, where a space stood, which ㄹ was double."""

    text: str
    borders: tuple[bool, ...]
    spaces: frozenset[int]
    doubled: frozenset[int]


def folded_name(text: str) -> str:
    """The name in lower case with one kind of dash, prime and width, and Greek letters in words; Hangul is composed."""
    if text.isascii():
        return text.replace("`", "'").lower()
    letters: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        known = _GREEK.get(letter) or _SIGNS.get(letter)
        letters.append(known or (letter if is_hangul(letter) else unicodedata.normalize("NFKC", letter)))
    return "".join(letters).lower()


def is_hangul(letter: str) -> bool:
    """Whether the letter is a syllable or a jamo of the keyboard."""
    return _FIRST <= letter <= _LAST or "ㄱ" <= letter <= "ㅣ"


def symbols_of(text: str) -> Symbols:
    """The symbols of a name or of a piece of one; any text is accepted."""
    name = _POLYHEDRAL.sub("", folded_name(text))
    for written, kept in _BRITISH:
        name = name.replace(written, kept)
    if "- " in name or " -" in name:
        name = _SPACED_HYPHEN.sub("-", name)
    name = _JOINING_HYPHEN.sub("", name)
    if name.isascii():
        return _latin_symbols(name)
    return _with_single_liquids(*_sounds(name))


def _latin_symbols(name: str) -> Symbols:
    words = name.split()
    spaces, length = set(), 0
    for word in words:
        spaces.add(length)
        length += len(word)
    if not name[:1].isspace():
        spaces.discard(0)
    return Symbols("".join(words), (True,) * (length + 1), frozenset(spaces), frozenset())


def _sounds(name: str) -> tuple[list[str], list[bool], set[int]]:
    letters: list[str] = []
    borders = [True]
    spaces: set[int] = set()
    for letter in name:
        if letter.isspace():
            spaces.add(len(letters))
            continue
        borders[-1] = True
        sounds = _syllable(letter) if _FIRST <= letter <= _LAST else letter
        letters += sounds
        borders += [False] * len(sounds)
        borders[-1] = True
    return letters, borders, spaces


def _syllable(letter: str) -> str:
    initial, rest = divmod(ord(letter) - ord(_FIRST), 588)
    vowel, final = divmod(rest, 28)
    first = _INITIALS[initial]
    return (first if first != _SILENT else "") + _ALL_VOWELS[vowel] + _FINALS[final]


def _with_single_liquids(letters: list[str], borders: list[bool], spaces: set[int]) -> Symbols:
    """ㄹㄹ as one ㄹ, because 자일레놀 and 자이레놀 are one; it may end one piece and begin the next (메틸리튬)."""
    text: list[str] = []
    kept_borders: list[bool] = []
    kept_spaces: set[int] = set()
    doubled: set[int] = set()
    for position, letter in enumerate("".join(letters).translate(_PLAIN)):
        if position in spaces:
            kept_spaces.add(len(text))
        if letter == _LIQUID and text and text[-1] == _LIQUID:
            doubled.add(len(text))
            kept_borders[-1] = True
            continue
        text.append(letter)
        kept_borders.append(borders[position])
    return Symbols("".join(text), (*kept_borders, True), frozenset(kept_spaces), frozenset(doubled))
