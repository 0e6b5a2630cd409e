"""What can be seen of a substance, as a closed list of fields and values, and the words by which data sheets state them.

The tables are ``tables/observations``: ``fields.csv`` and ``classes.csv`` hold what a person may tick, ``words.csv`` the words
of data sheets in Korean and English, each with the values that it states.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "tables" / "observations"
ANYTHING = "*"
"""In ``stays_with``: no stated value speaks against this one."""

NO_SMELL = "none"
"""The stated value of a substance without smell. Nobody can tick it: a smell that is not noticed proves nothing."""

Stated = frozenset[tuple[str, str]]
"""Stated values as pairs of field and value."""


@dataclass(frozen=True, slots=True)
class ObservedValue:
    """One value that a person may tick.

    ``stays_with`` are stated values of the same field beside which the observation may be true all the same: a yellowish
    green is seen as yellow by one and as green by another. ``group`` is the heading under which a long field shows it, "" for
    none; ``within`` is the more general value that is true with it, "" for none: a plating shop is a factory.
    """

    field: str
    key: str
    label: str
    stays_with: frozenset[str]
    group: str = ""
    within: str = ""

    def may_be(self, stated: frozenset[str]) -> bool:
        """Whether a substance with these stated values of the field may look like this; () states nothing."""
        return not stated or self.key in stated or ANYTHING in self.stays_with or not stated.isdisjoint(self.stays_with)


@dataclass(frozen=True, slots=True)
class ObservedField:
    """A kind of observation with its values, in the order of the page."""

    key: str
    title: str
    note: str
    values: tuple[ObservedValue, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text states, and what else it leaves possible (a liquefied gas may leak as a liquid)."""

    stated: Stated = frozenset()
    possible: Stated = frozenset()

    def joined(self, other: Reading) -> Reading:
        """Both readings as one."""
        return Reading(self.stated | other.stated, self.possible | other.possible)


NOTHING_STATED = Reading()


@cache
def fields() -> Mapping[str, ObservedField]:
    """All fields by key, in the order of the page."""
    values: dict[str, list[ObservedValue]] = {}
    for row in rows_of("classes"):
        stays_with = frozenset(row["stays_with"].split())
        value = ObservedValue(row["field"], row["class"], row["label"], stays_with, row["group"], row["within"])
        values.setdefault(value.field, []).append(value)
    return {
        row["field"]: ObservedField(row["field"], row["title"], row["note"], tuple(values[row["field"]]))
        for row in rows_of("fields")
    }


@cache
def values() -> Mapping[tuple[str, str], ObservedValue]:
    """All values that may be ticked, by field and key."""
    return {(field.key, value.key): value for field in fields().values() for value in field.values}


def read_text(text: str, lang: str, *wanted: str) -> Reading:
    """What a text of a data sheet states in the wanted fields; the longest word counts (황록색 is not 녹색 alone).

    A word that the table does not have states nothing. Hangul words count from the beginning of a word on, and short ones
    only as the whole word: 황 is no 황산.
    """
    reading = NOTHING_STATED
    for field in wanted:
        words = _words(field, lang)
        for match in _pattern(field, lang).finditer(text.casefold()) if words else ():
            reading = reading.joined(words[" ".join(match[0].split())])
    return reading


def read_hazard_codes(codes: Iterable[str]) -> Reading:
    """What hazard statements state by their codes: H319 the eyes, H280 a gas under pressure."""
    reading = NOTHING_STATED
    for code in codes:
        reading = reading.joined(_readings_of_codes().get(code, NOTHING_STATED))
    return reading


def read_place(place: str) -> Reading:
    """What it states that a substance is used or arises in a place, and in the more general one; nothing for an unknown place."""
    value = values().get(("place", place))
    if value is None:
        return NOTHING_STATED
    return Reading(frozenset(("place", key) for key in (value.key, value.within) if key))


def read_vapour_density(density: float) -> Reading:
    """Whether vapour of this density (air = 1) sinks or rises; close to 1 it may do either."""
    heavier, lighter = ("air", "heavier"), ("air", "lighter")
    stated, other = (heavier, lighter) if density > 1 else (lighter, heavier)
    near = abs(density - 1) <= NEAR_AIR
    return Reading(frozenset({stated}) if density != 1 else frozenset(), frozenset({other}) if near else frozenset())


NEAR_AIR = 0.1
"""Up to this difference wind and warmth decide: carbon monoxide (0.97) mixes with air."""


def classes_of_hazard_number(number: str) -> tuple[frozenset[str], ...]:
    """For each digit of a hazard number (ADR 5.3.2.3.1) the classes of which it speaks; () for what is no such number.

    A doubled digit counts once, 0 stands for nothing, and X says that water must not be used.
    """
    digits = number.upper().removeprefix("X")
    if not re.fullmatch(r"[2-9][0-9]{1,2}", digits):
        return ()
    return tuple(_classes_of_digits()[digit] for digit in dict.fromkeys(digits) if digit in _classes_of_digits())


def classes_in_places() -> Mapping[str, frozenset[str]]:
    """The places in which products of a class are kept, by the class's address."""
    found: dict[str, frozenset[str]] = {}
    for row in rows_of("places"):
        found[row["product_class"]] = found.get(row["product_class"], frozenset()) | {row["place"]}
    return found


def rows_of(table: str) -> Iterator[dict[str, str]]:
    """The rows of one of the tables."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


@cache
def _words(field: str, lang: str) -> Mapping[str, Reading]:
    found: dict[str, Reading] = {}
    for row in rows_of("words"):
        if row["field"] == field and row["lang"] == lang:
            also = frozenset((name, value) for name, _, value in (each.partition(":") for each in row["also"].split()))
            stated = frozenset((field, value) for value in row["classes"].split())
            word = row["word"].casefold()
            found[word] = found.get(word, NOTHING_STATED).joined(Reading(stated, also))
    return found


@cache
def _pattern(field: str, lang: str) -> re.Pattern[str]:
    """Matches the words of a field, longest first, with any white space where a word has a space."""
    return re.compile("|".join(_word_pattern(word) for word in sorted(_words(field, lang), key=len, reverse=True)))


def _word_pattern(word: str) -> str:
    body = r"\s+".join(map(re.escape, word.split()))
    if word.isascii():
        return rf"(?<![a-z]){body}(?![a-z])"
    ending = rf"(?=(?:{_ENDINGS})?(?![가-힣]))" if len(word) == 1 else ""
    return rf"(?<![가-힣]){body}{ending}"


_ENDINGS = "냄새|내음|취|향|색|빛"
"""What may follow a word of one syllable without a space (황냄새)."""


@cache
def _readings_of_codes() -> Mapping[str, Reading]:
    found: dict[str, Reading] = {}
    for row in rows_of("hazard_codes"):
        stated = frozenset((row["field"], value) for value in row["classes"].split())
        found[row["code"]] = found.get(row["code"], NOTHING_STATED).joined(Reading(stated))
    return found


@cache
def _classes_of_digits() -> Mapping[str, frozenset[str]]:
    return {row["digit"]: frozenset(row["classes"].split()) for row in rows_of("hazard_numbers")}
