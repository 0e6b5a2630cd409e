"""The table of morphemes: each concept of chemical nomenclature with the English and Korean pieces that stand for it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from reference.systematic_names.sounds import sound_of_symbols
from reference.systematic_names.spelling import symbols_of

TABLE = Path(__file__).parent.parent / "tables" / "morphemes.csv"

NOT_IN_KEY = "-"
"""In the column of concepts: the piece explains letters of a name and says nothing of the substance (ester, 고체)."""

_LONG_ENOUGH_TO_LOSE_E = 6
_SHORT_WORD = 3
_OF_AN_ANION, _AS_A_NOUN = "화", "물"
_ACIDS, _ACID = ("acid", "anion"), " acid"
_LOSES_E = ("ring", "parent", "suffix")


class MorphemeClass(StrEnum):
    """What a piece does in a name; the cutter and the binder ask for these."""

    MULTIPLIER = "mult"
    LOCANT = "loc"
    STEREO = "stereo"
    VALENCY = "valence"
    WATER = "hydrate"
    ROOT = "root"
    SUBSTITUENT = "subst"
    RING = "ring"
    PARENT = "parent"
    SUFFIX = "suffix"
    ACID = "acid"
    ANION = "anion"
    CATION = "cation"
    ELEMENT = "element"
    SALT = "salt"
    FUNCTION = "function"
    TRIVIAL = "trivial"
    PESTICIDE = "pesticide"
    ABBREVIATION = "abbrev"
    COLOUR = "colour"
    UNKNOWN = "unknown"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Morpheme:
    """One piece: its class, its concepts in the notation of the table, and whether it stands only between syllables.

    One syllable of Sino-Korean (산, 인, 은) may be any part of a word; it counts only where no other syllable shares its letters.
    ``name`` is the first English spelling, which tells endings apart that have no concept. A short word (ion, of) is no
    piece of a longer one.
    """

    kind: MorphemeClass
    concepts: tuple[str, ...]
    whole_syllables: bool
    length: int
    name: str = ""
    is_short_word: bool = False


@dataclass(slots=True)
class TrieNode:
    """The beginnings that pieces share: what follows by symbol, and the pieces that end here."""

    following: dict[str, TrieNode] = field(default_factory=dict)
    morphemes: list[Morpheme] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    kind: MorphemeClass
    concepts: tuple[str, ...]
    english: tuple[str, ...]
    korean: tuple[str, ...]


@cache
def _rows() -> tuple[_Row, ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(_row(number, row) for number, row in enumerate(csv.DictReader(file, strict=True), 2))


def _row(number: int, row: Mapping[str, str]) -> _Row:
    try:
        english = _alternatives(row["english"])
        concepts = tuple(row["concepts"].split()) or (english[0].replace(" ", "_").replace("-", "_"),)
        if row["concepts"] == NOT_IN_KEY:
            concepts = ()
        return _Row(MorphemeClass(row["class"]), concepts, english, _alternatives(row["korean"]))
    except (KeyError, ValueError, IndexError) as error:
        raise ValueError(f"{TABLE.name}, line {number}: {error}") from error


def _alternatives(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (alternative.strip() for alternative in cell.split("|"))))


@cache
def trie() -> TrieNode:
    """Every spelling of every piece, by its symbols."""
    root = TrieNode()
    for row in _rows():
        for spelling in _spellings(row):
            whole = spelling.startswith("[") and spelling.endswith("]")
            letters = symbols_of(spelling[1:-1] if whole else spelling).text
            node = root
            for letter in letters:
                node = node.following.setdefault(letter, TrieNode())
            if letters:
                short = row.kind is MorphemeClass.FUNCTION and letters.isascii() and len(letters) <= _SHORT_WORD
                node.morphemes.append(Morpheme(row.kind, row.concepts, whole, len(letters), row.english[0], short))
    return root


def _spellings(row: _Row) -> Iterator[str]:
    """All spellings of a row; an anion also as a noun (염화, 염화물), an English ring or ending also without its last e (pyren-ol)."""
    for spelling in row.korean:
        yield spelling
        if row.kind is MorphemeClass.ANION and spelling.endswith(_OF_AN_ANION):
            yield spelling + _AS_A_NOUN
    for spelling in row.english:
        yield spelling
        if row.kind in _ACIDS and spelling.endswith(_ACID) and spelling.removesuffix(_ACID) not in _english_spellings():
            yield spelling.removesuffix(_ACID)
        loses_e = row.kind in _LOSES_E and len(spelling) >= _LONG_ENOUGH_TO_LOSE_E and spelling.endswith("e")
        if loses_e and spelling[:-1] not in row.english:
            yield spelling[:-1]


@cache
def _english_spellings() -> frozenset[str]:
    return frozenset(spelling for row in _rows() for spelling in row.english)


@cache
def class_of_concept() -> Mapping[str, MorphemeClass]:
    """The class of each concept that has a row of its own."""
    single = [row for row in _rows() if len(row.concepts) == 1]
    classes = {row.concepts[0]: row.kind for row in single if row.english[0] == row.concepts[0]}
    for row in single:
        classes.setdefault(row.concepts[0], row.kind)
    return classes


def first_korean_sound(name: str) -> str:
    """How the first Korean spelling of the row with this first English spelling sounds; "" where it has none."""
    return _sounds_by_name().get(name, "")


@cache
def _sounds_by_name() -> Mapping[str, str]:
    sounds: dict[str, str] = {}
    for row in _rows():
        spelling = row.korean[0].strip("[]") if row.korean else ""
        sounds.setdefault(row.english[0], sound_of_symbols(symbols_of(spelling).text))
    return sounds
