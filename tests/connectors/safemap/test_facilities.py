from __future__ import annotations

import pytest

from connectors.errors import BadRow, Refused
from connectors.safemap import facilities
from connectors.schema import FactKind
from connectors.tally import Tally
from demo import safemap
from demo.wire import Reply, Request
from tests.connectors.ncis.recorded import of_kind, values
from tests.connectors.opened import open_source


def test_the_demonstration_has_sixty_facilities_in_all_seventeen_provinces() -> None:
    tally = Tally()
    with open_source(safemap.answer) as (source, _):
        records = [facilities.record(row, tally) for row in facilities.rows(source, tally)]
    assert len({record.key for record in records}) == 60
    assert len({value for record in records for value in values(record, FactKind.REGION)}) == 17
    assert all(of_kind(record, FactKind.COORDINATES) for record in records)
    assert all(record.mentions == () for record in records)
    assert (tally.drift, tally.rejected) == ({}, {})


def test_an_unregistered_key_comes_as_http_500_and_is_refused() -> None:
    def answer(request: Request) -> Reply:
        body = b'{"header":{"resultCode":"30","resultMsg":"SERVICE_KEY_IS_NOT_REGISTERED_ERROR"}}'
        return Reply(body, "application/json", status=500)

    with open_source(answer) as (source, _), pytest.raises(Refused) as caught:
        list(facilities.rows(source, Tally()))
    assert caught.value.code == "30"


def test_a_point_outside_korea_costs_the_point_and_not_the_facility() -> None:
    tally = Tally()
    record = facilities.record(
        {"objt_id": 5, "entrps_nm": "가상화학", "adres": "전라북도 전주시", "x": "1", "y": "2"}, tally
    )
    assert record.key == "5"
    assert values(record, FactKind.REGION) == ["전북특별자치도"]
    assert of_kind(record, FactKind.COORDINATES) == []
    assert sum(tally.rejected.values()) == 1


def test_a_row_without_an_id_is_a_bad_row() -> None:
    with pytest.raises(BadRow):
        facilities.record({"entrps_nm": "가상화학"}, Tally())
