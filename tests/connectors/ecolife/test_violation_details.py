from __future__ import annotations

import pytest

from connectors.ecolife import violation_details as details
from connectors.errors import BadRow
from connectors.pass_report import PassReport
from connectors.schema import FactKind, Mention
from demo.ecolife import reply_to
from tests.connectors.ecolife.test_violations import ROW as LISTED
from tests.connectors.open_source import always_replying, open_source

ROW = {
    **LISTED,
    "violt_cn": "안전기준 위반[함유금지물질(메틸이소치아졸리논) 검출]",
    "prdtn_mnfctur": "가상국",
    "act_org": "시연 처분 기관",
    "prdt_photo_url": "https://example.org/1.jpg",
    "file_download_url": "",
    "action_cn": "제조금지, 판매금지, 회수명령",
    "etc_info": "",
}


def test_a_row_gives_the_violation_and_the_measure_and_names_the_substance(report: PassReport) -> None:
    read = details.record(ROW, report)
    assert (read.key, read.entity, read.question) == ("07/900001", "07/900001", "07/900001")
    assert read.source_date == "2026-03-30"
    assert [(fact.kind, fact.value, fact.label) for fact in read.facts] == [
        (FactKind.DEFECT, "안전기준 위반[함유금지물질(메틸이소치아졸리논) 검출]", "위반내용"),
        (FactKind.RECALL_MEASURE, "제조금지, 판매금지, 회수명령", "조치내용"),
        (FactKind.OTHER, "가상국", "prdtn_mnfctur"),
        (FactKind.OTHER, "시연 처분 기관", "act_org"),
    ]
    assert read.mentions == (Mention("메틸이소치아졸리논", "mentions"),)
    assert (report.drift, report.rejected) == ({}, {})


def test_the_details_of_each_demonstrated_product_are_those_that_were_asked_for(report: PassReport) -> None:
    with open_source(reply_to) as (source, demo):
        (row,) = details.lookup(source, "07/900008", report)
    assert details.record(row, report).key == "07/900008"
    assert details.record(row, report).mentions == (Mention("메틸메타크릴레이트", "mentions"),)
    assert (demo.requests[0].params["prdtMstrNo"], demo.requests[0].params["prdtarmCd"]) == ("900008", "07")
    assert (report.drift, report.rejected) == ({}, {})


def test_a_product_that_is_not_held_has_no_details(report: PassReport) -> None:
    with open_source(reply_to) as (source, _):
        assert details.lookup(source, "07/1", report) == []


def test_another_product_than_was_asked_for_is_left_out_and_a_makers_address_is_never_kept(report: PassReport) -> None:
    row = "<row><prdtarm_cd>07</prdtarm_cd><prdt_mstr_no>{}</prdt_mstr_no><mnfctur_addr>가상시 1</mnfctur_addr></row>"
    body = f"<rows><count>2</count><resultcode>0000</resultcode>{row.format(1)}{row.format(2)}</rows>"
    with open_source(always_replying(body, "text/xml;charset=UTF-8")) as (source, _):
        assert details.lookup(source, "07/2", report) == [{"prdtarm_cd": "07", "prdt_mstr_no": "2"}]
    assert sum(report.rejected.values()) == 1


def test_a_row_that_does_not_say_of_which_product_it_is_is_a_bad_row(report: PassReport) -> None:
    with pytest.raises(BadRow):
        details.record({"violt_cn": "표시사항 미표기"}, report)


def test_a_field_that_nobody_announced_is_drift(report: PassReport) -> None:
    details.record({**ROW, "newlyAdded": "1"}, report)
    assert list(report.drift) == ["newlyAdded"]
