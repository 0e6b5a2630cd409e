"""Families of substances that people name by one word (시안화물, 수은 화합물, 알코올), with their best known members.

A family is never one substance, not even where a row of some list bears the same word. The members are examples: that a
substance is not among them says nothing.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from identifiers import cas

T = TypeVar("T")

FOLDER = Path(__file__).parent / "tables" / "families"
FAMILIES = "families.csv"
WORDS = "family_words.csv"
PATTERNS = "family_patterns.csv"
MEMBERS = "family_members.csv"
ELEMENT = "{element}"


@dataclass(frozen=True, slots=True)
class Member:
    """One member by its CAS number, with the source that counts it in."""

    cas: str
    source: str


@dataclass(frozen=True, slots=True)
class Family:
    """One family. ``element`` is the CAS number of the element whose compounds it holds, or ""."""

    slug: str
    title: str
    element: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class NamedFamily:
    """A family as a text names it; ``with_element`` where the words include the element (납 및 그 무기화합물)."""

    family: Family
    with_element: bool


def family_named(text: str) -> NamedFamily | None:
    """The family that the whole text names, however it is spaced; ``None`` for every other text."""
    return _named().get(_compact(text))


@cache
def families() -> Mapping[str, Family]:
    """All families by slug, in the order of the table; raises ``ValueError`` with table and line for an invalid row."""
    members: dict[str, list[Member]] = defaultdict(list)
    for slug, member in _parsed(MEMBERS, lambda row: Member(cas.parse(row["cas"]), _source(row))):
        members[slug].append(member)
    found = dict(_parsed(FAMILIES, lambda row: _family(row, members[row["family"]])))
    if unknown := members.keys() - found.keys():
        raise ValueError(f"{MEMBERS} names families that {FAMILIES} does not have: {sorted(unknown)}")
    return found


@cache
def _named() -> Mapping[str, NamedFamily]:
    found: dict[str, NamedFamily] = {}
    for row in _rows(WORDS):
        family = families()[row["family"]]
        for word, with_element in _spellings(row):
            found.setdefault(_compact(word), NamedFamily(family, with_element))
    return found


def _spellings(row: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    if row["kind"] != "element":
        yield row["word"], False
        return
    for pattern in _rows(PATTERNS):
        yield pattern["pattern"].replace(ELEMENT, row["word"]), pattern["names"] == "both"


def _family(row: Mapping[str, str], members: list[Member]) -> Family:
    element = cas.parse(row["element"]) if row["element"] else ""
    return Family(row["family"], row["title"], element, tuple(members))


def _source(row: Mapping[str, str]) -> str:
    if not row["source"]:
        raise ValueError("a member without a source is no fact")
    return row["source"]


def _parsed(table: str, parse_row: Callable[[Mapping[str, str]], T]) -> Iterator[tuple[str, T]]:
    for number, row in enumerate(_rows(table), 2):
        try:
            yield row["family"], parse_row(row)
        except (KeyError, ValueError) as error:
            raise ValueError(f"{table}, line {number}: {error}") from error


def _rows(table: str) -> tuple[Mapping[str, str], ...]:
    with (FOLDER / table).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


def _compact(text: str) -> str:
    """Lower-case letters, digits and signs of charge; spaces and other punctuation neither hide nor make a word."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(letter for letter in folded if letter.isalnum() or letter == "+")
