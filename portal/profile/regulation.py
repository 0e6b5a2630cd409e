"""The legal status of an entry: rows of law, list and threshold, never yes or no (content rules 13 to 16)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import Max

from connectors.registry import FEEDS
from connectors.schema import FactKind, Origin
from portal.models import SyncRun
from portal.profile.containing_entries import ContainingEntry, containing_entries
from portal.profile.data_gaps import DataGap
from portal.profile.group_candidates import GroupRow, group_candidates
from portal.profile.listing_conditions import ListingConditions
from portal.profile.listing_remarks import HEADINGS, contents_as_sent, listing_remarks
from portal.profile.sourced_facts import EntryFacts, SourcedFact, one_per_source
from reference.designated_quantities import DesignatedQuantity, designated_quantity
from reference.legal_lists import LAWS_NOT_COVERED, ListTerm, term_of

DANGEROUS_SUBSTANCES_ACT = "위험물안전관리법"
"""Its annex sets designated quantities, so its listings are kept apart from numbered lists."""
FEEDS_WITH_WHOLE_LISTS = tuple(feed for feed in FEEDS.values() if feed.complete_lists)
"""Feeds that contain every row of some lists; only their live passes can tell that a substance is not on a list."""
GROUP_NOT_CHECKED = "군 항목 해당 여부 미확인"


@dataclass(frozen=True, slots=True)
class LegalRow:
    """One listing with all facts that state it; ``reaches_threshold`` is ``None`` where no threshold or no concentration is given.

    ``contents`` is the agency's text where no threshold was read out of it. ``remarks`` are headings and texts.
    ``conditions`` are those of the list's rows that state it (입자지름<1mm); () where it holds for the substance as such.
    """

    facts: tuple[SourcedFact, ...]
    law: str
    list_name: str
    term: ListTerm
    number: str
    thresholds: str
    contents: str
    remarks: tuple[tuple[str, str], ...]
    conditions: tuple[str, ...]
    notice: str
    reaches_threshold: bool | None

    @property
    def has_exception(self) -> bool:
        """Whether the listing exempts something, so that reaching the threshold is not all."""
        return any(heading == HEADINGS["exception"] for heading, _ in self.remarks)


@dataclass(frozen=True, slots=True)
class UnmatchedList:
    """A list without a row of the substance, and the sentence that says what this means."""

    list_name: str
    law: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FullyReadSystem:
    """A system whose lists a live pass read to the end, and when it ended."""

    system: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Regulation:
    """All that a page says on the legal status; ``hazmat`` pairs a class with its designated quantity, ``None`` where no one row fits."""

    rows: tuple[LegalRow, ...]
    hazmat: tuple[tuple[SourcedFact, DesignatedQuantity | None], ...]
    stated_absences: tuple[SourcedFact, ...]
    unmatched_lists: tuple[UnmatchedList, ...]
    candidate_groups: tuple[GroupRow, ...]
    containing: tuple[ContainingEntry, ...]
    fully_read_systems: tuple[FullyReadSystem, ...]
    laws_not_covered: tuple[str, ...] = LAWS_NOT_COVERED


def regulation(entry_facts: EntryFacts, percent: Decimal | None = None) -> Regulation:
    """All listings of the entry, and a sentence for every list without a row of it."""
    listings = entry_facts.of(FactKind.LEGAL_LISTING)
    stated = [fact for fact in listings if not fact.absence]
    hazmat = [fact for fact in stated if (fact.data or {}).get("law") == DANGEROUS_SUBSTANCES_ACT]
    rows = _rows([fact for fact in stated if fact not in hazmat], percent, ListingConditions(entry_facts))
    fully_read = _fully_read_feeds()
    withheld_feeds = [feed for feed, kinds in entry_facts.withheld_kinds.items() if FactKind.LEGAL_LISTING in kinds]
    candidate_groups = group_candidates(entry_facts.entry) if entry_facts.cas else ()
    return Regulation(
        rows=rows,
        hazmat=tuple((fact, _quantity(fact)) for fact in hazmat),
        stated_absences=tuple(fact for fact in listings if fact.absence),
        unmatched_lists=_unmatched_lists(
            {row.list_name for row in rows}, fully_read if entry_facts.cas else {}, withheld_feeds
        ),
        candidate_groups=candidate_groups,
        containing=containing_entries(entry_facts.cas) if entry_facts.cas else (),
        fully_read_systems=tuple(
            FullyReadSystem(feed.publisher.system, fully_read[feed.name])
            for feed in FEEDS_WITH_WHOLE_LISTS
            if feed.name in fully_read
        ),
    )


def _rows(facts: Iterable[SourcedFact], percent: Decimal | None, conditions: ListingConditions) -> tuple[LegalRow, ...]:
    """Equal listings become one row; listings that differ in anything stay apart, so that the difference is visible."""
    grouped: dict[tuple[str, ...], list[SourcedFact]] = defaultdict(list)
    for fact in facts:
        data = fact.data or {"list_name": fact.value}
        words = threshold_text(data.get("thresholds") or ())
        name = str(data.get("list_name") or fact.value)
        others = (str(data.get(key, "")) for key in ("notice", "contents", *HEADINGS))
        is_bounded = bool(conditions.of(fact))
        grouped[name, str(data.get("number", "")), words, *others, str(is_bounded)].append(fact)
    return tuple(
        _row(name, rest, facts_of_row, percent, tuple(dict.fromkeys(filter(None, map(conditions.of, facts_of_row)))))
        for (name, *rest), facts_of_row in grouped.items()
    )


def _row(
    name: str, rest: Sequence[str], facts: Sequence[SourcedFact], percent: Decimal | None, conditions: tuple[str, ...]
) -> LegalRow:
    number, thresholds, notice = rest[:3]
    data = facts[0].data or {}
    return LegalRow(
        facts=tuple(one_per_source(facts)),
        law=data.get("law", "") or term_of(name).law,
        list_name=name,
        term=term_of(name),
        number=number,
        thresholds=thresholds,
        contents=contents_as_sent(data),
        remarks=listing_remarks(data),
        conditions=conditions,
        notice=notice,
        reaches_threshold=_reaches_threshold(data.get("thresholds") or (), percent),
    )


def threshold_text(thresholds: Iterable[Mapping[str, Any]]) -> str:
    """The thresholds as the notice prints them; 이상 (from) and 초과 (more than) differ."""
    return ", ".join(
        f"{item.get('effect', '')} {item['percent']}% {'초과' if item.get('exclusive') else '이상'}".strip()
        for item in thresholds
    )


def _reaches_threshold(thresholds: Iterable[Mapping[str, Any]], percent: Decimal | None) -> bool | None:
    """Whether the concentration reaches any threshold; ``None`` where no threshold or no concentration is given."""
    bounds = [(bound, bool(item.get("exclusive"))) for item in thresholds if (bound := _decimal(item.get("percent")))]
    if percent is None or not bounds:
        return None
    return any(percent > bound if exclusive else percent >= bound for bound, exclusive in bounds)


def _fully_read_feeds() -> dict[str, datetime]:
    """The end of the last complete live pass of each feed with whole lists; feeds without one are left out."""
    names = [feed.name for feed in FEEDS_WITH_WHOLE_LISTS]
    passes = SyncRun.objects.filter(feed__in=names, origin=Origin.LIVE, concluded=True).order_by()
    latest = passes.values_list("feed").annotate(last=Max("finished_at"))
    return {feed: last for feed, last in latest if last}


def _unmatched_lists(
    names: Collection[str], fully_read: Collection[str], withheld_feeds: Collection[str]
) -> tuple[UnmatchedList, ...]:
    """The lists without a row; never 해당 없음 because of a missing CAS number: a list may name the substance's group (content rule 16).

    A feed of which staff withhold a listing has a row that is not shown.
    """

    def sentence(feed: str) -> str:
        if feed in withheld_feeds:
            return DataGap.WITHHELD
        return f"CAS 번호가 같은 행 없음, {GROUP_NOT_CHECKED}" if feed in fully_read else DataGap.NOT_CHECKED

    return tuple(
        UnmatchedList(name, term_of(name).law, sentence(feed.name))
        for feed in FEEDS_WITH_WHOLE_LISTS
        for name in feed.complete_lists
        if name not in names
    )


def _quantity(fact: SourcedFact) -> DesignatedQuantity | None:
    return designated_quantity((fact.data or {}).get("list_name", "") or fact.value)


def _decimal(text: Any) -> Decimal | None:
    try:
        return Decimal(str(text))
    except InvalidOperation:
        return None
