"""Entities that stand in a text as letters, because an agency escaped it more than once: ``&amp;lt;`` for ``<``."""

from __future__ import annotations

import html
import re

MOST_LEVELS = 3
"""Texts of KOSHA were seen escaped up to three times."""

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

_REPLACEMENT = "\ufffd"
"""What the standard reads in place of ``&#0;``."""


def without_entities(text: str) -> str:
    """The text with its entities as characters, level by level until nothing changes, at most three times.

    What names no character, or one that is not printed (``&#31;``, ``&shy;``), stays as sent; so does ``R&D``, and ``&lt``
    without its semicolon, which may be two words.
    """
    for _ in range(MOST_LEVELS):
        plain = _ENTITY.sub(_character, text) if "&" in text else text
        if plain == text:
            break
        text = plain
    return text


def _character(entity: re.Match[str]) -> str:
    character = html.unescape(entity.group())
    is_text = character and (character.isprintable() or character.isspace()) and character != _REPLACEMENT
    return character if is_text else entity.group()
