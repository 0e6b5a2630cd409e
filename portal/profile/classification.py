"""The hazard classes of each agency, side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from connectors.schema import FactKind
from portal.profile.sourced_facts import EntryFacts, SourcedFact


@dataclass(frozen=True, slots=True)
class AgencyHazards:
    """The hazard classes that one publisher states; ``badge`` names the publisher."""

    badge: str
    facts: tuple[SourcedFact, ...]


def hazards_by_agency(entry_facts: EntryFacts) -> list[AgencyHazards]:
    """The hazard classes grouped by publisher, in the order of feeds."""
    by_badge: dict[str, list[SourcedFact]] = defaultdict(list)
    for fact in entry_facts.of(FactKind.HAZARD_CLASS):
        by_badge[fact.badge].append(fact)
    return [AgencyHazards(badge, tuple(facts)) for badge, facts in by_badge.items()]
