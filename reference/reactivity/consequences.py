"""What may come of a mixture, how grave it is, the gases that are made, and how firmly a source says so."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from reference.document_tables import version_of

TABLES = Path(__file__).parents[1] / "tables" / "reactivity"


class Consequence(StrEnum):
    """What comes of a mixture, the gravest first: toxic gas and explosion, then fire, then heat (content rule 8)."""

    TOXIC_GAS = "toxic_gas"
    EXPLOSION = "explosion"
    TOXIC_PRODUCT = "toxic_product"
    FIRE = "fire"
    FLAMMABLE_GAS = "flammable_gas"
    POLYMERIZATION = "polymerization"
    HEAT = "heat"
    GAS = "gas"

    @property
    def rank(self) -> int:
        """How grave it is, the gravest 0; toxic gas and explosion are equally grave, as are fire and flammable gas."""
        return _RANKS[self]


_RANKS = {
    Consequence.TOXIC_GAS: 0,
    Consequence.EXPLOSION: 0,
    Consequence.TOXIC_PRODUCT: 1,
    Consequence.FIRE: 1,
    Consequence.FLAMMABLE_GAS: 1,
    Consequence.POLYMERIZATION: 2,
    Consequence.HEAT: 3,
    Consequence.GAS: 3,
}


class Level(StrEnum):
    """How firmly it is said: a statement that the law words, a source about these things, or a chart of groups."""

    LAW = "law"
    LITERATURE = "literature"
    PREDICTION = "prediction"


@dataclass(frozen=True, slots=True)
class Gas:
    """A gas that a mixture makes; ``calls_109`` marks those whose pages carry 109 beside 119 (content rule 8)."""

    formula: str
    name_ko: str
    calls_109: bool


def gases(formulas: Iterable[str]) -> tuple[Gas, ...]:
    """The gases with these formulas; raises ``KeyError`` for one that the table does not have."""
    return tuple(_gases()[formula] for formula in formulas)


def consequences_of(words: str) -> tuple[Consequence, ...]:
    """The consequences that a cell of a table names, the gravest first; raises ``ValueError`` for an unknown word."""
    return tuple(sorted(map(Consequence, words.split()), key=lambda each: (each.rank, tuple(Consequence).index(each))))


def table_version() -> str:
    """A hash that changes with any table on reactivity."""
    return version_of(*sorted(TABLES.glob("*.csv")))


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table on reactivity."""
    with (TABLES / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def _gases() -> Mapping[str, Gas]:
    return {row["formula"]: Gas(row["formula"], row["name_ko"], row["calls_109"] == "yes") for row in rows("gases.csv")}
