"""Hangul split and composed: syllables, jamo as a keyboard sends them, initials, and the two-set keyboard layout.

Jamo are compatibility jamo (U+3131–U+3163), the ones that a keyboard sends. Compound vowels and finals are split into
their keys (ㅘ → ㅗㅏ, ㄳ → ㄱㅅ), so that a partly typed syllable is a prefix of the whole one. ㄲ and other doubles are one key.
"""

from __future__ import annotations

import re

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

COMPOUND = {
    "ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ",
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
_JOINED = {parts: whole for whole, parts in COMPOUND.items()}

KEYS = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"
"""Every jamo that ``to_jamo`` gives for a syllable."""

_KEY_OF = dict(zip(KEYS, "qwertyuiopasdfghjklzxcvbnmQWERTOP", strict=True))
_JAMO_OF = {key: jamo for jamo, key in _KEY_OF.items()} | {
    key.upper(): jamo for jamo, key in _KEY_OF.items() if key.upper() not in "QWERTOP"
}
_FIRST = ord("가")

_CONJOINING = {
    **dict(enumerate(INITIALS, 0x1100)),
    **dict(enumerate(VOWELS, 0x1161)),
    **dict(enumerate(FINALS[1:], 0x11A8)),
}
"""The keyboard jamo for each conjoining jamo that NFC did not compose."""


class _Jamo(dict[int, str]):
    """Character → the jamo of its keys, computed once for each character."""

    def __missing__(self, point: int) -> str:
        if is_syllable(chr(point)):
            initial, rest = divmod(point - _FIRST, 588)
            vowel, final = divmod(rest, 28)
            parts = INITIALS[initial], VOWELS[vowel], FINALS[final]
        else:
            parts = (_CONJOINING.get(point, chr(point)), "", "")
        keys = self[point] = "".join(COMPOUND.get(part, part) for part in parts)
        return keys


_JAMO = _Jamo()


def is_syllable(letter: str) -> bool:
    """Whether the letter is a composed Hangul syllable."""
    return "가" <= letter <= "힣"


def is_hangul(letter: str) -> bool:
    """Whether the letter is a syllable or a jamo of the keyboard."""
    return "가" <= letter <= "힣" or "ㄱ" <= letter <= "ㅣ"


def to_jamo(text: str) -> str:
    """Each syllable as the jamo of its keys; other characters are unchanged. 과 → ㄱㅗㅏ, 값 → ㄱㅏㅂㅅ, ㄳ → ㄱㅅ."""
    return text if text.isascii() else text.translate(_JAMO)


_SOUNDS = (
    *(("ㅣㅇ" + vowel, glide_vowel) for vowel, glide_vowel in zip("ㅏㅓㅗㅜ", "ㅑㅕㅛㅠ", strict=True)),
    *zip("ㅐㅒㄲㄸㅃㅆㅉ", "ㅔㅖㄱㄷㅂㅅㅈ", strict=True),
)


_LIAISON = re.compile(rf"(?<=[ㄱㄴㄷㄹㅁㅂㅅ])ㅇ(?=[{VOWELS}])")
"""The silent initial after a consonant: 헥산온 sounds as 헥사논."""


def sound(keys: str) -> str:
    """Jamo with equal spellings for equal sounds: 암모냐 is 암모니아, 싸이클로 is 사이클로, 헥산온 is 헥사논, ㅐ is ㅔ."""
    for written, sounded in _SOUNDS:
        keys = keys.replace(written, sounded)
    return _LIAISON.sub("", keys)


def initials(text: str) -> str:
    """The initials of the syllables only: 1,3-부타디엔 → ㅂㅌㄷㅇ."""
    if text.isascii():
        return ""
    return "".join(INITIALS[(ord(letter) - _FIRST) // 588] for letter in text if is_syllable(letter))


def typed_initials(text: str) -> str:
    """The text as initials if it has only consonants (ㅂㅅ, also joined by the keyboard to ㅄ), else ""."""
    keys = "".join(COMPOUND.get(letter, letter) for letter in text)
    return keys if keys and all(key in INITIALS for key in keys) else ""


def compose(keys: str) -> str:
    """Syllables from jamo in typing order, as a keyboard composes them; jamo that fit no syllable stay single."""
    syllables: list[str] = []
    state: list[str] = []  # initial, vowel, final of the syllable being typed
    for key in keys:
        if key in VOWELS:
            _vowel(key, state, syllables)
        elif key in INITIALS:
            _consonant(key, state, syllables)
        else:
            _end_syllable(state, syllables)
            syllables.append(key)
    _end_syllable(state, syllables)
    return "".join(syllables)


def _vowel(key: str, state: list[str], syllables: list[str]) -> None:
    if len(state) == 2 and state[1] + key in _JOINED:
        state[1] = _JOINED[state[1] + key]
    elif len(state) == 3:
        # the last consonant starts the new syllable: 값 + ㅣ → 갑시
        parts = COMPOUND.get(state[2], state[2])
        rest, moved = parts[:-1], parts[-1]
        state[2:] = [rest] if rest else []
        _end_syllable(state, syllables)
        state[:] = [moved, key]
    elif len(state) == 1 and state[0] in INITIALS:
        state.append(key)
    else:
        _end_syllable(state, syllables)
        if syllables and syllables[-1] + key in _JOINED:
            syllables[-1] = _JOINED[syllables[-1] + key]
        else:
            syllables.append(key)


def _consonant(key: str, state: list[str], syllables: list[str]) -> None:
    if len(state) == 2 and key in FINALS:
        state.append(key)
    elif len(state) == 3 and state[2] + key in _JOINED:
        state[2] = _JOINED[state[2] + key]
    else:
        _end_syllable(state, syllables)
        state[:] = [key]


def _end_syllable(state: list[str], syllables: list[str]) -> None:
    if len(state) < 2:
        syllables.extend(state)
    else:
        final = FINALS.index(state[2]) if len(state) == 3 else 0
        syllables.append(chr(_FIRST + INITIALS.index(state[0]) * 588 + VOWELS.index(state[1]) * 28 + final))
    state.clear()


def to_hangul_layout(text: str) -> str:
    """What the same keys give with the Korean layout on: dkaahsldk → 암모니아."""
    return compose("".join(_JAMO_OF.get(letter, letter) for letter in text))


def to_latin_layout(text: str) -> str:
    """What the same keys give with the Latin layout on: 새ㅣㅕ둗 → toluene."""
    return "".join(_KEY_OF.get(key, key) for key in to_jamo(text))
