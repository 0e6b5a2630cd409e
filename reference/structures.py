"""Structures by CAS number as PubChem gives them: formula, SMILES, InChIKey, compound number. No Korean agency states them."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

FEED = "portal.structures"
TABLE = Path(__file__).parent / "tables" / "structures.csv.gz"


@dataclass(frozen=True, slots=True)
class Structure:
    """The structure of one substance; each text is "" where the table has none.

    ``skeleton`` is the key of ``identifiers.smiles_skeleton``, computed once because a thousand of them take two seconds.
    """

    cas: str
    cid: str
    formula: str
    smiles: str
    inchikey: str
    skeleton: str


def structures() -> Iterator[Structure]:
    """Every row of the table, read each time and not kept; ``TypeError`` for a table with other columns."""
    with gzip.open(TABLE, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            yield Structure(**row)


@cache
def table_version() -> str:
    """A hash that changes with the table."""
    return sha256(TABLE.read_bytes()).hexdigest()
