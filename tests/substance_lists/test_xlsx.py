"""Sheets of workbooks as streams of rows: every shape that programs write, and nothing that harms."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from datetime import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from substance_lists.archives import MAX_RATIO, SMALL_PART
from substance_lists.errors import UnreadableList
from substance_lists.files import open_list
from tests.substance_lists.workbooks import cells_of, packed, rows_of, sheet, workbook


def test_text_numbers_and_blank_cells_are_read_by_column_and_rows_by_number() -> None:
    content = workbook({"a": [("가", "나", "다"), (), (1, None, "글자 <&>", 4.5)]})
    assert [(row.number, dict(row.cells)) for row in rows_of(content)] == [
        (1, {0: "가", 1: "나", 2: "다"}),
        (3, {0: "1", 2: "글자 <&>", 3: "4.5"}),
    ]


def test_shared_text_is_looked_up_and_pronunciation_left_out() -> None:
    strings = (
        "<sst><si><t>염산</t></si><si><r><t>황</t></r><r><t>산</t></r><rPh sb='0' eb='1'><t>ファン</t></rPh></si></sst>"
    )
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="AB1" t="s"><v>1</v></c></row>'
    assert cells_of(packed(sheet(row), {"xl/sharedStrings.xml": strings})) == [{0: "염산", 27: "황산"}]


def test_a_formula_gives_its_value_and_not_its_words() -> None:
    row = '<row r="1"><c r="A1"><f>B1+1</f><v>3</v></c><c r="B1"/></row>'
    assert cells_of(packed(sheet(row))) == [{0: "3"}]


def test_prefixed_elements_and_rich_text_are_read() -> None:
    rows = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:r><x:t>불</x:t></x:r><x:r><x:t>산</x:t></x:r></x:is></x:c></x:row>'
    assert cells_of(packed(sheet(rows, "x:"))) == [{0: "불산"}]


def test_rows_without_a_filled_cell_are_passed_over() -> None:
    rows = '<row r="1"/><row r="2"><c r="A2"/></row><row r="3"><c r="A3"><v>1</v></c></row>'
    assert [(row.number, dict(row.cells)) for row in rows_of(packed(sheet(rows)))] == [(3, {0: "1"})]


@pytest.mark.parametrize(
    ("day_format", "shown"),
    [
        ("yyyy-mm-dd", "1975-09-02"),
        ("m/d/yy", "1975-09-02"),
        ('yyyy"년" m"월" d"일"', "1975-09-02"),
        ("[$-412]d-mmm-yy", "1975-09-02"),
        ("General", "27639"),
        ('0.0" days"', "27639"),
    ],
)
def test_a_cell_that_shows_a_day_is_read_as_that_day(day_format: str, shown: str) -> None:
    content = workbook({"a": [("CAS",), (datetime(1975, 9, 2),)]}, day_format=day_format)  # noqa: DTZ001 - a cell has no zone
    assert cells_of(content)[1] == {0: shown}


def test_days_of_a_workbook_that_counts_from_1904_are_the_same_days() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([datetime(1975, 9, 2)])  # type: ignore[union-attr]  # noqa: DTZ001 - as above
    file = io.BytesIO()
    book.save(file)
    assert cells_of(file.getvalue()) == [{0: "1975-09-02"}]


def test_every_visible_sheet_is_given_in_its_order_and_hidden_ones_are_named() -> None:
    content = workbook({"둘": [(2,)], "숨김": [(3,)], "하나": [(1,)]}, hidden=["숨김"])
    with open_list(content) as sheets:
        assert [each.name for each in sheets.visible] == ["둘", "하나"]
        assert sheets.hidden == ("숨김",)


def test_a_merged_cell_stands_for_the_rows_that_it_covers() -> None:
    content = workbook({"a": [("가", 1), (None, 2), (None, 3), (None, 4)]}, merged=["A1:A3"])
    assert cells_of(content) == [{0: "가", 1: "1"}, {0: "가", 1: "2"}, {0: "가", 1: "3"}, {1: "4"}]


@pytest.mark.parametrize(
    "pieces", ["<t>{}</t>".format("<!-- -->".join(["가"] * 200_000)), "<r><t>가</t></r>" * 200_000]
)
def test_a_cell_whose_text_comes_in_many_pieces_is_one_text(pieces: str) -> None:
    # Joined piece by piece, this copies sixty gigabytes.
    row = f'<row r="1"><c r="A1" t="inlineStr"><is>{pieces}</is></c></row>'
    assert cells_of(packed(sheet(row), method=zipfile.ZIP_STORED)) == [{0: "가" * 200_000}]
    shared = f"<sst><si>{pieces}</si></sst>"
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    content = packed(sheet(row), {"xl/sharedStrings.xml": shared}, method=zipfile.ZIP_STORED)
    assert cells_of(content) == [{0: "가" * 200_000}]


def test_a_cut_off_sheet_is_refused() -> None:
    whole = sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    with pytest.raises(UnreadableList, match="손상"):
        rows_of(packed(whole[:-20]))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    content = packed(sheet(" " * (SMALL_PART * 8)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = archive.getinfo("xl/worksheets/one.xml")
    assert part.file_size / part.compress_size > MAX_RATIO
    with pytest.raises(UnreadableList, match="풀면"):
        rows_of(content)


def test_a_document_type_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "b">]>' + sheet('<row r="1"><c r="A1"><v>1</v></c></row>').partition("?>")[2]
    with pytest.raises(UnreadableList, match="DOCTYPE"):
        rows_of(packed(bomb))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("<row><c><v>1</v></c></row>", "주소가 없는"),
        ('<row r="1"><c r="A1" t="s"><v>9</v></c></row>', "공유 문자열"),
        ('<row r="1"><c r="A1"><v>71-43</v></c><c r="A1"><v>-2</v></c></row>', "두 번"),
        ('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>', "되돌아"),
        ('<row r="1"><c r="가1"><v>1</v></c></row>', "주소"),
    ],
)
def test_cells_that_cannot_be_placed_or_looked_up_are_refused(rows: str, words: str) -> None:
    with pytest.raises(UnreadableList, match=words):
        rows_of(packed(sheet(rows)))


def test_a_workbook_without_sheet_or_part_is_refused() -> None:
    for parts, words in (
        ({"xl/workbook.xml": "<workbook/>", "xl/_rels/workbook.xml.rels": "<Relationships/>"}, "시트가 없습니다"),
        ({"other.txt": "x"}, "부분이 없습니다"),
        ({"mimetype": "x", "content.xml": "<x/>"}, "OpenDocument"),
    ):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, text in parts.items():
                archive.writestr(name, text)
        with pytest.raises(UnreadableList, match=words):
            rows_of(file.getvalue())


CELL = st.one_of(
    st.none(), st.integers(0, 10**6), st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=8)
)


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=6))
@example(rows=[["=0"], ["#N/A"], ["벤젠"]])
def test_any_sheet_is_read_as_openpyxl_reads_it(rows: list[list[object]]) -> None:
    content = workbook({"a": rows})
    # A text that begins with = is written as a formula; the reader gives its value and not its text.
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    expected = [
        {cell.column - 1: str(cell.value) for cell in row if cell.value is not None and cell.value != ""}
        for row in book.worksheets[0].iter_rows()
    ]
    book.close()
    assert cells_of(content) == [row for row in expected if row]


def test_memory_does_not_grow_with_the_sheet() -> None:
    def peak(count: int) -> int:
        cells = '<c r="A{0}" t="inlineStr"><is><t>물질 {0}</t></is></c><c r="B{0}"><v>{0}</v></c>'
        rows = "".join(f'<row r="{n}">{cells.format(n)}</row>' for n in range(1, count + 1))
        content = packed(sheet(rows))
        tracemalloc.start()
        try:
            with open_list(content) as sheets:
                assert sum(1 for _ in sheets.visible[0].rows()) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)  # the first run fills imports and caches
    assert peak(20_000) < peak(2_000) + 512 * 1024
