"""Undoes UTF-8 that was read as Latin-1 or Windows-1252 and encoded again (``ë²¤ì  `` for ``벤젠``), where that is certain.

Certain means that the bytes are whole UTF-8: text of Western Europe never is. In a text that also holds letters of
no such charset, only Korean, Chinese or Japanese letters are certain.
"""

from __future__ import annotations

import re

_BYTE_OF = {chr(byte): byte for byte in range(0x80, 0x100)}
for _byte in range(0x80, 0xA0):
    try:
        _BYTE_OF[bytes([_byte]).decode("cp1252")] = _byte
    except UnicodeDecodeError:
        continue
_LETTERS = "".join(map(re.escape, _BYTE_OF))
_RUN = re.compile(f"[{_LETTERS}]{{2,}}")
_CONTINUATION = "".join(re.escape(letter) for letter, byte in _BYTE_OF.items() if byte < 0xC0)
_LIKELY = re.compile(f"[\u00e2-\u00ef][{_CONTINUATION}]{{2}}|(?:[\u00c2-\u00df][{_CONTINUATION}]){{2}}")
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u3130-\u318f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
TIMES = 2
"""How often a text is decoded again at most: each gateway on the way may have encoded it once more."""


def undone(text: str) -> str:
    """The text with everything that was certainly encoded twice decoded again; the text itself where there is nothing."""
    for _ in range(TIMES):
        is_western = all(letter < "\x80" or letter in _BYTE_OF for letter in text)
        decoded = _RUN.sub(lambda match: _decoded(match[0], is_western), text)  # noqa: B023  (used at once)
        if decoded == text:
            break
        text = decoded
    return text


def may_be_encoded_twice(text: str) -> bool:
    """Whether a text still looks so: letters in the order of UTF-8's bytes, which could not be decoded."""
    return _LIKELY.search(text) is not None


def _decoded(run: str, is_western: bool) -> str:
    try:
        decoded = bytes(_BYTE_OF[letter] for letter in run).decode("utf-8")
    except UnicodeDecodeError:
        return run
    return decoded if is_western or _EAST_ASIAN.search(decoded) else run
