"""Charts of reactive groups: EPA-600/2-80-076 of 1980, and single facts of the CRW chart. Silence of a chart is no all-clear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reference.reactivity.consequences import Consequence, Gas, gases, rows

EPA = "미국 EPA, EPA-600/2-80-076(1980) 반응군 표"
CRW = "미국 NOAA·EPA·CCPS, CRW 4 반응군 표(2026-07)"
FEED_OF_CHART: Mapping[str, str] = {EPA: "epa.reactive_groups", CRW: "noaa.reactive_groups"}
"""The feed whose records are the cells of a chart."""
_CONSEQUENCES = {
    "GT": Consequence.TOXIC_GAS,
    "E": Consequence.EXPLOSION,
    "F": Consequence.FIRE,
    "GF": Consequence.FLAMMABLE_GAS,
    "P": Consequence.POLYMERIZATION,
    "H": Consequence.HEAT,
    "G": Consequence.GAS,
}
"""What the codes of both charts mean; G is a gas and is never called harmless, S and U alone are no verdict."""


@dataclass(frozen=True, slots=True)
class ChartCell:
    """What a chart says of two of its groups."""

    chart: str
    group_a: int
    group_b: int
    consequences: tuple[Consequence, ...]
    gases: tuple[Gas, ...]
    supported_by: str
    """The other source without which the cell would not be shown; "" for a sound one."""

    @property
    def key(self) -> str:
        """The key of the cell's record in the feed of its chart."""
        return f"{self.group_a}x{self.group_b}"

    @property
    def rule(self) -> str:
        """The feed and the key, by which staff withhold the cell."""
        return f"{FEED_OF_CHART[self.chart]}/{self.key}"

    @property
    def words(self) -> str:
        """Both groups by name."""
        return f"{group_name(self.chart, self.group_a)} + {group_name(self.chart, self.group_b)}"

    @property
    def source(self) -> str:
        """The chart with the cell."""
        return f"{self.chart} {self.group_a}×{self.group_b}"


def epa_cells() -> Mapping[tuple[int, int], ChartCell]:
    """The cells of EPA-600 that may be shown, by their groups in rising order."""
    return _cells("epa600_cells.csv", EPA)


def crw_facts() -> Mapping[tuple[int, int], ChartCell]:
    """The single facts of the CRW chart, by their groups in rising order."""
    return _cells("crw_facts.csv", CRW)


def group_name(chart: str, group: int) -> str:
    """The Korean name of a group."""
    return _names("epa600_groups.csv" if chart == EPA else "crw_groups.csv")[group]


@cache
def _cells(table: str, chart: str) -> Mapping[tuple[int, int], ChartCell]:
    found = {}
    for row in rows(table):
        key = int(row["group_a"]), int(row["group_b"])
        meanings = {_CONSEQUENCES[code] for code in row["codes"].split()}
        ordered = tuple(sorted(meanings, key=lambda each: (each.rank, tuple(Consequence).index(each))))
        found[key] = ChartCell(chart, *key, ordered, gases(row.get("gases", "").split()), row.get("supported_by", ""))
    return found


@cache
def _names(table: str) -> Mapping[int, str]:
    return {int(row["group"]): row["name_ko"] or row["name_en"] for row in rows(table)}
