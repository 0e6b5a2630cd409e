"""Files of lists for tests: valid workbooks by openpyxl and xlwt, unusual and hostile ones part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from xml.sax.saxutils import escape

import xlwt
from openpyxl import Workbook

from substance_lists.files import open_list
from substance_lists.sheets import SheetRow, column_letters

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Rows = Sequence[Sequence[object]]


def workbook(
    sheets: Mapping[str, Rows], hidden: Sequence[str] = (), merged: Sequence[str] = (), day_format: str = "yyyy-mm-dd"
) -> bytes:
    """An .xlsx workbook of these sheets; ``merged`` are ranges of the first one."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
        for cells in page.iter_rows():
            for cell in cells:
                if isinstance(cell.value, datetime):
                    cell.number_format = day_format
        page.sheet_state = "hidden" if name in hidden else "visible"
    for each in merged:
        book.worksheets[0].merge_cells(each)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def old_workbook(
    sheets: Mapping[str, Rows], hidden: Sequence[str] = (), merged: Sequence[tuple[int, ...]] = ()
) -> bytes:
    """An .xls workbook; ``merged`` are ranges (first row, last row, first column, last column, from 0) of the first sheet."""
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for place, (name, rows) in enumerate(sheets.items()):
        page = book.add_sheet(name)
        page.visibility = int(name in hidden)
        covered = {(top, left): each for each in merged if not place for top, left in ((each[0], each[2]),)}
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                style = (day,) if isinstance(value, datetime) else ()
                if (row, column) in covered:
                    page.write_merge(*covered[row, column], value)
                elif value is not None:
                    page.write(row, column, value, *style)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def packed(
    sheet_xml: str,
    others: Mapping[str, str] | None = None,
    part: str = "worksheets/one.xml",
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A workbook whose first sheet is this XML; ``others`` are further parts by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
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
    return file.getvalue()


def large_workbook(sheets: Mapping[str, Rows]) -> bytes:
    """A workbook of texts alone, written ten times as fast as by openpyxl."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        places = list(enumerate(sheets.items(), 1))
        listed = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, (name, _) in places)
        links = "".join(f'<Relationship Id="rId{n}" Target="worksheets/{n}.xml"/>' for n, _ in places)
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets></workbook>'
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        for n, (_, rows) in places:
            archive.writestr(f"xl/worksheets/{n}.xml", sheet("".join(map(_row_xml, range(1, len(rows) + 1), rows))))
    return file.getvalue()


def _row_xml(number: int, cells: Sequence[object]) -> str:
    texts = "".join(
        f'<c r="{column_letters(at)}{number}" t="inlineStr"><is><t xml:space="preserve">{escape(str(cell))}</t></is></c>'
        for at, cell in enumerate(cells)
        if cell is not None
    )
    return f'<row r="{number}">{texts}</row>'


def sheet(rows: str, prefix: str = "", behind: str = "") -> str:
    """The XML of a sheet around some rows; ``prefix`` is that of its elements (``x:``), ``behind`` stands after the rows."""
    name = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    return (
        f'<?xml version="1.0"?><{prefix}worksheet {name}="{_MAIN}"><{prefix}sheetData>{rows}</{prefix}sheetData>'
        f"{behind}</{prefix}worksheet>"
    )


def rows_of(content: bytes, place: int = 0) -> list[SheetRow]:
    """The rows of one sheet of a file."""
    with open_list(content) as sheets:
        return list(sheets.visible[place].read_rows())


def cells_of(content: bytes, place: int = 0) -> list[dict[int, str]]:
    """The cells of the rows of one sheet, by column."""
    return [dict(row.cells) for row in rows_of(content, place)]
