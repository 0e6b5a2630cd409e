"""Whether each name of a file finds its substance: a name that several bear is right as a choice that offers it."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.answers.answer import Answer, AnswerKind
from search.analysis import name_key

Ask = Callable[[str], tuple[Sequence[Sequence[str]], Answer]]
"""A text → the CAS numbers of each hit in order, and the answer above them."""

NAME_COLUMNS = ("name", "korean_name")
_OFFERING = frozenset({AnswerKind.CHOOSE, AnswerKind.LIST})


@dataclass(frozen=True, slots=True)
class JudgedName:
    """One name of one CAS number, as its source prints it."""

    cas: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class NameVerdict:
    """A judged name with what was found. ``bearers`` are all numbers to which the file gives it, ``first`` those of the first hit."""

    judged: JudgedName
    bearers: frozenset[str]
    first: tuple[str, ...]
    answer: Answer

    @property
    def is_right(self) -> bool:
        """Whether the substance is the first hit or offered; of a name that many bear, whether some of them are offered."""
        offered = self.answer.cas if self.answer.kind in _OFFERING else ()
        if self.judged.cas in (*self.first, *offered):
            return True
        return len(self.bearers) > 1 and bool(offered) and not self.bearers.isdisjoint((*self.first, *offered))


def judged_names(path: Path) -> tuple[JudgedName, ...]:
    """Reads a CSV with the columns ``cas``, ``name`` (or ``korean_name``) and ``source``; ``ValueError`` names the file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        column = next(name for name in NAME_COLUMNS if name in rows[0])
        return tuple(JudgedName(row["cas"], row[column], row["source"]) for row in rows)
    except (OSError, IndexError, KeyError, StopIteration, csv.Error) as error:
        raise ValueError(f"{path} is no file of names (cas,name,source): {error}") from error


def left_out(path: Path) -> frozenset[tuple[str, str]]:
    """The (CAS number, name) pairs that are no names: pieces that a listing cut off at the end of a line."""
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset((row["cas"], row["name"]) for row in csv.DictReader(file, strict=True))


def name_verdicts(
    ask: Ask, judged: Iterable[JudgedName], held: Collection[str], pieces: Collection[tuple[str, str]]
) -> tuple[NameVerdict, ...]:
    """Asks every name whose CAS number the index holds and that is no piece."""
    judged, found = tuple(judged), []
    bearers: dict[str, set[str]] = defaultdict(set)
    for each in judged:
        bearers[name_key(each.name)].add(each.cas)
    for each in judged:
        if each.cas in held and (each.cas, each.name) not in pieces:
            hits, answer = ask(each.name)
            shared = frozenset(bearers[name_key(each.name)])
            found.append(NameVerdict(each, shared, tuple(hits[0]) if hits else (), answer))
    return tuple(found)
