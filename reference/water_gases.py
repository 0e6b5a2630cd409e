"""Table 2 of the Emergency Response Guidebook 2024: toxic gases that a substance makes when it is spilled in water."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reference.document_tables import TABLES, rows_of, version_of

TABLE = TABLES / "erg" / "erg_table2.csv"
SOURCE = "ERG 2024 표 2(미국·캐나다·멕시코), 국내 기준 아님"


@dataclass(frozen=True, slots=True)
class WaterGasesRow:
    """One row: the gases as formulas, in the printed order."""

    un: str
    guide: str
    name: str
    gases: tuple[str, ...]


def water_gas_rows() -> Mapping[str, tuple[WaterGasesRow, ...]]:
    """The rows by UN number; several names of one number have equal gases."""
    return _rows()


def table_version() -> str:
    """A hash that changes with the table."""
    return version_of(TABLE)


@cache
def _rows() -> Mapping[str, tuple[WaterGasesRow, ...]]:
    found: dict[str, list[WaterGasesRow]] = defaultdict(list)
    for row in rows_of(TABLE):
        found[row["un"]].append(WaterGasesRow(row["un"], row["guide"], row["name"], tuple(row["gases"].split())))
    return {un: tuple(rows) for un, rows in found.items()}
