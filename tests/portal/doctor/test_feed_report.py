from __future__ import annotations

import json

import pytest
from django.test import override_settings

from portal.doctor.feed_report import FeedReport, OperationReport, from_json
from portal.doctor.findings import Finding, Standing

KEY = "MARKER%2Bkey%2Fwith%3Dsigns%3D%3D"


def report(**more: object) -> FeedReport:
    values: dict[str, object] = {
        "feed": "ncis.ghs",
        "title": "GHS",
        "setting": "DATA_GO_KR_KEY",
        "origin": "live",
        "asked_at": "2026-11-28T09:00:00+09:00",
        "question": "71-43-2",
        "findings": (Finding.READ,),
        "operations": (OperationReport("ghsList", 1, 200, "JSON", 1, Finding.READ),),
    }
    return FeedReport(**{**values, **more})  # type: ignore[arg-type]


def test_a_report_comes_back_from_json_as_it_was() -> None:
    whole = report(
        findings=(Finding.UNKNOWN_FIELDS, Finding.REJECTED_VALUES),
        read=("casNo",),
        ignored=("a",),
        absent=("b",),
        unknown={"x": 2},
        rejected={"y: no date": 1},
        samples={"drift:x": "1"},
    )
    assert from_json(json.loads(json.dumps(whole.as_json()))) == whole


@override_settings(AGENCY_KEYS={"DATA_GO_KR_KEY": KEY})
@pytest.mark.parametrize("text", [KEY, "MARKER+key/with=signs==", "call 010-1234-5678"])
def test_no_key_and_no_personal_number_is_kept_in_any_part(text: str) -> None:
    kept = json.dumps(report(error=text, samples={text: text}, unknown={text: 1}, details=text).as_json())
    assert "MARKER" not in kept
    assert "1234" not in kept


def test_the_form_is_confirmed_by_a_live_answer_alone_that_was_read_whole() -> None:
    assert report().form_text == "형식 확인"
    assert report(origin="demo").form_text == "형식 미확인(시연 답)"
    assert report(origin="").form_text == "형식 미확인(묻지 않음)"
    assert report(findings=(Finding.UNKNOWN_FIELDS,), rows=1).form_text == "형식 미확인(모두 읽히지 않음)"
    assert report(findings=(Finding.KEY_UNKNOWN,)).form_text == "형식 미확인(자료를 받지 못함)"


def test_the_key_counts_as_accepted_only_where_answers_show_it() -> None:
    def of(*findings: Finding) -> bool | None:
        return report(operations=tuple(OperationReport("o", 1, 200, "", None, each) for each in findings)).key_accepted

    assert of(Finding.READ) is of(Finding.QUOTA_SPENT) is True
    assert of(Finding.READ, Finding.APPROVAL_ENDED) is False
    assert of(Finding.TIME_LIMIT) is of(Finding.SERVICE_GONE) is of() is None
    assert report(findings=(Finding.UNKNOWN_FIELDS, Finding.TIME_LIMIT)).standing is Standing.LOOK
