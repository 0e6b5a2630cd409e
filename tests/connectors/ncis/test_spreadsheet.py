from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from connectors.errors import BadFile
from connectors.ncis.spreadsheet import MAX_RATIO, SMALL_PART, sheet_rows
from tests.connectors.ncis.workbooks import packed_workbook, saved_workbook, sheet


def test_inline_text_numbers_and_blank_cells_are_read_by_column(tmp_path: Path) -> None:
    path = saved_workbook(tmp_path / "a.xlsx", [(1, None, "글자 <&>", 4.5)], columns=("가", "나", "다", "라"))
    assert list(sheet_rows(path)) == [
        {"A": "가", "B": "나", "C": "다", "D": "라"},
        {"A": "1", "C": "글자 <&>", "D": "4.5"},
    ]


def test_shared_text_is_looked_up_and_pronunciation_left_out(tmp_path: Path) -> None:
    strings = (
        "<sst><si><t>염산</t></si><si><r><t>황</t></r><r><t>산</t></r><rPh sb='0' eb='1'><t>ファン</t></rPh></si></sst>"
    )
    path = packed_workbook(
        tmp_path / "a.xlsx",
        sheet('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="AB1" t="s"><v>1</v></c></row>'),
        {"xl/sharedStrings.xml": strings},
    )
    assert list(sheet_rows(path)) == [{"A": "염산", "AB": "황산"}]


def test_a_formula_gives_its_value_and_not_its_words(tmp_path: Path) -> None:
    path = packed_workbook(tmp_path / "a.xlsx", sheet('<row r="1"><c r="A1"><f>B1+1</f><v>3</v></c><c r="B1"/></row>'))
    assert list(sheet_rows(path)) == [{"A": "3"}]


def test_prefixed_elements_and_rich_text_are_read(tmp_path: Path) -> None:
    rows = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:r><x:t>불</x:t></x:r><x:r><x:t>산</x:t></x:r></x:is></x:c></x:row>'
    assert list(sheet_rows(packed_workbook(tmp_path / "a.xlsx", sheet(rows, "x:")))) == [{"A": "불산"}]


def test_rows_without_a_filled_cell_are_passed_over(tmp_path: Path) -> None:
    rows = '<row r="1"/><row r="2"><c r="A2"/></row><row r="3"><c r="A3"><v>1</v></c></row>'
    assert list(sheet_rows(packed_workbook(tmp_path / "a.xlsx", sheet(rows)))) == [{"A": "1"}]


def test_a_text_across_the_pieces_of_the_stream_stays_one(tmp_path: Path) -> None:
    long = "염산" * 60_000
    path = packed_workbook(
        tmp_path / "a.xlsx", sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{long}</t></is></c></row>')
    )
    assert list(sheet_rows(path)) == [{"A": long}]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "no whole"),
        (b"<html>", "no whole"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "old .xls or has a password"),
        (b"PK\x03\x04 and nothing more", "no whole"),
    ],
)
def test_what_is_no_workbook_is_refused_with_the_way_out(tmp_path: Path, body: bytes, words: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(body)
    with pytest.raises(BadFile, match=words):
        list(sheet_rows(path))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"no file list\.xlsx"):
        list(sheet_rows(tmp_path / "list.xlsx"))
    with pytest.raises(BadFile, match="cannot be read"):
        list(sheet_rows(tmp_path))


def test_a_cut_off_sheet_and_a_cut_off_archive_are_refused(tmp_path: Path) -> None:
    whole = sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    with pytest.raises(BadFile, match="damaged"):
        list(sheet_rows(packed_workbook(tmp_path / "a.xlsx", whole[:-20])))
    path = packed_workbook(tmp_path / "b.xlsx", whole)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(BadFile):
        list(sheet_rows(path))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    blanks = " " * (SMALL_PART * 8)
    path = packed_workbook(tmp_path / "bomb.xlsx", sheet(blanks))
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo("xl/worksheets/one.xml")
    assert part.file_size / part.compress_size > MAX_RATIO
    with pytest.raises(BadFile, match="would unpack"):
        list(sheet_rows(path))


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]>' + sheet('<row r="1"><c r="A1"><v>1</v></c></row>').partition("?>")[2]
    with pytest.raises(BadFile, match="document type"):
        list(sheet_rows(packed_workbook(tmp_path / "a.xlsx", bomb)))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("<row><c><v>1</v></c></row>", "no addresses"),
        ('<row r="1"><c r="A1" t="s"><v>9</v></c></row>', "shared text"),
    ],
)
def test_cells_that_cannot_be_placed_or_looked_up_are_refused(tmp_path: Path, rows: str, words: str) -> None:
    with pytest.raises(BadFile, match=words):
        list(sheet_rows(packed_workbook(tmp_path / "a.xlsx", sheet(rows))))


def test_a_workbook_without_sheet_or_part_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/_rels/workbook.xml.rels", "<Relationships/>")
    with pytest.raises(BadFile, match="names no sheet"):
        list(sheet_rows(path))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other.txt", "x")
    with pytest.raises(BadFile, match="no part"):
        list(sheet_rows(path))


CELL = st.one_of(
    st.none(), st.integers(0, 10**6), st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=8)
)


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=6))
@example(rows=[["=0"], ["#N/A"], ["벤젠"]])
def test_any_sheet_is_read_as_openpyxl_reads_it(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]]
) -> None:
    path = saved_workbook(tmp_path_factory.mktemp("sheet") / "a.xlsx", rows, columns=("가",))
    # A text that begins with = is written as a formula; the reader gives its value and not its text.
    book = load_workbook(path, read_only=True, data_only=True)
    expected = [
        {cell.column_letter: str(cell.value) for cell in row if cell.value is not None}
        for row in book.worksheets[0].iter_rows()
    ]
    book.close()
    assert list(sheet_rows(path)) == [row for row in expected if row]


def test_memory_does_not_grow_with_the_sheet(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        cells = '<c r="A{0}" t="inlineStr"><is><t>물질 {0}</t></is></c><c r="B{0}"><v>{0}</v></c>'
        rows = "".join(f'<row r="{n}">{cells.format(n)}</row>' for n in range(1, count + 1))
        path = packed_workbook(tmp_path / f"{count}.xlsx", sheet(rows))
        tracemalloc.start()
        try:
            assert sum(1 for _ in sheet_rows(path)) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)  # the first run fills imports and caches
    assert peak(20_000) < peak(2_000) + 512 * 1024
