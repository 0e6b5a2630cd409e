from __future__ import annotations

import json
from pathlib import Path

import pytest

from connectors.errors import BadRow
from connectors.pass_report import PassReport
from connectors.safetykorea import recalls
from connectors.schema import FactKind, Mention, RecordKind
from demo.safetykorea import reply_to
from tests.connectors.ncis.recorded import values_of_kind
from tests.connectors.open_source import always_replying, open_source


def test_the_recorded_row_is_read(shared: Path) -> None:
    body = (shared / "samples/safetykorea/recall_row_fixture.json").read_bytes()
    report = PassReport()
    with open_source(always_replying(body)) as (source, _):
        (row,) = recalls.rows(source, report)
    record = recalls.record(row, report)
    assert values_of_kind(record, FactKind.NAME) == ["가정용섬유제품(책가방)"]
    assert values_of_kind(record, FactKind.MODEL) == ["HKAK31101S-00"]
    assert values_of_kind(record, FactKind.MAKER) == ["㈜이랜드월드패션사업부"]
    assert values_of_kind(record, FactKind.DEFECT) == ["제품 결함 설명"]
    assert values_of_kind(record, FactKind.PUBLISHED_ON) == ["2013-04-18"]
    assert record.source_date == "2013-04-18"
    assert len(record.key) == 16
    assert (report.rejected, report.drift) == ({}, {})


def test_every_demonstration_recall_has_a_record_of_its_own_and_names_its_chemical() -> None:
    report = PassReport()
    with open_source(reply_to) as (source, _):
        records = [recalls.record(row, report) for row in recalls.rows(source, report)]
    assert len({record.key for record in records}) == 25
    assert all(len(record.mentions) == 1 and record.kind is RecordKind.PRODUCT for record in records)
    assert records[0].mentions == (Mention("프탈레이트계 가소제", "mentions"),)
    assert (report.rejected, report.drift) == ({}, {})


def test_the_agencys_id_is_the_key() -> None:
    assert recalls.record({"recallUid": 3802, "recallProductName": "가"}, PassReport()).key == "3802"


def test_a_row_without_id_and_product_is_bad_and_has_no_key() -> None:
    with pytest.raises(BadRow) as caught:
        recalls.record({"harmDscr": "납 검출"}, PassReport())
    assert not caught.value.has_key


def test_a_field_nobody_listed_is_drift_and_stays_in_the_payload() -> None:
    report = PassReport()
    row = {"recallUid": "1", "recallProductName": "가", "newlyAdded": "x"}
    assert recalls.record(row, report).payload == row
    assert report.drift == {"newlyAdded": 1}


def test_certificates_models_and_the_consumer_line_are_facts() -> None:
    row = {"recallUid": "1", "certNum": "A-1, B-2", "recallModelName": "M1,M2", "recallInqryTel": "080-000-0000"}
    record = recalls.record(row, PassReport())
    assert values_of_kind(record, FactKind.CERTIFICATE_NUMBER) == ["A-1", "B-2"]
    assert values_of_kind(record, FactKind.MODEL) == ["M1", "M2"]
    assert values_of_kind(record, FactKind.CONSUMER_LINE) == ["080-000-0000"]


def test_no_number_of_a_business_reaches_a_record() -> None:
    with open_source(reply_to) as (source, _):
        records = [recalls.record(row, PassReport()) for row in recalls.rows(source, PassReport())]
    assert "000-00-00000" not in json.dumps([record.payload for record in records])
