"""What a name says of groups: its words, the acids of its salts (chromate is chromic), its elements, what a group is made of.

Used for hints alone: a word in common never says that a law's group holds a substance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reference.elements import elements
from reference.words.family_stop_words import FAMILY_STOP_WORDS
from reference.words.word_tables import Row, rows

_WORD = re.compile(r"[a-z]{3,}|[가-힣]{2,}")
_ANY_WORD = re.compile(r"[a-z]+|[가-힣]+")
_INVERTED = re.compile(r"\b([a-z]+ates?)\b(?:\([^()]*\))?,\s*([a-z]+)-(?![a-z0-9])", re.IGNORECASE)
"""``Silicate(2-), hexafluoro-, cobalt``: the index names of a salt write the beginning of its word last."""

_SALT = re.compile(r"(?<![a-z\])])([a-z]{2,})(ates?|ites?)\b(?!\s*(?:\([^()]*\))?,\s*[a-z]+-)", re.IGNORECASE)
"""The word of a salt; not where ligands stand before it (a dye's …]chromate) nor where its beginning is written last."""

_ACID_OF_SALT = {"ate": "ic", "ite": "ous"}


@dataclass(frozen=True, slots=True)
class GroupName:
    """What the name of a group says.

    ``acids`` are those of which it holds the salts, () for other groups. ``element`` is the symbol where the name is an
    element with general words alone (납 화합물), else "". ``is_organic`` where it holds compounds of carbon alone.
    """

    words: frozenset[str]
    acids: frozenset[str]
    element: str
    is_organic: bool
    is_mixture: bool
    """Whether it is one mixture or reaction product: what it is made of does not fall under it."""


def group_name(korean: str, english: str) -> GroupName:
    """What both names of a group say; neither may hold what the group leaves out."""
    classes = {
        row["word"]: row["class"] for row in _rows() if row["class"] in ("general", "organic", "inorganic", "salts")
    }
    typed = _ANY_WORD.findall(english.lower())
    stated = [word for word in typed if word not in classes]
    text = f"{korean} {english}"
    is_of_salts = any(word in text.lower() for word, kind in classes.items() if kind == "salts")
    return GroupName(
        identifying_words(text),
        acids_named(text) if is_of_salts else frozenset(),
        _symbol_of().get(stated[0], "") if len(stated) == 1 else "",
        any(classes.get(word) == "organic" for word in typed),
        any(row["word"] in text.lower() for row in _rows() if row["class"] == "mixture"),
    )


def identifying_words(text: str) -> frozenset[str]:
    """The words by which a group may be known, without those that are too common."""
    return frozenset(_WORD.findall(text.lower())) - FAMILY_STOP_WORDS


def acids_named(text: str) -> frozenset[str]:
    """The acids that a name tells, also by their salts: chromate is chromic, and an older name of an acid is today's."""
    text = text.lower()
    typed = {word for word in _WORD.findall(text) if word.endswith(tuple(_ACID_OF_SALT.values())) or not word.isascii()}
    salts = [f"{stem}{end}" for stem, end in _SALT.findall(text)]
    joined = [f"{beginning}{salt}" for salt, beginning in _INVERTED.findall(text)]
    acids = {_acid_of(salt.removesuffix("s")) for salt in (*salts, *joined) if salt not in FAMILY_STOP_WORDS}
    same = {row["word"]: row["means"] for row in _rows() if row["class"] == "same"}
    return frozenset(same.get(word, word) for word in (typed | acids) - FAMILY_STOP_WORDS)


def _acid_of(salt: str) -> str:
    return f"{salt[:-3]}{_ACID_OF_SALT[salt[-3:]]}"


def elements_named(text: str) -> frozenset[str]:
    """The symbols of the elements that the words of a name tell; "" is never among them."""
    found: set[str] = set()
    for word in _ANY_WORD.findall(text.lower()):
        for row in _rows():
            if (row["class"] == "part" and row["word"] in word) or (row["class"] == "whole" and row["word"] == word):
                found.add(row["means"])
    return frozenset(found)


@cache
def _symbol_of() -> Mapping[str, str]:
    """The symbol of each element by its English name; methylmercury is no element."""
    return {element.name_en.lower(): element.symbol for element in elements()}


@cache
def _rows() -> tuple[Row, ...]:
    return rows("group_name_words")
