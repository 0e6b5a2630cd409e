"""Files: every value with its agency and dates, every row with its mark, no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from portal.batch.answer_rows import NO_VALUE, AnswerRow
from portal.batch.column_values import ColumnValue, ValueSource
from portal.batch.columns import Column
from portal.batch.export import (
    BOM,
    LONGEST_CELL,
    UNOFFICIAL,
    ExportLayout,
    csv_chunks,
    escape_formula,
    xlsx_bytes,
)
from portal.batch.line_answers import Choice, LineAnswer, LineOutcome
from portal.batch.lines import Cell, CellRole, Line

SOURCE = ValueSource("어느 기관", "2025-03-01", "2026-11-24", "live")
BENZENE = Choice("cas:71-43-2", "벤젠", "/substances/71-43-2", "71-43-2", 1)
SHEET = ExportLayout((Column.CAS, Column.LEGAL, Column.PAGE), "https://example.test", demo=False, official=False)


def row(typed: str, text: str = "71-43-2", source: ValueSource = SOURCE) -> AnswerRow:
    answer = LineAnswer(Line(1, (Cell(CellRole.ANY, typed),)), LineOutcome.FOUND, "이름 일치", BENZENE)
    return AnswerRow(answer, {Column.CAS: (ColumnValue(text, (source,)),), Column.LEGAL: ()}, (source,))


def written(sheet: ExportLayout, rows: Sequence[AnswerRow]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The same rows as both files have them, by title."""
    text = "".join(csv_chunks(sheet, [rows]))
    assert text.startswith(BOM)
    as_csv = list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))
    page = load_workbook(io.BytesIO(xlsx_bytes(sheet, [rows]))).active
    assert page is not None
    titles, *body = ([str(value or "") for value in each] for each in page.iter_rows(values_only=True))
    return as_csv, [dict(zip(titles, cells, strict=True)) for cells in body]


def test_both_files_say_the_same_and_every_value_has_its_agency_and_dates() -> None:
    as_csv, as_xlsx = written(SHEET, [row("벤젠")])
    assert as_csv == as_xlsx
    (only,) = as_csv
    assert only["CAS 번호"] == only["물질의 CAS 번호"] == "71-43-2"
    assert only["CAS 번호 출처"] == "어느 기관, 기관 기준일 2025-03-01, 확인일 2026-11-24"
    assert only["법적 목록(함량기준·고시일·지정수량)"] == ""
    assert only["법적 목록(함량기준·고시일·지정수량) 출처"] == NO_VALUE
    assert (only["시트"], only["행"]) == ("", "1")
    assert only["물질 쪽 주소"] == "https://example.test/substances/71-43-2"
    assert (only["자료 구분"], only["자료 표시"], only["안내"]) == ("기관 자료", "", UNOFFICIAL)


def test_values_of_several_sources_keep_each_its_own() -> None:
    other = replace(SOURCE, badge="다른 기관")
    values = (ColumnValue("71-43-2", (SOURCE, other)), ColumnValue("71-43-3", (other,)))
    (only,) = written(SHEET, [replace(row("벤젠"), values={Column.CAS: values, Column.LEGAL: ()})])[0]
    assert only["CAS 번호"] == "71-43-2 | 71-43-3"
    assert only["CAS 번호 출처"] == " | ".join(value.exported for value in values)
    (same,) = written(SHEET, [replace(row("벤젠"), values={Column.CAS: (values[1],) * 2, Column.LEGAL: ()})])[0]
    assert same["CAS 번호 출처"] == other.text


def test_a_demonstration_is_marked_in_every_row_found_or_not() -> None:
    """Content rule 27."""
    demo = ValueSource("시연: 어느 기관 형식", "", "2026-11-24", "demo", "시연 자료 – 공개 출처의 사실")
    lost = AnswerRow(LineAnswer(Line(2, (Cell(CellRole.ANY, "?"),)), LineOutcome.NOT_FOUND, "없음"), {})
    sheet = ExportLayout((Column.CAS,), "", demo=True, official=False)
    for rows in written(sheet, [row("벤젠", source=demo), lost]):
        assert all("시연 자료" in each["자료 표시"] and "사용 금지" in each["자료 표시"] for each in rows)
        assert "시연 자료 – 공개 출처의 사실" in rows[0]["CAS 번호 출처"]


def test_an_official_site_has_no_note_on_not_being_one() -> None:
    """Content rule 28."""
    sheet = ExportLayout((Column.CAS,), "", demo=False, official=True)
    assert [each["안내"] for each in written(sheet, [row("벤젠")])[0]] == [""]


def test_choices_are_named_with_their_addresses_and_how_many_more() -> None:
    line = Line(1, (Cell(CellRole.ANY, "x"),))
    answer = LineAnswer(line, LineOutcome.AMBIGUOUS, "여럿", None, (BENZENE,), 4)
    (only,) = written(SHEET, [AnswerRow(answer, {})])[0]
    assert only["선택지"] == "벤젠 (71-43-2) https://example.test/substances/71-43-2 외 4"
    assert only["CAS 번호"] == ""


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "  =1", '=HYPERLINK("x")'])
def test_no_cell_of_either_file_begins_as_a_formula_does(typed: str) -> None:
    for rows in written(SHEET, [row(typed, text=typed)]):
        assert all(_is_plain(cell) for each in rows for cell in each.values())


@given(st.text(max_size=50))
def test_any_text_is_harmless_and_harmless_twice(text: str) -> None:
    assert _is_plain(escape_formula(text))
    assert escape_formula(escape_formula(text)) == escape_formula(text)


def test_a_cell_with_more_than_it_can_hold_keeps_whole_values_and_counts_the_others() -> None:
    many = tuple(ColumnValue(f"이름 {n:040}", (SOURCE,)) for n in range(2000))
    full = AnswerRow(row("벤젠").answer, {Column.CAS: many, Column.LEGAL: ()})
    cell = written(SHEET, [full])[1][0]["CAS 번호"]
    assert len(cell) <= LONGEST_CELL
    kept = cell.count("이름")
    assert cell.endswith(f"외 {2000 - kept}개(물질 쪽에서 확인)")


def test_the_csv_is_made_a_slice_at_a_time() -> None:
    pulled: list[int] = []

    def slices() -> Iterable[list[AnswerRow]]:
        for number in range(3):
            pulled.append(number)
            yield [row("벤젠")]

    pieces = csv_chunks(SHEET, slices())
    next(pieces)
    assert pulled == []
    next(pieces)
    assert pulled == [0]


def _is_plain(cell: str) -> bool:
    begins = unicodedata.normalize("NFKC", cell.lstrip()[:1])
    return not begins or (begins[0] not in "=+-@" and cell[0] not in "\t\r\n")


def test_a_cell_of_which_something_is_withheld_says_so_after_its_values() -> None:
    """Content rule 20."""
    full, empty = (replace(row("벤젠"), withheld=frozenset({column})) for column in (Column.CAS, Column.LEGAL))
    (first, second), _ = written(SHEET, [full, empty])
    assert first["CAS 번호"] == "71-43-2"
    assert first["CAS 번호 출처"].endswith(" | 표시 보류(담당자 확인 중)")
    assert second["법적 목록(함량기준·고시일·지정수량) 출처"] == "표시 보류(담당자 확인 중)"
