"""위험물안전관리법: 품명 and 지정수량 as the fire services list them and as a data sheet quotes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from connectors.schema import FactKind, Section
from portal.profile.conflict_types import LABELS, Conflict, ConflictType, Side, severity_of
from portal.profile.conflict_voices import ComparedFacts
from portal.profile.regulation import DANGEROUS_SUBSTANCES_ACT
from portal.profile.sds_sections import SECTION_NOTES
from portal.profile.sourced_facts import SourcedFact
from reference.designated_quantities import DesignatedQuantity, designated_quantity

BY_ANNEX = "위험물안전관리법 시행령 별표 1에서 포털이 품명으로 찾음"
_CLASS = re.compile(r"(?:제\s*)?([1-6])\s*류")
_QUANTITY = re.compile(
    r"[(\[]?\s*(?:지정수량\s*:?\s*)?(\d[\d,]*(?:\.\d+)?)\s*(kg|㎏|L|ℓ|l|리터|킬로그램)\s*[)\]]?", re.IGNORECASE
)
_LITRES = frozenset({"l", "ℓ", "리터"})


@dataclass(frozen=True, slots=True)
class _Item:
    """What one line says: the class, the row of the annex where its 품명 names one, and the quantity that it prints."""

    class_number: str
    row: DesignatedQuantity | None
    printed: tuple[Decimal, str] | None
    fact: SourcedFact

    def is_same_as(self, other: _Item) -> bool | None:
        """Whether both name one row of the annex; ``None`` where one of them names none, and the classes are equal."""
        if self.class_number != other.class_number:
            return False
        if self.row is None or other.row is None:
            return None
        return self.row == other.row

    @property
    def quantity(self) -> tuple[Decimal, str] | None:
        """The printed quantity, else that of the annex."""
        if self.printed or self.row is None:
            return self.printed
        return Decimal(self.row.quantity), self.row.unit


def designated_conflicts(compared: ComparedFacts) -> Iterator[Conflict]:
    """Another class or 품명, or one 품명 with another quantity.

    The fire services send no quantity: theirs is that of the annex, and the line says so. Section 15 of a data sheet has no
    legal force, which stands beside it.
    """
    facts = [
        *(
            fact
            for fact in compared.stated(FactKind.LEGAL_LISTING)
            if (fact.data or {}).get("law") == DANGEROUS_SUBSTANCES_ACT
        ),
        *(
            fact
            for fact in compared.stated(FactKind.TEXT)
            if fact.section == Section.REGULATION and DANGEROUS_SUBSTANCES_ACT in fact.label
        ),
    ]
    for _, voices, (one, other) in compared.pairs(facts):
        ours, theirs = (_items(voices[voice]) for voice in (one, other))
        if ours and theirs:
            yield from _differences(ours, theirs, compared)


def _differences(ours: list[_Item], theirs: list[_Item], compared: ComparedFacts) -> Iterator[Conflict]:
    same = [(a, b) for a, b in product(ours, theirs) if a.is_same_as(b) is not False]
    if not same:
        yield _conflict(ConflictType.DESIGNATED_ITEM, [*ours, *theirs], compared, "")
        return
    stated = [(a, b) for a, b in same if a.is_same_as(b) and a.quantity and b.quantity and (a.printed or b.printed)]
    if stated and all(a.quantity != b.quantity for a, b in stated):
        a, b = stated[0]
        yield _conflict(ConflictType.DESIGNATED_QUANTITY, [a, b], compared, BY_ANNEX)


def _items(facts: Iterable[SourcedFact]) -> list[_Item]:
    found = []
    for fact in facts:
        text = str((fact.data or {}).get("list_name") or fact.value)
        numbers = set(_CLASS.findall(text))
        if len(numbers) == 1:
            number = numbers.pop()
            quantities = {_amount(*match) for match in _QUANTITY.findall(text)}
            named = _CLASS.sub(f"제{number}류", _QUANTITY.sub(" ", text), count=1)
            printed = quantities.pop() if len(quantities) == 1 else None
            found.append(_Item(number, designated_quantity(named.strip()), printed, fact))
    return found


def _amount(figure: str, unit: str) -> tuple[Decimal, str]:
    return Decimal(figure.replace(",", "")), "L" if unit.lower() in _LITRES else "kg"


def _conflict(conflict_type: ConflictType, items: list[_Item], compared: ComparedFacts, basis: str) -> Conflict:
    ordered = sorted(items, key=lambda each: (each.class_number, each.fact.feed, each.fact.value))
    sides = tuple(Side(compared.voices.of(each.fact.feed), _text(each, basis), each.fact) for each in ordered)
    return Conflict(conflict_type, "", LABELS[conflict_type], sides, severity_of(conflict_type), basis)


def _text(item: _Item, basis: str) -> str:
    text = item.fact.text
    if basis and item.printed is None and item.row is not None:
        text = f"{text} (별표 1: {item.row.text})"
    note = SECTION_NOTES.get(str(item.fact.section), "") if item.fact.kind == FactKind.TEXT else ""
    return f"{text} – {note}" if note else text
