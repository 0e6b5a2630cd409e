from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from connectors.errors import QuotaSpent, Refused, SourceError, Unexpected, Unreachable
from connectors.pass_report import PassReport
from connectors.toxinfo.operations import OPERATIONS
from connectors.toxinfo.responses import lookup_function, rows_function
from demo.faults import Fault
from demo.toxinfo import reply_to
from tests.connectors.open_source import KEY, always_replying, open_source, replying_in_turn

MATERIAL = next(operation for operation in OPERATIONS if operation.feed == "toxinfo.material")
GRADES = next(operation for operation in OPERATIONS if operation.by_cas)
ROWS = [{"TOXIC_CODE": "1", "NM_KOR": "벤젠"}, {"TOXIC_CODE": "2", "NM_KOR": "톨루엔"}]
HEADER = {"resultCode": "00", "resultMsg": "NORMAL SERVICE."}
XML = (
    "<response><header><resultCode>00</resultCode><resultMsg>NORMAL SERVICE.</resultMsg></header><body><pageNo>1</pageNo>"
    "<totalCount>2</totalCount><numOfRows>100</numOfRows><items>"
    "<item><TOXIC_CODE>1</TOXIC_CODE><NM_KOR>벤젠</NM_KOR></item>"
    "<item><TOXIC_CODE>2</TOXIC_CODE><NM_KOR>톨루엔</NM_KOR></item></items></body></response>"
)


def body(items: Any, count: Any = 2, wrap: Callable[[Any], Any] = lambda whole: whole) -> str:
    return json.dumps(wrap({"header": HEADER, "body": {"pageNo": "1", "totalCount": count, "items": items}}))


@pytest.mark.parametrize(
    "sent",
    [
        body(ROWS),
        body(ROWS, "2"),
        body(ROWS, wrap=lambda whole: {"response": whole}),
        body([{"item": row} for row in ROWS]),
        body({"item": ROWS}),
        XML,
    ],
)
def test_every_shape_of_its_family_reads_the_same(sent: str) -> None:
    report = PassReport()
    with open_source(always_replying(sent)) as (source, _):
        assert list(rows_function(MATERIAL)(source, report)) == ROWS
    assert (report.received, report.total) == (2, 2)


@pytest.mark.parametrize("items", [ROWS[0], {"item": ROWS[0]}, [{"item": ROWS[0]}]])
def test_one_row_needs_no_list(items: Any) -> None:
    with open_source(always_replying(body(items, 1))) as (source, _):
        assert list(rows_function(MATERIAL)(source, PassReport())) == ROWS[:1]


@pytest.mark.parametrize("items", [[], "", None, {}])
def test_every_form_of_an_empty_response_is_no_rows(items: Any) -> None:
    report = PassReport()
    with open_source(always_replying(body(items, 0))) as (source, _):
        assert list(rows_function(MATERIAL)(source, report)) == []
    assert (report.total, report.empty_early) == (0, False)


def test_the_code_for_no_data_is_an_empty_listing() -> None:
    sent = json.dumps({"header": {"resultCode": "3", "resultMsg": "NODATA_ERROR"}})
    with open_source(always_replying(sent)) as (source, _):
        assert list(rows_function(MATERIAL)(source, PassReport())) == []


def test_json_is_asked_for_a_page_at_a_time() -> None:
    report = PassReport()
    with open_source(reply_to) as (source, demo):
        rows = list(rows_function(MATERIAL)(source, report))
    assert len(rows) == report.received == report.total
    assert [request.params["pageNo"] for request in demo.requests] == ["1", "2"]
    assert {request.params["type"] for request in demo.requests} == {"json"}
    assert {request.path for request in demo.requests} == {"/1471057/ToxctyInfoService02/getToxcinfoMatrinfo"}


def test_only_rows_of_the_very_number_asked_about_are_kept() -> None:
    rows = [{"CAS_NO": "71-43-2"}, {"CAS_NO": "171-43-2"}, {"CAS_NO": "000071-43-2"}, {"CAS_NO": None}]
    with open_source(always_replying(body(rows, 4))) as (source, demo):
        found = lookup_function(GRADES)(source, "71-43-2", PassReport())
    assert found == [rows[0], rows[2]]
    assert demo.requests[0].params["CAS_NO"] == "71-43-2"


def test_half_an_answer_about_a_number_is_unexpected() -> None:
    first, empty = body([{"CAS_NO": "71-43-2"}], 2), body([], 2)
    with open_source(replying_in_turn(first, empty)) as (source, _), pytest.raises(Unexpected):
        lookup_function(GRADES)(source, "71-43-2", PassReport())


@pytest.mark.parametrize(
    ("code", "error"), [("2", Unexpected), ("05", Unreachable), ("10", Refused), ("22", QuotaSpent), ("77", Unexpected)]
)
def test_documented_codes_are_errors_of_their_kind(code: str, error: type[SourceError]) -> None:
    sent = json.dumps({"header": {"resultCode": code, "resultMsg": "ERROR"}})
    with open_source(always_replying(sent)) as (source, _), pytest.raises(error):
        list(rows_function(MATERIAL)(source, PassReport()))


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.TIMEOUT, Unreachable),
        (Fault.HTTP_401_NO_KEY, Refused),
        (Fault.HTTP_403_UNREGISTERED, Refused),
        (Fault.CODE_12, Refused),
        (Fault.CODE_22, QuotaSpent),
        (Fault.MAINTENANCE_PAGE, Unexpected),
        (Fault.EMPTY_BODY, Unexpected),
        (Fault.CUT_OFF_DOCUMENT, Unexpected),
    ],
)
def test_every_fault_of_the_gateway_is_a_named_error_without_the_key(fault: Fault, error: type[SourceError]) -> None:
    with open_source(reply_to, fault) as (source, _), pytest.raises(error) as caught:
        list(rows_function(MATERIAL)(source, PassReport()))
    assert KEY not in repr(caught.value)
