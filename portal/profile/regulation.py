"""The legal status of an entry: rows of law, list and threshold, never yes or no (content rules 13 to 16)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Max

from connectors.registry import FEEDS
from connectors.schema import FactKind, Origin
from portal.curation.current import current_visibility
from portal.curation.visibility import Visibility
from portal.models import Fact, SourceRecord, SyncRun
from portal.profile.containing_entries import ContainingEntry, containing_entries
from portal.profile.content_verdicts import ContentBound, bounds_of
from portal.profile.data_gaps import DataGap
from portal.profile.group_candidates import GroupRow, group_candidates, latest_commit, regulated_groups
from portal.profile.listing_conditions import ListingConditions
from portal.profile.listing_remarks import HEADINGS, contents_as_sent, listing_remarks
from portal.profile.sourced_facts import EntryFacts, SourcedFact, one_per_source
from portal.seoul_time import seoul_day
from reference.designated_quantities import DesignatedQuantity, designated_quantity, rows_naming
from reference.legal_lists import LAWS_NOT_COVERED, ListTerm, term_of

DANGEROUS_SUBSTANCES_ACT = "위험물안전관리법"
"""Its annex sets designated quantities, so its listings are kept apart from numbered lists."""
FEEDS_WITH_WHOLE_LISTS = tuple(feed for feed in FEEDS.values() if feed.complete_lists)
"""Feeds that contain every row of some lists; only their live passes can tell that a substance is not on a list."""
GROUP_NOT_CHECKED = "군 항목 해당 여부 미확인"


@dataclass(frozen=True, slots=True)
class LegalRow:
    """One listing with all facts that state it; ``bounds`` are the contents from which it applies, () where none was read.

    ``contents`` is the agency's text where no threshold was read out of it. ``remarks`` are headings and texts.
    ``conditions`` are those of the list's rows that state it (입자지름<1mm); () where it holds for the substance as such.
    """

    facts: tuple[SourcedFact, ...]
    law: str
    list_name: str
    term: ListTerm
    number: str
    bounds: tuple[ContentBound, ...]
    contents: str
    remarks: tuple[tuple[str, str], ...]
    conditions: tuple[str, ...]
    notice: str

    @property
    def thresholds(self) -> str:
        """The bounds as the notice prints them."""
        return threshold_text(self.bounds)

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
    """All that a page says on the legal status; ``hazmat`` pairs a class with its designated quantity, ``None`` where no one row fits.

    ``hazmat_items`` are items of the annex that are the substance by name and that no class of ``hazmat`` names.
    """

    rows: tuple[LegalRow, ...]
    hazmat: tuple[tuple[SourcedFact, DesignatedQuantity | None], ...]
    hazmat_items: tuple[DesignatedQuantity, ...]
    stated_absences: tuple[SourcedFact, ...]
    unmatched_lists: tuple[UnmatchedList, ...]
    candidate_groups: tuple[GroupRow, ...]
    containing: tuple[ContainingEntry, ...]
    fully_read_systems: tuple[FullyReadSystem, ...]
    laws_not_covered: tuple[str, ...]

    @property
    def open_groups(self) -> tuple[GroupRow, ...]:
        """The groups that may hold the substance."""
        return tuple(group for group in self.candidate_groups if not group.excludes_substance)

    @property
    def groups_that_exclude(self) -> tuple[GroupRow, ...]:
        """The groups whose name takes the substance out."""
        return tuple(group for group in self.candidate_groups if group.excludes_substance)


def regulation(entry_facts: EntryFacts) -> Regulation:
    """All listings of the entry, and a sentence for every list without a row of it."""
    listings = entry_facts.of(FactKind.LEGAL_LISTING)
    stated = [fact for fact in listings if not fact.absence]
    hazmat = [fact for fact in stated if (fact.data or {}).get("law") == DANGEROUS_SUBSTANCES_ACT]
    rows = _rows([fact for fact in stated if fact not in hazmat], ListingConditions(entry_facts))
    quantities = tuple((fact, _quantity(fact)) for fact in hazmat)
    classes = {quantity for _, quantity in quantities}
    fully_read = _fully_read_feeds()
    withheld_feeds = [feed for feed, kinds in entry_facts.withheld_kinds.items() if FactKind.LEGAL_LISTING in kinds]
    candidate_groups = group_candidates(entry_facts.entry, _formulas(entry_facts)) if entry_facts.cas else ()
    containing = containing_entries(entry_facts.cas) if entry_facts.cas else ()
    return Regulation(
        rows=rows,
        hazmat=quantities,
        hazmat_items=tuple(row for row in rows_naming(entry_facts.cas) if row not in classes),
        stated_absences=tuple(fact for fact in listings if fact.absence),
        unmatched_lists=_unmatched_lists(
            {row.list_name for row in rows},
            fully_read if entry_facts.cas else {},
            withheld_feeds,
            is_in_rows=bool(containing),
        ),
        candidate_groups=candidate_groups,
        containing=containing,
        fully_read_systems=tuple(
            FullyReadSystem(feed.publisher.system, fully_read[feed.name])
            for feed in FEEDS_WITH_WHOLE_LISTS
            if feed.name in fully_read
        ),
        laws_not_covered=LAWS_NOT_COVERED
        if hazmat
        else (f"{DANGEROUS_SUBSTANCES_ACT}(소방청 자료 없음)", *LAWS_NOT_COVERED),
    )


def _rows(facts: Iterable[SourcedFact], conditions: ListingConditions) -> tuple[LegalRow, ...]:
    """Equal listings become one row; listings that differ in anything stay apart, so that the difference is visible."""
    grouped: dict[tuple[str, ...], list[SourcedFact]] = defaultdict(list)
    for fact in facts:
        data = fact.data or {"list_name": fact.value}
        words = threshold_text(bounds_of(data.get("thresholds") or ()))
        name = str(data.get("list_name") or fact.value)
        others = (str(data.get(key, "")) for key in ("notice", "contents", *HEADINGS))
        is_bounded = bool(conditions.of(fact))
        grouped[name, str(data.get("number", "")), words, *others, str(is_bounded)].append(fact)
    return tuple(
        _row(name, rest, facts_of_row, tuple(dict.fromkeys(filter(None, map(conditions.of, facts_of_row)))))
        for (name, *rest), facts_of_row in grouped.items()
    )


def _row(name: str, rest: Sequence[str], facts: Sequence[SourcedFact], conditions: tuple[str, ...]) -> LegalRow:
    number, _, notice = rest[:3]
    data = facts[0].data or {}
    return LegalRow(
        facts=tuple(one_per_source(facts)),
        law=data.get("law", "") or term_of(name).law,
        list_name=name,
        term=term_of(name),
        number=number,
        bounds=bounds_of(data.get("thresholds") or ()),
        contents=contents_as_sent(data),
        remarks=listing_remarks(data),
        conditions=conditions,
        notice=notice,
    )


def threshold_text(bounds: Iterable[ContentBound]) -> str:
    """The contents on one line, as the notice prints them."""
    return ", ".join(bound.text for bound in bounds)


def _fully_read_feeds() -> dict[str, datetime]:
    """The end of the last complete live pass of each feed with whole lists; feeds without one are left out."""
    names = [feed.name for feed in FEEDS_WITH_WHOLE_LISTS]
    passes = SyncRun.objects.filter(feed__in=names, origin=Origin.LIVE, concluded=True).order_by()
    latest = passes.values_list("feed").annotate(last=Max("finished_at"))
    return {feed: last for feed, last in latest if last}


def _unmatched_lists(
    names: Collection[str], fully_read: Mapping[str, datetime], withheld_feeds: Collection[str], *, is_in_rows: bool
) -> tuple[UnmatchedList, ...]:
    """The lists without a row; 해당 없음 only where every row of the list has a CAS number, so that none names a group (content rule 16).

    A feed of which staff withhold a listing has a row that is not shown. ``is_in_rows``: rows of several numbers name the substance.
    """
    lists_without_groups = (
        _lists_without_groups(latest_commit(), current_visibility()) if fully_read and not is_in_rows else frozenset()
    )

    def sentence(feed: str, name: str) -> str:
        if feed in withheld_feeds:
            return DataGap.WITHHELD
        if feed not in fully_read:
            return DataGap.NOT_CHECKED
        if name in lists_without_groups:
            return f"해당 없음 ({_date_of_list(feed, fully_read[feed])} 목록 전체와 대조, 물질군으로 적힌 행 없음)"
        return f"CAS 번호가 같은 행 없음, {GROUP_NOT_CHECKED}"

    return tuple(
        UnmatchedList(name, term_of(name).law, sentence(feed.name, name))
        for feed in FEEDS_WITH_WHOLE_LISTS
        for name in feed.complete_lists
        if name not in names
    )


def _formulas(entry_facts: EntryFacts) -> tuple[str, ...]:
    """The formulas that agencies state, and that of the structure where none does."""
    stated = tuple(fact.value for fact in entry_facts.of(FactKind.FORMULA) if not fact.absence)
    structures = ((fact.data or {}).get("formula", "") for fact in entry_facts.of(FactKind.STRUCTURE))
    return stated or tuple(filter(None, structures))


@lru_cache(maxsize=1)
def _lists_without_groups(commit: int, visibility: Visibility) -> frozenset[str]:
    """The whole lists that name substances by CAS number alone; a list of which the portal holds no row is none of them."""
    with_groups = {name for group in regulated_groups(commit, visibility) for name in group.lists}
    names = {name for feed in FEEDS_WITH_WHOLE_LISTS for name in feed.complete_lists} - with_groups
    listings = visibility.of_facts(Fact.objects.filter(kind=FactKind.LEGAL_LISTING, ended_at=None))
    return frozenset(name for name in names if listings.filter(value__startswith=name).exists())


def _date_of_list(feed: str, read_at: datetime) -> str:
    """The edition of the list as its records state it, else the day on which it was read to its end."""
    current = SourceRecord.objects.filter(feed=feed, origin=Origin.LIVE, withdrawn_at=None).exclude(source_date="")
    return current.values_list("source_date", flat=True).first() or seoul_day(read_at)


def _quantity(fact: SourcedFact) -> DesignatedQuantity | None:
    return designated_quantity((fact.data or {}).get("list_name", "") or fact.value)
