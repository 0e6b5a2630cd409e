"""Concentrations in air for emergencies by CAS number: NIOSH IDLH and US EPA AEGL-1, -2 and -3 for 60 minutes.

They are no limits of Korean law and never stand beside one as if equal (content rule 29). Read from the table that ALOHA's
library of chemicals gives; 172 of 172 IDLH that CHRIS 1999 prints too are equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reference.document_tables import TABLES, rows_of, version_of

TABLE = TABLES / "documents" / "idlh_aegl.csv"
NOT_RECOMMENDED = "not recommended"
"""Instead of a figure: the committee recommends none, because the data do not suffice."""

IDLH_MINUTES = 30
"""The time for which NIOSH defines an IDLH."""
AEGL_MINUTES = 60

_FIGURE = re.compile(r"(\d+(?:\.\d+)?(?:e-?\d+)?) (ppm|mg/m3)")


@dataclass(frozen=True, slots=True)
class LimitRow:
    """The figures of one substance as the table prints them, each "" where it has none."""

    cas: str
    name: str
    idlh: str
    aegl1: str
    aegl2: str
    aegl3: str


def limit_rows() -> Iterator[LimitRow]:
    """Every row of the table, read each time and not kept."""
    for row in rows_of(TABLE):
        yield LimitRow(**row)


def figure_of(cell: str) -> tuple[Decimal, str] | None:
    """Amount and unit of a cell; ``None`` for an empty cell and for ``NOT_RECOMMENDED``; ``ValueError`` for anything else."""
    if cell in ("", NOT_RECOMMENDED):
        return None
    match = _FIGURE.fullmatch(cell)
    if match is None:
        raise ValueError(f"no concentration: {cell!r}")
    return Decimal(match.group(1)), match.group(2)


def table_version() -> str:
    """A hash that changes with the table."""
    return version_of(TABLE)
