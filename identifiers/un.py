"""UN numbers of dangerous goods: four digits, in every common spelling."""

from __future__ import annotations

import re

from identifiers.characters import excerpt, normalized

_LETTERS = r"(?:UN|유엔)(?:NO\.?|번호|NUMBER)?[-.:]?"
_SHAPE = re.compile(rf"(?:{_LETTERS})?([0-9]{{4}})")
_PLATE = re.compile(r"X?[0-9]{2,3}\s*[/\s]\s*([0-9]{4})")
_IN_TEXT = re.compile(
    r"(?<![A-Za-z0-9])(?:UN|유엔)\s*(?:No\.?|번호|number)?\s*[-.:]?\s*([0-9]{4})(?![0-9])", re.IGNORECASE
)


_BEGINNING = re.compile(rf"{_LETTERS}([0-9]{{1,4}})")


class UnError(ValueError):
    """The text is not a UN number; the message says why."""


def parse(text: str) -> str:
    """The four digits; accepts ``1052``, ``UN1052``, ``UN No. 1052`` and the plate of a vehicle, ``33/1203`` or ``33 1203``."""
    typed = normalized(text).strip().upper()
    match = _PLATE.fullmatch(typed) or _SHAPE.fullmatch(re.sub(r"\s", "", typed))
    if not match:
        raise UnError(f"{excerpt(text)} is not four digits, with or without UN before them")
    if match.group(1) == "0000":
        raise UnError("0000 is no UN number")
    return match.group(1)


def beginning(text: str) -> str:
    """The digits with which a number begins that is still typed with its letters (``UN1``, ``유엔 12``); "" for any other text."""
    match = _BEGINNING.fullmatch(re.sub(r"\s", "", normalized(text)).upper())
    return match.group(1) if match else ""


def find(text: str) -> tuple[str, ...]:
    """The numbers in running text that follow the letters UN, each once, in order."""
    return tuple(dict.fromkeys(number for number in _IN_TEXT.findall(normalized(text)) if number != "0000"))
