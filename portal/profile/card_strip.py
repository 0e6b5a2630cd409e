"""The strip of figures on the response card: state, vapour, flash point, limits in air, water (content rules 11 and 29).

An agency's value goes before that of a reference document, and a document's is marked as no Korean standard. That a vapour is
lighter than air is never said: the vapour of a liquefied gas first spreads along the ground, whatever its density.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from connectors.schema import FactKind
from portal.profile.data_gaps import DataGap
from portal.profile.response_guides import ReferenceForCard
from portal.profile.sourced_facts import AgreedValue, SourcedFact, agreed_values

HEAVIER = "공기보다 무거움"
_STATE = "state"
_WATER = "reaction_with_water"
_PROPERTIES = (
    (_STATE, FactKind.APPEARANCE, "상태", "State"),
    (FactKind.VAPOUR_DENSITY, FactKind.VAPOUR_DENSITY, "증기(공기=1)", "Vapour (air = 1)"),
    (FactKind.FLASH_POINT, FactKind.FLASH_POINT, "인화점", "Flash point"),
    (FactKind.EXPLOSION_LIMITS, FactKind.EXPLOSION_LIMITS, "LEL–UEL", "LEL–UEL"),
)
"""Names in reference documents, the kind of fact by which agencies state the same, and the titles."""
_LIMITS = (("IDLH", 0, "IDLH"), ("AEGL-2", 60, "AEGL-2 60분"))


@dataclass(frozen=True, slots=True)
class StripCell:
    """One cell: its titles and values; no value where nobody states one."""

    title: str
    title_en: str
    values: tuple[AgreedValue, ...]
    remark: str = ""
    remark_en: str = ""
    gap: str = ""
    """The sentence that stands in place of a value."""
    is_reference: bool = False
    """Whether the values are of a reference document and no Korean standard."""


def strip_cells(
    facts: Sequence[SourcedFact], reference: ReferenceForCard, gap_of: Callable[[Sequence[SourcedFact]], str]
) -> tuple[StripCell, ...]:
    """The cells in the order in which a responder reads them; ``facts`` are those of the chosen form.

    ``gap_of`` says why agencies state no value; a document is held whole, so for it the sentence is 자료 없음.
    """
    properties = tuple(_property(each, facts, reference, gap_of) for each in _PROPERTIES)
    limits = tuple(_limit(each, reference) for each in _LIMITS)
    return (*properties, *limits, _water(reference))


def _property(
    which: tuple[str, str, str, str],
    facts: Sequence[SourcedFact],
    reference: ReferenceForCard,
    gap_of: Callable[[Sequence[SourcedFact]], str],
) -> StripCell:
    name, kind, title, title_en = which
    of_kind = [fact for fact in facts if fact.kind == kind]
    stated = agreed_values(fact for fact in of_kind if not fact.absence)
    of_document = [] if stated else agreed_values(_named(reference.properties, name))
    values = tuple(stated or of_document)
    heavier = kind == FactKind.VAPOUR_DENSITY and any(_is_heavier(value.facts[0]) for value in values)
    remarks = (HEAVIER, "heavier than air") if heavier else ("", "")
    gap = "" if values else gap_of(of_kind)
    return StripCell(title, title_en, values, *remarks, gap, is_reference=bool(of_document))


def _limit(which: tuple[str, int, str], reference: ReferenceForCard) -> StripCell:
    standard, minutes, title = which
    found = [
        fact
        for fact in reference.limits
        if (fact.data or {}).get("standard") == standard and (not minutes or fact.data.get("minutes") == minutes)
    ]
    gap = "" if found else DataGap.NO_DATA
    return StripCell(title, title.replace("분", " min"), tuple(agreed_values(found)), gap=gap, is_reference=bool(found))


def _water(reference: ReferenceForCard) -> StripCell:
    """Only what says that it reacts: a document's "no reaction" is never shown (content rule 4)."""
    found = agreed_values(_named(reference.properties, _WATER))
    gap = "" if found else DataGap.NO_DATA
    return StripCell("물과 반응", "Reaction with water", tuple(found), gap=gap, is_reference=bool(found))


def _named(facts: Sequence[SourcedFact], name: str) -> list[SourcedFact]:
    return [fact for fact in facts if (fact.data or {}).get("name") == name]


def _is_heavier(fact: SourcedFact) -> bool:
    low = (fact.data or {}).get("low")
    return low is not None and Decimal(str(low)) > 1
