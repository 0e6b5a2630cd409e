"""Short marks of sources: one letter for each agency, date, form and remark, and the legend that says what each stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from portal.profile.forms_of_fact import SINGLE_FORM
from portal.profile.sourced_facts import SourcedFact
from portal.seoul_time import seoul_day


@dataclass(frozen=True, slots=True)
class MarkedSource:
    """One line of a legend; ``fact`` is any that the source states, and only its source is shown."""

    letters: str
    fact: SourcedFact


@dataclass(frozen=True, slots=True)
class LegendLine:
    """Sources that differ in nothing but the form: one line for their agency and dates, a letter for each form."""

    sources: tuple[MarkedSource, ...]

    @property
    def fact(self) -> SourcedFact:
        """Any fact of the line; its form is that of one letter only."""
        return self.sources[0].fact


def letters(position: int) -> str:
    """A, B, … Z, AA, AB, …, by a position from 0 on."""
    rest, last = divmod(position, len(ascii_uppercase))
    return (letters(rest - 1) if rest else "") + ascii_uppercase[last]


def footnote(position: int) -> str:
    """1, 2, 3, …, by a position from 0 on."""
    return str(position + 1)


class SourceLegend:
    """The legend of one block: every value of the block leads by its marks to agency, dates, form and remark."""

    def __init__(self, values: Iterable[Sequence[SourcedFact]], mark: Callable[[int], str] = letters) -> None:
        """``values`` are the facts of each value, in the order of the block, by which sources get their letters.

        ``mark`` makes the mark of the source at a position from 0 on.
        """
        self._by_source: dict[tuple[object, ...], MarkedSource] = {}
        for facts in values:
            for fact in facts:
                self._by_source.setdefault(_source_of(fact), MarkedSource(mark(len(self._by_source)), fact))

    @property
    def sources(self) -> tuple[MarkedSource, ...]:
        """The lines of the legend, in the order of their letters."""
        return tuple(self._by_source.values())

    @property
    def lines(self) -> tuple[LegendLine, ...]:
        """The same sources, those of one agency and date in one line, in the order of their first letters."""
        grouped: dict[tuple[object, ...], list[MarkedSource]] = {}
        for source in self.sources:
            grouped.setdefault(_source_of(replace(source.fact, forms=SINGLE_FORM)), []).append(source)
        return tuple(LegendLine(tuple(sources)) for sources in grouped.values())

    @property
    def confirmed_on(self) -> str:
        """확인일, where it is the same for every source, so that a face may say it once; else ""."""
        days = {seoul_day(source.fact.confirmed) for source in self.sources}
        return days.pop() if len(days) == 1 else ""

    @property
    def demonstrations(self) -> tuple[str, ...]:
        """The marks of demonstration among the sources, each once; the badge of a source tells which of them it is about."""
        return tuple(dict.fromkeys(source.fact.mark for source in self.sources if source.fact.mark))

    def marks(self, facts: Iterable[SourcedFact]) -> tuple[str, ...]:
        """The letters of a value's sources, each once; raises ``KeyError`` for a fact that the legend was not made of."""
        return tuple(dict.fromkeys(self._by_source[_source_of(fact)].letters for fact in facts))


def _source_of(fact: SourcedFact) -> tuple[object, ...]:
    day = seoul_day(fact.confirmed)
    return fact.badge, fact.mark, fact.source_date, day, fact.form_text, fact.url, fact.annotations
