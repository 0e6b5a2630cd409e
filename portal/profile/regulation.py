"""Is it regulated? Rows of law, list and threshold, not yes or no (content rules 13 to 16)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import Max

from connectors.registry import FEEDS
from connectors.schema import FactKind, Origin
from portal.models import SyncRun
from portal.profile.gaps import Gap
from portal.profile.group_candidates import GroupRow, candidates
from portal.profile.sourced_facts import EntryFacts, SourcedFact, distinct
from reference.designated_quantities import DesignatedQuantity, designated_quantity
from reference.legal_lists import LAWS_NOT_COVERED, ListTerm, term_of

DANGEROUS_SUBSTANCES_ACT = "위험물안전관리법"
"""Its annex sets designated quantities, so its listings stand apart from those of lists with numbers."""
HOLDING_WHOLE = tuple(feed for feed in FEEDS.values() if feed.complete_lists)
"""Feeds that name every row of some lists; the last answer to "not on it" comes from a live pass of theirs alone."""
GROUP_UNKNOWN = "군 항목 해당 여부 미확인"


@dataclass(frozen=True, slots=True)
class LegalRow:
    """One listing with all that state it; ``met`` says whether a concentration reaches one of its thresholds (``None``: not asked)."""

    facts: tuple[SourcedFact, ...]
    law: str
    list_name: str
    term: ListTerm
    number: str
    thresholds: str
    exception: str
    notice: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """A list on which no row of the substance was found, and what may be concluded from that."""

    list_name: str
    law: str
    sentence: str


@dataclass(frozen=True, slots=True)
class HeldWhole:
    """A system whose lists a live pass read to the end, and when."""

    system: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Regulation:
    """The rows, the designated quantity where the class text names one row of the annex, and what nobody may conclude."""

    rows: tuple[LegalRow, ...]
    hazmat: tuple[tuple[SourcedFact, DesignatedQuantity | None], ...]
    stated_absences: tuple[SourcedFact, ...]
    elsewhere: tuple[ListAnswer, ...]
    groups: tuple[GroupRow, ...]
    held_whole: tuple[HeldWhole, ...]
    not_held: tuple[str, ...] = LAWS_NOT_COVERED


def regulation(found: EntryFacts, percent: Decimal | None = None) -> Regulation:
    """All listings of the entry, and for every list it is not found on one sentence of its own."""
    listings = found.of(FactKind.LEGAL_LISTING)
    stated = [fact for fact in listings if not fact.absence]
    hazmat = [fact for fact in stated if (fact.data or {}).get("law") == DANGEROUS_SUBSTANCES_ACT]
    rows = _rows([fact for fact in stated if fact not in hazmat], percent)
    whole = _read_whole()
    groups = candidates(found.entry) if found.cas else ()
    return Regulation(
        rows=rows,
        hazmat=tuple((fact, _quantity(fact)) for fact in hazmat),
        stated_absences=tuple(fact for fact in listings if fact.absence),
        elsewhere=_elsewhere({row.list_name for row in rows}, set(whole) if found.cas else set()),
        groups=groups,
        held_whole=tuple(
            HeldWhole(feed.publisher.system, whole[feed.name]) for feed in HOLDING_WHOLE if feed.name in whole
        ),
    )


def _rows(facts: Iterable[SourcedFact], percent: Decimal | None) -> tuple[LegalRow, ...]:
    """Listings that agree in all they say become one row, so that a difference between two sources stays visible."""
    alike: dict[tuple[str, ...], list[SourcedFact]] = defaultdict(list)
    for fact in facts:
        data = fact.data or {"list_name": fact.value}
        words = threshold_words(data.get("thresholds") or ())
        name = str(data.get("list_name") or fact.value)
        alike[
            name, str(data.get("number", "")), words, str(data.get("exception", "")), str(data.get("notice", ""))
        ].append(fact)
    return tuple(_row(name, rest, said, percent) for (name, *rest), said in alike.items())


def _row(name: str, rest: Sequence[str], facts: Sequence[SourcedFact], percent: Decimal | None) -> LegalRow:
    number, thresholds, exception, notice = rest
    data = facts[0].data or {}
    return LegalRow(
        facts=tuple(distinct(facts)),
        law=data.get("law", "") or term_of(name).law,
        list_name=name,
        term=term_of(name),
        number=number,
        thresholds=thresholds,
        exception=exception,
        notice=notice,
        met=_met(data.get("thresholds") or (), percent),
    )


def threshold_words(thresholds: Iterable[Mapping[str, Any]]) -> str:
    """The thresholds as the notice prints them: from (이상) and more than (초과) are not the same."""
    return ", ".join(
        f"{item.get('effect', '')} {item['percent']}% {'초과' if item.get('exclusive') else '이상'}".strip()
        for item in thresholds
    )


def _met(thresholds: Iterable[Mapping[str, Any]], percent: Decimal | None) -> bool | None:
    """Whether any threshold is reached; ``None`` where none is stated or no concentration was asked for."""
    bounds = [(bound, bool(item.get("exclusive"))) for item in thresholds if (bound := _decimal(item.get("percent")))]
    if percent is None or not bounds:
        return None
    return any(percent > bound if exclusive else percent >= bound for bound, exclusive in bounds)


def _read_whole() -> dict[str, datetime]:
    """When each feed that holds lists whole was last read to the end, live; feeds that never were are left out."""
    names = [feed.name for feed in HOLDING_WHOLE]
    passes = SyncRun.objects.filter(feed__in=names, origin=Origin.LIVE, concluded=True).order_by()
    latest = passes.values_list("feed").annotate(last=Max("finished_at"))
    return {feed: last for feed, last in latest if last}


def _elsewhere(named: set[str], whole: set[str]) -> tuple[ListAnswer, ...]:
    """해당 없음 is never said from a missing CAS number alone: a list may name the substance's family (content rule 16)."""
    none_alike = f"CAS 번호가 같은 행 없음, {GROUP_UNKNOWN}"
    return tuple(
        ListAnswer(name, term_of(name).law, none_alike if feed.name in whole else Gap.NOT_CHECKED.value)
        for feed in HOLDING_WHOLE
        for name in feed.complete_lists
        if name not in named
    )


def _quantity(fact: SourcedFact) -> DesignatedQuantity | None:
    return designated_quantity((fact.data or {}).get("list_name", "") or fact.value)


def _decimal(text: Any) -> Decimal | None:
    try:
        return Decimal(str(text))
    except InvalidOperation:
        return None
