from __future__ import annotations

import pytest

from connectors.errors import BadRow, Refused
from connectors.pass_report import PassReport
from connectors.safemap import facilities
from connectors.schema import FactKind
from demo import safemap
from demo.wire import Reply, Request
from tests.connectors.ncis.recorded import facts_of_kind, values_of_kind
from tests.connectors.open_source import open_source


def test_the_demonstration_has_sixty_facilities_in_all_seventeen_provinces() -> None:
    report = PassReport()
    with open_source(safemap.reply_to) as (source, _):
        records = [facilities.record(row, report) for row in facilities.rows(source, report)]
    assert len({record.key for record in records}) == 60
    assert len({value for record in records for value in values_of_kind(record, FactKind.REGION)}) == 17
    assert all(facts_of_kind(record, FactKind.COORDINATES) for record in records)
    assert all(record.mentions == () for record in records)
    assert (report.drift, report.rejected) == ({}, {})


def test_an_unregistered_key_comes_as_http_500_and_is_refused() -> None:
    def reply_to(request: Request) -> Reply:
        body = b'{"header":{"resultCode":"30","resultMsg":"SERVICE_KEY_IS_NOT_REGISTERED_ERROR"}}'
        return Reply(body, "application/json", status=500)

    with open_source(reply_to) as (source, _), pytest.raises(Refused) as caught:
        list(facilities.rows(source, PassReport()))
    assert caught.value.code == "30"


def test_a_point_outside_korea_costs_the_point_and_not_the_facility() -> None:
    report = PassReport()
    record = facilities.record(
        {"objt_id": 5, "entrps_nm": "가상화학", "adres": "전라북도 전주시", "x": "1", "y": "2"}, report
    )
    assert record.key == "5"
    assert values_of_kind(record, FactKind.REGION) == ["전북특별자치도"]
    assert facts_of_kind(record, FactKind.COORDINATES) == []
    assert sum(report.rejected.values()) == 1


def test_a_row_without_an_id_is_a_bad_row() -> None:
    with pytest.raises(BadRow):
        facilities.record({"entrps_nm": "가상화학"}, PassReport())
