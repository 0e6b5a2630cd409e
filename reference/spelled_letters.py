"""Abbreviations as people say them in Korean, letter by letter: TDI is 티디아이, 2,4-D is 이사디.

A letter with two names (씨, 시) gives both readings, the same one throughout a word.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from itertools import product
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "letter_names.csv"
MAX_LETTERS = 7
"""Letters and digits of an abbreviation that is still said letter by letter."""

FEWEST_SYLLABLES = 3
"""Syllables of a reading: shorter ones (이오) are words of their own."""

_ABBREVIATION = re.compile(r"[A-Z0-9,-]+")
"""Capitals only: PCBs and SiH2Cl2 are not said letter by letter."""


def spelled_out(abbreviation: str) -> tuple[str, ...]:
    """Every way to say the abbreviation letter by letter; () for a text that is no abbreviation of Latin letters."""
    letters = re.sub(r"[,-]", "", abbreviation)
    if len(letters) > MAX_LETTERS or not _ABBREVIATION.fullmatch(abbreviation) or not any(map(str.isalpha, letters)):
        return ()
    distinct = sorted(set(letters))
    readings = (dict(zip(distinct, said, strict=True)) for said in product(*(_letter_names()[one] for one in distinct)))
    spoken = ("".join(reading[letter] for letter in letters) for reading in readings)
    return tuple(said for said in spoken if len(said) >= FEWEST_SYLLABLES)


def is_spelled_out(word: str) -> bool:
    """Whether the word consists of names of letters alone: 피브이씨, 디엠에이. 이 and 오 are names of letters and of people."""
    return bool(_spelled_word().fullmatch(word))


@cache
def _spelled_word() -> re.Pattern[str]:
    said = sorted({name for names in _letter_names().values() for name in names}, key=lambda name: (-len(name), name))
    return re.compile(f"(?:{'|'.join(said)}){{2,}}")


@cache
def _letter_names() -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            names[row["letter"]] = (*names.get(row["letter"], ()), row["said"])
    return names
