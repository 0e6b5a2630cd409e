from __future__ import annotations

import json
from pathlib import Path

import pytest

from connectors.errors import BadRow, Unexpected
from connectors.hazmat import CONNECTOR
from connectors.hazmat.materials import FEED, OPERATION, record, rows
from connectors.pass_report import PassReport
from connectors.schema import FactKind, LegalListing, Row
from demo import hazmat
from demo.wire import Reply, Request
from tests.connectors.kosha_msds.recorded import source_of
from tests.connectors.ncis.recorded import replaying

ROW: Row = {
    "casno": "67-56-1",
    "chemicalname": "메틸 알코올",
    "chemicalno": "2991",
    "hazardmaterialclass": "제4류 인화성액체 알코올류",
    "unno": "1230",
}


def documented(path: Path) -> Row:
    """The row printed in the response table of the data set: name, size, sample, separated by tabs."""
    cells = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {name: sample for name, size, sample in cells if size}


def test_the_documented_row(shared: Path) -> None:
    row = documented(shared / "samples/hazmat/materialInfoSvc_list_docrow.txt")
    assert row == ROW
    report = PassReport()
    read = record(row, report)
    assert read.key == "2991"
    assert [(fact.kind, fact.value) for fact in read.facts] == [
        (FactKind.AGENCY_ID, "2991"),
        (FactKind.NAME, "메틸 알코올"),
        (FactKind.CAS, "67-56-1"),
        (FactKind.UN, "1230"),
        (FactKind.LEGAL_LISTING, "제4류 인화성액체 알코올류"),
    ]
    assert read.facts[-1].data == LegalListing("위험물안전관리법", "제4류 인화성액체 알코올류")
    assert (report.drift, report.rejected) == ({}, {})


def test_the_xml_envelope_reads(shared: Path) -> None:
    with source_of(replaying(shared / "samples/hazmat/materialInfoSvc_xml_envelope_synthetic.xml")) as (source, _):
        report = PassReport()
        (row,) = rows(source, report)
    assert [(fact.kind, fact.value) for fact in record(row, report).facts] == [
        (FactKind.AGENCY_ID, "A001"),
        (FactKind.NAME, "에탄올"),
    ]
    assert (report.received, report.total) == (1, None)


@pytest.mark.parametrize("file", ["materialInfoSvc_list_mock.json", "materialInfoSvc_detail_mock.json"])
def test_a_body_without_a_result_code_is_refused(shared: Path, file: str) -> None:
    with (
        source_of(replaying(shared / "samples/hazmat" / file)) as (source, _),
        pytest.raises(Unexpected, match="no result code"),
    ):
        list(rows(source, PassReport()))


@pytest.mark.parametrize("wrapped", [True, False])
@pytest.mark.parametrize("items", [[ROW], {"item": [ROW]}, {"item": ROW}, [{"item": ROW}], ROW])
def test_every_shape_that_clients_have_met_gives_the_same_row(wrapped: bool, items: object) -> None:
    whole = {"header": {"resultCode": "00"}, "body": {"items": items, "totalCount": "1"}}

    def agency(request: Request) -> Reply:
        value = {"response": whole} if wrapped else whole
        return Reply(json.dumps(value).encode(), "application/json")

    with source_of(agency) as (source, _):
        assert list(rows(source, PassReport())) == [ROW]


def test_every_page_is_booked_and_read_to_the_total() -> None:
    numbers = [str(number) for number in range(1, 251)]

    def agency(request: Request) -> Reply:
        page, size = int(request.params["pageNo"]), int(request.params["numOfRows"])
        items = [{"chemicalno": number} for number in numbers[(page - 1) * size : page * size]]
        value = {"header": {"resultCode": "00"}, "body": {"items": items, "totalCount": 250}}
        return Reply(json.dumps(value).encode(), "application/json")

    booked: list[str] = []
    with source_of(agency, reserve=booked.extend) as (source, demo):
        report = PassReport()
        assert [row["chemicalno"] for row in rows(source, report)] == numbers
    assert booked == [OPERATION] * 3
    assert {len(request.params["numOfRows"]) for request in demo.requests} == {2}
    assert (report.received, report.total) == (250, 250)


def test_a_row_without_a_number_is_bad_and_keyless() -> None:
    with pytest.raises(BadRow) as caught:
        record({"chemicalname": "아세톤"}, PassReport())
    assert not caught.value.has_key


def test_an_unknown_field_is_drift() -> None:
    report = PassReport()
    record({**ROW, "newlyAdded": "1"}, report)
    assert report.drift == {"newlyAdded": 1}


def test_the_demonstrations_list_reads_whole_and_without_drift() -> None:
    report = PassReport()
    with source_of(hazmat.reply_to) as (source, _):
        read = [record(row, report) for row in rows(source, report)]
    assert len(read) == report.total == len({one.key for one in read})
    assert all(any(fact.kind is FactKind.LEGAL_LISTING for fact in one.facts) for one in read)
    assert (report.drift, report.rejected) == ({}, {})


def test_the_feeds_name_todays_agency_and_that_of_2013() -> None:
    assert [(each.agency, each.agency_2013) for each in CONNECTOR.publishers] == [("소방청", "소방방재청")]
    assert [feed.name for feed in CONNECTOR.feeds] == ["hazmat.materials", "hazmat.details"]
    assert all(feed.unverified for feed in CONNECTOR.feeds)
    assert FEED.budgets == {OPERATION: 1_000}
