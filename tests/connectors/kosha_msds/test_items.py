from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.kosha_msds.items import items_of
from connectors.pass_report import PassReport
from connectors.schema import Absence
from tests.connectors.kosha_msds.recorded import item


def test_an_item_bears_the_names_above_it() -> None:
    rows = [
        {"msdsItemCode": "B04", "msdsItemNameKor": "경고표지", "upMsdsItemCode": "B", "lev": "1", "ordrIdx": "1"},
        {"msdsItemCode": "B0402", "msdsItemNameKor": "그림문자", "upMsdsItemCode": "B04", "itemDetail": "GHS02.gif"},
    ]
    report = PassReport()
    heading, below = items_of(rows, 2, report)
    assert (heading.text, below.path) == ("", "경고표지 > 그림문자")
    assert report.drift == {}


def test_a_field_that_nobody_listed_is_drift() -> None:
    report = PassReport()
    items_of([{"msdsItemCode": "B02", "msdsItemNameKor": "분류", "newlyAdded": "1"}], 2, report)
    assert report.drift == {"2항 newlyAdded": 1}


def test_a_code_that_stands_twice_keeps_both_rows() -> None:
    rows = [{"msdsItemCode": "C04", "msdsItemNameKor": "이명", "itemDetail": text} for text in ("가", "나", "다")]
    assert [one.text for one in items_of(rows, 3, PassReport())] == ["가", "나", "다"]


def test_leading_and_doubled_bars_separate_nothing() -> None:
    assert [one.text for one in item("|격리하시오.||샤워를 설치하시오.").statements()] == [
        "격리하시오.",
        "샤워를 설치하시오.",
    ]


def test_the_cited_work_stays_with_the_original_alone() -> None:
    (one,) = item("액체   |   ※출처 : HSDB").statements()
    assert (one.text, one.original) == ("액체", "액체   |   ※출처 : HSDB")


def test_a_text_that_only_cites_states_nothing() -> None:
    assert item("|   ※출처 : HSDB").statements() == ()


def test_odourless_is_an_answer_and_no_data_is_none() -> None:
    text = [one.absence for one in item("없음|자료없음|해당없음").statements()]
    assert text == [Absence.NONE, Absence.NO_DATA, Absence.NOT_APPLICABLE]


def rows(*texts: tuple[str, str, str]) -> list[dict[str, str]]:
    return [
        {"msdsItemCode": code, "upMsdsItemCode": above, "msdsItemNameKor": code, "itemDetail": text}
        for code, above, text in texts
    ]


def test_no_data_on_a_heading_is_silent_where_an_item_below_speaks_and_is_counted() -> None:
    report = PassReport()
    found = items_of(
        rows(("I02", "I", "자료없음"), ("I0202", "I02", "자료없음"), ("I020202", "I0202", "액체")), 9, report
    )
    assert [one.text for one in found] == ["", "", "액체"]
    assert report.rejected == {
        "9항 I02 I02: no data over items that speak": 1,
        "9항 I0202 I0202: no data over items that speak": 1,
    }


@pytest.mark.parametrize("below", ["자료없음", "해당없음", "", "|※출처 : HSDB"])
def test_no_data_on_a_heading_stays_where_no_item_below_speaks(below: str) -> None:
    report = PassReport()
    heading, _ = items_of(rows(("A04", "A", "자료없음"), ("A0401", "A04", below)), 1, report)
    assert (heading.text, report.rejected) == ("자료없음", {})


def test_a_heading_that_speaks_keeps_its_words() -> None:
    heading, _ = items_of(rows(("I02", "I", "맑음"), ("I0202", "I02", "액체")), 9, PassReport())
    assert heading.text == "맑음"


def test_an_item_that_names_itself_as_its_heading_is_read() -> None:
    (one,) = items_of(rows(("B02", "B02", "구분1")), 2, PassReport())
    assert one.text == "구분1"


def test_no_data_beside_statements_of_one_item_is_counted() -> None:
    report = PassReport()
    items_of(rows(("D04", "D", "씻으시오.|자료없음")), 4, report)
    assert report.rejected == {"4항 D04 D04: beside statements of the same item": 1}


def test_entities_in_names_are_undone() -> None:
    row = {"msdsItemCode": "B02", "upMsdsItemCode": "B", "msdsItemNameKor": "유해성&amp;middot;위험성  분류"}
    (one,) = items_of([row], 2, PassReport())
    assert one.name == "유해성·위험성 분류"


def test_level_and_order_that_are_no_numbers_are_drift() -> None:
    report = PassReport()
    items_of([{**rows(("B02", "B", "구분1"))[0], "lev": "주의", "ordrIdx": "1022", "msdsItemNo": "가"}], 2, report)
    assert report.drift == {"2항 lev": 1}


def test_where_an_item_asks_for_sources_a_citation_is_its_answer() -> None:
    assert [one.text for one in item("※출처 : HSDB", "P02", "자료의 출처").statements()] == ["※출처 : HSDB"]


@given(st.lists(st.text(alphabet="가나다 |ABC1℃.", min_size=1), max_size=6))
def test_no_word_of_a_text_is_lost(parts: list[str]) -> None:
    text = "|".join(parts)
    read = " ".join(one.text for one in item(text).statements())
    assert read.split() == text.replace("|", " ").split()
