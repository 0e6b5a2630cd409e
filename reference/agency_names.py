"""What an agency was called when (content rule 17): today's name first, and the name that a document's date asks for."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "agency_names.csv"


@dataclass(frozen=True, slots=True)
class AgencyName:
    """One name and the first day after it, ``None`` for today's; a month stands for its first day where no day is known."""

    name: str
    until: date | None


def names_of(today: str) -> tuple[AgencyName, ...]:
    """All names of the agency that is called ``today`` today, the oldest first; () for one that is not listed."""
    return _table().get(today, ())


def name_on(today: str, day: date) -> str:
    """The agency's name on a day; ``today`` itself where no other is known."""
    return next((known.name for known in names_of(today) if known.until is None or day < known.until), today)


def former_names(today: str) -> tuple[str, ...]:
    """The names it no longer bears, the latest first, as they stand in brackets beside today's."""
    return tuple(known.name for known in reversed(names_of(today)) if known.until is not None)


@cache
def _table() -> Mapping[str, tuple[AgencyName, ...]]:
    """Rows of one agency stand in the order of time, with today's name last."""
    found: dict[str, list[AgencyName]] = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            until = date.fromisoformat(row["until"]) if row["until"] else None
            found[row["today"]].append(AgencyName(row["name"], until))
    return {today: tuple(names) for today, names in found.items()}
