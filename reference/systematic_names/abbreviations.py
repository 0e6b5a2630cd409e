"""Abbreviations by their letters: MCPB and 엠시피비, the names of its letters."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent.parent / "tables" / "letter_names.csv"
_STATED = re.compile(r"[A-Z]{3,6}s?")
_LONGEST = 24
"""Syllables of the longest abbreviation."""

_LEAST_LETTERS = 3


def stated_abbreviation(name: str) -> str:
    """The letters of a stated name that is an abbreviation, in lower case and without the s of a plural; "" for any other name."""
    match = _STATED.fullmatch(name.strip())
    return match.group().removesuffix("s").lower() if match else ""


def spoken_letters(text: str) -> tuple[str, ...]:
    """The abbreviations that a text of names of letters may mean; () for a text that holds anything else.

    Of two ways to cut it the longer name wins: 에이치 is H and no A.
    """
    spelled = text.replace(" ", "").replace("-", "")
    if not 0 < len(spelled) <= _LONGEST:
        return ()
    names = _letters_by_name()
    longest = max(map(len, names))
    letters: list[str] = []
    position = 0
    while position < len(spelled):
        name = next(
            (
                spelled[position:end]
                for end in range(position + longest, position, -1)
                if spelled[position:end] in names
            ),
            "",
        )
        if not name:
            return ()
        letters.append(names[name])
        position += len(name)
    return ("".join(letters),) if len(letters) >= _LEAST_LETTERS else ()


@cache
def _letters_by_name() -> Mapping[str, str]:
    letters: dict[str, str] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            letters.setdefault(row["spelling"], row["letter"])
    return letters
