"""Texts that are not words: a run of neighbouring keys, or one letter repeated."""

from __future__ import annotations

from portal.answers.typed_query import compact

_ROWS = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiop", "asdfghjkl", "zxcvbnm")
ROWS = tuple(map(compact, _ROWS))
"""Rows of both layouts in compact form, because folding turns a single jamo into another letter."""

LEAST_ROW = 4
LEAST_REPEATED = 3


def is_keyboard_run(text: str) -> bool:
    """Whether a text is a run along one row of the keyboard, in either direction, or a single letter repeated.

    Three initials are not a run: ㅁㄴㅇ may be meant.
    """
    keys = compact(text)
    if len(keys) >= LEAST_REPEATED and len(set(keys)) == 1:
        return not keys[0].isdigit()
    return len(keys) >= LEAST_ROW and any(keys in row or keys[::-1] in row for row in ROWS)
