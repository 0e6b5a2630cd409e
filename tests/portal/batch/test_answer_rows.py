"""Rows: answers with the chosen columns and the mark of their origin."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind
from portal.batch.answer_rows import DEMO_ROW, MOST_ON_PAGE, NO_VALUE, AnswerRow, rows_by_slice
from portal.batch.column_values import ColumnValue, ValueSource
from portal.batch.columns import Column
from portal.batch.lines import lines_of_text
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from tests.portal.batch.substances import answer, named, substance
from tests.portal.factories import record_with_facts

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
    ((title, visible, more, gap),) = AnswerRow(answer("벤젠"), {Column.SYNONYMS: values}).page_columns
    assert (title, len(visible), more, gap) == ("다른 이름", MOST_ON_PAGE, 3, "")


def test_a_value_that_is_withheld_does_not_read_as_one_that_nobody_states() -> None:
    """Content rule 20."""
    benzene = substance("71-43-2", "벤젠")
    record_with_facts(benzene, "kosha_msds.sheets", [Fact(FactKind.FORMULA, "C6H6")], key="sheet")
    decide("withhold", Subject("kosha_msds.sheets/sheet"), Signed("staff", "r"))
    (row,) = rows("71-43-2", Column.FORMULA, Column.KE, Column.CAS)
    assert row.withheld == {Column.FORMULA}
    assert (row.gap(Column.FORMULA), row.gap(Column.KE), row.gap(Column.CAS)) == (
        "표시 보류(담당자 확인 중)",
        NO_VALUE,
        "",
    )


def test_annotations_stand_on_what_was_found_and_on_each_choice_after_its_title() -> None:
    for cas in ("71-43-2", "108-88-3"):
        named(substance(cas, cas), "쌍둥이")
    decide("annotate", Subject("cas:71-43-2"), Signed("staff", "둘레말"))
    (found, ambiguous) = rows("71-43-2\n쌍둥이", Column.KE)
    assert [each.partition(" (서명")[0] for each in found.annotations] == ["담당자 주석: 둘레말"]
    assert [each.partition(" (서명")[0] for each in ambiguous.annotations] == ["71-43-2 (71-43-2): 담당자 주석: 둘레말"]
