"""The citizen's lines: the portal's words are headings only, beneath each stands the official sentence with source and date.

The headings are those of content rule 7; ``tables/guidance/citizen_lines.csv`` has the sentences, letter for letter.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "tables" / "guidance"
TABLE = FOLDER / "citizen_lines.csv"
STATEMENTS = FOLDER / "topic_statements.csv"


class Condition(StrEnum):
    """When a line may stand (content rule 7)."""

    ALWAYS = ""
    OUTSIDE = "outside"
    """Of a release outside alone, never of gas that arose in the room."""
    HEAVIER = "heavier"
    """Only where the gas is heavier than air: the sentence sends people to high places."""


@dataclass(frozen=True, slots=True)
class OfficialSentence:
    """A sentence letter for letter, with who says it, where, and the date as the publisher states it."""

    text: str
    who: str
    url: str
    date: str


@dataclass(frozen=True, slots=True)
class CitizenLine:
    """A heading with its official sentences."""

    key: str
    heading: str
    condition: Condition
    sentences: tuple[OfficialSentence, ...]


@cache
def citizen_lines() -> tuple[CitizenLine, ...]:
    """All lines, in their order."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in _rows(TABLE):
        found.setdefault(row["line"], []).append(row)
    return tuple(
        CitizenLine(
            key,
            rows[0]["heading"],
            Condition(rows[0]["condition"]),
            tuple(OfficialSentence(row["sentence"], row["who"], row["url"], row["date"]) for row in rows),
        )
        for key, rows in found.items()
    )


def citizen_line(key: str) -> CitizenLine:
    """One line; raises ``KeyError`` for an unknown key."""
    return {line.key: line for line in citizen_lines()}[key]


def lines_for(*conditions: Condition) -> tuple[CitizenLine, ...]:
    """The lines that may stand under these conditions, and those that always may."""
    return tuple(line for line in citizen_lines() if line.condition in (Condition.ALWAYS, *conditions))


@cache
def statements_of(topic: str) -> tuple[OfficialSentence, ...]:
    """The official P-statements that answer a topic by themselves; () where there is none without a blank."""
    return tuple(
        OfficialSentence(f"{row['code']}: {row['sentence']}", row["who"], row["url"], row["date"])
        for row in _rows(STATEMENTS)
        if row["topic"] == topic
    )


def _rows(table: Path) -> Iterator[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)
