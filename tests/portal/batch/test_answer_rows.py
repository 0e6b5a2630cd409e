"""Rows: answers with the chosen columns and the mark of their origin."""

from __future__ import annotations

import pytest

from portal.batch.answer_rows import DEMO_ROW, MOST_ON_PAGE, AnswerRow, rows_by_slice
from portal.batch.column_values import ColumnValue, ValueSource
from portal.batch.columns import Column
from portal.batch.lines import lines_of_text
from tests.portal.batch.substances import answer, substance

pytestmark = pytest.mark.django_db


def rows(text: str, *columns: Column) -> list[AnswerRow]:
    return [row for some in rows_by_slice(lines_of_text(text).lines, columns) for row in some]


def test_only_the_chosen_columns_are_shown_and_the_sources_are_known_all_the_same() -> None:
    substance("71-43-2", "벤젠", origin="demo")
    (row,) = rows("벤젠", Column.KE, Column.PAGE)
    assert list(row.values) == [Column.KE]
    assert row.origins == ("demo",)
    assert row.mark(demo=False) == "시연 자료 – 공개 출처의 사실, 실제 대응에 사용 금지"


def test_a_line_without_an_answer_is_marked_where_the_site_is_a_demonstration() -> None:
    (row,) = rows("아무도 모르는 이름", Column.CAS)
    assert (row.mark(demo=True), row.mark(demo=False)) == (DEMO_ROW, "")


def test_real_data_are_not_marked() -> None:
    substance("71-43-2", "벤젠")
    (row,) = rows("벤젠", Column.CAS)
    assert row.mark(demo=False) == ""


def test_a_page_shows_so_many_values_and_says_how_many_more() -> None:
    substance("71-43-2", "벤젠")
    values = tuple(ColumnValue(str(n), (ValueSource("기관", "", "", "live"),)) for n in range(MOST_ON_PAGE + 3))
    ((title, visible, more),) = AnswerRow(answer("벤젠"), {Column.SYNONYMS: values}).page_columns
    assert (title, len(visible), more) == ("다른 이름", MOST_ON_PAGE, 3)
