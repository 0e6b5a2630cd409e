from __future__ import annotations

from pathlib import Path

import pytest

from connectors.errors import BadRow
from connectors.pass_report import PassReport
from connectors.safetykorea import certificates
from connectors.schema import FactKind
from demo.safetykorea import reply_to
from tests.connectors.ncis.recorded import values_of_kind
from tests.connectors.open_source import always_replying, open_source


def test_the_recorded_row_is_read(shared: Path) -> None:
    body = (shared / "samples/safetykorea/cert_row_fixture.json").read_bytes()
    report = PassReport()
    with open_source(always_replying(body)) as (source, _):
        (row,) = certificates.lookup(source, "CB123A123-1234", report)
    record = certificates.record(row, report)
    assert record.key == record.question == "CB123A123-1234"
    assert values_of_kind(record, FactKind.CERTIFICATE_STATE) == ["적합"]
    assert record.url.endswith("certNum=CB123A123-1234")
    assert (report.rejected, report.drift) == ({}, {})


@pytest.mark.parametrize("name", ["nodata.json", "nodata_variant.json"])
def test_both_recorded_ways_of_no_data_are_no_rows(shared: Path, name: str) -> None:
    with open_source(always_replying((shared / "samples/safetykorea" / name).read_bytes())) as (source, _):
        assert certificates.lookup(source, "CB123A123-1234", PassReport()) == []


def test_only_the_very_number_asked_about_is_kept() -> None:
    with open_source(reply_to) as (source, demo):
        rows = certificates.lookup(source, "CB000A000-0001", PassReport())
    assert [row["certNum"] for row in rows] == ["CB000A000-0001"]
    assert demo.requests[0].params == {"conditionKey": "certNum", "conditionValue": "CB000A000-0001"}


def test_the_agencys_own_id_is_the_key() -> None:
    assert certificates.record({"certUid": 1231231, "certNum": "A-1"}, PassReport()).key == "1231231"


def test_a_row_without_id_and_number_is_bad() -> None:
    with pytest.raises(BadRow):
        certificates.record({"productName": "가"}, PassReport())


def test_the_detail_alone_has_fields_that_are_ignored() -> None:
    report = PassReport()
    certificates.record({"certNum": "A-1", "factories": [], "similarCertifications": []}, report)
    assert report.drift == {}
