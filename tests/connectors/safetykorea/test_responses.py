from __future__ import annotations

import json
import tracemalloc
from collections.abc import Sequence

import pytest

from connectors.errors import BudgetSpent, QuotaSpent, Refused, SourceError, Unexpected, Unreachable
from connectors.pass_report import PassReport
from connectors.safetykorea.responses import every_row, rows_where
from demo.faults import Fault
from demo.safetykorea import reply_to
from demo.wire import Agency, Reply, Request
from tests.connectors.open_source import KEY, always_replying, open_source

PATH = "/recall/recallList.json"
CERTIFICATES = "/cert/certificationList.json"


def listed(agency: Agency) -> tuple[list[dict[str, object]], PassReport]:
    report = PassReport()
    with open_source(agency) as (source, _):
        return list(every_row(source, "recallList", PATH, report)), report


def test_a_list_comes_whole_in_one_call_without_the_redacted_fields() -> None:
    rows, report = listed(reply_to)
    assert (len(rows), report.received, report.pages, report.total) == (25, 25, 1, None)
    assert all("recallCmpnySsn" not in row for row in rows)


@pytest.mark.parametrize(
    "body",
    ['{"resultCode":"2004","resultMsg":"No Data"}', '{"resultCode":"2004","resultMsg":"No data","resultData":[]}'],
)
def test_no_data_is_an_empty_list(body: str) -> None:
    rows, report = listed(always_replying(body))
    assert (rows, report.received, report.pages) == ([], 0, 1)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ('{"resultCode":"4000","resultMsg":"Invalid Auth Key"}', Refused),
        ('{"resultCode":"4001","resultMsg":"Invalid IP"}', Refused),
        ('{"resultCode":"5000","resultMsg":"Internal Server Error"}', Unreachable),
        ('{"resultCode":"2000","resultMsg":"Success"}', Unexpected),
        ('{"resultCode":"2000","resultMsg":"Success","resultData":[]}', Unexpected),
        ('{"resultCode":"2000","resultMsg":"Success","resultData":{"recallUid":"1"}}', Unexpected),
        ('{"resultCode":"2004","resultMsg":"No Data","resultData":[{"recallUid":"1"}]}', Unexpected),
        ('{"resultMsg":"Success","resultData":[{"recallUid":"1"}]}', Unexpected),
        ('{"resultCode":"2000","resultData":[{"recallUid":"1"},', Unexpected),
        ('{"resultCode":"2000","resultData":["1"]}', Unexpected),
        ("<html><body>점검 중</body></html>", Unexpected),
        ("", Unexpected),
    ],
)
def test_what_is_no_list_is_an_error_and_never_an_empty_list(body: str, error: type[SourceError]) -> None:
    with pytest.raises(error):
        listed(always_replying(body))


def test_a_list_whose_code_stands_behind_its_rows_is_read() -> None:
    rows, report = listed(
        always_replying('{"resultData":[{"recallUid":"1"}],"resultMsg":"Success","resultCode":"2000"}')
    )
    assert (rows, report.received) == ([{"recallUid": "1"}], 1)


def test_a_long_list_is_read_in_flat_memory() -> None:
    """20,000 rows of about 500 bytes are 10 MB; memory holds one row and the socket's chunks at a time."""
    row = json.dumps({"recallUid": "1", "harmDscr": "가" * 150}, ensure_ascii=False)
    body = f'{{"resultCode":"2000","resultMsg":"Success","resultData":[{",".join([row] * 20_000)}]}}'.encode()

    def long(request: Request) -> Reply:
        return Reply(body, "application/json;charset=UTF-8")

    with open_source(long) as (source, _):
        report = PassReport()
        tracemalloc.start()
        try:
            count = sum(1 for _ in every_row(source, "recallList", PATH, report))
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert (count, report.received) == (20_000, 20_000)
    assert peak < len(body) / 4


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.TIMEOUT, Unreachable),
        (Fault.RESET, Unreachable),
        (Fault.HTTP_503, Unreachable),
        (Fault.HTTP_429, QuotaSpent),
        (Fault.HTTP_403_FORBIDDEN_TEXT, Refused),
        (Fault.CODE_30_JSON, Unexpected),
        (Fault.MAINTENANCE_PAGE, Unexpected),
        (Fault.PLAIN_TEXT, Unexpected),
        (Fault.EMPTY_BODY, Unexpected),
        (Fault.TRUNCATED, Unreachable),
        (Fault.CUT_OFF_DOCUMENT, Unexpected),
        (Fault.REDIRECT, Unexpected),
    ],
)
def test_every_fault_of_an_agency_is_a_named_error_without_the_key(fault: Fault, error: type[SourceError]) -> None:
    with open_source(reply_to, fault) as (source, _), pytest.raises(error) as caught:
        list(every_row(source, "recallList", PATH, PassReport()))
    assert KEY not in repr(caught.value)


def test_a_budget_that_is_spent_asks_nothing() -> None:
    def reserve(operations: Sequence[str]) -> None:
        raise BudgetSpent("spent", operation=operations[0])

    with open_source(reply_to, reserve=reserve) as (source, demo):
        with pytest.raises(BudgetSpent):
            list(every_row(source, "recallList", PATH, PassReport()))
        with pytest.raises(BudgetSpent):
            rows_where(source, "certificationList", CERTIFICATES, "certNum", "X")
        assert demo.requests == []


def test_a_search_gives_rows_that_only_begin_with_what_was_asked() -> None:
    with open_source(reply_to) as (source, _):
        found = rows_where(source, "certificationList", CERTIFICATES, "certNum", "CB000A000-0001")
    assert [row["certNum"] for row in found] == ["CB000A000-0001", "CB000A000-0001A"]


def test_a_search_that_finds_nothing_is_empty() -> None:
    with open_source(reply_to) as (source, _):
        assert rows_where(source, "certificationList", CERTIFICATES, "certNum", "ZZ") == []


def test_one_object_where_a_list_was_expected_is_one_row() -> None:
    with open_source(always_replying('{"resultCode":2000,"resultData":{"certNum":"A"}}')) as (source, _):
        assert rows_where(source, "certificationList", CERTIFICATES, "certNum", "A") == [{"certNum": "A"}]


@pytest.mark.parametrize("body", ["[]", '{"resultCode":"2000"}', '{"resultCode":"2000","resultData":["A"]}', "{"])
def test_a_search_answered_with_anything_else_is_unexpected(body: str) -> None:
    with open_source(always_replying(body)) as (source, _), pytest.raises(Unexpected):
        rows_where(source, "certificationList", CERTIFICATES, "certNum", "A")
