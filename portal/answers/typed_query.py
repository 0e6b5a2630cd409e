"""A typed query: its text, its results, and the readings that the rules of an answer share."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.answers.page_sections import concentration_in
from search.engine_types import Hit, Results, Why
from search.query_parts import PartKind, QueryPart
from search.query_words import intent_of, split_words
from search.ranking import EXACT_TIERS

_WHOLE_TEXT_TIERS = frozenset({Why.IDENTIFIER, Why.STRUCTURE, Why.UN, Why.ELEMENT, Why.FORMULA})


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

    @property
    def first_hit(self) -> Hit | None:
        """The best hit; ``None`` where nothing was found."""
        return next(iter(self.results.hits), None)

    @cached_property
    def exact_hits(self) -> tuple[Hit, ...]:
        """The hits whose name or number is the whole text, all of the strongest tier.

        None where a word is left unexplained, or where a second part of the text names another entry.
        """
        first = self.first_hit
        if first is None or first.why not in EXACT_TIERS or self.unexplained or len(self.parts) > 1:
            return ()
        return self.hits(first.why)

    @property
    def exact_tier(self) -> Why | None:
        """The tier of the exact hits; ``None`` without one."""
        return next((hit.why for hit in self.exact_hits), None)

    @property
    def parts(self) -> tuple[QueryPart, ...]:
        """The names, numbers and formulas of the text; a formula that no entry bears is none."""
        return tuple(part for part in self.results.parts if part.kind is not PartKind.FORMULA or self.bearers(part))

    @cached_property
    def unexplained(self) -> tuple[str, ...]:
        """The words of the text that nothing explains; none where the whole text is a number or a formula of the first hit."""
        named = self.parts
        if self.first_hit is not None and self.first_hit.why in _WHOLE_TEXT_TIERS and not named:
            return ()
        return (*self.results.unexplained, *(part.text for part in self.results.parts if part not in named))

    def bearers(self, part: QueryPart) -> tuple[Hit, ...]:
        """The hits that bear this part as a name, number or formula, best first."""
        return tuple(hit for hit in self.results.hits if part.key and part.key in hit.parts)

    @cached_property
    def agreed_hits(self) -> tuple[Hit, ...]:
        """The hits that bear every part of the text: 염소(Cl2), 황산(7664-93-9). () without a part."""
        keys = frozenset(part.key for part in self.parts)
        return tuple(hit for hit in self.results.hits if keys and keys <= hit.parts)

    @property
    def names_a_substance(self) -> bool:
        """Whether the whole text, without words of asking, is the name or number of a substance."""
        return bool(self.exact_hits) and self.exact_hits[0].kind == "substance"

    def hits(self, *whys: Why) -> tuple[Hit, ...]:
        """The hits of these tiers, best first."""
        return tuple(hit for hit in self.results.hits if hit.why in whys)


def only_hit(hits: Sequence[Hit]) -> Hit | None:
    """The one hit that there is; ``None`` for none and for several."""
    return next(iter(hits)) if len(hits) == 1 else None


def compact(text: str) -> str:
    """The compact form of a text: lower-case letters and digits, without spaces and signs."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
