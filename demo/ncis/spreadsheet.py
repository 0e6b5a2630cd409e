"""The national list in miniature: a spreadsheet with the columns of the real one, for the feed that reads a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from demo import tables
from demo.ncis.keco import contents_of, listings_of
from demo.tables import FurtherListRow, Listing, Substance

COLUMNS = (
    "번호",
    "CAS번호",
    "영문명",
    "국문명",
    "기존",
    "급성·만성·생태",
    "사고대비",
    "제한/금지/허가",
    "중점",
    "잔류",
    "유해특성분류 및 혼합물 함량기준(%)",
    "등록대상기존화학물질",
    "기존물질여부",
)
_EFFECT = re.compile(r"(인체급성|인체만성|생태)유해성")
_RESTRICTED = ("제한물질", "금지물질", "허가물질")
_WITH_CONTENTS = ("유독물질", "사고대비물질", *_RESTRICTED)


def write(path: Path) -> None:
    """Writes the demonstration's substances to ``path`` as the ministry's system would export them."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("화학물질 목록")
    sheet.append(COLUMNS)
    rows = [*map(_cells, tables.substances()), *map(_printed_cells, tables.further_list_rows())]
    for number, cells in enumerate(rows, 1):
        sheet.append((number, *(cell if cell != "" else None for cell in cells)))
    book.save(path)


def _cells(substance: Substance) -> Sequence[str | int]:
    listings = listings_of(substance.cas)
    hazardous = [one for one in listings if one.list_name in ("인체등유해성물질", "유독물질")]
    accident = _numbers(listings, "사고대비물질")
    return (
        substance.cas,
        substance.name_en,
        substance.name_ko,
        substance.ke,
        ",".join("·".join(dict.fromkeys(_EFFECT.findall(one.contents))) + one.number for one in hazardous),
        int(accident) if accident.isdigit() else accident,
        _numbers(listings, *_RESTRICTED),
        _numbers(listings, "중점관리물질"),
        _numbers(listings, "잔류성오염물질"),
        _contents(substance, listings),
        _numbers(listings, "등록대상기존화학물질"),
        "Y" if any(one.list_name == "기존화학물질" for one in listings) else "",
    )


def _printed_cells(row: FurtherListRow) -> Sequence[str | int]:
    accident = int(row.accident) if row.accident.isdigit() else row.accident
    return (
        *(row.cas, row.name_en, row.name_ko, row.ke, row.hazardous, accident, row.restricted),
        *(row.priority, row.persistent, row.contents, row.registered, row.existing),
    )


def _numbers(listings: Sequence[Listing], *names: str) -> str:
    return ",".join(one.number for one in listings if one.list_name in names)


def _contents(substance: Substance, listings: Sequence[Listing]) -> str:
    """The thresholds of all lists in one cell; the real list still prints the old heading 유독물질."""
    contents = []
    for listing in listings:
        name = "유독물질" if listing.list_name == "인체등유해성물질" else listing.list_name
        if name in _WITH_CONTENTS and listing.contents:
            contents.append(f"{name} : {contents_of(substance, listing)}")
    return " / ".join(contents)
