"""Whole lists: how each sheet and column was recognised, and which rows result. The first tests use the cases of ../shared."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

import pytest

from substance_lists.list_reading import NO_COLUMN, ReadList, read_file, read_paste
from tests.substance_lists.workbooks import old_workbook, workbook

NAMES = frozenset({"벤젠", "톨루엔", "황산"})


def held(texts: Collection[str]) -> frozenset[str]:
    return NAMES.intersection(texts)


def read(source: Path | bytes, most_rows: int = 5_000) -> ReadList:
    return read_file(source, most_rows, held)


def texts(found: ReadList) -> list[tuple[int, str]]:
    return [(row.number, " ".join(cell.text for cell in row.cells)) for row in found.rows]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("no_head.csv", [(2, "67-64-1"), (3, "67-63-0"), (4, "108-88-3")]),
        (
            "sds3.csv",
            [
                (2, "1330-20-7 제품A 성분1 자이렌"),
                (3, "78-93-3 제품A 성분2 엠이케이"),
                (4, "7647-01-0 염산 염산"),
                (5, "1336-21-6 수산화암모늄 암모니아수"),
            ],
        ),
        (
            "dates_only.xlsx",
            [
                (2, "1975-09-02"),
                (3, "3811-04-09"),
                (4, "1975-01-04"),
                (5, "1978-01-05"),
                (6, "1979-01-06"),
                (7, "1967-03-06"),
            ],
        ),
        ("title.xlsx", [(4, "108-88-3 톨루엔"), (5, "67-56-1 메탄올")]),
    ],
)
def test_the_lists_that_were_read_wrong_are_read_right(shared: Path, name: str, rows: list[tuple[int, str]]) -> None:
    assert texts(read(shared / "cases" / name)) == rows


@pytest.mark.parametrize("write", [workbook, old_workbook])
def test_every_sheet_with_a_list_is_read_and_the_others_are_told(write) -> None:  # type: ignore[no-untyped-def]
    content = write(
        {
            "1공장": [("화학물질 취급현황",), ("물질명", "CAS No."), ("벤젠", "71-43-2")],
            "2공장": [("CAS No.", "비고"), (None, None), ("108-88-3", "x")],
            "안내": [("작성 방법을 읽고", "적으십시오")],
            "예전": [("물질명",), ("황산",)],
        },
        hidden=["예전"],
    )
    found = read(content)
    assert [(row.sheet, row.number) for row in found.rows] == [("1공장", 3), ("2공장", 3)]
    assert found.sentences == (
        "시트 ‘1공장’: 2행을 제목으로 보고 B(CAS No.), A(물질명) 열을 읽었습니다.",
        "시트 ‘2공장’: 1행을 제목으로 보고 A(CAS No.) 열을 읽었습니다.",
        f"시트 ‘안내’: {NO_COLUMN}",
        "숨긴 시트 예전은(는) 읽지 않았습니다.",
    )


def test_a_merged_name_stands_for_all_its_rows() -> None:
    content = workbook({"a": [("물질명", "CAS"), ("크실렌", "95-47-6"), (None, "108-38-3")]}, merged=["A2:A3"])
    assert texts(read(content)) == [(2, "95-47-6 크실렌"), (3, "108-38-3 크실렌")]


def test_repeated_headings_are_no_line_and_a_row_of_other_columns_tells_what_stands_there() -> None:
    found = read(
        workbook({"a": [("물질명", "비고"), ("벤젠", "x"), ("물질명", "비고"), (None, "소계"), ("황산", "y")]})
    )
    assert [(row.number, row.rest) for row in found.rows] == [(2, ""), (4, "소계"), (5, "")]


def test_a_day_under_a_heading_that_is_not_read_makes_no_number() -> None:
    content = workbook({"a": [("물질명", "입고일"), ("벤젠", datetime(1975, 9, 2)), ("황산", datetime(2026, 1, 5))]})  # noqa: DTZ001
    assert [column.heading for column in read(content).sheets[0].columns] == ["물질명"]


def test_reading_stops_once_there_are_too_many_rows() -> None:
    content = workbook({"a": [("물질명",), *[("벤젠",)] * 300], "b": [("물질명",), *[("벤젠",)] * 300]})
    assert 100 < len(read(content, 100).rows) < 200


def test_a_row_of_a_paste_without_headings_is_never_lost() -> None:
    found = read_paste(["톨루엔", "3\t황산\t2 kg", "메모만 있는 줄\t\t"], 100, held)
    assert texts(found) == [(1, "톨루엔"), (2, "황산"), (3, "메모만 있는 줄")]
