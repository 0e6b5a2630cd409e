"""Texts as they sound, for sentences that people write in distress: 죽고 시퍼 is 죽고 싶어, 주거 is 죽어.

A final consonant moves to the vowel that follows it, doubled consonants are single, ㅐ is ㅔ. Words stay apart, so that a
word is found at its beginning and never across two others.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from search import hangul

_SINGLE = str.maketrans("ㄲㄸㅃㅆㅉㅐㅒㅙㅞ", "ㄱㄷㅂㅅㅈㅔㅖㅚㅚ")
_PLAIN = str.maketrans("ㅑㅕㅛㅠ", "ㅏㅓㅗㅜ")
_AFTER_J = re.compile("[ㅈㅊ][ㅑㅕㅛㅠ]")
"""After these consonants nobody hears the glide: 쥭 is 죽."""

_SILENT = "ㅇ"
_BREATH = "ㅎ"
_SINGLE_JAMO = re.compile("[ㄱ-ㅣᄀ-ᇿ]")
_APOSTROPHES = re.compile("['’‘`´]")


def words_of_text(text: str) -> list[str]:
    """The words of a text in lower case, without signs; letters that stand alone in a row are one word (자 살 → 자살)."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    folded = unicodedata.normalize("NFC", _APOSTROPHES.sub("", folded))
    composed = hangul.compose(hangul.to_jamo(folded)) if _SINGLE_JAMO.search(folded) else folded
    words = "".join(letter if letter.isalnum() or unicodedata.combining(letter) else " " for letter in composed).split()
    joined: list[str] = []
    alone = False
    for word in words:
        if len(word) == 1 and alone:
            joined[-1] += word
        else:
            joined.append(word)
        alone = len(word) == 1
    return joined


def as_heard(text: str) -> str:
    """The words of a text as the jamo that one hears, with single spaces."""
    return " ".join(map(heard, words_of_text(text)))


@lru_cache(maxsize=4096)
def heard(word: str) -> str:
    """One word as the jamo that one hears; other letters are unchanged."""
    keys: list[str] = []
    ends_in_consonant = False
    for letter in word:
        parts = hangul.to_jamo(letter)
        if ends_in_consonant and hangul.is_syllable(letter) and parts.startswith(_SILENT):
            keys.append(keys.pop().removesuffix(_BREATH))
            parts = parts.removeprefix(_SILENT)
        keys.append(parts)
        ends_in_consonant = hangul.is_syllable(letter) and not parts.endswith(tuple(hangul.VOWELS))
    return _AFTER_J.sub(lambda match: match[0].translate(_PLAIN), "".join(keys).translate(_SINGLE))
