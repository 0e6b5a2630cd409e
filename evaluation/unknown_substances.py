"""Whether three true observations leave a substance within the first five of the page of the unknown, and never exclude it.

The set was written down by chemistry, apart from the tables of the portal. Its words are read by the same tables as the
words of data sheets and of people; an observation that no table has cannot be ticked, and is counted.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.profile.observation_reading import ObservedSubstance
from portal.profile.substance_narrowing import Ticks, narrowed
from reference.observations import Stated, read_text, values
from reference.typed_observations import observations_in

FILE = Path(__file__).parent / "texts" / "unknown_substances.csv"
FIRST = 5
_COLUMNS = ("state", "colour", "odour", "vapour", "on_water", "container_or_place")
_WATER = {"dissolves": "mixes"}
_FIELDS = {"vapour": "air", "on_water": "water", "container_or_place": "place"}


@dataclass(frozen=True, slots=True)
class ObservedCase:
    """One substance with three true observations as (column, word) pairs."""

    cas: str
    name: str
    three: tuple[tuple[str, str], ...]
    everything: tuple[tuple[str, str], ...] = ()
    """All true observations of the row."""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """Where the substance stands: its position from 1 on, 0 if it is excluded, -1 if the portal has no such substance."""

    case: ObservedCase
    ticked: Stated
    position: int
    left: int
    position_by_everything: int = 0
    equals: int = 0
    """How many candidates the ticks explain as well as the best one: no order tells these apart by what was seen."""

    @property
    def is_among_the_first(self) -> bool:
        """Whether it stands within the first five."""
        return 0 < self.position <= FIRST


def observed_cases(path: Path = FILE) -> tuple[ObservedCase, ...]:
    """The cases of a file with the columns ``cas``, ``name_ko`` and ``three``."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            ObservedCase(
                row["cas"],
                row["name_ko"],
                tuple(_pair(each) for each in row["three"].split(";")),
                tuple((column, word) for column in _COLUMNS for word in row[column].split("|") if word),
            )
            for row in csv.DictReader(file, strict=True)
        )


def _pair(text: str) -> tuple[str, str]:
    column, _, word = text.partition("=")
    return column, word


def ticks_of(column: str, word: str) -> Stated:
    """What a person ticks who sees this; nothing where no table has the word."""
    field = _FIELDS.get(column, column)
    word = _WATER.get(word, word)
    if (field, word) in values():
        return frozenset({(field, word)})
    if field in ("colour", "odour"):
        stated = (
            read_text(word, "ko", field).stated | observations_in(f"{word} 냄새" if field == "odour" else word).ticked
        )
        found = frozenset(pair for pair in stated if pair in values() and pair[0] == field)
        return found or observations_in(word).ticked
    words = observations_in(word)
    return frozenset(pair for pair in words.ticked if pair[0] in ("place", "container"))


def results(substances: Sequence[ObservedSubstance], cases: Sequence[ObservedCase]) -> list[CaseResult]:
    """The result of each case."""
    return [_result(substances, case) for case in cases]


def _result(substances: Sequence[ObservedSubstance], case: ObservedCase) -> CaseResult:
    key = f"cas:{case.cas}"
    is_held = any(each.key == key for each in substances)
    positions: list[int] = []
    lefts: list[int] = []
    equals: list[int] = []
    for seen in (case.three, case.everything):
        found = narrowed(substances, Ticks(_all_ticks(seen))).candidates
        place = next((number for number, each in enumerate(found, 1) if each.substance.key == key), 0)
        positions.append(place if is_held else -1)
        lefts.append(len(found))
        equals.append(sum(each.order[:2] == found[0].order[:2] for each in found))
    return CaseResult(case, _all_ticks(case.three), positions[0], lefts[0], positions[1], equals[0])


def _all_ticks(seen: Sequence[tuple[str, str]]) -> Stated:
    return frozenset(pair for column, word in seen for pair in ticks_of(column, word))


def report(found: Sequence[CaseResult]) -> list[str]:
    """One line a case, then the figures."""
    lines = [
        f"{each.position:>4} of {each.left:>4} ({each.equals:>3} equals)  {each.case.name} {each.case.cas}  "
        f"{', '.join('='.join(pair) for pair in each.case.three)} → {', '.join(':'.join(pair) for pair in sorted(each.ticked))}"
        for each in found
    ]
    held = [each for each in found if each.position >= 0]
    first = sum(each.is_among_the_first for each in found)
    excluded = sum(each.position == 0 for each in found)
    told = sum(any(ticks_of(*pair) for pair in each.case.three) for each in found)
    tied = sum(each.equals > FIRST for each in found)
    by_everything = sum(0 < each.position_by_everything <= FIRST for each in found)
    lost = sum(each.position_by_everything == 0 for each in found)
    return [
        *lines,
        f"within the first {FIRST}: {first} of {len(found)} ({first / len(found):.3f}); {told} have a tick at all",
        f"more than {FIRST} candidates explain the three equally well: {tied} of {len(found)}",
        f"with every observation of the row: {by_everything} of {len(found)}, excluded {lost}",
        f"excluded by a true observation: {excluded}; not among the substances sought: {len(found) - len(held)}",
    ]
