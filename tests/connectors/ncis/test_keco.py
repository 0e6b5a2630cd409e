from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from connectors.errors import BadRow, BudgetSpent, Refused, Unexpected
from connectors.ncis import keco, substances
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Row
from demo.faults import Fault, FaultRule
from demo.wire import Reply, Request
from tests.connectors.ncis.conftest import Opened


def body(items: object, total: int, code: str = "200") -> Reply:
    value = {"header": {"resultCode": code}, "body": {"items": items, "totalCount": total}}
    return Reply(json.dumps(value).encode(), "application/json;charset=UTF-8")


def test_rows_that_only_contain_the_number_are_left_out(open_source: Opened, report: PassReport) -> None:
    def reply_to(request: Request) -> Reply:
        return body([{"sbstnId": "1", "casNo": "50-00-0"}, {"sbstnId": "2", "casNo": "13150-00-0"}], 2)

    source, _ = open_source(reply_to)
    assert [row["sbstnId"] for row in substances.lookup(source, "50-00-0", report)] == ["1"]


def test_a_number_that_holds_the_asked_one_is_no_answer_and_leaves_a_sample(
    open_source: Opened, report: PassReport
) -> None:
    source, _ = open_source(lambda request: body([{"sbstnId": "2", "casNo": "13150-00-0"}], 1))
    assert substances.lookup(source, "50-00-0", report) == []
    assert report.rejected == {"casNo: another number than was asked for": 1}


def test_an_answer_about_another_substance_is_refused_with_both_numbers(
    open_source: Opened, report: PassReport
) -> None:
    source, _ = open_source(lambda request: body([{"sbstnId": "2", "casNo": "67-56-1"}], 1))
    with pytest.raises(Unexpected, match="50-00-0 was asked for, 67-56-1 came"):
        substances.lookup(source, "50-00-0", report)


@pytest.mark.parametrize("answer", [{}, {"body": None}, {"body": {}}, {"body": {"items": []}}])
def test_an_answer_without_a_body_is_a_failure_and_never_none(
    answer: dict[str, object], open_source: Opened, report: PassReport
) -> None:
    sent = json.dumps({"header": {"resultCode": "200"}, **answer}).encode()
    source, _ = open_source(lambda request: Reply(sent, "application/json;charset=UTF-8"))
    with pytest.raises(Unexpected):
        substances.lookup(source, "50-00-0", report)


def test_a_row_whose_own_number_cannot_be_read_is_no_absence(open_source: Opened, report: PassReport) -> None:
    row = {"sbstnId": "1", "casNo": "50-00-1"}
    source, _ = open_source(lambda request: body([row], 1))
    assert substances.lookup(source, "50-00-0", report) == [row]


@pytest.mark.parametrize("items", [[], "", None, {}])
def test_every_way_of_saying_nothing_is_no_rows(open_source: Opened, report: PassReport, items: object) -> None:
    source, _ = open_source(lambda request: body(items, 0))
    assert substances.lookup(source, "50-00-0", report) == []


def test_one_item_that_came_as_an_object_is_one_row(open_source: Opened, report: PassReport) -> None:
    source, _ = open_source(lambda request: body({"sbstnId": "1", "casNo": "50-00-0"}, 1))
    assert len(substances.lookup(source, "50-00-0", report)) == 1


def test_the_success_code_of_other_services_is_no_success_here(open_source: Opened, report: PassReport) -> None:
    source, _ = open_source(lambda request: body([], 0, code="00"))
    with pytest.raises(Unexpected):
        substances.lookup(source, "50-00-0", report)


def test_kecos_own_code_of_a_bad_key_is_refused(open_source: Opened, report: PassReport) -> None:
    source, _ = open_source(lambda request: body([], 0, code="97"))
    with pytest.raises(Refused, match="97"):
        substances.lookup(source, "50-00-0", report)


def test_an_answer_whose_second_page_is_empty_is_refused_whole(open_source: Opened, report: PassReport) -> None:
    def reply_to(request: Request) -> Reply:
        return body([{"sbstnId": "1", "casNo": "50-00-0"}] if request.params["pageNo"] == "1" else [], 120)

    source, _ = open_source(reply_to)
    with pytest.raises(Unexpected, match="1 rows of 120"):
        substances.lookup(source, "50-00-0", report)


def test_a_budget_that_is_spent_asks_nothing(open_source: Opened, report: PassReport) -> None:
    def reserve(operations: Sequence[str]) -> None:
        raise BudgetSpent("spent", operation=operations[0])

    source, demo = open_source(reserve=reserve)
    with pytest.raises(BudgetSpent):
        substances.lookup(source, "50-00-0", report)
    assert demo.requests == []


def test_an_unregistered_key_is_refused_without_the_key_in_the_error(open_source: Opened, report: PassReport) -> None:
    source, demo = open_source(rules=[FaultRule(Fault.HTTP_403_UNREGISTERED)])
    with pytest.raises(Refused) as caught:
        substances.lookup(source, "50-00-0", report)
    assert caught.value.code == "30"
    assert "marker-key-7f3a" not in repr(caught.value)
    assert demo.requests[0].params["serviceKey"] == "marker-key-7f3a"


@pytest.mark.parametrize("nested", [[{"a": 1}], {"a": 1}, {"item": {"a": 1}}, {"item": [{"a": 1}]}])
def test_rows_inside_rows_are_read_as_list_object_or_item(nested: object, report: PassReport) -> None:
    row = {"sbstnId": "1", "typeList": nested}
    assert keco.key_and_rows(Fields(row, report), row, "typeList") == ("1", [{"a": 1}])


@pytest.mark.parametrize("key", [None, "", "-", "null", "없음"])
def test_a_word_for_no_id_is_no_key(key: str | None, report: PassReport) -> None:
    row: Row = {"sbstnId": key, "typeList": []}
    with pytest.raises(BadRow) as caught:
        keco.key_and_rows(Fields(row, report), row, "typeList")
    assert not caught.value.has_key


def test_a_row_of_several_numbers_has_no_question_of_its_own() -> None:
    assert keco.question_of({"casNo": "0050-00-0"}) == "50-00-0"
    assert keco.question_of({"casNo": "50-00-0, 71-43-2"}) == ""
