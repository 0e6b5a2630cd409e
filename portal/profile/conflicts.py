"""Conflicts: hazard classes of one form of a substance on which agencies differ, the most severe first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from connectors.schema import FactKind, Origin
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from reference.hazard_classes import class_key

_CATEGORY = re.compile(r"(\d)\s*([A-Z])?")


@dataclass(frozen=True, slots=True)
class Conflict:
    """One class on which agencies differ within one form; ``sides`` begins with the most severe."""

    name: str
    form: str
    sides: tuple[SourcedFact, ...]


def conflicts(entry_facts: EntryFacts) -> list[Conflict]:
    """Classes for which two agencies state different categories of the same form.

    Facts of different forms do not conflict. Demonstration facts never conflict with real ones (content rules 11, 27).
    """
    grouped: dict[tuple[str, str, bool], list[SourcedFact]] = defaultdict(list)
    for fact in entry_facts.of(FactKind.HAZARD_CLASS):
        if not fact.absence and fact.data and fact.data.get("category"):
            grouped[class_key(fact.data["name"]), fact.form_key, fact.origin == Origin.DEMO].append(fact)
    differing = (_conflict(facts) for facts in grouped.values() if _differs(facts))
    return sorted(differing, key=lambda conflict: (severity(conflict.sides[0]), conflict.name))


def severity(fact: SourcedFact) -> tuple[int, str]:
    """The sort key of a category: 1A before 1B before 2. A category without a number comes last."""
    match = _CATEGORY.search(str(fact.data.get("category", "")))
    return (int(match.group(1)), match.group(2) or "") if match else (9, "")


def _differs(facts: Sequence[SourcedFact]) -> bool:
    return any(
        one.feed != other.feed and _unequal(severity(one), severity(other)) for one, other in combinations(facts, 2)
    )


def _unequal(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """1A differs from 1B, but a bare 1 differs from neither: it does not name a subcategory."""
    return one[0] != other[0] or bool(one[1] and other[1] and one[1] != other[1])


def _conflict(facts: Sequence[SourcedFact]) -> Conflict:
    ordered = tuple(sorted(facts, key=severity))
    form = ordered[0].form
    return Conflict(ordered[0].data["name"], form.name_ko if form else "", ordered)
