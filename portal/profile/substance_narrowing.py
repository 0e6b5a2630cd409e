"""Narrows the observed substances by what somebody ticked, with a count beside every tick.

Ticks of one field are alternatives, fields combine. A substance of which nothing is stated in a field is never left out by
it; it stands behind those whose statements explain the ticks.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log2

from portal.profile.observation_reading import ObservedSubstance
from reference.observations import Stated, classes_of_hazard_number, values
from reference.un_groups import is_group

UN, HAZARD_NUMBER, LABEL = "un", "hin", "label"


@dataclass(frozen=True, slots=True)
class Ticks:
    """What somebody saw: ticked values by field and value, and the numbers of a plate; "" for none."""

    ticked: Stated = frozenset()
    un: str = ""
    hazard_number: str = ""

    @property
    def count(self) -> int:
        """How many things were seen."""
        return len(self.ticked) + bool(self.un) + bool(self.hazard_number)

    @property
    def fields(self) -> Mapping[str, frozenset[str]]:
        """The ticked values of each field."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, value in self.ticked:
            found[name].add(value)
        return {name: frozenset(keys) for name, keys in found.items()}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A substance that the ticks do not rule out, with the ticks that its stated values explain.

    ``information`` is what these ticks tell, in bits: one that few substances explain tells more than one that many do.
    """

    substance: ObservedSubstance
    explained: Stated
    information: float

    @property
    def order(self) -> tuple[int, float, int, int, str, str]:
        """More explained ticks first, then what they tell, live accidents, the law's list, and the name (decision 10)."""
        each = self.substance
        name = each.title_ko or each.title_en
        return -len(self.explained), -self.information, -each.accidents, -each.weight, name, each.key


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The candidates in their order, and for each value how many candidates state it under the ticks of the other fields."""

    candidates: tuple[Candidate, ...]
    counts: Mapping[tuple[str, str], int]


def narrowed(substances: Sequence[ObservedSubstance], ticks: Ticks) -> Narrowed:
    """The substances that the ticks leave, and the counts."""
    candidates: list[Candidate] = []
    counts: Counter[tuple[str, str]] = Counter()
    by_field = ticks.fields
    all_stated = [each.stated for each in substances]
    bits = _bits([_explained(stated, ticks) for stated in all_stated])
    for each, stated in zip(substances, all_stated, strict=True):
        against = _fields_against(stated, each.possible, by_field, ticks)
        if not against:
            explained = _explained(stated, ticks)
            candidates.append(Candidate(each, explained, fsum(bits[pair] for pair in explained)))
            counts.update(stated)
        elif len(against) == 1:
            (field,) = against
            counts.update(pair for pair in stated if pair[0] == field)
    return Narrowed(tuple(sorted(candidates, key=lambda candidate: candidate.order)), counts)


def _bits(explained: Sequence[Stated]) -> Mapping[tuple[str, str], float]:
    """What each tick tells: the fewer of all substances explain it, the more."""
    found = Counter(pair for pairs in explained for pair in pairs)
    return {pair: log2(len(explained) / count) for pair, count in found.items()}


def _fields_against(stated: Stated, possible: Stated, by_field: Mapping[str, frozenset[str]], ticks: Ticks) -> set[str]:
    """The fields by which the substance is ruled out."""
    of_field: dict[str, set[str]] = defaultdict(set)
    for name, value in stated:
        of_field[name].add(value)
    against = {
        field
        for field, keys in by_field.items()
        if of_field[field]
        and not any((field, key) in possible or values()[field, key].may_be(frozenset(of_field[field])) for key in keys)
    }
    if narrows_by_un(ticks.un) and of_field[UN] and ticks.un not in of_field[UN]:
        against.add(UN)
    if ticks.hazard_number and of_field[LABEL] and not _fits_plate(ticks.hazard_number, of_field[LABEL]):
        against.add(HAZARD_NUMBER)
    return against


def narrows_by_un(number: str) -> bool:
    """Whether a UN number narrows the list: many substances travel under the number of a group (content rule 12)."""
    return bool(number) and not is_group(number)


def _fits_plate(number: str, labels: set[str]) -> bool:
    """Whether the first digit, the main danger, speaks of one of the classes of the label."""
    classes = classes_of_hazard_number(number)
    return not classes or not classes[0].isdisjoint(labels)


def _explained(stated: Stated, ticks: Ticks) -> Stated:
    explained = {pair for pair in ticks.ticked if pair in stated}
    if ticks.un and (UN, ticks.un) in stated:
        explained.add((UN, ticks.un))
    labels = {value for field, value in stated if field == LABEL}
    classes = classes_of_hazard_number(ticks.hazard_number)
    if classes and labels and all(not each.isdisjoint(labels) for each in classes):
        explained.add((HAZARD_NUMBER, ticks.hazard_number))
    return frozenset(explained)


_UN = re.compile(r"(?:UN|NA)?\s*-?\s*([0-9]{4})", re.IGNORECASE)


def un_number(text: str) -> str:
    """The four digits of a UN number as somebody typed it; "" for anything else."""
    match = _UN.fullmatch(text.strip())
    return match[1] if match else ""


def hazard_number(text: str) -> str:
    """A hazard number as it stands in the upper half of an orange plate; "" for anything else."""
    number = "".join(text.split()).upper()
    return number if classes_of_hazard_number(number) else ""
