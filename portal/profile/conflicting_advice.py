"""Conflicting advice: one source says do, another says do not. Both are shown whole; the portal does not judge (content rule 5)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from connectors.schema import FactKind, Origin, Section
from portal.profile.sds_sections import displayable_facts
from portal.profile.sourced_facts import SourcedFact
from reference.words.advice import ACTIONS, NEGATION

_ADVICE = frozenset({Section.FIRST_AID, Section.FIRE, Section.RELEASE})
_SENTENCES = re.compile(r"(?<=[.!\n])\s*")


@dataclass(frozen=True, slots=True)
class ConflictingAdvice:
    """One action with the lines against it and the lines in favour of it, from different agencies."""

    action: str
    against: tuple[SourcedFact, ...]
    in_favour: tuple[SourcedFact, ...]


def conflicting_advice(facts: Sequence[SourcedFact]) -> list[ConflictingAdvice]:
    """The conflicts among facts of one form, which the caller chooses: advice on two forms may differ without a conflict.

    A demonstration never conflicts with real data. Text for physicians or about a family of substances does not count.
    """
    advice = [
        fact
        for fact in displayable_facts(facts)
        if fact.section in _ADVICE and fact.kind in (FactKind.TEXT, FactKind.TREATMENT_GENERAL)
    ]
    by_action: dict[str, ConflictingAdvice] = {}
    for group in _comparable(advice):
        for action, words in ACTIONS.items():
            against, in_favour = _sides(group, words)
            if against and in_favour and {fact.feed for fact in against} != {fact.feed for fact in in_favour}:
                by_action.setdefault(action, ConflictingAdvice(action, tuple(against), tuple(in_favour)))
    return list(by_action.values())


def _comparable(facts: Iterable[SourcedFact]) -> Iterable[list[SourcedFact]]:
    grouped: dict[bool, list[SourcedFact]] = defaultdict(list)
    for fact in facts:
        grouped[fact.origin == Origin.DEMO].append(fact)
    return grouped.values()


def _sides(facts: Iterable[SourcedFact], words: re.Pattern[str]) -> tuple[list[SourcedFact], list[SourcedFact]]:
    against, in_favour = [], []
    for fact in facts:
        sentences = [sentence for sentence in _SENTENCES.split(fact.value) if words.search(sentence)]
        if any(NEGATION.search(sentence) for sentence in sentences):
            against.append(fact)
        elif sentences:
            in_favour.append(fact)
    return against, in_favour
