"""Rows of one list of the law on which two agencies differ: the threshold, or the edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from connectors.registry import FEEDS
from connectors.schema import FactKind, LegalListing, Threshold, data_from_json
from portal.profile.conflict_types import Conflict, ConflictType, Side, severity_of
from portal.profile.conflict_voices import ComparedFacts
from portal.profile.listing_conditions import ListingConditions
from portal.profile.sourced_facts import SourcedFact

_List = tuple[str, str]
"""The name of a list, and what bounds the row in it (입자지름<1mm): rows of two conditions are two rows."""


@dataclass(frozen=True, slots=True)
class _Row:
    listing: LegalListing
    fact: SourcedFact


def threshold_conflicts(compared: ComparedFacts) -> Iterator[Conflict]:
    """Thresholds of one list and effect of which two agencies have none in common.

    A threshold without an effect is compared with all of the other; a row of which the contents were not read whole is
    left out, because a threshold may stand in the text.
    """
    for name, ours, theirs, pair in _rows_of_pairs(compared):
        if any(row.listing.contents for row in (*ours, *theirs)):
            continue
        first, second = (_by_effect(rows) for rows in (ours, theirs))
        for effect in _compared_effects(first, second):
            a, b = (each.get(effect) or _every(each) for each in (first, second))
            if a and b and a.keys().isdisjoint(b.keys()):
                yield _threshold_conflict(name, effect, pair, (a, b))


def edition_conflicts(compared: ComparedFacts) -> Iterator[Conflict]:
    """One list in two editions: the dates that two agencies give for the same row, or for the whole list, differ.

    Like is compared with like: the notice of a row with the notice of the row of the same number, and the edition of a feed
    that holds whole lists with that of another one. A row whose notice is old stands in today's list all the same.
    """
    for name, ours, theirs, pair in _rows_of_pairs(compared):
        for kind, dates in (("notice", _notices), ("edition", _editions)):
            first, second = dates(ours), dates(theirs)
            for number in sorted(first.keys() & second.keys()):
                if first[number][0] != second[number][0]:
                    yield _edition_conflict(name, f"{kind}:{number}", pair, (first[number], second[number]))


def _rows_of_pairs(
    compared: ComparedFacts,
) -> Iterator[tuple[_List, list[_Row], list[_Row], tuple[str, str]]]:
    conditions = ListingConditions(compared.entry_facts)
    for _, voices, (one, other) in compared.pairs(compared.stated(FactKind.LEGAL_LISTING)):
        ours, theirs = (_by_list(voices[voice], conditions) for voice in (one, other))
        for name in sorted(ours.keys() & theirs.keys()):
            yield name, ours[name], theirs[name], (one, other)


def _by_list(facts: Iterable[SourcedFact], conditions: ListingConditions) -> Mapping[_List, list[_Row]]:
    found: dict[_List, list[_Row]] = defaultdict(list)
    for fact in facts:
        listing = data_from_json(FactKind.LEGAL_LISTING, fact.data)
        if isinstance(listing, LegalListing):
            found[listing.list_name, conditions.of(fact)].append(_Row(listing, fact))
    return found


_Thresholds = Mapping[tuple[Decimal, bool], SourcedFact]


def _by_effect(rows: Iterable[_Row]) -> Mapping[str, _Thresholds]:
    found: dict[str, dict[tuple[Decimal, bool], SourcedFact]] = defaultdict(dict)
    for row in rows:
        for each in row.listing.thresholds:
            found[each.effect].setdefault((each.percent.normalize(), each.exclusive), row.fact)
    return found


def _compared_effects(ours: Mapping[str, _Thresholds], theirs: Mapping[str, _Thresholds]) -> list[str]:
    """The effects that both name; "" where one of them names none for a threshold."""
    common = (ours.keys() & theirs.keys()) - {""}
    return sorted(common) if common else ([""] if "" in ours or "" in theirs else [])


def _every(by_effect: Mapping[str, _Thresholds]) -> _Thresholds:
    return {key: fact for thresholds in by_effect.values() for key, fact in thresholds.items()}


def _threshold_conflict(
    name: _List, effect: str, pair: tuple[str, str], sides: tuple[_Thresholds, _Thresholds]
) -> Conflict:
    stated = [
        (key, Side(voice, _text(Threshold(key[0], effect, key[1])), fact))
        for voice, thresholds in zip(pair, sides, strict=True)
        for key, fact in thresholds.items()
    ]
    ordered = tuple(side for _, side in sorted(stated, key=lambda each: (each[0], each[1].voice)))
    shown = " ".join(part for part in (*name, effect) if part)
    return Conflict(ConflictType.THRESHOLD, _subject(name, effect), shown, ordered, severity_of(ConflictType.THRESHOLD))


def _text(threshold: Threshold) -> str:
    bound = "초과" if threshold.exclusive else "이상"
    return f"{threshold.effect} {threshold.percent:f}% {bound}".strip()


_Dated = tuple[str, SourcedFact]


def _notices(rows: Iterable[_Row]) -> Mapping[str, _Dated]:
    return {
        row.listing.number: (row.listing.notice_date, row.fact)
        for row in rows
        if row.listing.number and row.listing.notice_date
    }


def _editions(rows: Iterable[_Row]) -> Mapping[str, _Dated]:
    """The edition of the list as a whole, of feeds that hold it whole; under the number ""."""
    dated = (
        (row.fact.source_date, row.fact)
        for row in rows
        if row.fact.source_date and row.listing.list_name in FEEDS[row.fact.feed].complete_lists
    )
    return {"": first} if (first := next(dated, None)) else {}


def _edition_conflict(name: _List, subject: str, pair: tuple[str, str], sides: tuple[_Dated, _Dated]) -> Conflict:
    stated = [(date, Side(voice, f"{date} 판", fact)) for voice, (date, fact) in zip(pair, sides, strict=True)]
    ordered = tuple(side for _, side in sorted(stated, key=lambda each: each[0], reverse=True))
    shown = " ".join(part for part in name if part)
    return Conflict(ConflictType.EDITION, _subject(name, subject), shown, ordered, severity_of(ConflictType.EDITION))


def _subject(name: _List, what: str) -> str:
    return ":".join((name[0], what, name[1]) if name[1] else (name[0], what))
