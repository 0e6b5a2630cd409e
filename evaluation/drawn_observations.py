"""Substances drawn by a seed, each with three observations of its own statements: a check on substances that nobody chose.

Only substances of which a colour, a smell and a state are stated are drawn; which three fields are seen is drawn too. The
observations are the portal's own statements, so that none is excluded proves little; a seed is a fresh check only once.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

from evaluation.unknown_substances import ObservedCase
from portal.profile.observation_reading import ObservedSubstance
from portal.store.identity import cas_of
from reference.observations import values

NEEDED = frozenset({"colour", "odour", "state"})
SEEN = (*sorted(NEEDED), "air", "water", "smoke", "symptom", "place")
"""Fields that a person sees, smells, feels or knows; a label or a container is read off a vehicle."""


def drawn_cases(substances: Sequence[ObservedSubstance], number: int, seed: int) -> tuple[ObservedCase, ...]:
    """As many cases as asked for, or all that there are; the same seed and data draw the same."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    able = sorted((each for each in substances if _seen(each).keys() >= NEEDED), key=lambda substance: substance.key)
    return tuple(_case(each, chance) for each in chance.sample(able, min(number, len(able))))


def _case(substance: ObservedSubstance, chance: random.Random) -> ObservedCase:
    seen = _seen(substance)
    fields = chance.sample([field for field in SEEN if field in seen], 3)
    three = tuple((field, chance.choice(seen[field])) for field in fields)
    everything = tuple((field, value) for field, stated in seen.items() for value in stated)
    return ObservedCase(cas_of(substance.key), substance.title_ko or substance.title_en, three, everything)


def _seen(substance: ObservedSubstance) -> dict[str, list[str]]:
    """The stated values of each field that somebody can tick, in a fixed order."""
    found: dict[str, list[str]] = defaultdict(list)
    for field, value in sorted(substance.stated):
        if field in SEEN and (field, value) in values():
            found[field].append(value)
    return found
