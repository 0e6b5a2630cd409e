from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from connectors.errors import BudgetSpent, QuotaSpent, Refused, SourceError, Unexpected, Unreachable
from connectors.pass_report import PassReport
from connectors.psis.agency import SERVICE
from connectors.psis.responses import every_row, one_row
from demo.faults import Fault
from demo.psis import reply_to
from tests.connectors.open_source import KEY, always_replying, open_source, replying_in_turn

XML = "text/xml;charset=UTF-8"


def test_the_recorded_pages_are_one_listing(shared: Path) -> None:
    samples = shared / "samples/psis"
    pages = [(samples / f"fixtures_SVC01_page-000{number}.xml").read_text(encoding="utf-8") for number in (1, 2)]
    report = PassReport()
    with open_source(replying_in_turn(*pages, content_type=XML)) as (source, demo):
        rows = list(every_row(source, "SVC01", SERVICE, report))
    assert [row["pestiCode"] for row in rows] == ["973", "973", "1201", "1544", "2088"]
    assert (report.received, report.total, report.pages) == (5, 5, 2)
    assert [request.params["startPoint"] for request in demo.requests] == ["1", "51"]


def test_the_recorded_error_is_a_refusal(shared: Path) -> None:
    body = (shared / "samples/psis/error_shape.xml").read_bytes()
    with open_source(always_replying(body, XML)) as (source, _), pytest.raises(Refused) as caught:
        list(every_row(source, "SVC01", SERVICE, PassReport()))
    assert caught.value.code == "ERR_101"


def test_the_recorded_listing_of_methods_belongs_to_no_feed_and_is_not_asked_for(shared: Path) -> None:
    """SVC07 lists methods of analysis as files, without a number, a hazard or a use, so no page shows them."""
    from connectors.psis import CONNECTOR

    assert (shared / "samples/psis/fixtures_SVC07_page-0001.xml").is_file()
    assert "SVC07" not in {operation for feed in CONNECTOR.feeds for operation in feed.budgets}


def test_pages_are_asked_for_by_the_offset_of_their_first_row() -> None:
    report = PassReport()
    with open_source(reply_to) as (source, demo):
        rows = list(every_row(source, "SVC01", SERVICE, report))
    assert (len(rows), report.total, report.pages) == (58, 58, 2)
    assert len({(row["pestiCode"], row["diseaseUseSeq"]) for row in rows}) == 58
    assert [request.params["startPoint"] for request in demo.requests] == ["1", "51"]
    assert {request.params["displayCount"] for request in demo.requests} == {"50"}


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("ERR_101", Refused),
        ("ERR_102", Refused),
        ("ERR_103", Refused),
        ("ERR_104", Refused),
        ("ERR_201", Refused),
        ("ERR_901", Unreachable),
        ("901", Unreachable),
        ("ERR_999", Unexpected),
    ],
)
def test_every_code_is_an_error_of_its_kind(code: str, error: type[SourceError]) -> None:
    body = f"<service><errorCode>{code}</errorCode><errorMsg>오류</errorMsg></service>"
    with open_source(always_replying(body, XML)) as (source, _), pytest.raises(error) as caught:
        one_row(source, "SVC02", SERVICE, {})
    assert caught.value.code == code


@pytest.mark.parametrize(
    "body",
    [
        "<service><list/></service>",
        "<service><totalCount>많음</totalCount><list/></service>",
        "<response><totalCount>0</totalCount></response>",
        "<service><totalCount>1</totalCount><list>",
        '{"service":{}}',
    ],
)
def test_a_page_of_another_shape_is_unexpected(body: str) -> None:
    with open_source(always_replying(body, XML)) as (source, _), pytest.raises(Unexpected):
        list(every_row(source, "SVC01", SERVICE, PassReport()))


def test_an_empty_listing_is_read_as_empty() -> None:
    report = PassReport()
    with open_source(always_replying("<service><totalCount>0</totalCount><list/></service>", XML)) as (source, _):
        assert list(every_row(source, "SVC01", SERVICE, report)) == []
    assert (report.total, report.empty_early) == (0, False)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.TIMEOUT, Unreachable),
        (Fault.RESET, Unreachable),
        (Fault.HTTP_500, Unreachable),
        (Fault.HTTP_429, QuotaSpent),
        (Fault.CODE_22, QuotaSpent),
        (Fault.CODE_31, Refused),
        (Fault.MAINTENANCE_PAGE, Unexpected),
        (Fault.PLAIN_TEXT, Unexpected),
        (Fault.EMPTY_BODY, Unexpected),
        (Fault.TRUNCATED, Unreachable),
        (Fault.CUT_OFF_DOCUMENT, Unexpected),
        (Fault.DTD_WITH_ENTITY, Unexpected),
        (Fault.DEEP_NESTING, Unexpected),
        (Fault.REDIRECT, Unexpected),
    ],
)
def test_every_fault_of_an_agency_is_a_named_error_without_the_key(fault: Fault, error: type[SourceError]) -> None:
    with open_source(reply_to, fault) as (source, _), pytest.raises(error) as caught:
        list(every_row(source, "SVC01", SERVICE, PassReport()))
    assert KEY not in repr(caught.value)


@pytest.mark.parametrize("fault", [Fault.CP949_DECLARED, Fault.CP949_UNDECLARED])
def test_a_page_in_the_old_korean_charset_reads_the_same(fault: Fault) -> None:
    with open_source(reply_to) as (plain, _), open_source(reply_to, fault) as (other, _):
        assert list(every_row(plain, "SVC01", SERVICE, PassReport())) == list(
            every_row(other, "SVC01", SERVICE, PassReport())
        )


def test_a_source_that_gives_the_same_page_again_is_noticed() -> None:
    report = PassReport()
    with open_source(reply_to, Fault.REPEATED_PAGE) as (source, _):
        list(every_row(source, "SVC01", SERVICE, report))
    assert report.repeated_page


def test_a_budget_that_is_spent_asks_nothing() -> None:
    def reserve(operations: Sequence[str]) -> None:
        raise BudgetSpent("spent", operation=operations[0])

    with open_source(reply_to, reserve=reserve) as (source, demo):
        with pytest.raises(BudgetSpent):
            list(every_row(source, "SVC01", SERVICE, PassReport()))
        with pytest.raises(BudgetSpent):
            one_row(source, "SVC02", SERVICE, {})
        assert demo.requests == []
