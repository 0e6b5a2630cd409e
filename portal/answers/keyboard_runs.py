"""Texts that are no words: keys struck in a row, one letter over and over."""

from __future__ import annotations

from portal.answers.typed_query import plain

_ROWS = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiop", "asdfghjkl", "zxcvbnm")
ROWS = tuple(map(plain, _ROWS))
"""Rows of both layouts, folded as a text is: a single jamo is another letter after folding."""

LEAST_ROW = 4
LEAST_REPEATED = 3


def is_mashed(text: str) -> bool:
    """Whether a text is a run along one row of the keyboard, either way, or a single letter repeated.

    Initials of three are left alone: ㅁㄴㅇ may be meant.
    """
    keys = plain(text)
    if len(keys) >= LEAST_REPEATED and len(set(keys)) == 1:
        return not keys[0].isdigit()
    return len(keys) >= LEAST_ROW and any(keys in row or keys[::-1] in row for row in ROWS)
