from __future__ import annotations

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


@given(st.lists(st.text(alphabet="가나다 |ABC1℃.", min_size=1), max_size=6))
def test_no_word_of_a_text_is_lost(parts: list[str]) -> None:
    text = "|".join(parts)
    read = " ".join(one.text for one in item(text).statements())
    assert read.split() == text.replace("|", " ").split()
