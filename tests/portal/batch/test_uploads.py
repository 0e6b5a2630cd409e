"""Files: typed by content, limited before they are read, refused with a sentence that says what to do."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from portal.batch.lines import BadInput, CellRole
from portal.batch.uploads import MOST_BYTES, TOO_LARGE, lines_of_upload
from substance_lists.encodings import NO_TEXT
from substance_lists.files import NOT_A_WORKBOOK
from substance_lists.xls import DAMAGED

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_sheet(sheet: str) -> bytes:
    """A workbook whose sheet is this XML."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["벤젠"]]))) as good,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for part in good.infolist():
            own = part.filename == "xl/worksheets/sheet1.xml"
            bad.writestr(part.filename, sheet if own else good.read(part.filename))
    return file.getvalue()


def texts(content: bytes, column: int = 0) -> list[str]:
    return [line.text for line in lines_of_upload(content, column).lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_text_is_read_in_the_encodings_that_spreadsheets_write(encoding: str) -> None:
    assert texts("물질명,수량\n불화수소,3\n톨루엔,4\n".encode(encoding)) == ["불화수소", "톨루엔"]


def test_names_with_commas_in_a_plain_list_stay_whole() -> None:
    assert texts("1,3-부타디엔\n벤젠\n2,4-D\n".encode()) == ["1,3-부타디엔", "벤젠", "2,4-D"]


def test_a_quoted_name_with_a_comma_is_one_cell() -> None:
    assert texts('물질명,CAS 번호\n"1,3-부타디엔",106-99-0\n'.encode()) == ["106-99-0 · 1,3-부타디엔"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_column_can_be_named(delimiter: str) -> None:
    assert texts(f"가{delimiter}71-43-2\n나{delimiter}108-88-3\n".encode(), column=2) == ["71-43-2", "108-88-3"]


def test_a_workbook_is_read_by_its_headings_and_numbers_stay_numbers() -> None:
    content = workbook([["물질명", "UN번호", "비고"], ["벤젠", 1114, "x"], [None, None, None], ["톨루엔", None, "y"]])
    lines = lines_of_upload(content).lines
    assert [(line.number, [(cell.role, cell.text) for cell in line.cells]) for line in lines] == [
        (2, [(CellRole.UN, "1114"), (CellRole.NAME, "벤젠")]),
        (3, []),
        (4, [(CellRole.NAME, "톨루엔")]),
    ]


def test_a_formula_is_its_value_and_never_computed() -> None:
    row = '<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x","y")</f><v>71-43-2</v></c></row>'
    assert texts(with_sheet(SHEET.format(row))) == ["71-43-2"]


def test_a_million_empty_rows_are_no_lines() -> None:
    rows = "".join(f'<row r="{n}"/>' for n in range(2, 1_000_001))
    row = '<row r="1"><c r="A1" t="str"><v>벤젠</v></c></row>'
    assert texts(with_sheet(SHEET.format(row + rows))) == ["벤젠"]


def test_a_sheet_of_too_many_lines_is_left_when_that_is_known() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 20_000))
    with pytest.raises(BadInput, match="5,000줄까지씩"):
        lines_of_upload(with_sheet(SHEET.format(rows)))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "확인할 줄이 없습니다"),
        (b"\xff" * 10 + b"\x01", NO_TEXT),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", NO_TEXT),
        (b"%PDF-1.7\n\0\xb5", NO_TEXT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DAMAGED),
        (b"PK\x03\x04 no archive", NOT_A_WORKBOOK),
        (b"a" * (MOST_BYTES + 1), TOO_LARGE),
        (workbook([["벤젠"]])[:2000], NOT_A_WORKBOOK),
        (with_sheet("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + SHEET.format("&a;")), "문서 형식"),
        (with_sheet(SHEET.format("<row>")), NOT_A_WORKBOOK),
        (with_sheet(" " * 40_000_000), "풀면 32 MB를 넘습니다"),
    ],
    ids=["empty", "bytes", "png", "pdf", "xls", "zip", "large", "cut", "entity", "xml", "bomb"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence.replace("(", r"\(").replace(")", r"\)")):
        lines_of_upload(content)


@given(st.binary(max_size=400))
def test_any_bytes_are_lines_or_a_sentence(content: bytes) -> None:
    with contextlib.suppress(BadInput):
        assert any(line.text for line in lines_of_upload(content).lines)
