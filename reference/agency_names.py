"""Names of agencies over time (content rule 17): today's name, and the name on a document's date."""

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
    """One name and the first day after it, ``None`` for today's name; where only a month is known, its first day is used."""

    name: str
    until: date | None


def names_of(current_name: str) -> tuple[AgencyName, ...]:
    """All names of the agency whose name today is ``current_name``, the oldest first; () for an unlisted agency."""
    return _table().get(current_name, ())


def name_on(current_name: str, day: date) -> str:
    """The agency's name on a day; ``current_name`` itself where no other name is known."""
    return next(
        (
            agency_name.name
            for agency_name in names_of(current_name)
            if agency_name.until is None or day < agency_name.until
        ),
        current_name,
    )


def former_names(current_name: str) -> tuple[str, ...]:
    """The agency's former names, the latest first, as pages show them in brackets beside today's."""
    return tuple(agency_name.name for agency_name in reversed(names_of(current_name)) if agency_name.until is not None)


@cache
def _table() -> Mapping[str, tuple[AgencyName, ...]]:
    """Rows of one agency are in order of time, with today's name last."""
    found: dict[str, list[AgencyName]] = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            until = date.fromisoformat(row["until"]) if row["until"] else None
            found[row["today"]].append(AgencyName(row["name"], until))
    return {current_name: tuple(names) for current_name, names in found.items()}
