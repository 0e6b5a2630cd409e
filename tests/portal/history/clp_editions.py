"""Seven editions of CLP annex VI as seven editions of one test feed, and their plain difference, told by other code."""

from __future__ import annotations

import csv
import gzip
import unicodedata
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from connectors.feeds import Feed, FeedKind, Publisher
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, HazardClass, Record, RecordKind, Row
from connectors.source import Source
from identifiers import cas

EDITIONS = ("09", "10", "13", "14", "15", "17", "23")
NAME = "test.clp"
PUBLISHER = Publisher("유럽연합", "유럽연합", "CLP", "출처 표시", "https://example.org")
_KINDS = {
    "classes": FactKind.HAZARD_CLASS,
    "h_codes": FactKind.HAZARD_STATEMENT,
    "pictograms_signal": FactKind.PICTOGRAM,
}
_OTHERS = ("ec", "cas", "label_h_codes", "supplemental", "limits_mfactors", "notes", "atp")
READ = ("name", *_KINDS, *_OTHERS)
"""The columns that the feed reads; ``celex`` and ``in_application`` of the last edition are none of them."""


def rows_of(shared: Path, edition: str, one_in: int = 1) -> list[Row]:
    """The rows of an edition, or one in so many of them: the same keys of every edition."""
    with gzip.open(shared / "data" / "ghs" / f"eu_clp_atp{edition}.csv.gz", "rt", encoding="utf-8-sig") as file:
        rows: list[Row] = list(csv.DictReader(file))
    return [row for row in rows if not zlib.crc32(str(row["index_no"]).encode()) % one_in]


def edition_feed(rows: Sequence[Row]) -> Feed:
    """The feed as it reads this edition: a file, read as a whole."""

    def read(source: Source, tally: PassReport) -> Iterator[Row]:
        tally.add_page(len(rows), len(rows))
        yield from rows

    return Feed(
        name=NAME, title=NAME, publisher=PUBLISHER, kind=FeedKind.FILE, record_kind=RecordKind.SUBSTANCE,
        record=_record, rows=read,
    )  # fmt: skip


def _record(row: Row, tally: PassReport) -> Record:
    facts = [Fact(FactKind.NAME, row["name"], lang="en")]
    facts += [Fact(FactKind.CAS, number) for number in cas.find(row["cas"])]
    for column, kind in _KINDS.items():
        facts += [_of_kind(kind, text) for text in _cells(row[column])]
    facts += [Fact(FactKind.OTHER, row[column], label=column) for column in _OTHERS if row[column]]
    return Record(NAME, row["index_no"], RecordKind.SUBSTANCE, row, tuple(facts))


def _of_kind(kind: FactKind, text: str) -> Fact:
    if kind is not FactKind.HAZARD_CLASS:
        return Fact(kind, text)
    name, _, category = text.rpartition(" ")
    return Fact(kind, text, HazardClass(name or text, category if name else ""))


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.split(";") if cell.strip()]


@dataclass(frozen=True)
class Difference:
    """What one edition changed of the one before: keys that came and went, and for each other key the values that did."""

    added: frozenset[str]
    deleted: frozenset[str]
    changed: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    """(values that ended, values that began), as ``column: value``."""


def difference(before: Sequence[Row], after: Sequence[Row]) -> Difference:
    """The plain difference of two tables by their first column; it knows nothing of records and facts."""
    old = {str(row["index_no"]): _values(row) for row in before}
    new = {str(row["index_no"]): _values(row) for row in after}
    return Difference(
        frozenset(new.keys() - old.keys()),
        frozenset(old.keys() - new.keys()),
        {
            key: (frozenset(old[key] - new[key]), frozenset(new[key] - old[key]))
            for key in old.keys() & new.keys()
            if old[key] != new[key]
        },
    )


def _values(row: Row) -> set[str]:
    """Every value of a row that the feed reads, without letters that nobody sees; cells of several values are taken apart."""
    found = set()
    for column in READ:
        cell = "".join(letter for letter in str(row[column]) if unicodedata.category(letter) != "Cf")
        parts = cell.split(";") if column in _KINDS else [cell]
        found |= {f"{column}: {part.strip() if column in _KINDS else part}" for part in parts if part.strip()}
    return found
