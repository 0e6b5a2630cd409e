from __future__ import annotations

import pytest

from connectors.errors import BadRow
from connectors.kosha_msds.sheet_checks import REQUIRED, reason_to_refuse
from connectors.kosha_msds.sheets import record
from connectors.pass_report import PassReport
from connectors.schema import Row
from tests.connectors.kosha_msds.recorded import required_sections, row_of

STYRENE, HYDROGEN_FLUORIDE = "100-42-5", "7664-39-3"
LISTED = {"chemId": "001032", "casNo": STYRENE, "chemNameKor": "스티렌"}


def refusal(sections: dict[str, list[Row]], listed: Row | None = None) -> str:
    return reason_to_refuse(LISTED if listed is None else listed, {int(key): rows for key, rows in sections.items()})


def test_a_sheet_with_the_four_sections_is_not_refused() -> None:
    assert refusal(required_sections("물로 씻으시오.")) == ""
    assert refusal(required_sections("자료없음")) == ""


@pytest.mark.parametrize("number", REQUIRED)
@pytest.mark.parametrize("rows", [[], [row_of("", 2)], [{"msdsItemCode": "B02"}]])
def test_a_sheet_without_one_of_the_four_sections_is_no_sheet(number: int, rows: list[Row]) -> None:
    assert refusal({**required_sections(), f"{number:02d}": rows}).startswith(f"{number}항에 내용이 없음")


def test_all_empty_sections_are_named() -> None:
    assert refusal({}).startswith("2·4·5·6항에 내용이 없음")


@pytest.mark.parametrize(("number", "other"), [(2, 11), (11, 2), (4, 5), (9, 8), (15, 16)])
def test_a_row_of_another_section_refuses_the_sheet_with_both_numbers(number: int, other: int) -> None:
    reason = refusal({**required_sections(), f"{number:02d}": [row_of("있음", number), row_of("있음", other, "0402")]})
    assert reason.startswith(f"{number}항에 {other}항의 항목(")


def test_a_code_of_no_section_is_only_unknown() -> None:
    rows = [row_of("있음", 4), {"msdsItemCode": "Z99", "itemDetail": "글"}, {"itemDetail": "글"}]
    assert refusal({**required_sections(), "04": rows}) == ""


@pytest.mark.parametrize(
    "text",
    [
        HYDROGEN_FLUORIDE,
        f" {HYDROGEN_FLUORIDE} ",
        f"{HYDROGEN_FLUORIDE}(불화수소)",
        f"{HYDROGEN_FLUORIDE}|7782-50-5",
        "7664393",
        "7664&#45;39-3",
        f"{HYDROGEN_FLUORIDE}|※출처 : {STYRENE}",
    ],
)
def test_another_number_in_section_3_refuses_the_sheet_with_both_numbers(text: str) -> None:
    reason = refusal({**required_sections(), "03": [row_of(text, 3, "06")]})
    assert reason.startswith(f"목록은 {STYRENE}, 3항은 {HYDROGEN_FLUORIDE}: 다른 물질")


def test_the_number_is_found_under_its_name_too() -> None:
    row = {"msdsItemCode": "C10", "msdsItemNameKor": "CAS번호", "itemDetail": HYDROGEN_FLUORIDE}
    assert HYDROGEN_FLUORIDE in refusal({**required_sections(), "03": [row]})


@pytest.mark.parametrize("text", [STYRENE, f"{STYRENE}, {HYDROGEN_FLUORIDE}", "자료없음", "영업비밀", "100-42-4", ""])
def test_the_same_number_or_none_is_no_reason(text: str) -> None:
    assert refusal({**required_sections(), "03": [row_of(text, 3, "06")]}) == ""


def test_a_list_without_a_number_compares_nothing() -> None:
    sections = {**required_sections(), "03": [row_of(HYDROGEN_FLUORIDE, 3, "06")]}
    assert refusal(sections, {"chemId": "047134"}) == ""


@pytest.mark.parametrize("value", [{"b": "물"}, ["물", "불"], {}, []])
def test_something_else_in_place_of_a_text_refuses_the_sheet_and_is_drift(value: object) -> None:
    sections = {**required_sections(), "09": [{**row_of("물", 9), "itemDetail": value}]}
    report = PassReport()
    with pytest.raises(BadRow) as caught:
        record({"list": LISTED, "sections": sections}, report)
    assert "9항 itemDetail에 글이 아닌 값이 옴" in caught.value.reason
    assert report.drift == {"9항 itemDetail": 1}


def test_a_refused_sheet_has_a_key_so_that_its_record_stays() -> None:
    with pytest.raises(BadRow) as caught:
        record({"list": LISTED, "sections": {}}, PassReport())
    assert (caught.value.has_key, caught.value.key) == (True, "001032")
    assert caught.value.reason.startswith("chemId 001032: ")
