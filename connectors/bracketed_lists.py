"""Lists in one cell: ``A(가, 나), B`` has two members, because a separator inside brackets belongs to the member."""

from __future__ import annotations

import re
from functools import cache

_CLOSING_OF = {"(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "〔": "〕", "「": "」"}
_OPENING_OF = {closing: opening for opening, closing in _CLOSING_OF.items()}


def parts_outside_brackets(text: str, between: re.Pattern[str] | str) -> list[str]:
    """``text`` split where ``between`` matches outside brackets; the parts are stripped, and blank ones are left out.

    A bracket without its partner is a character like others, so that one slip does not glue the rest of the list.
    """
    separator = _literal(between) if isinstance(between, str) else between
    inside = _positions_in_brackets(text)
    parts: list[str] = []
    start = 0
    for match in separator.finditer(text):
        if match.end() > match.start() >= start and not any(inside[match.start() : match.end()]):
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


@cache
def _literal(separator: str) -> re.Pattern[str]:
    return re.compile(re.escape(separator))


def _positions_in_brackets(text: str) -> list[bool]:
    """For each character whether it stands in a closed pair of brackets, the brackets included."""
    inside = [False] * len(text)
    open_brackets: list[tuple[str, int]] = []
    for position, character in enumerate(text):
        if character in _CLOSING_OF:
            open_brackets.append((character, position))
        elif opening := _OPENING_OF.get(character):
            while open_brackets and opening in (found[0] for found in open_brackets):
                bracket, start = open_brackets.pop()
                if bracket == opening:
                    inside[start : position + 1] = [True] * (position + 1 - start)
                    break
    return inside
