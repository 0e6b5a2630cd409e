"""Small workbooks for tests: valid ones by openpyxl, unusual and hostile ones part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from connectors.ncis.inventory import COLUMNS, SETTING
from connectors.schema import Origin
from connectors.source import Source

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved_workbook(path: Path, rows: Sequence[Sequence[object]], columns: Sequence[str] = COLUMNS) -> Path:
    """A workbook with a header row and these rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("화학물질 목록")
    sheet.append(list(columns))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def packed_workbook(
    path: Path, sheet_xml: str, others: Mapping[str, str] | None = None, part: str = "worksheets/one.xml"
) -> Path:
    """A workbook whose first sheet is this XML; ``others`` are further parts by name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets><sheet name="s" sheetId="1" r:id="rId7"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships><Relationship Id="rId1" Target="styles.xml"/><Relationship Id="rId7" Target="{part}"/></Relationships>',
        )
        archive.writestr(f"xl/{part}", sheet_xml)
        for name, text in (others or {}).items():
            archive.writestr(name, text)
    return path


def sheet(rows: str, prefix: str = "") -> str:
    """The XML of a sheet around some rows; ``prefix`` is that of its elements (``x:``)."""
    name = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    return f'<?xml version="1.0"?><{prefix}worksheet {name}="{_MAIN}"><{prefix}sheetData>{rows}</{prefix}sheetData></{prefix}worksheet>'


def source_of_file(path: Path) -> Source:
    """A source that reads this file; it has no client."""
    return Source(Origin.LIVE, None, options={SETTING: str(path)})  # type: ignore[arg-type]  # a file asks nobody
