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


def names_of(current_name: str) -> tuple[AgencyName, ...]:
    """All names of the agency that is called ``current_name`` today, the oldest first; () for one that is not listed."""
    return _table().get(current_name, ())


def name_on(current_name: str, day: date) -> str:
    """The agency's name on a day; ``current_name`` itself where no other is known."""
    return next(
        (
            agency_name.name
            for agency_name in names_of(current_name)
            if agency_name.until is None or day < agency_name.until
        ),
        current_name,
    )


def former_names(current_name: str) -> tuple[str, ...]:
    """The names it no longer bears, the latest first, as they stand in brackets beside today's."""
    return tuple(agency_name.name for agency_name in reversed(names_of(current_name)) if agency_name.until is not None)


@cache
def _table() -> Mapping[str, tuple[AgencyName, ...]]:
    """Rows of one agency stand in the order of time, with today's name last."""
    found: dict[str, list[AgencyName]] = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            until = date.fromisoformat(row["until"]) if row["until"] else None
            found[row["today"]].append(AgencyName(row["name"], until))
    return {current_name: tuple(names) for current_name, names in found.items()}
