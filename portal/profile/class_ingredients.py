"""The typical ingredients of a class of products by role; the class is never one of them (content rule 24)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from connectors.schema import FactKind
from portal.curation.annotations import Annotation
from portal.curation.current import current_visibility
from portal.models import Entry
from portal.profile.data_gaps import DataGap
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from reference.labels import Group, labels

NO_SUBSTANCE = "이 포털에 이 물질의 자료 없음"
INGREDIENT_ROLE_TITLES = labels(Group.INGREDIENT)


@dataclass(frozen=True, slots=True)
class IngredientLine:
    """One typical ingredient: its name, its source, and the entry of the pure substance, or ``None`` and why (``gap``)."""

    name: str
    cas: str
    source: str
    substance: Entry | None
    gap: str
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class IngredientGroup:
    """The ingredients of one role, such as main or released."""

    title: str
    lines: tuple[IngredientLine, ...]


def ingredient_groups(entry_facts: EntryFacts) -> list[IngredientGroup]:
    """The ingredients in the order of the page; a substance that may not be shown has its gap."""
    facts = entry_facts.of(FactKind.INGREDIENT)
    substances = _substances(facts)
    groups = []
    for role, title in INGREDIENT_ROLE_TITLES.items():
        lines = tuple(_line(fact, substances) for fact in facts if fact.data["role"] == role)
        if lines:
            groups.append(IngredientGroup(title, lines))
    return groups


def _substances(facts: list[SourcedFact]) -> dict[str, Entry]:
    keys = {f"cas:{fact.data['cas']}" for fact in facts}
    entries = current_visibility().of_entries(Entry.objects.filter(key__in=keys, withdrawn_at=None))
    return {entry.key: entry for entry in entries}


def _line(fact: SourcedFact, substances: Mapping[str, Entry]) -> IngredientLine:
    key = f"cas:{fact.data['cas']}"
    gap = DataGap.WITHHELD if key in current_visibility().hidden_keys else NO_SUBSTANCE
    return IngredientLine(fact.value, fact.data["cas"], fact.data["source"], substances.get(key), gap, fact.annotations)
