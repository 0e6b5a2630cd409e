"""Is it regulated? Rows of law, list and threshold, not yes or no (content rules 13 to 16)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from connectors.schema import FactKind
from portal.models import SyncRun
from portal.pages.provenance import EntryFacts, Stated
from portal.reference.designated_quantities import DesignatedQuantity, designated_quantity
from portal.reference.law import LAWS_NOT_HELD, ListTerm, term_of

HAZMAT_LAW = "위험물안전관리법"
INVENTORY = "ncis.inventory"
NOT_CHECKED = "이 포털에서 확인하지 않음"
GROUP_SENTENCE = "군 항목 해당 여부 미확인"


@dataclass(frozen=True, slots=True)
class LegalRow:
    """One listing; ``met`` says whether a concentration that was asked for reaches a threshold of it (``None``: not asked)."""

    fact: Stated
    law: str
    list_name: str
    term: ListTerm
    number: str
    thresholds: str
    exception: str
    notice: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Regulation:
    """The rows, the designated quantity where the class text names one row of the annex, and what is not held."""

    rows: tuple[LegalRow, ...]
    hazmat: tuple[tuple[Stated, DesignatedQuantity | None], ...]
    holds_inventory: bool
    inventory_date: Any
    not_held: tuple[str, ...] = LAWS_NOT_HELD


def regulation(found: EntryFacts, percent: Decimal | None = None) -> Regulation:
    """All listings of the entry; 해당 없음 can be said by the page only of lists that a concluded pass holds whole."""
    listings = [fact for fact in found.of(FactKind.LEGAL_LISTING) if not fact.absence]
    rows = [_row(fact, percent) for fact in listings if fact.data and fact.data.get("law") != HAZMAT_LAW]
    hazmat = tuple(
        (fact, designated_quantity(fact.data.get("list_name", "")))
        for fact in listings
        if fact.data and fact.data.get("law") == HAZMAT_LAW
    )
    whole = SyncRun.objects.filter(feed=INVENTORY, concluded=True).order_by("-finished_at").first()
    return Regulation(tuple(rows), hazmat, whole is not None, whole.finished_at if whole else None)


def _row(fact: Stated, percent: Decimal | None) -> LegalRow:
    data = fact.data
    thresholds = data.get("thresholds") or []
    numbers = [number for item in thresholds if (number := _decimal(item.get("percent"))) is not None]
    return LegalRow(
        fact=fact,
        law=data.get("law", "") or term_of(data.get("list_name", "")).law,
        list_name=data.get("list_name", ""),
        term=term_of(data.get("list_name", "")),
        number=data.get("number", ""),
        thresholds=", ".join(
            f"{item['effect'] + ' ' if item.get('effect') else ''}{item['percent']}% 이상" for item in thresholds
        ),
        exception=data.get("exception", ""),
        notice=data.get("notice", ""),
        met=None if percent is None or not numbers else percent >= min(numbers),
    )


def _decimal(text: Any) -> Decimal | None:
    try:
        return Decimal(str(text))
    except InvalidOperation:
        return None
