"""The text of bytes of unknown encoding: Unicode with or without a mark, CP949 as Korean spreadsheets write, or CP1252."""

from __future__ import annotations

import re

from substance_lists.errors import UnreadableList

NO_TEXT = "읽을 수 없는 파일입니다. CSV, TXT(UTF-8 또는 CP949), XLSX 또는 XLS 파일을 올려 주십시오."
MOST_CONTROLS = 0.05
"""Share of control characters in a text: one that slipped in costs nothing, a picture or a program has a tenth."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HIGH = re.compile(rb"[\x80-\xff]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def decoded(content: bytes) -> str:
    """The text; raises ``UnreadableList`` for bytes that are no text."""
    text = _decoded(content)
    if len(_CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise UnreadableList(NO_TEXT)
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding)
    if b"\0" in content:
        return _strict(content, _unmarked_utf16(content))
    for encoding in ("utf-8", "cp1252" if _is_western(content) else "cp949", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableList(NO_TEXT)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableList(NO_TEXT) from error


def _unmarked_utf16(content: bytes) -> str:
    """UTF-16 by the side on which the zeros of digits, commas and line ends stand; zeros on both sides are no text."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if even and odd:
        raise UnreadableList(NO_TEXT)
    return "utf-16-le" if odd else "utf-16-be"


def _is_western(content: bytes) -> bool:
    """Whether most high bytes stand alone among Latin letters (``Ménthol``): Korean syllables are pairs of high bytes.

    Many such texts are valid CP949 too, because that has rare syllables of a high byte and a letter.
    """
    runs = [match.end() - match.start() for match in _HIGH.finditer(content)]
    return 2 * sum(length % 2 for length in runs) > len(runs)
