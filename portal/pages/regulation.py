"""Is it regulated? Rows of law, list and threshold, not yes or no (content rules 13 to 16)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from connectors.schema import FactKind, Origin
from portal.models import SyncRun
from portal.pages.gaps import Gap
from portal.pages.groups import GroupRow, candidates
from portal.pages.provenance import EntryFacts, Stated, distinct
from reference.designated_quantities import DesignatedQuantity, designated_quantity
from reference.law import HELD_WHOLE, LAW_OF_LIST, LAWS_NOT_HELD, ListTerm, term_of

HAZMAT_SYSTEM = "hazmat."
INVENTORY = "ncis.inventory"
GROUP_UNKNOWN = "군 항목 해당 여부 미확인"


@dataclass(frozen=True, slots=True)
class LegalRow:
    """One listing with all that state it; ``met`` says whether a concentration reaches one of its thresholds (``None``: not asked)."""

    facts: tuple[Stated, ...]
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
class Regulation:
    """The rows, the designated quantity where the class text names one row of the annex, and what nobody may conclude."""

    rows: tuple[LegalRow, ...]
    hazmat: tuple[tuple[Stated, DesignatedQuantity | None], ...]
    stated_absences: tuple[Stated, ...]
    elsewhere: tuple[ListAnswer, ...]
    groups: tuple[GroupRow, ...]
    whole_since: datetime | None
    not_held: tuple[str, ...] = LAWS_NOT_HELD


def regulation(found: EntryFacts, percent: Decimal | None = None) -> Regulation:
    """All listings of the entry, and for every list it is not found on one sentence of its own."""
    listings = found.of(FactKind.LEGAL_LISTING)
    stated = [fact for fact in listings if not fact.absence]
    hazmat = [fact for fact in stated if fact.feed.startswith(HAZMAT_SYSTEM)]
    rows = _rows([fact for fact in stated if fact not in hazmat], percent)
    whole = SyncRun.objects.filter(feed=INVENTORY, origin=Origin.LIVE, concluded=True).order_by("-finished_at").first()
    groups = candidates(found.entry) if found.cas else ()
    return Regulation(
        rows=rows,
        hazmat=tuple((fact, _quantity(fact)) for fact in hazmat),
        stated_absences=tuple(fact for fact in listings if fact.absence),
        elsewhere=_elsewhere({row.list_name for row in rows}, whole is not None and bool(found.cas)),
        groups=groups,
        whole_since=whole.finished_at if whole else None,
    )


def _rows(facts: Iterable[Stated], percent: Decimal | None) -> tuple[LegalRow, ...]:
    """Listings that agree in all they say become one row, so that a difference between two sources stays visible."""
    alike: dict[tuple[str, ...], list[Stated]] = defaultdict(list)
    for fact in facts:
        data = fact.data or {"list_name": fact.value}
        words = threshold_words(data.get("thresholds") or ())
        name = str(data.get("list_name") or fact.value)
        alike[
            name, str(data.get("number", "")), words, str(data.get("exception", "")), str(data.get("notice", ""))
        ].append(fact)
    return tuple(_row(name, rest, said, percent) for (name, *rest), said in alike.items())


def _row(name: str, rest: Sequence[str], facts: Sequence[Stated], percent: Decimal | None) -> LegalRow:
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


def _elsewhere(named: set[str], whole: bool) -> tuple[ListAnswer, ...]:
    """해당 없음 is never said from a missing CAS number alone: a list may name the substance's family (design, Groups)."""
    sentence = f"CAS 번호가 같은 행 없음, {GROUP_UNKNOWN}" if whole else Gap.NOT_CHECKED.value
    return tuple(ListAnswer(name, LAW_OF_LIST[name], sentence) for name in HELD_WHOLE if name not in named)


def _quantity(fact: Stated) -> DesignatedQuantity | None:
    return designated_quantity((fact.data or {}).get("list_name", "") or fact.value)


def _decimal(text: Any) -> Decimal | None:
    try:
        return Decimal(str(text))
    except InvalidOperation:
        return None
