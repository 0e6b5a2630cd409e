"""How a word sounds, the same for its English and its Korean spelling: Imidacloprid and 이미다클로프리드.

Sounds that Korean transcription writes in several ways are one: ㅂ and ㅍ, ㄹㄹ and ㄹ, 아이 and 이 for i, 에이 and 아 for a.
What a vowel added between consonants is left out. Only whole words are compared, and only exactly.
"""

from __future__ import annotations

import re

from reference.systematic_names.spelling import folded_name, symbols_of

_CONSONANTS = {
    "ㄱ": "k", "ㅋ": "k", "ㄷ": "t", "ㅌ": "t", "ㅂ": "p", "ㅍ": "p", "ㅈ": "j", "ㅊ": "c", "ㅅ": "s", "ㅎ": "h", "ㅁ": "m",
    "ㄴ": "n", "ㅇ": "n", "ㄹ": "l",
}  # fmt: skip
_VOWELS = {
    "ㅏ": "a", "ㅓ": "e", "ㅗ": "o", "ㅜ": "u", "ㅡ": "", "ㅣ": "i", "ㅔ": "e", "ㅑ": "a", "ㅕ": "e", "ㅛ": "o", "ㅠ": "u",
    "ㅖ": "e", "ㅘ": "oa", "ㅙ": "oe", "ㅚ": "oi", "ㅝ": "ue", "ㅟ": "ui", "ㅞ": "ue", "ㅢ": "i",
}  # fmt: skip
_R_WITHOUT_VOWEL = re.compile("ㄹㅡ(?![ㅏ-ㅣ])")
"""카르보 and 카보, 테르 and 터: an r before a consonant or at the end."""

_ENGLISH_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"), ("sch", "s"), ("ch", "k"), ("ck", "k"), ("th", "t"), ("q", "k"), ("x", "ks"), ("c(?=[eiy])", "s"),
        ("c", "k"), ("rh", "r"), ("o[uo]", "u"), ("e[ea]", "i"), ("[ao]e", "e"), ("au", "o"), ("y", "i"), ("eu", "u"),
        ("w", "u"), ("z", "j"), ("(?<=[^aeiou])e$", ""), (r"([^aeiou])\1", r"\1"), ("r(?![aeiou])", ""),
    )
)  # fmt: skip
_ONE_SOUND = str.maketrans("gdbvfr", "ktpppl")
_DIPHTHONGS = (("ai", "i"), ("ei", "a"), ("iu", "u"))
_REPEATED = re.compile(r"(.)\1+")
_ENGLISH_WORD = re.compile(r"[a-z]{5,}(?:[ -][a-z]{2,})?")
_KOREAN_WORD = re.compile(r"[가-힣]{3,}(?:[ -][가-힣]+)?|[가-힣]{2}[ -][가-힣]{2,}")
_SHORTEST = 5
"""Sounds of a word that may be compared: fewer are shared by words that mean different things."""


def sound_of_symbols(letters: str) -> str:
    """The sound of a stretch of symbols."""
    if any("ㄱ" <= letter <= "ㅣ" for letter in letters):
        return _merged(_korean_sound(letters))
    return _merged(_english_sound(letters))


def word_sound(text: str) -> str:
    """The sound of a name of one word, or of two that stand for one; "" for any other text and for a short one."""
    word = folded_name(text).strip()
    if _ENGLISH_WORD.fullmatch(word):
        sound = _merged("".join(_english_sound(part) for part in re.split("[ -]", word)))
    elif _KOREAN_WORD.fullmatch(word):
        sound = _merged(_korean_sound(symbols_of(word).text))
    else:
        return ""
    return sound if len(sound) >= _SHORTEST else ""


def _korean_sound(letters: str) -> str:
    letters = _R_WITHOUT_VOWEL.sub("", letters)
    return "".join(_CONSONANTS.get(letter) or _VOWELS.get(letter, letter) for letter in letters)


def _english_sound(letters: str) -> str:
    sound = re.sub(r"[^a-z]", "", letters.lower())
    for pattern, written in _ENGLISH_RULES:
        sound = pattern.sub(written, sound)
    return sound.translate(_ONE_SOUND)


def _merged(sound: str) -> str:
    for written, kept in _DIPHTHONGS:
        sound = sound.replace(written, kept)
    return _REPEATED.sub(r"\1", sound)
