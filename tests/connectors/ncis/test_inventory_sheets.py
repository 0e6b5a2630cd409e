"""The national list in every shape that people give it: read whole, or refused with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from connectors.errors import BadFile, BadRow
from connectors.ncis import inventory
from connectors.ncis.inventory import COLUMNS, NUMBER, SETTING
from connectors.pass_report import PassReport
from tests.connectors.ncis.workbooks import source_of_file
from tests.substance_lists.workbooks import large_workbook, old_workbook, workbook

ROWS = [(n, f"71-43-{n}", f"substance {n}", f"물질 {n}", f"KE-{n:05}") for n in range(1, 9)]


def rows_of(content: bytes, folder: Path) -> list[dict[str, object]]:
    path = folder / "list.xlsx"
    path.write_bytes(content)
    report = PassReport()
    rows = list(inventory.rows(source_of_file(path), report))
    assert (report.received, report.total) == (len(rows), len(rows))
    return [dict(row) for row in rows]


def refusal(content: bytes, folder: Path) -> str:
    with pytest.raises(BadFile) as caught:
        rows_of(content, folder)
    assert str(caught.value).startswith(SETTING)
    return str(caught.value)


@pytest.mark.parametrize("write", [workbook, old_workbook])
def test_a_list_split_over_sheets_is_read_whole(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    whole = rows_of(write({"목록": [COLUMNS, *ROWS]}), tmp_path)
    assert len(whole) == 8
    for sheets in (
        {"1": [COLUMNS, *ROWS[:5]], "2": [COLUMNS, *ROWS[5:]]},
        {"1": [COLUMNS, *ROWS[:5]], "2": ROWS[5:]},
        {
            "1": [("화학물질 목록",), ("2026.1.1. 기준",), (), COLUMNS, *ROWS[:5]],
            "2": [("이어짐",), COLUMNS, *ROWS[5:]],
        },
        {"1": [COLUMNS, *ROWS[:5], COLUMNS, *ROWS[5:]], "빈 시트": []},
    ):
        assert rows_of(write(sheets), tmp_path) == whole


def test_columns_may_stand_in_another_order_on_a_further_sheet(tmp_path: Path) -> None:
    turned = [tuple(reversed(each)) for each in ((*row, *[None] * (len(COLUMNS) - len(row))) for row in ROWS[5:])]
    content = workbook({"1": [COLUMNS, *ROWS[:5]], "2": [tuple(reversed(COLUMNS)), *turned]})
    assert rows_of(content, tmp_path) == rows_of(workbook({"1": [COLUMNS, *ROWS]}), tmp_path)


def test_a_second_edition_is_refused_with_the_reason(tmp_path: Path) -> None:
    for second, words in (
        ([COLUMNS, *ROWS], "두 판이 함께"),
        (ROWS, "열 제목"),
        ([COLUMNS, *[(None, *row[1:]) for row in ROWS]], "이어지지 않아"),
        ([("2025.7.1. 기준",), COLUMNS, *ROWS[5:]], "기준일이 다릅니다"),
        ([COLUMNS, *ROWS[4:]], "번호 5이"),
    ):
        first: list[Sequence[object]] = [("2026.1.1. 기준",), COLUMNS, *ROWS[:5]]
        assert words in refusal(workbook({"1": first, "2": second}), tmp_path)
    assert "번호 1이" in refusal(workbook({"1": [COLUMNS, *ROWS, *ROWS]}), tmp_path)


def test_a_sheet_that_is_no_list_is_refused_and_a_hidden_one_is_not_read(tmp_path: Path) -> None:
    sheets = {"목록": [COLUMNS, *ROWS], "안내": [("이 자료는",), ("참고용입니다",)]}
    told = refusal(workbook(sheets), tmp_path)
    assert "시트 ‘안내’" in told
    assert "숨기고" in told
    assert len(rows_of(workbook(sheets, hidden=["안내"]), tmp_path)) == 8


def test_columns_that_are_missing_on_one_sheet_are_named_with_the_sheet(tmp_path: Path) -> None:
    content = workbook({"1": [COLUMNS, *ROWS[:5]], "2": [COLUMNS[:5], *ROWS[5:]]})
    assert "시트 ‘2’에 급성·만성·생태, 사고대비" in refusal(content, tmp_path)


@pytest.mark.parametrize(
    ("column", "told"),
    [(1, "CAS번호 칸이 날짜 1975-09-02(으)로 바뀜, 원래 번호는 75-09-2일 수 있음"), (4, "기존 칸이 날짜 1975-09-02")],
)
def test_a_number_that_became_a_day_costs_its_row_and_the_row_has_no_key(
    tmp_path: Path, report: PassReport, column: int, told: str
) -> None:
    spoilt = [*ROWS[0]]
    spoilt[column] = datetime(1975, 9, 2)  # noqa: DTZ001 - a cell has no zone
    rows = rows_of(workbook({"1": [COLUMNS, spoilt, *ROWS[1:]]}), tmp_path)
    assert len(rows) == 8
    with pytest.raises(BadRow) as caught:
        inventory.record(rows[0], report)
    assert told in str(caught.value)
    assert caught.value.has_key is False
    inventory.record(rows[1], report)


@pytest.mark.parametrize(
    ("title", "day"), [("2026.1.1. 기준", "2026-01-01"), ("화학물질 목록", ""), ("출력 2026.1.1.", "")]
)
def test_the_edition_is_what_the_file_states_above_its_headings(tmp_path: Path, title: str, day: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook({"1": [(title,), COLUMNS, *ROWS]}))
    assert inventory.edition(source_of_file(path)) == day


def test_the_whole_national_list_over_two_sheets_is_the_list(shared: Path, tmp_path: Path) -> None:
    source = source_of_file(shared / "data/ncis/ncis_2026-01.xlsx")
    whole = [dict(row) for row in inventory.rows(source, PassReport())]
    table = [tuple(row.get(name) for name in COLUMNS) for row in whole]
    content = large_workbook(
        {"1": [("2026.1.1. 기준",), (), COLUMNS, *table[:41_000]], "2": [COLUMNS, *table[41_000:]]}
    )
    assert len(whole) == 47_462
    assert rows_of(content, tmp_path) == whole
    assert [row[NUMBER] for row in whole[-1:]] == ["47462"]
