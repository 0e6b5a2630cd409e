"""Notice numbers, under which notices list a substance: ``97-1-99`` (toxic), ``06-5-10`` (restricted or prohibited)."""

from __future__ import annotations

import re

from identifiers.characters import excerpt, normalized

_NUMBER = r"[0-9]{2}(?:[0-9]{2})?-[0-9]-[0-9]{1,5}(?:\([0-9]{1,3}\))?"
_SHAPE = re.compile(_NUMBER)
_IN_TEXT = re.compile(rf"(?<![0-9-]){_NUMBER}(?![0-9-])")


class ListNumberError(ValueError):
    """The text is not a notice number; the message says why."""


def parse(text: str) -> str:
    """The number as the notice prints it, with the sub-number of a group's member in brackets: ``97-1-271(1)``."""
    typed = re.sub(r"\s", "", normalized(text))
    if not _SHAPE.fullmatch(typed):
        raise ListNumberError(f"{excerpt(text)} does not have the shape of a notice's number (97-1-99)")
    return typed


def find(text: str) -> tuple[str, ...]:
    """The numbers in a cell, each once, in order: ``인체급성·생태97-1-134(1)`` holds one, ``06-5-8,06-5-10`` two."""
    return tuple(dict.fromkeys(_IN_TEXT.findall(normalized(text))))
