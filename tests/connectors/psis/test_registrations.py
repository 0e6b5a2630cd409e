from __future__ import annotations

from pathlib import Path

import pytest

from connectors.errors import BadRow
from connectors.pass_report import PassReport
from connectors.psis import registrations
from connectors.schema import FactKind, PesticideUse, Record, RecordKind
from demo.faults import Fault
from demo.psis import reply_to
from tests.connectors.ncis.recorded import facts_of_kind, values_of_kind
from tests.connectors.open_source import always_replying, open_source


@pytest.fixture
def recorded(shared: Path) -> list[Record]:
    body = (shared / "samples/psis/fixtures_SVC01_page-0001.xml").read_bytes()
    body = body.replace(b"<totalCount>5<", b"<totalCount>3<")
    report = PassReport()
    with open_source(always_replying(body, "text/xml;charset=UTF-8")) as (source, _):
        records = [registrations.record(row, report) for row in registrations.rows(source, report)]
    assert (report.rejected, report.drift) == ({}, {})
    return records


def test_a_use_is_a_record_and_the_product_its_entity(recorded: list[Record]) -> None:
    assert [(record.key, record.entity) for record in recorded] == [
        ("973/1", "973"),
        ("973/2", "973"),
        ("1201/1", "1201"),
    ]
    assert all(record.kind is RecordKind.PESTICIDE for record in recorded)


def test_every_cell_of_a_use_stays_as_registered(recorded: list[Record]) -> None:
    (fact,) = facts_of_kind(recorded[0], FactKind.PESTICIDE_USE)
    assert fact.value == "벼 · 세균벼알마름병"
    assert fact.data == PesticideUse(
        "벼", "세균벼알마름병", "출수직전부터 7일 간격 경엽처리", "1000배 -", "수확 14일 전까지", "5회 이내"
    )


def test_brand_item_ingredient_and_content_are_facts(recorded: list[Record]) -> None:
    record = recorded[0]
    assert values_of_kind(record, FactKind.NAME) == ["가스가민"]
    assert values_of_kind(record, FactKind.SYNONYM) == ["가스가마이신 액제"]
    assert values_of_kind(record, FactKind.ACTIVE_INGREDIENT) == ["kasugamycin SL2.3 %"]
    assert values_of_kind(record, FactKind.CONTENT) == ["2.3 %"]
    assert values_of_kind(record, FactKind.MODE_OF_ACTION) == ["라3"]
    assert values_of_kind(record, FactKind.REGISTERED_ON) == ["1995-03-11"]
    assert record.facts[0].kind is FactKind.NAME


def test_the_first_registration_of_a_use_is_not_the_date_of_the_source(recorded: list[Record]) -> None:
    assert {record.source_date for record in recorded} == {""}


@pytest.mark.parametrize("row", [{"pestiCode": "973"}, {"diseaseUseSeq": "1"}, {}])
def test_a_row_without_both_halves_of_its_key_is_bad(row: dict[str, str]) -> None:
    with pytest.raises(BadRow) as caught:
        registrations.record(row, PassReport())
    assert not caught.value.has_key


def test_a_date_that_is_none_is_rejected_and_the_record_lives_on() -> None:
    report = PassReport()
    row = {"pestiCode": "1", "diseaseUseSeq": "2", "applyFirstRegDate": "19951399"}
    assert registrations.record(row, report).key == "1/2"
    assert report.rejected == {"applyFirstRegDate: no date": 1}


def test_a_use_without_crop_and_target_states_no_use() -> None:
    record = registrations.record({"pestiCode": "1", "diseaseUseSeq": "2", "cropName": "-"}, PassReport())
    assert facts_of_kind(record, FactKind.PESTICIDE_USE) == []


def test_a_field_nobody_listed_is_drift() -> None:
    report = PassReport()
    with open_source(reply_to, Fault.UNKNOWN_FIELD) as (source, _):
        for row in registrations.rows(source, report):
            registrations.record(row, report)
    assert report.drift == {"newlyAdded": 58}


def test_the_demonstration_has_a_record_for_every_use() -> None:
    report = PassReport()
    with open_source(reply_to) as (source, _):
        records = [registrations.record(row, report) for row in registrations.rows(source, report)]
    assert len({record.key for record in records}) == 58
    assert len({record.entity for record in records}) == 22
    assert all(record.mentions for record in records)
    assert (report.rejected, report.drift) == ({}, {})
