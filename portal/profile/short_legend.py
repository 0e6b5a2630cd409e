"""The legend of a card before a tap: sources by their short names, each agency and each date once (content rules 19, 26, 29)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from connectors.schema import Origin
from portal.profile.attribution import feed_document, feed_short_name
from portal.profile.source_marks import MarkedSource, SourceLegend
from portal.profile.sourced_facts import SourcedFact
from portal.seoul_time import seoul_day


@dataclass(frozen=True, slots=True)
class NamedSource:
    """One source by its short name, with all its letters: one for each form and page of the agency."""

    letters: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class DatedSources:
    """Sources of one 기관 기준일; ``confirmed`` is "" where the legend says 확인일 once for all."""

    fact: SourcedFact
    confirmed: str
    sources: tuple[NamedSource, ...]


@dataclass(frozen=True, slots=True)
class ShortLine:
    """All sources that are a demonstration, all that are no Korean standard, or all others."""

    is_demo: bool
    is_document: bool
    dated: tuple[DatedSources, ...]


def short_lines(legend: SourceLegend) -> tuple[ShortLine, ...]:
    """Every source of the legend by its short name, in the order of the letters."""
    lines: dict[tuple[bool, bool], list[MarkedSource]] = defaultdict(list)
    for source in legend.sources:
        lines[source.fact.origin == Origin.DEMO, bool(feed_document(source.fact.feed))].append(source)
    is_said_once = bool(legend.confirmed_on)
    return tuple(ShortLine(*kind, _dated(sources, is_said_once)) for kind, sources in lines.items())


def untold_letters(legend: SourceLegend) -> tuple[str, ...]:
    """The letters of the sources of which the form is not told, and that may so speak of another one (content rule 11)."""
    return tuple(source.letters for source in legend.sources if source.fact.form_unknown)


def _dated(sources: list[MarkedSource], is_said_once: bool) -> tuple[DatedSources, ...]:
    dates: dict[tuple[str, str], list[MarkedSource]] = defaultdict(list)
    for source in sources:
        confirmed = "" if is_said_once else seoul_day(source.fact.confirmed)
        dates[source.fact.source_date, confirmed].append(source)
    return tuple(DatedSources(of_date[0].fact, confirmed, _named(of_date)) for (_, confirmed), of_date in dates.items())


def _named(sources: list[MarkedSource]) -> tuple[NamedSource, ...]:
    names: dict[str, list[MarkedSource]] = defaultdict(list)
    for source in sources:
        names[feed_short_name(source.fact.feed)].append(source)
    return tuple(NamedSource(_letters(of_name), name) for name, of_name in names.items())


def _letters(sources: list[MarkedSource]) -> tuple[str, ...]:
    return tuple(source.letters for source in sources)
