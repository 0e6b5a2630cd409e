"""Words by which texts tell a form: physical states, classes of hazards, bounds of a content, and what a percent is not of."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "form_words.csv"


class WordClass(StrEnum):
    """What a word of the table tells."""

    STATE = "state"
    OTHER_PART = "other_part"
    """The percent beside it is that of another part: 물 30% 이상."""
    EXCLUSION = "exclusion"
    """A part of the text is not meant: nitric acid other than red fuming."""
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    HAZARD_CLASS = "hazard_class"
    HAZARD_CODE = "hazard_code"
    PICTOGRAM = "pictogram"


@cache
def words_of(word_class: WordClass) -> Mapping[str, tuple[str, ...]]:
    """The words of one class in the table's order, each with its values."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, strict=True) if row["class"] == word_class]
    return {row["word"]: tuple(row["value"].split()) for row in rows}


@cache
def pattern_of(word_class: WordClass) -> re.Pattern[str]:
    """Any word of one class, the longest first: 냉동 액체 before 액체."""
    return pattern(tuple(words_of(word_class)))


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words; Latin words and single syllables stand alone (물 is not part of 물질), other Hangul may be joined."""
    longest_first: Iterable[str] = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(_alone, longest_first)) or r"(?!)", re.IGNORECASE)


def _alone(word: str) -> str:
    escaped = re.escape(word).replace(r"\ ", r"\s*") if not word.isascii() else re.escape(word).replace(r"\ ", r"\s+")
    if word.isascii():
        return rf"(?<![A-Za-z]){escaped}s?(?![A-Za-z])"
    return rf"(?<![가-힣]){escaped}(?![가-힣])" if len(word) == 1 else escaped


def holds(word_class: WordClass, text: str) -> bool:
    """Whether the text holds a word of the class."""
    return bool(pattern_of(word_class).search(text))


def found_words(word_class: WordClass, text: str) -> tuple[str, ...]:
    """The words of the class in the text, as the table writes them; parts of a longer word do not count again."""
    written = {_compact(word): word for word in words_of(word_class)}
    matches = (_compact(match.group()) for match in pattern_of(word_class).finditer(text))
    return tuple(dict.fromkeys(written.get(each) or written[each.removesuffix("s")] for each in matches))


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text).lower()
