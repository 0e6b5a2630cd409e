"""Statements on reactivity of EU CLP annex VI (ATP 23, 2025) by CAS number and form: water, acids, oxidisers, peroxides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reference.document_tables import TABLES, rows_of, version_of

TABLE = TABLES / "documents" / "clp_reactivity.csv"
STATEMENTS = TABLES / "documents" / "clp_statements.csv"


@dataclass(frozen=True, slots=True)
class ClpRow:
    """One code of one entry of the annex; ``name`` is the entry's own, which may be narrower than the substance (powder)."""

    cas: str
    form: str
    code: str
    index_no: str
    name: str


@dataclass(frozen=True, slots=True)
class ClpStatement:
    """The text of a code in the law's English, and in Korean with its source."""

    code: str
    english: str
    korean: str
    source: str

    @property
    def is_translation(self) -> bool:
        """Whether the Korean is the portal's own; the others are the notice's."""
        return "포털 번역" in self.source


def clp_rows() -> Iterator[ClpRow]:
    """Every row of the table, read each time and not kept."""
    for row in rows_of(TABLE):
        yield ClpRow(**row)


def clp_statements() -> Mapping[str, ClpStatement]:
    """The statements by code."""
    return _statements()


def table_version() -> str:
    """A hash that changes with the tables."""
    return version_of(TABLE, STATEMENTS)


@cache
def _statements() -> Mapping[str, ClpStatement]:
    return {row["code"]: ClpStatement(row["code"], row["en"], row["ko"], row["source"]) for row in rows_of(STATEMENTS)}
