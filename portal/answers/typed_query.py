"""What was asked: the text, what search found for it, and the few readings that every conclusion needs."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from portal.answers.page_sections import concentration
from search.engine_types import Hit, Results, Why
from search.query_words import intent_of, split_words, stems
from search.ranking import EXACT_TIERS


@dataclass(frozen=True)
class Question:
    """A typed text with the first page of its unfiltered results."""

    text: str
    results: Results

    @cached_property
    def plain(self) -> str:
        """Letters and digits alone, folded: spaces and signs neither hide nor make a word."""
        return plain(self.text)

    @cached_property
    def intent(self) -> str:
        """What is asked of whatever is named."""
        return self.results.intent or ("" if self.exact else intent_of(split_words(self.text)))

    @cached_property
    def percent(self) -> str:
        """The one concentration in the text, or ""."""
        return concentration(self.text)

    @cached_property
    def exact(self) -> tuple[Hit, ...]:
        """The hits that the whole text names, all of the strongest tier that has any."""
        first = self.results.hits[:1]
        if not first or first[0].why not in EXACT_TIERS:
            return ()
        return tuple(hit for hit in self.results.hits if hit.why is first[0].why)

    @property
    def names_a_substance(self) -> bool:
        """Whether the whole text, but for asking words, is the name or number of a substance."""
        return bool(self.exact) and self.exact[0].kind == "substance"

    @cached_property
    def within(self) -> tuple[Hit, ...]:
        """The hits that a word of the text names, be it that the whole text is also a slip of another of their names.

        암모니아 락스 is two slips from 암모니아가스, and names 암모니아 all the same.
        """
        words = {plain(stem) for word in split_words(self.text) for stem in stems(word)}
        return tuple(
            hit
            for hit in self.results.hits
            if hit.why is Why.WORDS or (hit.why is Why.TYPO and hit.title_ko and plain(hit.title_ko) in words)
        )

    def hits(self, *whys: Why) -> tuple[Hit, ...]:
        """The hits of these tiers, best first."""
        return tuple(hit for hit in self.results.hits if hit.why in whys)


def plain(text: str) -> str:
    """The text folded to letters and digits."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
