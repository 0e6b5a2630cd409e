"""The national list of chemicals (화학물질정보처리시스템), a spreadsheet that an official downloads and a setting names.

47,462 rows in the edition of 2026-01, one a substance or a group of substances, with every legal category of each.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path

from connectors.drift import Fields
from connectors.errors import BadFile, BadRow
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.ncis.law import LAW_OF_LIST, listing_fact, thresholds_in
from connectors.ncis.naming import cas_facts, ke_fact, name_facts
from connectors.ncis.spreadsheet import Cells, sheet_rows
from connectors.schema import Fact, LegalListing, Record, RecordKind, Row, Tally, Threshold
from connectors.source import Source

NAME = "ncis.inventory"
SETTING = "NCIS_INVENTORY_FILE"

NUMBER = "번호"
CAS = "CAS번호"
ENGLISH = "영문명"
KOREAN = "국문명"
EXISTING = "기존"
HAZARDOUS = "급성·만성·생태"
ACCIDENT = "사고대비"
RESTRICTED = "제한/금지/허가"
PRIORITY = "중점"
PERSISTENT = "잔류"
CONTENTS = "유해특성분류 및 혼합물 함량기준(%)"
TO_REGISTER = "등록대상기존화학물질"
IS_EXISTING = "기존물질여부"
COLUMNS = (
    NUMBER,
    CAS,
    ENGLISH,
    KOREAN,
    EXISTING,
    HAZARDOUS,
    ACCIDENT,
    RESTRICTED,
    PRIORITY,
    PERSISTENT,
    CONTENTS,
    TO_REGISTER,
    IS_EXISTING,
)
IGNORED = frozenset({NUMBER})
"""The place in the list, which moves with every edition."""

LONGEST_KEY = 200
DIGEST_LENGTH = 33
ROWS_A_PAGE = 1_000
"""Rows between two counts on the tally; a file has no pages of its own."""

_SEGMENT = re.compile(r"\s*/\s*(?=(?:유독물질|제한물질|금지물질|허가물질|사고대비물질)\s*:)")
_HAZARD = re.compile(
    r"((?:인체급성|인체만성|생태)(?:·(?:인체급성|인체만성|생태))*)\s*(\d+-\d+-\d+(?:\(\d+\))?)?\s*([^,]*)"
)
_LIST_OF_CATEGORY = {
    "인체급성": ("인체급성유해성물질", "인체급성유해성"),
    "인체만성": ("인체만성유해성물질", "인체만성유해성"),
    "생태": ("생태유해성물질", "생태유해성"),
}
_LIST_OF_PREFIX = {"06-4": "금지물질", "06-5": "제한물질"}
"""Told by the list itself: all 106 rows with a number 06-4 have a text 금지물질, all 280 with 06-5 a text 제한물질."""


def rows(source: Source, tally: Tally) -> Iterator[Row]:
    """Every row of the file, by the names of its columns, filled cells only; ``BadFile`` where a column is missing."""
    cells = sheet_rows(Path(source.options[SETTING]))
    columns = _columns(next(cells, {}))
    waiting = 0
    for row in cells:
        waiting += 1
        if waiting == ROWS_A_PAGE:
            tally.page(waiting, None)
            waiting = 0
        yield {columns.get(letter, letter): text for letter, text in row.items()}
    tally.page(waiting, tally.received + waiting)


def _columns(header: Cells) -> dict[str, str]:
    names = {letter: " ".join(text.split()) for letter, text in header.items()}
    missing = [name for name in COLUMNS if name not in names.values()]
    if missing:
        raise BadFile(
            f"{SETTING}: the first row of the sheet has no column {', '.join(missing)}; "
            "download the whole list from 화학물질정보처리시스템 again and do not change its columns"
        )
    twice = sorted({name for name in names.values() if list(names.values()).count(name) > 1})
    if twice:
        raise BadFile(f"{SETTING}: the column {', '.join(twice)} stands twice; remove the one that was added")
    return names


def record(row: Row, tally: Tally) -> Record:
    """One row, keyed by KE number, CAS cell and names; raises ``BadRow`` where all of them are blank.

    KE and CAS alone would collide: 염산 and 염화 수소 stand under one of each. A group without CAS keeps its row.
    """
    fields = Fields(row, tally, IGNORED)
    number, existing = fields.text(CAS), fields.text(EXISTING)
    english, korean = _plain(fields.text(ENGLISH)), _plain(fields.text(KOREAN))
    key = key_of(existing, number, english, korean)
    if not key:
        raise BadRow("neither number nor name", has_key=False)
    facts = [
        *cas_facts(number, CAS, tally),
        *name_facts(korean, "ko", KOREAN),
        *name_facts(english, "en", ENGLISH),
    ]
    if ke := ke_fact(existing, EXISTING, tally):
        facts.append(ke)
    facts.extend(_listings(fields, existing, tally))
    fields.report()
    return Record(NAME, key, RecordKind.SUBSTANCE, row, tuple(facts))


def _plain(text: str) -> str:
    """One line without the character references (``&#40;``) and line breaks that eleven cells of 2026-01 hold."""
    return " ".join((unescape(text) if "&" in text else text).split())


def key_of(ke: str, cas: str, english: str, korean: str) -> str:
    """``KE|CAS|names``, folded so that case and spacing make no difference; names that are too long as a digest."""
    head = f"{_folded(ke)}|{_folded(cas)}|"
    names = f"{_folded(english)};{_folded(korean)}"
    if head == "||" and names == ";":
        return ""
    if len(head) + len(names) <= LONGEST_KEY:
        return head + names
    if len(head) + DIGEST_LENGTH <= LONGEST_KEY:
        return head + _digest(names)
    return _digest(head + names)


def _digest(text: str) -> str:
    return "#" + hashlib.sha256(text.encode()).hexdigest()[: DIGEST_LENGTH - 1]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def _listings(fields: Fields, existing: str, tally: Tally) -> Iterator[Fact]:
    contents = fields.text(CONTENTS)
    segments = _segments(contents)
    stated = (
        *_hazardous(fields.text(HAZARDOUS), segments, tally),
        *_accident(fields.text(ACCIDENT), segments),
        *_restricted(fields.text(RESTRICTED), segments, tally),
        *_numbered(fields.text(PRIORITY), PRIORITY, "중점관리물질"),
        *_numbered(fields.text(PERSISTENT), PERSISTENT, "잔류성오염물질"),
        *_numbered(fields.text(TO_REGISTER), TO_REGISTER, "등록대상기존화학물질"),
        *_existing(fields.text(IS_EXISTING), existing, tally),
    )
    for order, (original, label, listing, remark) in enumerate(stated):
        yield listing_fact(listing, original=original, label=label, order=order, remark=remark)
    _miss_nothing(segments, fields, tally)


Stated = tuple[str, str, LegalListing, str]
"""The cells as sent, the column, what they state, and what stands beside the number."""
Segment = tuple[str, str, tuple[Threshold, ...]]
"""A list, the text under it, and the thresholds read from that text."""


@lru_cache(maxsize=1024)  # 2,449 rows share 278 texts
def _segments(contents: str) -> tuple[Segment, ...]:
    """``유독물질 : … / 사고대비물질 : …`` divided by list."""
    found = []
    for text in _SEGMENT.split(contents) if contents else ():
        name, _, words = text.partition(":")
        found.append((name.strip(), words.strip(), thresholds_in(words)))
    return tuple(found)


def _of_list(name: str, segments: tuple[Segment, ...]) -> list[Segment]:
    return [segment for segment in segments if segment[0] == name]


def _hazardous(cell: str, segments: tuple[Segment, ...], tally: Tally) -> Iterator[Stated]:
    """A listing for each of the three categories, with the thresholds of its own effect.

    Two numbers in one cell share their thresholds, all of them: which belongs to which is not told.
    """
    if not cell:
        return
    found = _HAZARD.findall(_plain(cell))
    if not found:
        tally.reject(HAZARDOUS, cell, "no category")
        return
    toxic = _of_list("유독물질", segments)
    original = " / ".join([cell, *(words for _, words, _ in toxic)])
    for category, (list_name, effect) in _LIST_OF_CATEGORY.items():
        mine = [(number, remark) for categories, number, remark in found if category in categories.split("·")]
        if not mine:
            continue
        thresholds = tuple(dict.fromkeys(one for _, _, many in toxic for one in many if one.effect == effect))
        if not thresholds:
            tally.reject(CONTENTS, original, f"no threshold for {list_name}")
        remark = " ".join(dict.fromkeys(remark.strip("() ") for _, remark in mine if remark))
        listing = LegalListing(
            LAW_OF_LIST[list_name],
            list_name,
            number=", ".join(dict.fromkeys(number for number, _ in mine if number)),
            thresholds=thresholds,
            exception=remark if remark.endswith("한함") else "",
        )
        yield original, HAZARDOUS, listing, remark


def _accident(cell: str, segments: tuple[Segment, ...]) -> Iterator[Stated]:
    if not cell:
        return
    number = cell.removesuffix(".0")  # a number cell: some editions write 4 as 4.0
    yield _with_text("사고대비물질", number, cell, ACCIDENT, _of_list("사고대비물질", segments))


def _restricted(cell: str, segments: tuple[Segment, ...], tally: Tally) -> Iterator[Stated]:
    """A listing for each number; several numbers of one list share all texts of that list, as it is not told which is whose."""
    by_list: dict[str, list[str]] = {}
    for number in dict.fromkeys(part.strip() for part in cell.split(",") if part.strip()):
        name = _LIST_OF_PREFIX.get(number.rpartition("-")[0])
        if name is None and number.rpartition("-")[0] and _of_list("허가물질", segments):
            name = "허가물질"
        if name is None:
            tally.reject(RESTRICTED, number, "the list of this number is not told")
            continue
        by_list.setdefault(name, []).append(number)
    for name, numbers in by_list.items():
        yield _with_text(name, ", ".join(numbers), cell, RESTRICTED, _of_list(name, segments))


def _with_text(name: str, number: str, cell: str, column: str, segments: list[Segment]) -> Stated:
    thresholds = tuple(dict.fromkeys(one for _, _, many in segments for one in many))
    texts = [words for _, words, _ in segments]
    exception = " ".join(words[words.index("다만") :] for words in texts if "다만" in words)
    listing = LegalListing(LAW_OF_LIST[name], name, number=number, thresholds=thresholds, exception=exception)
    return " / ".join([cell, *texts]), column, listing, ""


def _numbered(cell: str, column: str, list_name: str) -> Iterator[Stated]:
    if cell:
        number = "" if cell == "V" else cell.removesuffix(".0")
        yield cell, column, LegalListing(LAW_OF_LIST[list_name], list_name, number=number), ""


def _existing(cell: str, existing: str, tally: Tally) -> Iterator[Stated]:
    """기존화학물질 where the list says Y; N and blank state nothing that could be shown as a listing."""
    if cell == "Y":
        listing = LegalListing(LAW_OF_LIST["기존화학물질"], "기존화학물질", number=existing)
        yield cell, IS_EXISTING, listing, ""
    elif cell not in ("", "N"):
        tally.reject(IS_EXISTING, cell, "neither Y nor N")


def _miss_nothing(segments: tuple[Segment, ...], fields: Fields, tally: Tally) -> None:
    """Reports a threshold text whose list has no number in its own column: it would be lost without a word."""
    columns = {"유독물질": HAZARDOUS, "사고대비물질": ACCIDENT}
    for name, words, thresholds in segments:
        if not fields.text(columns.get(name, RESTRICTED)):
            tally.reject(CONTENTS, words, f"{name} without a number in its column")
        elif "%" in words and not thresholds:
            tally.reject(CONTENTS, words, "no threshold read")


FEED = Feed(
    name=NAME,
    title="화학물질 목록 (화학물질정보처리시스템)",
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=record,
    rows=rows,
    file_setting=SETTING,
    floor=40_000,  # 47,462 rows in 2026-01; a list cut short must not withdraw the rest
    frequency=Frequency.WEEKLY,
    ignored=IGNORED,
    licence="공공데이터 (이용허락 유형은 표시되지 않음)",
    home="https://ncis.nier.go.kr",
)
