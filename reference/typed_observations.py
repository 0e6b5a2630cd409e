"""What somebody types about a substance without a name: 황록색 기체, 눈물 나고 기침, yellow green gas.

``tables/observations/typed_words.csv`` has the words, each with the value that it ticks on the page of the unknown substance.
Only whole words count: 흰 연기 is white smoke, 흰개미 is not white. A place may end a longer word: 도금공장 is a factory.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reference.observations import Stated, rows_of
from reference.words.intent_words import PARTICLES


@dataclass(frozen=True, slots=True)
class TypedObservations:
    """What a text ticks, the phrases that it does so by, and the words that are left.

    ``places`` are those of the phrases that are longer words for a place: 페인트공장 names no paint.
    """

    ticked: Stated
    phrases: tuple[str, ...]
    left: tuple[str, ...]
    places: tuple[str, ...] = ()


def observations_in(text: str) -> TypedObservations:
    """What the text ticks. The longest phrase counts (노란 연기 is smoke and not the colour alone); one word may hold several."""
    line = " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text)).casefold().split())
    line = _SIGNS.sub(" ", line).strip()
    ticked: set[tuple[str, str]] = set()
    phrases: list[str] = []
    left: list[str] = []
    places: list[str] = []
    while line:
        if found := _phrase_at(line):
            phrase, length = found
            phrases.append(phrase)
            ticked.update(_phrases()[phrase])
            line = _without_ending(line[length:])
        elif place := _place_at(line):
            phrases.append(place[0])
            places.append(place[0])
            ticked.update(_phrases()[place[1]])
            line = _without_ending(line[len(place[0]) :])
        else:
            word, _, line = line.partition(" ")
            if word not in _fillers():
                left.append(word)
    return TypedObservations(frozenset(ticked), tuple(phrases), tuple(left), tuple(places))


_SIGNS = re.compile(r"[^0-9a-z가-힣ㄱ-ㅎㅏ-ㅣ-]+")


def _phrase_at(line: str) -> tuple[str, int] | None:
    """The longest phrase with which the line begins as whole words, with its letters there; ``None`` for none."""
    for phrase, pattern in _patterns().items():
        match = pattern.match(line)
        if match and _may_end(line[match.end() :].partition(" ")[0]):
            return phrase, match.end()
    return None


def _place_at(line: str) -> tuple[str, str] | None:
    """The longer word for a place with which the line begins, and the place that ends it; ``None`` for none."""
    match = _compound_places().match(line)
    if match and _may_end(line[match.end() :].partition(" ")[0]):
        return match[0], match[1]
    return None


def _may_end(rest: str) -> bool:
    """Whether a phrase may end before the rest of its word: a particle, an ending, or another phrase."""
    return not rest or rest in PARTICLES or rest in _endings() or _phrase_at(rest) is not None


def _without_ending(line: str) -> str:
    """The line behind the end of the word, or the next phrase of the same word."""
    rest, _, following = line.partition(" ")
    return line if rest and _phrase_at(rest) else following


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """The phrases, longest first; where one has a space, a text may have none."""
    ordered = sorted(_phrases(), key=len, reverse=True)
    return {phrase: re.compile(r"\s?".join(map(re.escape, phrase.split()))) for phrase in ordered}


@cache
def _phrases() -> Mapping[str, Stated]:
    found: dict[str, Stated] = {}
    for row in rows_of("typed_words"):
        if row["class"]:
            found[row["word"]] = found.get(row["word"], frozenset()) | {(row["field"], row["class"])}
    return found


@cache
def _compound_places() -> re.Pattern[str]:
    """Matches a word of two letters and more that ends with a place; of several places in it the last one counts."""
    places = sorted(
        (row["word"] for row in rows_of("typed_words") if row["field"] == "compound"), key=len, reverse=True
    )
    return re.compile(rf"[0-9가-힣]{{2,}}({'|'.join(map(re.escape, places))})")


@cache
def _endings() -> frozenset[str]:
    return frozenset(row["word"] for row in rows_of("typed_words") if row["field"] == "ending")


def says_where(word: str) -> bool:
    """Whether a word ends as one that only says where: 공장에서, 하수구에."""
    return word.endswith(_locatives())


@cache
def _locatives() -> tuple[str, ...]:
    return tuple(row["word"] for row in rows_of("typed_words") if row["field"] == "locative")


@cache
def _fillers() -> frozenset[str]:
    return frozenset(row["word"] for row in rows_of("typed_words") if row["field"] == "filler")
