"""The national list of chemicals (화학물질정보처리시스템), a spreadsheet that an official downloads; a setting names the file.

The edition of 2026-01 has 47,462 rows. Each row is a substance or a group of substances with all its legal categories.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from connectors.cas_numbers import cas_facts
from connectors.errors import BadFile, BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.ncis.agency import NATIONAL_LIST
from connectors.ncis.inventory_listings import CONTENTS, LAW_COLUMNS, listing_facts, single_line
from connectors.ncis.inventory_sheets import edition_in, open_inventory, running_number
from connectors.ncis.names_and_numbers import ke_fact, name_facts
from connectors.ncis.row_conditions import bounded_name
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, Origin, Record, RecordKind, Row
from connectors.source import Source
from identifiers.spreadsheet_dates import cas_numbers_from_date
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

_TEXTS = frozenset({ENGLISH, KOREAN, CONTENTS})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9:]{8})?")

MAX_KEY_LENGTH = 200
DIGEST_LENGTH = 33
ROWS_A_PAGE = 1_000
"""Rows between two counts on the report, because a file has no pages."""


def rows(source: Source, report: PassReport) -> Iterator[Row]:
    """Every row of all sheets as column name → text, filled cells only; ``BadFile`` where they are not one whole list."""
    numbers: set[int] = set()
    uncounted = 0
    with open_inventory(Path(source.options[SETTING]), SETTING, COLUMNS) as sheets:
        for row in (row for sheet in sheets for row in sheet.rows):
            _refuse_double(row, numbers)
            uncounted += 1
            if uncounted == ROWS_A_PAGE:
                report.add_page(uncounted, None)
                uncounted = 0
            yield row
    report.add_page(uncounted, report.received + uncounted)


def edition(source: Source) -> str:
    """The edition of the list: as the operator states it (``2026-01``), else as the file does above its headings; "" for none.

    The demonstration's list has none.
    """
    if source.origin is Origin.DEMO:
        return ""
    return source.options.get(EDITION_SETTING, "") or edition_in(Path(source.options[SETTING]), SETTING, COLUMNS)


def _refuse_double(row: Row, numbers: set[int]) -> None:
    """Refuses a running number that stands twice: another edition begins there."""
    number = running_number(row, NUMBER)
    if number in numbers:
        raise BadFile(f"{SETTING}: {NUMBER} {number}이(가) 두 번 있습니다. 두 판이 함께 있으면 한 판만 남겨 주십시오.")
    if number is not None:
        numbers.add(number)


def record(row: Row, report: PassReport) -> Record:
    """One row, keyed by KE number, CAS cell and names; raises ``BadRow`` where all of them are blank.

    KE and CAS alone would collide: 염산 and 염화 수소 share both. A group without a CAS number keeps its row. A number that
    a spreadsheet made a date of has no key that can be trusted, so the row is bad and the pass concludes nothing.
    """
    if day := _day_in(row):
        raise BadRow(day, has_key=False)
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


def _day_in(row: Row) -> str:
    """Why a row with a day in a cell of numbers cannot be read; "" for any other row. No column of the list holds days."""
    for name, text in row.items():
        if isinstance(text, str) and name not in _TEXTS and _DAY.fullmatch(text):
            numbers = cas_numbers_from_date(text) if name == CAS else ()
            told = f", 원래 번호는 {', '.join(numbers)}일 수 있음" if numbers else ""
            return f"{name} 칸이 날짜 {text}(으)로 바뀜{told}. 셀 서식을 텍스트로 하여 목록을 다시 내려받을 것"
    return ""


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
