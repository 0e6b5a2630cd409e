"""What somebody types about a substance without a name: 황록색 기체, 눈물 나고 기침, yellow green gas.

``tables/observations/typed_words.csv`` has the words, each with the value that it ticks on the page of the unknown substance.
Only whole words count: 흰 연기 is white smoke, 흰개미 is not white. A kind of place (도금, plating) is one only with the word for
a site behind it: 도금 공장, 도금업체, plating shop. Any other longer word that ends with a place is that place: 세척공정 is a factory.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reference.observations import Stated, fields, rows_of
from reference.words.intent_words import PARTICLES


@dataclass(frozen=True, slots=True)
class TypedObservations:
    """What a text ticks, the phrases that it does so by, those of them that name a place, and the words that are left."""

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
    places: list[str] = []
    left: list[str] = []
    while line:
        if found := _phrase_at(line) or _longer_place_at(line):
            said, values = found
            phrases.append(said)
            ticked.update(values)
            if {field for field, _ in values} == {"place"}:
                places.append(said)
            line = _without_ending(line[len(said) :])
        else:
            word, _, line = line.partition(" ")
            if word not in _words("filler"):
                left.append(word)
    return TypedObservations(frozenset(ticked), tuple(phrases), tuple(left), tuple(places))


_SIGNS = re.compile(r"[^0-9a-z가-힣ㄱ-ㅎㅏ-ㅣ-]+")


def _phrase_at(line: str) -> tuple[str, Stated] | None:
    """The phrase with which the line begins as whole words, as it stands there, with what it ticks; ``None`` for none.

    A place with the word for its site comes first, then the longest phrase.
    """
    for pattern, values in _patterns().get(line[:1], ()):
        match = pattern.match(line)
        if match and _may_end(line[match.end() :].partition(" ")[0]):
            return match[0], values
    return None


def _longer_place_at(line: str) -> tuple[str, Stated] | None:
    """The longer word for a place with which the line begins, with what the place at its end ticks; ``None`` for none."""
    match = _longer_places().match(line)
    if match and _may_end(line[match.end() :].partition(" ")[0]):
        return match[0], _phrases("place")[match[1]]
    return None


@cache
def _longer_places() -> re.Pattern[str]:
    """Matches a word of two letters and more that ends with a place; of several places in it the last one counts."""
    return re.compile(rf"[0-9가-힣]{{2,}}({_any_of(_words('compound'))})")


def _may_end(rest: str) -> bool:
    """Whether a phrase may end before the rest of its word: a particle, an ending, or another phrase."""
    return not rest or rest in PARTICLES or rest in _words("ending") or _phrase_at(rest) is not None


def _without_ending(line: str) -> str:
    """The line behind the end of the word, or the next phrase of the same word."""
    rest, _, following = line.partition(" ")
    return line if rest and _phrase_at(rest) else following


@cache
def _patterns() -> Mapping[str, list[tuple[re.Pattern[str], Stated]]]:
    """Each phrase with what it ticks, by its first letter, longest first; where one has a space, a text may have none."""
    middle, site = (_any_of(_words(field)) for field in ("before_site", "site"))
    at_site = rf"\s?(?:(?:{middle})\s?)?(?:{site})"
    kinds, phrases = _phrases("kind_of_place"), _phrases(*fields())
    found: dict[str, list[tuple[re.Pattern[str], Stated]]] = defaultdict(list)
    for kind in _longest_first(kinds):
        found[kind[0]].append((re.compile(_spaced(kind) + at_site), kinds[kind]))
    for phrase in _longest_first(phrases):
        found[phrase[0]].append((re.compile(_spaced(phrase)), phrases[phrase]))
    return dict(found)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(_spaced, _longest_first(words)))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _spaced(phrase: str) -> str:
    return r"\s?".join(map(re.escape, phrase.split()))


def _phrases(*wanted: str) -> Mapping[str, Stated]:
    """The words of these fields of the table with what they tick; a kind of place ticks a place."""
    found: dict[str, Stated] = {}
    for row in rows_of("typed_words"):
        if row["field"] in wanted:
            field = "place" if row["field"] == "kind_of_place" else row["field"]
            found[row["word"]] = found.get(row["word"], frozenset()) | {(field, row["class"])}
    return found


@cache
def _words(field: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows_of("typed_words") if row["field"] == field)


def says_where(word: str) -> bool:
    """Whether a word ends as one that only says where: 공장에서, 하수구에."""
    return word.endswith(tuple(_words("locative")))
