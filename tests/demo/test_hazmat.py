"""The fire agency's miniature: only documented fields, in the shapes that clients have seen."""

from __future__ import annotations

import json
from typing import Any

from demo import tables
from demo.hazmat import reply_to
from demo.wire import Request

BASE = "/1661000/materialInfoSvc"


def fetched(operation: str, **params: str) -> Any:
    reply = reply_to(Request("apis.data.go.kr", f"{BASE}/{operation}", params))
    assert reply is not None
    return json.loads(reply.body)


def test_the_list_is_json_without_a_wrapper() -> None:
    whole = fetched("getMaterialList", pageNo="1", numOfRows="5")
    assert list(whole) == ["header", "body"]
    assert whole["header"]["resultCode"] == "00"
    assert [list(row) for row in whole["body"]["items"]] == [
        ["casno", "chemicalname", "chemicalno", "hazardmaterialclass", "unno"]
    ] * 5
    assert whole["body"]["totalCount"] == len(tables.dangerous_substances())


def test_a_detail_is_a_singular_item() -> None:
    item = fetched("getMaterialInfo", casNo="67-56-1")["body"]["item"]
    assert item["hazardmaterialclass"] == "제4류 인화성액체 알코올류"
    assert list(item) == sorted(item)


def test_an_unknown_number_has_no_item() -> None:
    body = fetched("getMaterialInfo", casNo="7664-39-3")["body"]
    assert (body["items"], body["totalCount"]) == ("", 0)


def test_no_un_number_is_sent_where_forms_have_different_ones() -> None:
    rows = {row["casno"]: row for row in fetched("getMaterialList", pageNo="1", numOfRows="99")["body"]["items"]}
    assert rows["67-56-1"]["unno"] == "1230"
    assert rows["7722-84-1"]["unno"] == ""


def test_no_quantity_is_sent() -> None:
    text = json.dumps(fetched("getMaterialList", pageNo="1", numOfRows="99"), ensure_ascii=False)
    assert "400L" not in text


def test_the_answer_names_its_public_sources() -> None:
    reply = reply_to(Request("apis.data.go.kr", f"{BASE}/getMaterialInfo", {"casNo": "67-56-1"}))
    assert reply is not None
    assert "위험물안전관리법 시행령 별표 1" in reply.source


def test_requests_of_others_are_not_answered() -> None:
    assert reply_to(Request("apis.data.go.kr", "/1661000/other", {})) is None
    assert reply_to(Request("psis.rda.go.kr", f"{BASE}/getMaterialList", {})) is None
