"""Hazard classes as each agency states them, side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from connectors.schema import FactKind
from portal.profile.sourced_facts import EntryFacts, SourcedFact


@dataclass(frozen=True, slots=True)
class AgencyHazards:
    """What one agency's record states of hazards."""

    badge: str
    facts: tuple[SourcedFact, ...]


def hazards_by_agency(entry_facts: EntryFacts) -> list[AgencyHazards]:
    """Classes of each record, grouped by whose word they are."""
    by_badge: dict[str, list[SourcedFact]] = defaultdict(list)
    for fact in entry_facts.of(FactKind.HAZARD_CLASS):
        by_badge[fact.badge].append(fact)
    return [AgencyHazards(badge, tuple(facts)) for badge, facts in by_badge.items()]
