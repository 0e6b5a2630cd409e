"""Lines from a file: CSV or text in UTF-8, CP949 or UTF-16, or an .xlsx workbook; its size is checked before it is read.

The file is read once and not stored: its lines go back into the form as text.
"""

from __future__ import annotations

import csv
import io
import logging
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from connectors.errors import BadFile
from connectors.ncis.spreadsheet import OLD_FORMAT, sheet_rows
from portal.batch.lines import MOST_COLUMNS, BadInput, BatchLines, lines_of_table, lines_of_text

log = logging.getLogger(__name__)

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 32 * 1024 * 1024
"""For a workbook: 5,000 lines of forty columns are 10 MB, a million empty rows 25 MB."""
MOST_PARTS = 1_000
ZIP = b"PK\x03\x04"
TOO_LARGE = (
    f"파일이 {MOST_BYTES // 1024 // 1024} MB를 넘습니다. 이름이나 번호가 있는 열만 남기거나 나누어 올려 주십시오."
)
WRONG_TYPE = "읽을 수 없는 파일입니다. CSV, TXT(UTF-8 또는 CP949) 또는 XLSX 파일을 올려 주십시오."
NOT_A_WORKBOOK = (
    "엑셀 파일이 손상되었거나 안전하게 열 수 없습니다. 새 파일에 값만 붙여 넣어 .xlsx로 저장한 뒤 올려 주십시오."
)
_DELIMITERS = ",\t;"


def lines_of_file(content: bytes, column: int = 0) -> BatchLines:
    """The lines of an uploaded file; its content decides the type, not its name. Raises ``BadInput``."""
    if len(content) > MOST_BYTES:
        raise BadInput(TOO_LARGE)
    if content.startswith(OLD_FORMAT):
        raise BadInput("옛 엑셀 형식(.xls)이거나 암호가 걸린 파일입니다. 암호 없이 .xlsx로 저장한 뒤 올려 주십시오.")
    if content.startswith(ZIP):
        return lines_of_table(_workbook_rows(content), column)
    return _lines_of_csv(_decoded(content), column)


def _decoded(content: bytes) -> str:
    """The text by its byte order mark, else UTF-8, else CP949, as Korean spreadsheets write it."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in content:
        raise BadInput(WRONG_TYPE)
    else:
        encodings = ("utf-8-sig", "cp949")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(WRONG_TYPE)


def _lines_of_csv(text: str, column: int) -> BatchLines:
    """The lines of a table where all rows have one width; a list of names with commas (1,3-부타디엔) is lines line by line."""
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise BadInput("CSV의 따옴표나 칸이 맞지 않습니다. 표 프로그램에서 CSV로 다시 저장해 주십시오.") from error
    has_one_width = len({len(row) for row in rows}) == 1
    if column or has_one_width:
        return lines_of_table(rows, column)
    lines = lines_of_table(rows)
    return lines if "제목으로" in lines.remark else lines_of_text(text)


def _workbook_rows(content: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet; a formula gives its last computed value, and nothing outside the file is opened."""
    try:
        _check_size(content)
        # The reader of workbooks takes a path; only the owner can read the file, and closing removes it.
        with NamedTemporaryFile(suffix=".xlsx") as file:
            file.write(content)
            file.flush()
            for cells in sheet_rows(Path(file.name)):
                yield _row_of_cells(cells)
    except (BadFile, zipfile.BadZipFile, zlib.error, OSError, ValueError) as error:
        if isinstance(error, BadInput):
            raise
        log.info("an uploaded workbook was refused: %s", error)
        raise BadInput(NOT_A_WORKBOOK) from error


def _check_size(content: bytes) -> None:
    """Checks the declared sizes, which limit the reading: the archive's reader never gives more than a part declares."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise BadInput(
            f"엑셀 파일을 풀면 {MOST_UNPACKED // 1024 // 1024} MB를 넘습니다. 빈 행·그림·다른 시트를 지우고 "
            "이름이나 번호가 있는 열만 남겨 새 파일로 저장해 주십시오."
        )


def _row_of_cells(cells: dict[str, str]) -> list[str]:
    """The cells in the order of their columns (A, B, …, AA), blanks included; columns beyond ``MOST_COLUMNS`` are left out."""
    cells_by_index = {_column_index(letters): text for letters, text in cells.items()}
    row = [""] * min(max(cells_by_index) + 1, MOST_COLUMNS)
    for index, text in cells_by_index.items():
        if 0 <= index < len(row):
            row[index] = text
    return row


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters[:3]:
        index = index * 26 + (ord(letter.upper()) - ord("A") + 1 if letter.isascii() and letter.isalpha() else 0)
    return index - 1
