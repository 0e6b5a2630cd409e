from __future__ import annotations

from pathlib import Path

import pytest

from connectors.errors import BadRow
from connectors.pass_report import PassReport
from connectors.safetykorea import foreign_recalls
from connectors.schema import Absence, FactKind
from demo.safetykorea import reply_to
from tests.connectors.ncis.recorded import facts_of_kind, values_of_kind
from tests.connectors.open_source import always_replying, open_source


def test_the_recorded_row_is_read_and_keyed_by_what_tells_it_apart(shared: Path) -> None:
    body = (shared / "samples/safetykorea/frecall_row_fixture.json").read_bytes()
    report = PassReport()
    with open_source(always_replying(body)) as (source, _):
        (row,) = foreign_recalls.rows(source, report)
    record = foreign_recalls.record(row, report)
    assert len(record.key) == 16
    assert values_of_kind(record, FactKind.DEFECT) == ["질식 위험이 있음"]
    assert [fact.absence for fact in facts_of_kind(record, FactKind.MAKER)] == [Absence.NO_DATA]
    assert record.url == "https://example.org/notice"
    assert record.source_date == "2012-04-27"
    assert record.mentions == ()
    assert (report.rejected, report.drift) == ({}, {})


def test_every_demonstration_recall_has_a_record_of_its_own() -> None:
    report = PassReport()
    with open_source(reply_to) as (source, _):
        records = [foreign_recalls.record(row, report) for row in foreign_recalls.rows(source, report)]
    assert len({record.key for record in records}) == 15
    assert all(record.key.startswith("F") and len(record.mentions) == 1 for record in records)
    assert (report.rejected, report.drift) == ({}, {})


def test_the_field_for_accidents_holds_advice_here() -> None:
    record = foreign_recalls.record({"fRecallUid": "1", "accidentCaseDscr": "사용을 중지할 것"}, PassReport())
    assert values_of_kind(record, FactKind.CONSUMER_ADVICE) == ["사용을 중지할 것"]
    assert values_of_kind(record, FactKind.DEFECT) == []


def test_the_notices_address_is_read_in_both_spellings() -> None:
    report = PassReport()
    record = foreign_recalls.record({"fRecallUid": "1", "recallurl": "http://example.org/a"}, report)
    assert record.url == "http://example.org/a"
    assert report.drift == {}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "www.example.org", "https://", "//[x"])
def test_an_address_that_no_browser_should_follow_is_rejected(address: str) -> None:
    report = PassReport()
    assert foreign_recalls.record({"fRecallUid": "1", "recallUrl": address}, report).url == ""
    assert report.rejected == {"recallUrl: no web address": 1}


def test_a_row_without_id_and_product_is_bad() -> None:
    with pytest.raises(BadRow):
        foreign_recalls.record({"violateDscr": "납"}, PassReport())
