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

    Facts of different forms do not conflict, nor do facts of which the form is not told: ``uncompared_classes`` names
    those. Demonstration facts never conflict with real ones (content rules 11, 27).
    """
    of_one_form = [fact for fact in _categorised(entry_facts) if not fact.form_unknown]
    differing = (_conflict(facts) for facts in _comparable(of_one_form) if _differs(facts))
    return sorted(differing, key=lambda conflict: (severity(conflict.sides[0]), conflict.name))


def uncompared_classes(entry_facts: EntryFacts) -> tuple[str, ...]:
    """Classes of which agencies state different categories without telling the form: a difference of forms, or a conflict."""
    every = _comparable(_categorised(entry_facts), by_form=False)
    return tuple(facts[0].data["name"] for facts in every if any(map(_may_differ, combinations(facts, 2))))


def _categorised(entry_facts: EntryFacts) -> list[SourcedFact]:
    stated = (fact for fact in entry_facts.of(FactKind.HAZARD_CLASS) if not fact.absence and fact.data)
    return [fact for fact in stated if fact.data.get("category")]


def _comparable(facts: Sequence[SourcedFact], *, by_form: bool = True) -> list[list[SourcedFact]]:
    grouped: dict[tuple[str, str, bool], list[SourcedFact]] = defaultdict(list)
    for fact in facts:
        form = fact.form_key if by_form else ""
        grouped[class_key(fact.data["name"]), form, fact.origin == Origin.DEMO].append(fact)
    return list(grouped.values())


def severity(fact: SourcedFact) -> tuple[int, str]:
    """The sort key of a category: 1A before 1B before 2. A category without a number comes last."""
    match = _CATEGORY.search(str(fact.data.get("category", "")))
    return (int(match.group(1)), match.group(2) or "") if match else (9, "")


def _differs(facts: Sequence[SourcedFact]) -> bool:
    return any(
        one.feed != other.feed and _unequal(severity(one), severity(other)) for one, other in combinations(facts, 2)
    )


def _may_differ(pair: tuple[SourcedFact, SourcedFact]) -> bool:
    """Whether two agencies differ on what may be one form, and at least one of them does not tell which."""
    one, other = pair
    may_be_one_form = (one.form_unknown or other.form_unknown) and set(one.forms.possible) & set(other.forms.possible)
    return bool(may_be_one_form) and _differs(pair)


def _unequal(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """1A differs from 1B, but a bare 1 differs from neither: it does not name a subcategory."""
    return one[0] != other[0] or bool(one[1] and other[1] and one[1] != other[1])


def _conflict(facts: Sequence[SourcedFact]) -> Conflict:
    ordered = tuple(sorted(facts, key=severity))
    form = ordered[0].form
    return Conflict(ordered[0].data["name"], form.name_ko if form else "", ordered)
