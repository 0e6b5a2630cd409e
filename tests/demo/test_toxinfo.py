"""No response of Tox-Info was ever recorded: its miniature matches the description of similar services and its tables."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest

from demo import tables
from demo.toxinfo import BASE, HOST, NOTHING, reply_to
from demo.wire import Reply, Request

OPERATIONS = {
    "getToxcinfoMatrinfo": {"MF", "MW", "SYN_ENG", "SYN_KOR"},
    "getSummaryInfo": {"SMMY"},
    "getHmnBdyEffct": {"SMMY"},
    "getAniToxctyStdy": {"SMMY"},
    "getToxCrcngncty": {"STR_EN_SHT", "STR_CODE", "ITEM_NO", "RESULT"},
    "getToxckntcs": {"STR_EN_SHT", "STR_CODE", "ITEM_NO", "RESULT"},
    "getEmrgncyMdiclTrtmnt": {"GENL_TRTM", "SPEC_TRTM"},
    "getRef": {"ITEM_NO", "REFRNC"},
    "getToxcinfoAdctinfo": {"CL_INTRO", "TOXDYN", "A_POISN_CL_MNFS", "C_POISN_CL_MNFS"},
}
COMMON = {"TOXIC_CODE", "NM_ENG", "NM_KOR", "CAS_NO"}
TEXTS = {"SMMY", "RESULT", "GENL_TRTM", "SPEC_TRTM", "CL_INTRO", "TOXDYN", "A_POISN_CL_MNFS", "C_POISN_CL_MNFS"}


def replied(operation: str, **params: str) -> Reply:
    reply = reply_to(Request(HOST, BASE + operation, params))
    assert reply is not None
    return reply


def fetched(operation: str, **params: str) -> Any:
    return json.loads(replied(operation, type="json", numOfRows="1000", **params).body)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_row_has_the_fields_of_the_description_as_text(operation: str) -> None:
    whole = fetched(operation)
    assert whole["header"]["resultCode"] == "00"
    assert whole["body"]["totalCount"] == len(whole["body"]["items"]) > 0
    for row in whole["body"]["items"]:
        assert set(row) == COMMON | OPERATIONS[operation]
        assert all(isinstance(value, str) for value in row.values())


def test_running_text_is_an_official_statement_or_nothing() -> None:
    official = set(tables.phrases().values()) | {NOTHING}
    for operation in OPERATIONS:
        for row in fetched(operation)["body"]["items"]:
            statements = [line for name in TEXTS & set(row) for line in row[name].split("\n")]
            assert set(statements) <= official


def test_no_treatment_is_composed() -> None:
    for row in fetched("getEmrgncyMdiclTrtmnt")["body"]["items"]:
        assert (row["GENL_TRTM"], row["SPEC_TRTM"]) == (NOTHING, NOTHING)


def test_grades_that_no_table_states_are_left_blank() -> None:
    (row,) = fetched("getCrcngncty", CAS_NO="71-43-2")["body"]["items"]
    assert (row["CAS_NO"], row["IARC_CODE"], row["NTP_CODE"], row["USEPA_UP_CODE"]) == ("71-43-2", "", "", "")


@pytest.mark.parametrize(
    ("operation", "params"), [("getVluesData", {}), ("getPoisonRef", {}), ("getCrcngncty", {"CAS_NO": "1-1-1"})]
)
def test_nothing_is_the_documented_code(operation: str, params: dict[str, str]) -> None:
    assert fetched(operation, **params) == {"header": {"resultCode": "03", "resultMsg": "NODATA_ERROR"}}


def test_xml_is_the_default() -> None:
    root = ElementTree.fromstring(replied("getSummaryInfo", CAS_NO="71-43-2").body)  # noqa: S314  (our own bytes)
    assert [child.tag for child in root] == ["header", "body"]
    assert [item.findtext("CAS_NO") for item in root.iter("item")] == ["71-43-2"]


def test_the_source_of_the_facts_comes_along() -> None:
    assert "목록" in replied("getToxcinfoMatrinfo", CAS_NO="71-43-2", type="json").source


def test_other_requests_get_no_reply() -> None:
    assert reply_to(Request(HOST, BASE + "getNothing", {})) is None
    assert reply_to(Request(HOST, "/getSummaryInfo", {})) is None
    assert reply_to(Request("example.org", BASE + "getSummaryInfo", {})) is None
