"""Short marks of sources: one letter for each agency, date, form and remark, and the legend that says what each stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from portal.profile.sourced_facts import SourcedFact
from portal.seoul_time import seoul_day


@dataclass(frozen=True, slots=True)
class MarkedSource:
    """One line of a legend; ``fact`` is any that the source states, and only its source is shown."""

    letters: str
    fact: SourcedFact


class SourceLegend:
    """The legend of one block: every value of the block leads by its marks to agency, dates, form and remark."""

    def __init__(self, values: Iterable[Sequence[SourcedFact]]) -> None:
        """``values`` are the facts of each value, in the order of the block, by which sources get their letters."""
        self._by_source: dict[tuple[object, ...], MarkedSource] = {}
        for facts in values:
            for fact in facts:
                self._by_source.setdefault(_source_of(fact), MarkedSource(_letters(len(self._by_source)), fact))

    @property
    def sources(self) -> tuple[MarkedSource, ...]:
        """The lines of the legend, in the order of their letters."""
        return tuple(self._by_source.values())

    def marks(self, facts: Iterable[SourcedFact]) -> tuple[str, ...]:
        """The letters of a value's sources, each once; raises ``KeyError`` for a fact that the legend was not made of."""
        return tuple(dict.fromkeys(self._by_source[_source_of(fact)].letters for fact in facts))


def _source_of(fact: SourcedFact) -> tuple[object, ...]:
    day = seoul_day(fact.confirmed)
    return fact.badge, fact.mark, fact.source_date, day, fact.form_text, fact.url, fact.annotations


def _letters(position: int) -> str:
    """A, B, … Z, AA, AB, …"""
    rest, last = divmod(position, len(ascii_uppercase))
    return (_letters(rest - 1) if rest else "") + ascii_uppercase[last]
