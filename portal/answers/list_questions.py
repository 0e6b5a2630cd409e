"""Reads place, year, happening, thing and list out of a text such as 안산 도금 공장 or 2024년 염산 사고."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from portal.answers.typed_query import compact
from reference.places import Place, place_named
from reference.words.question_words import (
    ACCIDENT_WORDS,
    FACILITY_WORDS,
    FILLERS,
    HAPPENINGS,
    PESTICIDE_WORDS,
    RECALL_WORDS,
    REGISTER_WORDS,
)
from search.query_words import split_words, stems

_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:년|년도)?(?:의|에)?")
_YEAR_AT_START = re.compile(r"((?:19|20)[0-9]{2})년(?:도)?(?=[가-힣])")


@dataclass(frozen=True)
class ListQuestion:
    """The parts of a text. ``names`` are the compact names of the substances that the text holds."""

    text: str
    names: tuple[str, ...] = ()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, cut where a year, a list or what happened is written onto another word (도금업체, 화학사고현황)."""
        return tuple(part for word in split_words(self.text) for part in _parts(word))

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years, each once."""
        return tuple(dict.fromkeys(match[1] for word in self.words if (match := _YEAR.fullmatch(word))))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places, each once, in the order of the text."""
        found = (place for word in self.words if not self._is_named(word) and (place := _place(word)))
        return tuple({place.value: place for place in found}.values())

    @cached_property
    def happenings(self) -> tuple[str, ...]:
        """What happened, as one word each."""
        return self._of(HAPPENINGS)

    @cached_property
    def things(self) -> tuple[str, ...]:
        """What is left: words that narrow the list by its text."""
        return tuple(dict.fromkeys(map(_stem, filter(self._is_thing, self.words))))

    @property
    def asks_for_accidents(self) -> bool:
        """Whether the text names the list of accidents."""
        return bool(self._of(ACCIDENT_WORDS))

    @property
    def asks_for_facilities(self) -> bool:
        """Whether the text names the list of facilities."""
        return bool(self._of(FACILITY_WORDS))

    @property
    def asks_for_recalls(self) -> bool:
        """Whether the text names recalled products."""
        return bool(self._of(RECALL_WORDS))

    @property
    def asks_for_pesticides(self) -> bool:
        """Whether the text names pesticides or their register."""
        return bool(self._of(PESTICIDE_WORDS)) or len(self._of(REGISTER_WORDS)) > 1

    def _of(self, words: frozenset[str]) -> tuple[str, ...]:
        found = (next((stem for stem in stems(word) if stem in words), "") for word in self.words)
        return tuple(dict.fromkeys(filter(None, found)))

    def _is_named(self, word: str) -> bool:
        stems_of_word = {compact(stem) for stem in stems(word)} - {""}
        return any(stem == name or (len(stem) > 1 and stem in name) for stem in stems_of_word for name in self.names)

    def _is_thing(self, word: str) -> bool:
        known = (_LISTS, FILLERS) if self.asks_for_pesticides else (_LISTS - REGISTER_WORDS, FILLERS)
        return not (
            self._is_named(word)
            or _YEAR.fullmatch(word)
            or _place(word)
            or any(stem in words for stem in stems(word) for words in known)
        )


_LISTS = ACCIDENT_WORDS | HAPPENINGS | FACILITY_WORDS | RECALL_WORDS | PESTICIDE_WORDS | REGISTER_WORDS
_LONGEST = max(map(len, _LISTS | FILLERS))


def _parts(word: str) -> Iterable[str]:
    """A word as its parts: a year at its beginning, words of lists at its end."""
    if not _YEAR.fullmatch(word) and (match := _YEAR_AT_START.match(word)):
        yield match[1]
        word = word[match.end() :]
    if _place(word) or _is_known(word) or _YEAR.fullmatch(word):
        yield word
        return
    for length in range(min(_LONGEST, len(word) - 2), 1, -1):
        if _is_known(word[-length:]):
            yield from _parts(word[:-length])
            yield word[-length:]
            return
    yield word


def _is_known(word: str) -> bool:
    return any(stem in _LISTS or stem in FILLERS for stem in stems(word))


def _place(word: str) -> Place | None:
    return next((place for stem in stems(word) if (place := place_named(stem))), None)


def _stem(word: str) -> str:
    """The word without a particle, where at least two syllables are left."""
    return next((stem for stem in stems(word)[1:2] if len(stem) > 1), word)
