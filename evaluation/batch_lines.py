"""Lines of lists that five kinds of people brought, written before the reader of lists: what the batch makes of them.

Right is that a line's substance is found or offered, and that no line finds another one.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from portal.batch.line_answers import Choice, LineAnswer

TABLE = Path(__file__).parent / "texts" / "batch_lines.csv"

Answers = Callable[[str], Sequence[LineAnswer]]
"""The answers of the batch to one pasted line."""


class Right(StrEnum):
    """What is right for a line."""

    FOUND = "found"
    """One of the numbers is found, or offered."""
    CHOOSE = "choose"
    """One of the numbers is offered; the line names no one substance."""
    NONE = "none"
    """Nothing is found; what is alike may be offered."""


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A line with the CAS numbers that are right for it."""

    people: str
    text: str
    right: Right
    cas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineResult:
    """What came of one line; ``is_held`` says whether the portal has one of its substances."""

    line: BatchLine
    answers: tuple[LineAnswer, ...]
    is_held: bool

    @property
    def is_reached(self) -> bool:
        """Whether one of the right substances is found or offered."""
        return any(cas in self.line.cas for answer in self.answers for cas in _offered(answer))

    @property
    def wrong(self) -> tuple[str, ...]:
        """What was found though it is not right: another substance, or one where the line leaves a choice."""
        allowed = self.line.cas if self.line.right is Right.FOUND else ()
        found = (answer.found for answer in self.answers if answer.found)
        return tuple(choice.text for choice in found if choice.cas not in allowed and not self._is_named(choice))

    def _is_named(self, choice: Choice) -> bool:
        """Whether an entry without a CAS number, as some pesticides have none, bears the very name of the line."""
        return not choice.cas and self.line.right is Right.FOUND and choice.title in self.line.text


@dataclass(frozen=True, slots=True)
class LinesReport:
    """All results with their figures."""

    results: tuple[LineResult, ...]

    @property
    def held(self) -> tuple[LineResult, ...]:
        """The lines whose substance the portal has."""
        return tuple(result for result in self.results if result.is_held)

    @property
    def missed(self) -> tuple[LineResult, ...]:
        """Held, and neither found nor offered."""
        return tuple(result for result in self.held if not result.is_reached)

    @property
    def wrong(self) -> tuple[LineResult, ...]:
        """Lines that found what is not right for them."""
        return tuple(result for result in self.results if result.wrong)

    def lines(self) -> list[str]:
        """The figures by people and in all, then every miss and every wrong substance."""
        people = dict.fromkeys(result.line.people for result in self.results)
        figures = [_figures(name, [result for result in self.results if result.line.people == name]) for name in people]
        return [
            *figures,
            _figures("all", self.results),
            *(f"missed {_told(result)}" for result in self.missed),
            *(f"WRONG {_told(result)}" for result in self.wrong),
        ]


def batch_lines(table: Path = TABLE) -> tuple[BatchLine, ...]:
    """The lines, in the file's order."""
    with table.open(encoding="utf-8", newline="") as file:
        return tuple(
            BatchLine(row["people"], row["line"], Right(row["right"]), tuple(row["cas"].split()))
            for row in csv.DictReader(file, strict=True)
        )


def report(answers: Answers, held: Collection[str], lines: Sequence[BatchLine]) -> LinesReport:
    """Asks every line once, each as a paste of its own; ``held`` are the CAS numbers that the portal has."""
    return LinesReport(
        tuple(LineResult(line, tuple(answers(line.text)), any(cas in held for cas in line.cas)) for line in lines)
    )


def _offered(answer: LineAnswer) -> tuple[str, ...]:
    choices = (answer.found,) if answer.found else answer.choices
    return tuple(choice.cas for choice in choices)


def _figures(name: str, results: Sequence[LineResult]) -> str:
    held = [result for result in results if result.is_held]
    reached = sum(result.is_reached for result in held)
    found = sum(any(answer.found for answer in result.answers) for result in held)
    wrong = sum(bool(result.wrong) for result in results)
    share = reached / max(len(held), 1)
    return f"{name:<17} {reached} of {len(held)} held found or offered ({share:.3f}), {found} found, {wrong} wrong"


def _told(result: LineResult) -> str:
    outcomes = "; ".join(
        f"{answer.outcome} {answer.found.text if answer.found else answer.reason}" for answer in result.answers
    )
    return (
        f"{result.line.people} {result.line.text!r}, right {result.line.right} {' '.join(result.line.cas)}: {outcomes}"
    )
