"""Opposed advice: one source says do, another says do not; typed, shown whole, judged by nobody (content rule 5)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from connectors.schema import FactKind, Origin, Section
from portal.pages.provenance import Stated
from portal.pages.sections import sayable

_ADVICE = frozenset({Section.FIRST_AID, Section.FIRE, Section.RELEASE})
_SENTENCES = re.compile(r"(?<=[.!\n])\s*")
_NO = re.compile(r"지\s*(?:말|마|않)|금지|금함|삼가|피하|피할|불가")

_ACTIONS = (
    ("물 사용", re.compile(r"물을 (?:사용|뿌리)|물로 (?:소화|냉각)|물에 접촉|주수|물\s?분무|다량의 물")),
    ("구토 유도", re.compile(r"토하게|구토를 (?:유도|하게)|구토시키")),
    ("중화", re.compile(r"중화(?:시키|하|제를)")),
    ("인공호흡", re.compile(r"인공호흡|구강\s?대\s?구강")),
)
"""What is looked for in a sentence. A match here with and without a negation, from two agencies, is a pair for a person to read."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """One action with the lines against it and the lines for it, from different agencies."""

    action: str
    against: tuple[Stated, ...]
    towards: tuple[Stated, ...]


def opposed_actions(facts: Sequence[Stated]) -> list[Opposed]:
    """Pairs among facts that speak for one form, which the caller has chosen: forms differ without opposing each other.

    A demonstration opposes nothing real; what is written for physicians or of a family of substances is no advice here.
    """
    advice = [
        fact
        for fact in sayable(facts)
        if fact.section in _ADVICE and fact.kind in (FactKind.TEXT, FactKind.TREATMENT_GENERAL)
    ]
    found: dict[str, Opposed] = {}
    for group in _comparable(advice):
        for action, words in _ACTIONS:
            against, towards = _sides(group, words)
            if against and towards and {fact.feed for fact in against} != {fact.feed for fact in towards}:
                found.setdefault(action, Opposed(action, tuple(against), tuple(towards)))
    return list(found.values())


def _comparable(facts: Iterable[Stated]) -> Iterable[list[Stated]]:
    grouped: dict[bool, list[Stated]] = defaultdict(list)
    for fact in facts:
        grouped[fact.origin == Origin.DEMO].append(fact)
    return grouped.values()


def _sides(facts: Iterable[Stated], words: re.Pattern[str]) -> tuple[list[Stated], list[Stated]]:
    against, towards = [], []
    for fact in facts:
        named = [sentence for sentence in _SENTENCES.split(fact.value) if words.search(sentence)]
        if any(_NO.search(sentence) for sentence in named):
            against.append(fact)
        elif named:
            towards.append(fact)
    return against, towards
