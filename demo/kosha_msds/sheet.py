"""All table rows about one substance, collected for its sheet; one sheet describes one form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from demo import tables
from demo.tables import DangerousSubstance, Hazard, Limit, Listing, Name, Property, Substance, Transport

T = TypeVar("T")

FIRST_ID = 900_000
"""KOSHA's known ids end at 455683: an id from here cannot be mistaken for a real one."""
EDITION = "2026-01-01"
"""The date on these sheets: the edition of the list from which most of their facts come."""

PARTIAL_MATCH = Substance(
    number="99999",
    cas="13150-00-0",
    ke="KE-31442",
    ec="",
    name_ko="Sodium 2-[2-[2-(dodecyloxy)ethoxy]ethoxy]ethyl sulfate",
    name_en="",
    formula="",
    molar_mass="",
    source="KOSHA MSDS 목록 (2025-08-08 갱신)",
)
"""A second result of the search for 50-00-0 beside formaldehyde, because the search matches any part of a number."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of all tables for one sheet."""

    substance: Substance
    names: tuple[Name, ...]
    transport: Transport | None
    hazards: tuple[Hazard, ...]
    listings: tuple[Listing, ...]
    limits: tuple[Limit, ...]
    dangerous_substances: tuple[DangerousSubstance, ...]
    properties: tuple[Property, ...]

    @property
    def chem_id(self) -> str:
        """Six digits with their zeros."""
        return f"{FIRST_ID + int(self.substance.number):06}"

    @property
    def source(self) -> str:
        """The public sources of everything on the sheet, each once."""
        used = (
            self.substance,
            *self.names,
            *((self.transport,) if self.transport else ()),
            *self.hazards,
            *self.listings,
            *self.limits,
            *self.dangerous_substances,
            *self.properties,
        )
        return "; ".join(dict.fromkeys(row.source for row in used))


@cache
def sheets() -> Mapping[str, Sheet]:
    """All sheets by chemId, in the order of the table of substances."""
    gathered = (_sheet(substance) for substance in (*tables.substances(), PARTIAL_MATCH))
    return {sheet.chem_id: sheet for sheet in gathered}


def _sheet(substance: Substance) -> Sheet:
    """Where a substance has several forms, the sheet describes the form that comes first in the table of UN numbers."""
    cas = substance.cas
    transport = next(iter(_of(cas, tables.transports)), None)
    forms = ("", transport.form if transport else "")
    return Sheet(
        substance=substance,
        names=_of(cas, tables.names),
        transport=transport,
        hazards=tuple(row for row in _of(cas, tables.hazards) if row.form in forms),
        listings=_of(cas, tables.listings),
        limits=_of(cas, tables.limits),
        dangerous_substances=_of(cas, tables.dangerous_substances),
        properties=tuple(row for row in _of(cas, tables.properties) if row.form in forms),
    )


def _of(cas: str, table: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
    """The rows of a table about one substance."""
    found: tuple[T, ...] = _by_cas(table).get(cas, ())
    return found


@cache
def _by_cas(table: Callable[[], tuple[Any, ...]]) -> Mapping[str, tuple[Any, ...]]:
    """A table's rows by CAS number: with many substances, a scan of the whole table for each would take too long."""
    grouped: dict[str, list[Any]] = defaultdict(list)
    for row in table():
        grouped[row.cas].append(row)
    return {cas: tuple(rows) for cas, rows in grouped.items()}
