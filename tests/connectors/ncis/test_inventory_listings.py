from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from connectors.ncis.inventory import record
from connectors.pass_report import PassReport
from connectors.schema import FactKind, LegalListing, Record, Threshold
from tests.connectors.ncis.recorded import facts_of_kind


def listings(found: Record) -> list[LegalListing]:
    return [fact.data for fact in facts_of_kind(found, FactKind.LEGAL_LISTING) if isinstance(fact.data, LegalListing)]


def row(**cells: Any) -> dict[str, Any]:
    return {**{"CAS번호": "71-43-2"}, **cells}


def test_each_category_of_one_cell_gets_the_threshold_of_its_own_effect(report: PassReport) -> None:
    found = record(
        row(
            **{
                "급성·만성·생태": "인체급성·인체만성·생태97-1-271(1)",
                "제한/금지/허가": "06-5-10",
                "유해특성분류 및 혼합물 함량기준(%)": "유독물질 : 인체급성유해성 : 25%, 인체만성유해성 : 0.1%, 생태유해성 : 2.5% / "
                "제한물질 : 크로뮴(6+)화합물[Chromium(6+) compounds; 18540-29-9] 및 이를 0.1% 이상 함유한  혼합물",
            }
        ),
        report,
    )
    assert [(one.list_name, one.number, [str(t.percent) for t in one.thresholds]) for one in listings(found)] == [
        ("인체급성유해성물질", "97-1-271(1)", ["25"]),
        ("인체만성유해성물질", "97-1-271(1)", ["0.1"]),
        ("생태유해성물질", "97-1-271(1)", ["2.5"]),
        ("제한물질", "06-5-10", ["0.1"]),
    ]
    assert report.rejected == {}


def test_two_numbers_of_one_list_share_the_texts_of_that_list(report: PassReport) -> None:
    found = record(
        row(
            **{
                "제한/금지/허가": "06-5-8,06-4-10",
                "유해특성분류 및 혼합물 함량기준(%)": "제한물질 : 납 [Lead; 7439-92-1]과 그 화합물 및 이를 0.009% 초과 함유한 혼합물 / "
                "금지물질 : 비산 납 및 이를 0.1% 이상 함유한 혼합물",
            }
        ),
        report,
    )
    assert [(one.list_name, one.number, one.thresholds) for one in listings(found)] == [
        ("제한물질", "06-5-8", (Threshold(Decimal("0.009"), "", True),)),
        ("금지물질", "06-4-10", (Threshold(Decimal("0.1")),)),
    ]


def test_an_exception_of_the_text_is_kept_as_one(report: PassReport) -> None:
    text = "금지물질 : 피시비 및 이를 0.005% 이상 함유한 혼합물. 다만, 치환된 염소수가 3개 미만인 경우는 제외"
    (one,) = listings(record(row(**{"제한/금지/허가": "06-4-1", "유해특성분류 및 혼합물 함량기준(%)": text}), report))
    assert one.exception == "다만, 치환된 염소수가 3개 미만인 경우는 제외"


def test_an_upper_bound_is_no_threshold_and_a_list_that_has_no_other_is_reported(report: PassReport) -> None:
    text = "제한물질 : 납 및 이를 0.3% 미만 함유한 혼합물 / 사고대비물질 : 벤젠 및 이를 85% 이상 함유한 혼합물. 다만, 5% 미만은 제외"
    cells = {"제한/금지/허가": "06-5-8", "사고대비": "7", "유해특성분류 및 혼합물 함량기준(%)": text}
    assert {one.list_name: one.thresholds for one in listings(record(row(**cells), report))} == {
        "제한물질": (),
        "사고대비물질": (Threshold(Decimal("85")),),
    }
    assert list(report.rejected) == ["유해특성분류 및 혼합물 함량기준(%): no threshold read"]


@pytest.mark.parametrize(
    ("cell", "number", "condition", "value"),
    [
        ("인체만성97-1-99 (섬유상에 한함)", "97-1-99", "섬유상에 한함", "97-1-99 (조건: 섬유상에 한함)"),
        ("인체만성97-1-99(단, 섬유상에 한함)", "97-1-99", "단, 섬유상에 한함", "97-1-99 (조건: 단, 섬유상에 한함)"),
        ("인체만성97-1-99(분말은 제외)", "97-1-99", "분말은 제외", "97-1-99 (조건: 분말은 제외)"),
        ("인체만성97-1-99(신규화학물질)", "97-1-99", "", "97-1-99 (신규화학물질)"),
        ("인체만성97-1-9 (9)", "97-1-9(9)", "", "97-1-9(9)"),
        ("인체만성2022-1-1106(신규화학물질)(2)", "2022-1-1106(2)", "", "2022-1-1106(2) (신규화학물질)"),
        ("인체만성97-1-9(3)", "97-1-9(3)", "", "97-1-9(3)"),
    ],
)
def test_what_stands_beside_a_number_is_kept(
    cell: str, number: str, condition: str, value: str, report: PassReport
) -> None:
    cells = {"급성·만성·생태": cell, "유해특성분류 및 혼합물 함량기준(%)": "유독물질 : 인체만성유해성 : 0.1%"}
    found = record(row(**cells), report)
    assert [(one.number, one.condition, one.exception) for one in listings(found)] == [(number, condition, "")]
    assert (
        facts_of_kind(found, FactKind.LEGAL_LISTING)[0].value == f"인체만성유해성물질 {value}: 인체만성유해성 0.1% 이상"
    )


def test_every_listing_of_a_row_holds_under_the_rows_own_condition(report: PassReport) -> None:
    """The national list has lead twice, and only the fine one endangers water."""
    cells = {
        "CAS번호": "7439-92-1",
        "국문명": "납(입자지름<1mm)",
        "급성·만성·생태": "생태97-1-9(3)",
        "중점": "별표-674",
        "유해특성분류 및 혼합물 함량기준(%)": "유독물질 : 생태유해성 : 2.5%",
        "기존물질여부": "Y",
    }
    assert {one.condition for one in listings(record(cells, report))} == {"입자지름<1mm"}


def test_a_category_without_a_number_is_a_listing_all_the_same(report: PassReport) -> None:
    cells = {"급성·만성·생태": "생태", "유해특성분류 및 혼합물 함량기준(%)": "유독물질 : 생태유해성 : 25%"}
    assert [(one.list_name, one.number) for one in listings(record(row(**cells), report))] == [("생태유해성물질", "")]


def test_a_threshold_text_without_its_number_is_reported_and_not_lost_in_silence(report: PassReport) -> None:
    found = record(
        row(**{"유해특성분류 및 혼합물 함량기준(%)": "사고대비물질 : 벤젠 및 이를 85% 이상 함유한 혼합물"}), report
    )
    assert list(report.rejected) == ["유해특성분류 및 혼합물 함량기준(%): 사고대비물질 without a number in its column"]
    assert [(one.list_name, one.number, one.thresholds) for one in listings(found)] == [
        ("사고대비물질", "", (Threshold(Decimal("85")),))
    ]


def test_cells_that_mean_nothing_known_are_rejected(report: PassReport) -> None:
    record(row(**{"급성·만성·생태": "미정", "제한/금지/허가": "12", "기존물질여부": "?", "기존": "KE-1"}), report)
    assert len(report.rejected) == 4


def test_a_restriction_whose_list_is_not_told_is_kept_under_the_columns_name(report: PassReport) -> None:
    found = record(row(**{"제한/금지/허가": "12-3-4"}), report)
    assert [(one.law, one.list_name, one.number) for one in listings(found)] == [
        ("화학물질관리법", "제한/금지/허가", "12-3-4")
    ]
    assert list(report.rejected) == ["제한/금지/허가: the list of this number is not told"]


def test_a_permission_is_told_by_its_text(report: PassReport) -> None:
    cells = {
        "제한/금지/허가": "09-1-1",
        "유해특성분류 및 혼합물 함량기준(%)": "허가물질 : 무엇 및 이를 1% 이상 함유한 혼합물",
    }
    (one,) = listings(record(row(**cells), report))
    assert (one.list_name, one.thresholds) == ("허가물질", (Threshold(Decimal("1")),))
    assert report.rejected == {}


def test_a_tick_is_a_listing_without_a_number(report: PassReport) -> None:
    assert [(one.list_name, one.number) for one in listings(record(row(**{"등록대상기존화학물질": "V"}), report))] == [
        ("등록대상기존화학물질", "")
    ]


def test_not_existing_states_no_listing(report: PassReport) -> None:
    assert listings(record(row(**{"기존물질여부": "N"}), report)) == []
    assert report.rejected == {}
