"""The rows of a JSON array read one by one from a text that may still be arriving: a row that is no JSON costs one row."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from connectors.row_damage import LONGEST_EXCERPT, Damage, add_damage, lost_row
from connectors.row_limits import MAX_FIELDS, reason_beyond
from connectors.schema import Row

MAX_ROW_CHARACTERS = 4_000_000
"""Characters of one row while it arrives; a longer one refuses the response."""
_BETWEEN = re.compile(r"[\s,]*")
_NEXT_ROW = re.compile(r"\}\s*,\s*(?=\{)")
_END = re.compile(r"\}\s*(?=\])")
_RAW_CONTROL = re.compile(r"[\x00-\x1f]")


class _NotANumber:
    """Stands for NaN and Infinity, which are no JSON, until its object is known."""


NOT_A_NUMBER = _NotANumber()


def _object(pairs: list[tuple[str, Any]]) -> Row:
    """An object; one with a doubled name, no number or too many fields is lost: it is unknown which value counts."""
    value = dict(pairs)
    if len(value) < len(pairs):
        reason = "a name stands twice in one object"
    elif any(inner is NOT_A_NUMBER or (isinstance(inner, list) and NOT_A_NUMBER in inner) for inner in value.values()):
        reason = "NaN is no number"
    elif len(value) > MAX_FIELDS:
        reason = f"{len(value):,} fields"
    else:
        return value
    return lost_row(reason, "", str(pairs[:5]))


def _decoder(*, strict: bool) -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=_object, parse_constant=lambda name: NOT_A_NUMBER, strict=strict)


STRICT, LENIENT = _decoder(strict=True), _decoder(strict=False)
"""The lenient one accepts control characters in strings: an agency's raw line break is part of its text."""


class RowScanner:
    """The rows of an array whose ``[`` was just read; ``more`` gives the text that follows, "" at its end.

    After the last row ``rest`` is the text behind ``]``. Raises ``json.JSONDecodeError`` where the array does not end.
    """

    def __init__(self, text: str, more: Callable[[], str] = lambda: "") -> None:
        self._text = text
        self._at = 0
        self._more = more
        self._ended = False
        self.rest = ""

    def rows(self) -> Iterator[Row]:
        """Every row; what is no object, or no JSON, is a lost row."""
        number = 0
        while self._at_a_row():
            number += 1
            yield self._row(f"row {number}")
        self.rest = self._text[self._at + 1 :]

    def _at_a_row(self) -> bool:
        while True:
            between = _BETWEEN.match(self._text, self._at)
            self._at = between.end() if between else self._at
            if self._at < len(self._text):
                return self._text[self._at] != "]"
            if not self._fill():
                raise json.JSONDecodeError("the array does not end", "", 0)

    def _row(self, place: str) -> Row:
        while True:
            try:
                value, end = LENIENT.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if (lost := self._without_broken_row(error, place)) is not None:
                    return lost
                if self._ended:
                    raise
                self._fill()
                continue
            # A number at the end of what has arrived may go on; an object cannot.
            if end == len(self._text) and not isinstance(value, dict) and self._fill():
                continue
            sent, self._at = self._text[self._at : end], end
            return checked_row(value, place, sent)

    def _without_broken_row(self, error: Exception, place: str) -> Row | None:
        """Passes over a row that is no JSON, where another row or the array's end follows in the text so far."""
        broken_at = getattr(error, "pos", self._at)
        found = _NEXT_ROW.search(self._text, broken_at)
        if found is None and self._ended:
            found = _END.search(self._text, broken_at)
        if found is None:
            if len(self._text) - self._at > MAX_ROW_CHARACTERS:
                raise json.JSONDecodeError(f"a row of more than {MAX_ROW_CHARACTERS:,} characters", "", 0)
            return None
        sent, self._at = self._text[self._at : found.end()], found.end()
        complaint = getattr(error, "msg", type(error).__name__)
        return lost_row("no well-formed JSON", place, f"{complaint}: {sent[:LONGEST_EXCERPT]}")

    def _fill(self) -> bool:
        arrived = "" if self._ended else self._more()
        self._ended = not arrived
        self._text, self._at = self._text[self._at :] + arrived, 0
        return bool(arrived)


def checked_row(value: Any, place: str, sent: str) -> Row:
    """The row, with raw control characters noted; a lost row in place of null, of a bare value, or of one beyond every limit."""
    if not isinstance(value, dict):
        return lost_row(f"{_type_name(value)} in place of a row", place, sent)
    if reason := reason_beyond(value):
        return lost_row(reason, place, sent)
    if _RAW_CONTROL.search(sent) and any(_RAW_CONTROL.search(text) for text in _STRING.findall(sent)):
        add_damage(value, Damage("a raw control character in a string", place, sent[:LONGEST_EXCERPT]))
    return value


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def _type_name(value: Any) -> str:
    return {type(None): "null", list: "a list", bool: "true or false", str: "text"}.get(type(value), "a number")
