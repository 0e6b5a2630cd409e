"""A typed query: its text, its results, and the readings that the rules of an answer share."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from portal.answers.page_sections import concentration_in
from search.engine_types import Hit, Results, Why
from search.query_words import intent_of, split_words, stems
from search.ranking import EXACT_TIERS


@dataclass(frozen=True)
class TypedQuery:
    """A typed text with the first page of its unfiltered results."""

    text: str
    results: Results

    @cached_property
    def compact(self) -> str:
        """The text in compact form: spaces and signs neither hide nor make a word."""
        return compact(self.text)

    @cached_property
    def intent(self) -> str:
        """What the text wants to know, such as ``spill``; "" for nothing in particular."""
        return self.results.intent or ("" if self.exact_hits else intent_of(split_words(self.text)))

    @cached_property
    def percent(self) -> str:
        """The one concentration in percent, or ""."""
        return concentration_in(self.text)

    @cached_property
    def exact_hits(self) -> tuple[Hit, ...]:
        """The hits whose name or number is the whole text, all of the strongest tier."""
        first = self.results.hits[:1]
        if not first or first[0].why not in EXACT_TIERS:
            return ()
        return tuple(hit for hit in self.results.hits if hit.why is first[0].why)

    @property
    def names_a_substance(self) -> bool:
        """Whether the whole text, without words of asking, is the name or number of a substance."""
        return bool(self.exact_hits) and self.exact_hits[0].kind == "substance"

    @cached_property
    def inner_hits(self) -> tuple[Hit, ...]:
        """The hits that a word of the text names, even where the whole text is near another of their names.

        암모니아 락스 is two edits away from 암모니아가스, and still names 암모니아.
        """
        words = {compact(stem) for word in split_words(self.text) for stem in stems(word)}
        return tuple(
            hit
            for hit in self.results.hits
            if hit.why is Why.WORDS or (hit.why is Why.TYPO and hit.title_ko and compact(hit.title_ko) in words)
        )

    def hits(self, *whys: Why) -> tuple[Hit, ...]:
        """The hits of these tiers, best first."""
        return tuple(hit for hit in self.results.hits if hit.why in whys)


def compact(text: str) -> str:
    """The compact form of a text: lower-case letters and digits, without spaces and signs."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
