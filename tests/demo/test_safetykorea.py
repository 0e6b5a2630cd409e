"""The miniature SafetyKorea matches its recordings, and its tables keep their rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from demo.safetykorea import certificates, reply_to
from demo.tables import Recall, rows
from demo.wire import Request
from tests.connectors.ncis.recorded import recorded_json, shape

HOST = "www.safetykorea.kr"
BASE = "/openapi/api"
PATHS = {
    "recall_row_fixture.json": "/recall/recallList.json",
    "frecall_row_fixture.json": "/recall/fRecallList.json",
    "cert_row_fixture.json": "/cert/certificationList.json",
}


def fetched(path: str, condition: str, value: str, key: str = "k") -> Any:
    request = Request(HOST, BASE + path, {"conditionKey": condition, "conditionValue": value}, {"authkey": key})
    reply = reply_to(request)
    assert reply is not None
    assert reply.status == 200
    return json.loads(reply.body)


@pytest.mark.parametrize("recording", PATHS)
def test_an_answer_has_the_recorded_structure_and_every_recorded_field(shared: Path, recording: str) -> None:
    recorded = recorded_json(shared / "samples/safetykorea" / recording)
    made = fetched(PATHS[recording], "all", "%")
    assert list(made) == list(recorded)
    assert made["resultCode"] == recorded["resultCode"] == "2000"
    (fields,) = shape(recorded["resultData"])
    for row in made["resultData"]:
        assert fields.items() <= shape(row).items()


def test_no_data_has_the_recorded_structure(shared: Path) -> None:
    recorded = recorded_json(shared / "samples/safetykorea/nodata.json")
    assert fetched(PATHS["recall_row_fixture.json"], "recallProductName", "없는 제품") == recorded


@pytest.mark.parametrize(
    ("condition", "value", "key", "code"),
    [("all", "%", "", "4000"), ("all", "", "k", "4005"), ("nothing", "x", "k", "4005")],
)
def test_a_call_that_is_not_in_order_is_refused_with_status_200(
    condition: str, value: str, key: str, code: str
) -> None:
    assert fetched("/recall/recallList.json", condition, value, key)["resultCode"] == code


def test_searches_compare_beginnings() -> None:
    found = fetched("/cert/certificationList.json", "certNum", "CB000A000-0001")["resultData"]
    assert [row["certNum"] for row in found] == ["CB000A000-0001", "CB000A000-0001A"]
    days = [row["publishDate"] for row in fetched("/recall/recallList.json", "publishDate", "2025")["resultData"]]
    assert days
    assert all(day.startswith("2025") for day in days)


def test_foreign_recalls_come_newest_first() -> None:
    days = [row["publishDate"] for row in fetched("/recall/fRecallList.json", "all", "%")["resultData"]]
    assert days == sorted(days, reverse=True)


def test_there_are_forty_recalls_and_a_certificate_for_each_number_named() -> None:
    table = rows(Recall, "recalls.csv")
    assert [sum(row.scope == scope for row in table) for scope in ("domestic", "foreign")] == [25, 15]
    assert len({row.uid for row in table}) == 40
    named = {number for row in table for number in row.certificate.split(",") if number}
    assert {row["certNum"] for row in certificates()} == named
    assert len(named) >= 15


def test_everything_invented_sounds_so_and_no_defect_has_a_figure() -> None:
    for row in rows(Recall, "recalls.csv"):
        assert row.product.startswith("시연 ")
        assert row.defect.startswith("가상 사례: ")
        assert row.chemical in row.defect
        assert not any(letter.isdigit() for letter in row.defect.replace(row.chemical, ""))
        assert all(number.startswith("CB000A000-0") for number in row.certificate.split(",") if number)
        assert row.consumer_line.startswith("080-000-") or row.scope == "foreign"


def test_other_requests_get_no_reply() -> None:
    assert reply_to(Request(HOST, "/openapi/api/recall/recallDetail.json", {})) is None
    assert reply_to(Request("example.org", BASE + "/recall/recallList.json", {})) is None
