"""A whole file or paste as the rows of a list, with what was read as what.

Every filled visible sheet is read, or named with the reason why not. Row numbers are those of the person's sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from substance_lists.column_kinds import HeldNames, ReadColumn, columns_of, only_column, text_column
from substance_lists.delimited_text import delimiter_of, sheets_of, sheets_of_lines
from substance_lists.files import open_list
from substance_lists.heading_rows import SEARCHED, Headings, headings_in
from substance_lists.roles import Role
from substance_lists.sheets import Sheet, SheetRow, Sheets, column_letters


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One filled cell of a row with the role of its column."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row by its number in the sheet; ``sheet`` is "" where there is only one.

    A row whose columns are blank has no cells; ``rest`` is what else stands in it.
    """

    number: int
    sheet: str
    cells: tuple[ReadCell, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """What was read of a sheet: the rows of its headings, its columns; ``reason`` says in Korean why it was not read."""

    name: str
    headings: tuple[int, ...] = ()
    columns: tuple[ReadColumn, ...] = ()
    reason: str = ""

    @property
    def text(self) -> str:
        """The sentence on how it was read."""
        name = f"시트 ‘{self.name}’: " if self.name else ""
        if self.reason:
            return f"{name}{self.reason}"
        columns = ", ".join(_told(column) for column in self.columns if column.role not in (Role.ROW, Role.SHEET))
        if not columns:
            return ""
        rows = "·".join(map(str, self.headings))
        return f"{name}{f'{rows}행을 제목으로 보고' if rows else '제목 없이 내용을 보고'} {columns} 열을 읽었습니다."


@dataclass(frozen=True, slots=True)
class ReadList:
    """The rows of all sheets in order, and what was read as what."""

    rows: tuple[ReadRow, ...]
    sheets: tuple[ReadSheet, ...]
    hidden: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was read as what, a sentence for each sheet."""
        told = tuple(filter(None, (sheet.text for sheet in self.sheets)))
        return (*told, f"숨긴 시트 {', '.join(self.hidden)}은(는) 읽지 않았습니다.") if self.hidden else told


LONGEST_REST = 200
"""Letters of what else stands in a row."""
NO_COLUMN = (
    "물질 이름이나 CAS·KE·UN 번호로 볼 열이 없어 읽지 않았습니다. 목록이면 열 제목(물질명, CAS 번호 …)을 적어 주십시오."
)


def read_file(source: Path | bytes, most_rows: int, held: HeldNames, column: int = 0) -> ReadList:
    """The list in a file; ``column`` (from 1) names the one column to read. Reading stops behind ``most_rows`` rows."""
    with open_list(source) as sheets:
        return _read(sheets, most_rows, held, column)


def read_paste(lines: Sequence[str], most_rows: int, held: HeldNames) -> ReadList:
    """The list in pasted lines: a table where cells are parted by tabs, or by another sign under known headings."""
    delimiter = delimiter_of(lines)
    if delimiter not in ("", "\t"):
        as_table = sheets_of("\n".join(lines))
        headings = headings_in(list(islice(as_table.visible[0].rows(), SEARCHED)))
        if headings and len(headings.roles) > 1:
            return _read(as_table, most_rows, held, 0)
    return _read(sheets_of_lines(lines), most_rows, held, 0)


def _read(sheets: Sheets, most_rows: int, held: HeldNames, column: int) -> ReadList:
    filled: list[tuple[Sheet, list[SheetRow]]] = []
    left = most_rows + SEARCHED + 1
    for sheet in sheets.visible:
        if own := list(islice(sheet.rows(), left)):
            filled.append((sheet, own))
            left -= len(own)
    read: list[ReadSheet] = []
    rows: list[ReadRow] = []
    for sheet, own in filled:
        told, own_rows = _read_sheet(sheet, own, held, column, is_only=len(filled) == 1)
        read.append(told)
        rows += own_rows
    return ReadList(tuple(rows), tuple(read), sheets.hidden)


def _read_sheet(
    sheet: Sheet, rows: Sequence[SheetRow], held: HeldNames, column: int, *, is_only: bool
) -> tuple[ReadSheet, list[ReadRow]]:
    headings = headings_in(rows)
    body = [row for row in rows if headings is None or row.number > headings.last]
    name = "" if is_only else sheet.name
    if column:
        columns: tuple[ReadColumn, ...] = (only_column(column - 1, headings),)
    elif headings is None and len(used := {each for row in rows for each in row.cells}) == 1:
        columns = tuple(ReadColumn(each, "", Role.ANY) for each in used)
    else:
        columns = columns_of(headings, body, held)
    if not columns and is_only and (fallback := text_column(body)):
        columns = (fallback,)
    if not columns:
        return ReadSheet(sheet.name, reason=NO_COLUMN), []
    told = ReadSheet(name, headings.numbers if headings else (), columns if _is_table(rows, headings) else ())
    return told, list(_read_rows(body, headings, columns, name))


def _is_table(rows: Sequence[SheetRow], headings: Headings | None) -> bool:
    """Whether there is something to tell; a plain list has one column and no heading."""
    return headings is not None or len({column for row in rows for column in row.cells}) > 1


def _read_rows(
    body: Sequence[SheetRow], headings: Headings | None, columns: Sequence[ReadColumn], sheet: str
) -> Iterator[ReadRow]:
    for row in body:
        if headings and headings.is_repeated_in(row):
            continue
        yield _read_row(row, columns, sheet, is_headed=headings is not None)


def _read_row(row: SheetRow, columns: Sequence[ReadColumn], sheet: str, *, is_headed: bool) -> ReadRow:
    cells = [ReadCell(each.role, row.text(each.column)) for each in columns if row.text(each.column)]
    stated = next((cell.text for cell in cells if cell.role is Role.ROW), "")
    number = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 8 else row.number
    of_sheet = next((cell.text for cell in cells if cell.role is Role.SHEET), sheet)
    naming = tuple(cell for cell in cells if cell.role not in (Role.ROW, Role.SHEET))
    if len(naming) > 1:
        # A running number beside a name or a number of a substance names nothing.
        naming = tuple(cell for cell in naming if not _is_bare_digits(cell)) or naming
    rest = [text for column, text in sorted(row.cells.items()) if column not in {each.column for each in columns}]
    if not naming and not is_headed and (word := next((text for text in rest if _is_word(text)), "")):
        naming = (ReadCell(Role.NAME, word),)
    return ReadRow(number, of_sheet, naming, "" if naming else " · ".join(rest)[:LONGEST_REST])


def _is_bare_digits(cell: ReadCell) -> bool:
    return cell.role in (Role.NAME, Role.ANY) and cell.text.replace(".", "").replace(",", "").isdigit()


def _is_word(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 1


def _told(column: ReadColumn) -> str:
    return (
        f"{column_letters(column.column)}({column.heading})" if column.heading else f"{column_letters(column.column)}"
    )
