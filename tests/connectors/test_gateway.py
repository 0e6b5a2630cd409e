from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from connectors.bounded_body import BoundedBody
from connectors.errors import QuotaSpent, Refused, Unexpected
from connectors.gateway import Page, read_xml, read_xml_or_json
from connectors.http import Call, Response

CALL = Call("op", "https://apis.data.go.kr/x")


def response(body: bytes | str, charset: str = "") -> Response:
    file = io.BytesIO(body if isinstance(body, bytes) else body.encode())
    return Response("", charset, {}, BoundedBody(file.read, 10**6, "op"))


def in_json(body: Any, code: Any = "00", wrapped: bool = False) -> Response:
    whole = {"header": {"resultCode": code, "resultMsg": "x"}, "body": body}
    return response(json.dumps({"response": whole} if wrapped else whole))


def xml(inner: str, code: str = "00") -> Response:
    return response(f"<response><header><resultCode>{code}</resultCode></header><body>{inner}</body></response>")


@pytest.mark.parametrize("wrapped", [True, False])
@pytest.mark.parametrize(
    ("items", "rows"),
    [
        ([{"a": "1"}, {"a": "2"}], [{"a": "1"}, {"a": "2"}]),
        ({"a": "1", "b": "2"}, [{"a": "1", "b": "2"}]),
        ({"item": [{"a": "1"}, {"a": "2"}]}, [{"a": "1"}, {"a": "2"}]),
        ({"item": {"a": "1"}}, [{"a": "1"}]),
        ([{"item": {"a": "1"}}, {"item": {"a": "2"}}], [{"a": "1"}, {"a": "2"}]),
        ({"item": ""}, []),
        ({}, []),
        ("", []),
        (None, []),
        ([], []),
    ],
)
def test_rows_come_out_of_every_shape_of_items(items: Any, rows: list[Any], wrapped: bool) -> None:
    page = read_xml_or_json(in_json({"items": items, "totalCount": len(rows), "pageNo": "1"}, wrapped=wrapped), CALL)
    assert page == Page(rows, len(rows), 1)


def test_a_singular_item_is_a_row() -> None:
    assert read_xml_or_json(in_json({"item": {"casno": "67-56-1"}}), CALL).rows == [{"casno": "67-56-1"}]


@pytest.mark.parametrize("body", [{}, None, "", {"totalCount": ""}])
def test_a_body_without_rows_is_an_empty_page(body: Any) -> None:
    assert read_xml_or_json(in_json(body), CALL) == Page([], None, None)


@pytest.mark.parametrize("items", [["x"], [["x"]], [None], 5, "x", {"item": "x"}])
def test_a_row_that_is_no_object_is_refused(items: Any) -> None:
    with pytest.raises(Unexpected, match="a row is not an object"):
        read_xml_or_json(in_json({"items": items}), CALL)


@pytest.mark.parametrize(
    ("sent", "total"), [(7189, 7189), ("7189", 7189), (" 7,189 ", 7189), ("", None), (None, None), ("0", 0)]
)
def test_a_counter_is_read_as_text_or_number(sent: Any, total: int | None) -> None:
    assert read_xml_or_json(in_json({"totalCount": sent}), CALL).total == total


@pytest.mark.parametrize("sent", ["-1", "many", "7.5", "٧", [1]])
def test_a_counter_that_is_no_count_is_refused(sent: Any) -> None:
    with pytest.raises(Unexpected, match="totalCount"):
        read_xml_or_json(in_json({"totalCount": sent}), CALL)


@pytest.mark.parametrize("code", ["00", "0", "000", "0000", 0])
def test_success_has_several_spellings(code: Any) -> None:
    assert read_xml_or_json(in_json({"items": [{"a": "1"}]}, code), CALL).rows == [{"a": "1"}]


@pytest.mark.parametrize("code", ["00", "0", "201", "INFO-000"])
def test_another_agencys_success_is_not_this_ones(code: str) -> None:
    with pytest.raises(Unexpected, match=f"code {code}"):
        read_xml_or_json(in_json({"items": []}, code), CALL, success=("200",))


@pytest.mark.parametrize("code", ["03", "3", 3])
def test_no_data_is_an_empty_page_and_no_failure(code: Any) -> None:
    assert read_xml_or_json(in_json(None, code), CALL) == Page([], 0, None)
    assert read_xml(xml("", str(code)), CALL) == Page([], 0, None)


@pytest.mark.parametrize("code", ["", None, " "])
def test_without_a_code_there_is_no_success(code: Any) -> None:
    with pytest.raises(Unexpected, match="no result code"):
        read_xml_or_json(in_json({"items": [{"a": "1"}]}, code), CALL)


def test_an_agencys_own_quota_code_is_quota() -> None:
    with pytest.raises(QuotaSpent):
        read_xml(xml("", "22"), CALL)


@pytest.mark.parametrize(
    "body", ["[]", '"x"', "{}", '{"response": null}', '{"header": [], "body": {}}', '{"code": -401}']
)
def test_other_json_is_not_taken_for_an_answer(body: str) -> None:
    with pytest.raises(Unexpected):
        read_xml_or_json(response(body), CALL)


@pytest.mark.parametrize(
    "body", ["", " \n", "Forbidden", "API not found", "<!DOCTYPE html><p>점검</p>", "<html/>", "\x00\x01"]
)
def test_what_is_neither_xml_nor_json_is_refused_with_its_beginning(body: str) -> None:
    for reader in (read_xml_or_json, read_xml):
        with pytest.raises(Unexpected, match=r"empty|neither XML nor JSON came"):
            reader(response(body), CALL)


def test_a_maintenance_page_is_quoted_at_most_two_hundred_characters_long() -> None:
    with pytest.raises(Unexpected) as raised:
        read_xml_or_json(response("점검 중입니다. " * 500), CALL)
    assert "점검 중입니다." in str(raised.value)
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize("root", ["html", "service", "script", "OpenAPI_ServiceResponse"])
def test_another_root_is_not_taken_for_an_answer(root: str) -> None:
    with pytest.raises(Unexpected):
        read_xml(response(f"<{root}><header><resultCode>00</resultCode></header></{root}>"), CALL)


def test_xml_where_json_was_asked_is_read_as_xml_and_json_where_xml_was_as_json() -> None:
    gateway_error = "<items><item><a>1</a></item></items><totalCount>1</totalCount>"
    assert read_xml_or_json(xml(gateway_error), CALL) == Page([{"a": "1"}], 1, None)
    assert read_xml_or_json(in_json({"items": [{"a": "1"}], "totalCount": 1}), CALL) == Page([{"a": "1"}], 1, None)


def test_an_envelope_is_heard_in_xml_and_in_json(shared: Path) -> None:
    folder = shared / "samples" / "gateway"
    with pytest.raises(QuotaSpent):
        read_xml(response((folder / "gateway_200_code22_xml.xml").read_bytes()), CALL)
    with pytest.raises(Refused):
        read_xml_or_json(response((folder / "gateway_403_code30.json").read_bytes()), CALL)


def test_the_recorded_page_of_nics_is_read(shared: Path) -> None:
    page = read_xml(response((shared / "samples" / "nics" / "nics_kischemlist_50-00-0.xml").read_bytes()), CALL)
    assert (page.total, len(page.rows)) == (1, 1)
    assert page.rows[0]["casNo"] == "50-00-0"


def test_the_recorded_page_of_keco_is_read_with_its_nested_list(shared: Path) -> None:
    body = (shared / "samples" / "keco" / "keco_chemSbstnList_50-00-0.json").read_bytes()
    page = read_xml_or_json(response(body), CALL, success=("200",))
    assert page.total == 1
    assert len(page.rows[0]["typeList"]) == 6


def test_the_empty_page_of_kosha_is_read(shared: Path) -> None:
    body = (shared / "samples" / "kosha" / "kosha_getChemList001_empty.xml").read_bytes()
    assert read_xml(response(body), CALL).rows == []
