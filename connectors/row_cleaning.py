"""Cleans the texts of a row before it is read: the agency's key, invisible characters, text that was encoded twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from connectors.doubly_encoded import may_be_encoded_twice, undone
from connectors.row_damage import DAMAGE, Damage, taken_damage
from connectors.row_limits import LONGEST_TEXT, reason_beyond
from connectors.schema import Row

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]+"
)
"""Zero-width characters and bidirectional controls: unseen, they split a name or turn it round."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
_HALF = re.compile("[\ud800-\udfff]")
_RARE = re.compile("[\u00c2-\u00ef\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f\uffa0]")
_SUSPICIOUS = re.compile(
    r"\\x|\\u(?:061c|180[b-e]|200[b-f]|202[a-e]|206|feff|fff[9ab]|d[89a-f])|\\U000e"
    "|[\u00c2-\u00ef][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2039\u20ac\u2122]"
    f"|{DAMAGE}|[\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f\uffa0]"
)
"""What the ``repr`` of a row shows that needs cleaning; it writes unprintable characters as escapes."""


def _is_suspicious(shown: str) -> bool:
    """Asks the cheap questions first: a list has tens of thousands of rows, and nearly all are plain."""
    if "\\" not in shown and DAMAGE not in shown and not _RARE.search(shown):
        return False
    return _SUSPICIOUS.search(shown) is not None


class RowCleaner:
    """Cleans rows; ``hide`` removes the agency's key from a text. Plain rows are recognised at once and returned as they are."""

    def __init__(self, hide: Callable[[str], str] = lambda text: text) -> None:
        self._hide = hide

    def cleaned(self, row: Row) -> tuple[Row, tuple[Damage, ...]]:
        """The row with clean texts and field names, and its damage: what was noted in it and what was cleaned."""
        shown = repr(row)
        as_sent = shown.replace("\\\\", "\\")
        if len(shown) <= LONGEST_TEXT and not _is_suspicious(shown) and self._hide(as_sent) == as_sent:
            return row, ()
        noted = taken_damage(row)
        if beyond := reason_beyond(row):
            return {}, (*noted, Damage(beyond, "", str(row)[:LONGEST_TEXT], lost=True))
        found: dict[tuple[str, str], Damage] = {}
        cleaned = {self._clean(name, "", found): self._value(name, value, found) for name, value in row.items()}
        return cleaned, (*noted, *found.values())

    def _value(self, field: str, value: Any, found: dict[tuple[str, str], Damage]) -> Any:
        if isinstance(value, str):
            return self._clean(value, field, found)
        if isinstance(value, dict):
            return {self._clean(name, field, found): self._value(name, inner, found) for name, inner in value.items()}
        if isinstance(value, list):
            return [self._value(field, inner, found) for inner in value]
        return value

    def _clean(self, sent: str, field: str, found: dict[tuple[str, str], Damage]) -> str:
        """The clean text; each kind of damage is noted once for each field."""

        def note(reason: str, excerpt: str, **flags: bool) -> None:
            place = self._hide(field)[:100]
            found.setdefault((place, reason), Damage(reason, place, excerpt[:200], **flags))

        text = self._hide(sent)
        if text != sent:
            note("the agency's key was removed", "", replaced=True)
        if _HALF.search(text):
            note("bytes that are no character", ascii(text), lost=True)
            return _HALF.sub("\ufffd", text)
        if (decoded := undone(text)) != text:
            note("text that was encoded twice was decoded", ascii(text))
            text = decoded
        elif may_be_encoded_twice(text):
            note("text that may have been encoded twice", ascii(text), doubtful=True)
        if _INVISIBLE.search(text):
            note("an invisible character was dropped", ascii(text))
            text = _INVISIBLE.sub("", text)
        if _CONTROL.search(text):
            note("a control character became a space", ascii(text), replaced=True)
            text = _CONTROL.sub(" ", text)
        return text
