"""Household things, water and air as sides of a mixture, by the words that people use for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reference.reactivity.consequences import rows
from reference.reactivity.materials import Dissolved


@dataclass(frozen=True, slots=True)
class HouseholdThing:
    """One thing: the substances that it may be or hold, its kinds, and the product class that has a page of it."""

    key: str
    title: str
    words: tuple[str, ...]
    cas: tuple[str, ...]
    kinds: frozenset[str]
    dissolved: Dissolved
    product_class: str


def household_things() -> tuple[HouseholdThing, ...]:
    """All things in the order of the table."""
    return tuple(_by_key().values())


def thing_of_key(key: str) -> HouseholdThing | None:
    """The thing with this key in addresses."""
    return _by_key().get(key)


def thing_of_word(word: str) -> HouseholdThing | None:
    """The thing that people call so, whatever its spaces and letter case."""
    return _by_word().get(_folded(word))


def thing_of_class(slug: str) -> HouseholdThing | None:
    """The thing by which a product class is judged; ``None`` where the typical ingredients of the class are."""
    return next((thing for thing in _by_key().values() if slug and thing.product_class == slug), None)


def longest_word() -> int:
    """The words of the longest name, by which a reader of texts knows how many to join."""
    return max(len(word.split()) for thing in _by_key().values() for word in thing.words)


def _folded(word: str) -> str:
    return "".join(unicodedata.normalize("NFC", word).casefold().split())


@cache
def _by_key() -> Mapping[str, HouseholdThing]:
    return {
        row["key"]: HouseholdThing(
            row["key"],
            row["title_ko"],
            tuple(word for each in row["words"].split(";") if (word := each.strip())),
            tuple(row["cas"].split()),
            frozenset(row["kinds"].split()),
            Dissolved.YES if row["aqueous"] == "yes" else Dissolved.NO,
            row["product_class"],
        )
        for row in rows("household_things.csv")
    }


@cache
def _by_word() -> Mapping[str, HouseholdThing]:
    return {_folded(word): thing for thing in _by_key().values() for word in (*thing.words, thing.title)}
