"""Table 1 of the Emergency Response Guidebook 2024: isolation and protective action distances, every cell letter for letter.

Content rule 6 says which of them may be shown; the figures of all other rows are not in the table at all, so that no face
can show one. They keep their names, because a row that is missing beside a confirmed one matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reference.document_tables import TABLES, rows_of, version_of

TABLE = TABLES / "erg" / "erg_table1.csv"
FIGURES = (
    "small_isolate_m",
    "small_day_km",
    "small_night_km",
    "large_isolate_m",
    "large_day_km",
    "large_night_km",
)
"""The cells of a row, in the order of the printed table."""

TABLE_3 = "T3"
"""In a cell of large spills: see table 3, which was not compared whole and gives no figure here."""
TABLE_3_TEXT = "대량 누출: ERG 2024 표 3 참조"
UNCOMPARED = "두 사본 대조, 원문 확인 전"
SOURCE = f"ERG 2024 표 1(미국·캐나다·멕시코), 국내 기준 아님, {UNCOMPARED}"
IN_WATER = "(when spilled in water)"
ON_LAND = "(when spilled on land)"


class RowCheck(StrEnum):
    """What the comparison of two transcriptions found for a row."""

    CONFIRMED = "confirmed"
    IN_PART = "in_part"
    ONE_SOURCE = "one_source"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class DistanceRow:
    """One row: ``figures`` in the order of ``FIGURES``, () where the comparison did not confirm them."""

    key: str
    un: str
    guide: str
    name: str
    figures: tuple[str, ...]
    check: RowCheck

    @property
    def spilled_in_water(self) -> bool:
        """Whether it is the row of a substance that makes the gas only in water."""
        return self.name.endswith(IN_WATER)

    @property
    def spilled_on_land(self) -> bool:
        """Whether it has a partner for spills in water, without which it is not shown."""
        return self.name.endswith(ON_LAND)


def distance_rows() -> Mapping[str, tuple[DistanceRow, ...]]:
    """All rows by UN number, also those without figures."""
    return _rows()


def table_version() -> str:
    """A hash that changes with the table."""
    return version_of(TABLE)


@cache
def _rows() -> Mapping[str, tuple[DistanceRow, ...]]:
    found: dict[str, list[DistanceRow]] = defaultdict(list)
    for row in rows_of(TABLE):
        check = RowCheck(row["check"])
        figures = tuple(row[name] for name in FIGURES) if check is RowCheck.CONFIRMED else ()
        rows = found[row["un"]]
        rows.append(DistanceRow(f"{row['un']}-{len(rows) + 1}", row["un"], row["guide"], row["name"], figures, check))
    return {un: tuple(rows) for un, rows in found.items()}
