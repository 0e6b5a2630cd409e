"""초록누리's envelope: it was recorded with the list of declared products, and both services of the feeds use it."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.ecolife.responses import every_row, rows_where
from connectors.errors import BudgetSpent, Refused, SourceError, Unexpected
from connectors.pass_report import PassReport
from connectors.privacy import REMOVED_MARK
from demo.ecolife import reply_to
from tests.connectors.open_source import KEY, always_replying, open_source, replying_in_turn

XML = "text/xml;charset=UTF-8"
GROUP = {"prdtarmCd": "07"}


def whole(rows: str, count: int = 1) -> str:
    return f"<rows><count>{count}</count><resultcode>0000</resultcode>{rows}</rows>"


def test_the_recorded_page_is_read_with_its_total_and_without_the_white_space(shared: Path) -> None:
    body = (shared / "samples/ecolife/slfsfcfst02List_page8.xml").read_text(encoding="utf-8")
    report = PassReport()
    with open_source(replying_in_turn(body, whole("", 371_631), content_type=XML)) as (source, _):
        rows = list(every_row(source, "slfsfcfst02List", {}, report))
    assert len(rows) == 20
    assert (report.total, report.empty_early) == (371_631, True)
    assert (rows[0]["mst_id"], rows[0]["est_no"], rows[0]["item"]) == ("NLC_2A2CC0184", "56", "탈취제")


def test_pages_are_asked_for_by_number_twenty_rows_at_a_time_and_the_key_goes_along() -> None:
    report = PassReport()
    with open_source(reply_to) as (source, demo):
        rows = list(every_row(source, "violtProductList", GROUP, report))
    assert (len(rows), report.total, report.pages) == (42, 42, 3)
    assert [request.params["PageNum"] for request in demo.requests] == ["1", "2", "3"]
    assert {request.params["PageCount"] for request in demo.requests} == {"20"}
    assert {request.params["AuthKey"] for request in demo.requests} == {KEY}


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("ERROR00001", Refused),
        ("ERROR00002", Refused),
        ("ERROR00010", Refused),
        ("ERROR00020", Refused),
        ("ERROR00030", Refused),
        ("ERROR00040", Refused),
        ("ERROR00050", Refused),
        ("ERROR99999", Unexpected),
        ("", Unexpected),
    ],
)
def test_every_code_is_an_error_of_its_kind_and_the_message_beside_it_stays_out(
    code: str, error: type[SourceError]
) -> None:
    body = f"<error><resultcode>{code}</resultcode><msg>{KEY}</msg></error>"
    with open_source(always_replying(body, XML)) as (source, _), pytest.raises(error) as caught:
        rows_where(source, "violtProductDetail", GROUP)
    assert caught.value.code == code
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        "<rows><count>0</count></rows>",
        "<rows><count>0</count><resultcode>00</resultcode></rows>",
        "<rows><count>많음</count><resultcode>0000</resultcode></rows>",
        "<rows><resultcode>0000</resultcode></rows>",
        "<response><count>0</count><resultcode>0000</resultcode></response>",
    ],
)
def test_an_answer_without_its_root_its_success_or_its_total_is_unexpected(body: str) -> None:
    with open_source(always_replying(body, XML)) as (source, _), pytest.raises(Unexpected):
        rows_where(source, "violtProductDetail", GROUP)


def test_numbers_of_persons_leave_every_text() -> None:
    body = whole("<row><etc_info>문의 010-0000-0000</etc_info><a><b>1</b></a></row>")
    with open_source(always_replying(body, XML)) as (source, _):
        assert rows_where(source, "violtProductDetail", GROUP) == [
            {"etc_info": f"문의 {REMOVED_MARK}", "a": {"b": "1"}}
        ]


def test_nothing_is_asked_without_a_call_left() -> None:
    def none_left(operations: object) -> None:
        raise BudgetSpent("violtProductList")

    with open_source(reply_to, reserve=none_left) as (source, demo), pytest.raises(BudgetSpent):
        list(every_row(source, "violtProductList", GROUP, PassReport()))
    assert demo.requests == []
