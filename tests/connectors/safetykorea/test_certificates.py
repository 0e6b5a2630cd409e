from __future__ import annotations

from pathlib import Path

import pytest

from connectors.errors import BadRow
from connectors.safetykorea import certificates
from connectors.schema import FactKind
from connectors.tally import Tally
from demo.safetykorea import answer
from tests.connectors.ncis.recorded import values
from tests.connectors.opened import open_source, saying


def test_the_recorded_row_is_read(shared: Path) -> None:
    body = (shared / "samples/safetykorea/cert_row_fixture.json").read_bytes()
    tally = Tally()
    with open_source(saying(body)) as (source, _):
        (row,) = certificates.answer(source, "CB123A123-1234", tally)
    record = certificates.record(row, tally)
    assert record.key == record.question == "CB123A123-1234"
    assert values(record, FactKind.CERTIFICATE_STATE) == ["적합"]
    assert record.url.endswith("certNum=CB123A123-1234")
    assert (tally.rejected, tally.drift) == ({}, {})


@pytest.mark.parametrize("name", ["nodata.json", "nodata_variant.json"])
def test_both_recorded_ways_of_no_data_are_no_rows(shared: Path, name: str) -> None:
    with open_source(saying((shared / "samples/safetykorea" / name).read_bytes())) as (source, _):
        assert certificates.answer(source, "CB123A123-1234", Tally()) == []


def test_only_the_very_number_asked_about_is_kept() -> None:
    with open_source(answer) as (source, demo):
        rows = certificates.answer(source, "CB000A000-0001", Tally())
    assert [row["certNum"] for row in rows] == ["CB000A000-0001"]
    assert demo.requests[0].params == {"conditionKey": "certNum", "conditionValue": "CB000A000-0001"}


def test_the_agencys_own_id_is_the_key() -> None:
    assert certificates.record({"certUid": 1231231, "certNum": "A-1"}, Tally()).key == "1231231"


def test_a_row_without_id_and_number_is_bad() -> None:
    with pytest.raises(BadRow):
        certificates.record({"productName": "가"}, Tally())


def test_the_detail_alone_has_fields_that_are_ignored() -> None:
    tally = Tally()
    certificates.record({"certNum": "A-1", "factories": [], "similarCertifications": []}, tally)
    assert tally.drift == {}
