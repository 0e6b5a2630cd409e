from __future__ import annotations

import pytest

from connectors.errors import BadRow
from connectors.ncis import accidents
from connectors.pass_report import PassReport
from connectors.privacy import REMOVED_MARK
from connectors.schema import Absence, FactKind, Mention
from demo.wire import Reply
from tests.connectors.ncis.conftest import Opened
from tests.connectors.ncis.recorded import facts_of_kind, values_of_kind


def test_an_accident_becomes_facts_and_a_mention_for_each_substance(report: PassReport) -> None:
    row = {
        "dataNo": "7",
        "cscDe": "20150321",
        "cscTy": "누출",
        "area": "경기",
        "addr": "경기도 안산시",
        "cause": "-",
        "chem": "염산, 황산",
        "place": "도금 공장",
        "summary": "배관에서 샘",
    }
    record = accidents.record(row, report)
    assert record.key == "7"
    assert values_of_kind(record, FactKind.OCCURRED_ON) == ["2015-03-21"]
    assert values_of_kind(record, FactKind.INVOLVED) == ["염산, 황산"]
    assert record.mentions == (Mention("염산", "involved"), Mention("황산", "involved"))
    (region,) = facts_of_kind(record, FactKind.REGION)
    assert (region.value, region.original) == ("경기도", "경기")
    (cause,) = facts_of_kind(record, FactKind.CAUSE)
    assert (cause.value, cause.original, cause.absence) == ("자료없음", "-", Absence.NO_DATA)
    assert (report.drift, report.rejected) == ({}, {})


@pytest.mark.parametrize("text", ["20150321", "2015-03-21", "2015.3.21", "2015/03/21 14:00", "2015년 3월 21일"])
def test_every_way_of_writing_a_day_is_read(report: PassReport, text: str) -> None:
    record = accidents.record({"dataNo": "1", "cscDe": text}, report)
    assert values_of_kind(record, FactKind.OCCURRED_ON) == ["2015-03-21"]
    assert report.rejected == {}


@pytest.mark.parametrize("text", ["20991231", "2025-02-30", "2099.01.01.", "99.10.24"])
def test_an_impossible_day_and_one_of_the_future_stay_as_sent_and_are_counted(report: PassReport, text: str) -> None:
    record = accidents.record({"dataNo": "1", "cscDe": text}, report)
    assert values_of_kind(record, FactKind.OCCURRED_ON) == [text]
    assert sum(report.rejected.values()) == 1


def test_names_and_numbers_of_persons_are_gone_before_a_row_is_stored(open_source: Opened, report: PassReport) -> None:
    item = (
        "<item><dataNo>1</dataNo><chem>염산(35%, 20L)</chem><cause>작업자 홍길동(45세)의 조작 실수</cause>"
        "<summary>김철수 씨가 신고(010-0000-0000). 김철수는 이송</summary></item>"
    )
    body = (
        "<response><header><resultCode>00</resultCode></header><body><totalCount>1</totalCount>"
        f"<items>{item}</items></body></response>"
    )
    source, _ = open_source(lambda request: Reply(body.encode(), "application/xml;charset=UTF-8"))
    (row,) = accidents.rows(source, report)
    assert row["cause"] == f"작업자 {REMOVED_MARK}(45세)의 조작 실수"
    assert row["summary"] == f"{REMOVED_MARK} 씨가 신고({REMOVED_MARK}). {REMOVED_MARK}는 이송"
    assert (row["chem"], accidents.record(row, report).mentions) == ("염산(35%, 20L)", (Mention("염산", "involved"),))


def test_a_day_that_cannot_be_read_is_shown_as_it_came_and_reported(report: PassReport) -> None:
    record = accidents.record({"dataNo": "1", "cscDe": "봄"}, report)
    assert values_of_kind(record, FactKind.OCCURRED_ON) == ["봄"]
    assert report.rejected == {"사고일자: no date": 1}


def test_the_demonstration_has_sixty_accidents_that_are_all_understood(open_source: Opened, report: PassReport) -> None:
    source, _ = open_source()
    records = [accidents.record(row, report) for row in accidents.rows(source, report)]
    assert len({record.key for record in records}) == 60
    assert all(facts_of_kind(record, FactKind.OCCURRED_ON) for record in records)
    assert (report.drift, report.rejected, report.total) == ({}, {}, 60)


def test_a_row_without_a_number_is_a_bad_row(report: PassReport) -> None:
    with pytest.raises(BadRow):
        accidents.record({"chem": "염산"}, report)
