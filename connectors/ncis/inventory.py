"""The national list of chemicals (화학물질정보처리시스템), a spreadsheet that an official downloads; a setting names the file.

The edition of 2026-01 has 47,462 rows. Each row is a substance or a group of substances with all its legal categories.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from connectors.cas_numbers import cas_facts
from connectors.errors import BadFile, BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.ncis.agency import NATIONAL_LIST
from connectors.ncis.inventory_listings import LAW_COLUMNS, listing_facts, single_line
from connectors.ncis.names_and_numbers import ke_fact, name_facts
from connectors.ncis.row_conditions import bounded_name
from connectors.ncis.spreadsheet import Cells, sheet_rows
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, Origin, Record, RecordKind, Row
from connectors.source import Source
from reference.legal_lists import COMPLETE_LISTS

NAME = "ncis.inventory"
SETTING = "NCIS_INVENTORY_FILE"
EDITION_SETTING = "NCIS_INVENTORY_EDITION"

NUMBER = "번호"
CAS = "CAS번호"
ENGLISH = "영문명"
KOREAN = "국문명"
EXISTING = "기존"
COLUMNS = (
    NUMBER,
    CAS,
    ENGLISH,
    KOREAN,
    EXISTING,
    *LAW_COLUMNS,
)
IGNORED = frozenset({NUMBER})
"""The row number in the list, which changes with every edition."""

MAX_KEY_LENGTH = 200
DIGEST_LENGTH = 33
ROWS_A_PAGE = 1_000
"""Rows between two counts on the report, because a file has no pages."""


def rows(source: Source, report: PassReport) -> Iterator[Row]:
    """Every row of the file as column name → text, filled cells only; ``BadFile`` where a column is missing."""
    cells = sheet_rows(Path(source.options[SETTING]))
    columns = _columns(next(cells, {}))
    uncounted = 0
    for row in cells:
        uncounted += 1
        if uncounted == ROWS_A_PAGE:
            report.add_page(uncounted, None)
            uncounted = 0
        yield {columns.get(letter, letter): text for letter, text in row.items()}
    report.add_page(uncounted, report.received + uncounted)


def edition(source: Source) -> str:
    """The edition of the list as the operator states it (``2026-01``); the demonstration's list has none."""
    return "" if source.origin is Origin.DEMO else source.options.get(EDITION_SETTING, "")


def _columns(header: Cells) -> dict[str, str]:
    names = {letter: " ".join(text.split()) for letter, text in header.items()}
    missing = [name for name in COLUMNS if name not in names.values()]
    if missing:
        raise BadFile(
            f"{SETTING}: the first row of the sheet has no column {', '.join(missing)}; "
            "download the whole list from 화학물질정보처리시스템 again and do not change its columns"
        )
    duplicated = sorted({name for name in names.values() if list(names.values()).count(name) > 1})
    if duplicated:
        raise BadFile(f"{SETTING}: the column {', '.join(duplicated)} stands twice; remove the one that was added")
    return names


def record(row: Row, report: PassReport) -> Record:
    """One row, keyed by KE number, CAS cell and names; raises ``BadRow`` where all of them are blank.

    KE and CAS alone would collide: 염산 and 염화 수소 share both. A group without a CAS number keeps its row.
    """
    fields = Fields(row, report, IGNORED)
    number, existing = fields.text(CAS), fields.text(EXISTING)
    english, korean = single_line(fields.text(ENGLISH)), single_line(fields.text(KOREAN))
    key = key_of(existing, number, english, korean)
    if not key:
        raise BadRow("neither number nor name", has_key=False)
    numbers = [*cas_facts(number, CAS, report)]
    facts = [*numbers]
    for name, lang, column in ((korean, "ko", KOREAN), (english, "en", ENGLISH)):
        facts.extend(_name_facts(name, lang, column, of_one_substance=len(numbers) == 1))
    if ke := ke_fact(existing, EXISTING, report):
        facts.append(ke)
    condition = bounded_name(korean).condition or bounded_name(english).condition
    facts.extend(listing_facts(fields, existing, report, condition))
    fields.report_unread()
    return Record(NAME, key, RecordKind.SUBSTANCE, row, tuple(facts))


def _name_facts(text: str, lang: str, column: str, *, of_one_substance: bool) -> Iterator[Fact]:
    """The name; where it bounds one of the rows of a substance (납(입자지름<1mm)), the substance's name and the whole beside it.

    A page of the substance shows all its rows, so it may not be called by what bounds one of them.
    """
    bounded = bounded_name(text) if of_one_substance else None
    if bounded is None or not bounded.condition:
        yield from name_facts(text, lang, column)
        return
    yield from (replace(fact, original=text) for fact in name_facts(bounded.name, lang, column))
    yield from name_facts(text, lang, column, FactKind.SYNONYM)


def key_of(ke: str, cas: str, english: str, korean: str) -> str:
    """``KE|CAS|names``, folded so that case and spacing make no difference; names that are too long become a digest."""
    head = f"{_folded(ke)}|{_folded(cas)}|"
    names = f"{_folded(english)};{_folded(korean)}"
    if head == "||" and names == ";":
        return ""
    if len(head) + len(names) <= MAX_KEY_LENGTH:
        return head + names
    if len(head) + DIGEST_LENGTH <= MAX_KEY_LENGTH:
        return head + _digest(names)
    return _digest(head + names)


def _digest(text: str) -> str:
    return "#" + hashlib.sha256(text.encode()).hexdigest()[: DIGEST_LENGTH - 1]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


FEED = Feed(
    name=NAME,
    title="화학물질 목록 (화학물질정보처리시스템)",
    publisher=NATIONAL_LIST,
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=record,
    rows=rows,
    file_setting=SETTING,
    floor=40_000,  # 47,462 rows in 2026-01; a truncated list must not withdraw the rest
    frequency=Frequency.WEEKLY,
    reader_version=2,
    ignored=IGNORED,
    title_rank=10,
    complete_lists=COMPLETE_LISTS,
    edition=edition,
)
