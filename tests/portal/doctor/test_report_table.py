from __future__ import annotations

import unicodedata

from portal.doctor.feed_report import OperationReport
from portal.doctor.findings import Finding
from portal.doctor.report_table import HEADINGS, exit_code, json_of, lines_of, notes_on, text_of
from tests.portal.doctor.test_feed_report import report


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def test_a_line_for_each_operation_and_what_concerns_the_feed_once() -> None:
    operations = tuple(OperationReport(f"o{number}", 1, 200, "XML <r>", None, Finding.READ) for number in range(3))
    lines = lines_of([report(operations=operations, rows=2, read=("a", "b"), ignored=("c",))])
    assert [line.cells[0] for line in lines] == ["ncis.ghs · o0", "ncis.ghs · o1", "ncis.ghs · o2"]
    assert lines[0].cells[4:] == ("밝히지 않음", "2", "2/1/0", "0", "형식 확인", "읽힘")
    assert lines[1].cells[5:] == ("", "", "", "", "읽힘")
    assert all(len(line.cells) == len(HEADINGS) for line in lines)


def test_columns_stand_under_their_headings_though_hangul_is_twice_as_wide() -> None:
    heading, first, second, *_ = text_of([report(), report(feed="ncis.substances")]).splitlines()
    place = width(heading[: heading.index("답의 모양")])
    line = next(row for row in (first, second) if row.startswith("ncis."))
    assert width(line[: line.index("JSON")]) == place


def test_an_operation_that_was_not_asked_says_so_and_claims_nothing_of_the_key() -> None:
    (line,) = lines_of([report(operations=(OperationReport("o", 0, 0, "", None, Finding.NOT_ASKED),))])
    assert line.cells[1:3] == ("묻지 않음", "모름")
    (line,) = lines_of([report(operations=(), origin="", findings=(Finding.NO_KEY,))])
    assert line.cells[1:3] == ("묻지 않음", "모름")


def test_names_counts_samples_and_errors_stand_below_the_table() -> None:
    notes = list(
        notes_on(
            report(
                origin="demo",
                unknown={"new": 3},
                absent=("old",),
                rejected={"casNo: bad digit": 1},
                samples={"drift:new": "1\n2"},
                error="ghsList: code 31",
                unverified="XML 형식",
            )
        )
    )
    assert notes == [
        "물은 것: 71-43-2",
        "모르는 항목: new (3)",
        "기다렸으나 오지 않은 항목: old",
        "거부된 값: casNo: bad digit (1)",
        "표본 drift:new: 1 2",
        "오류 원문: ghsList: code 31",
        "아직 확인되지 않은 것: XML 형식",
    ]


def test_the_exit_code_leaves_out_feeds_without_a_key_unless_they_were_named() -> None:
    missing = report(origin="", findings=(Finding.NO_KEY,))
    assert exit_code([report(), missing], named=False) == 0
    assert exit_code([report(), missing], named=True) == 2
    assert exit_code([], named=False) == 0


def test_the_json_has_the_steps_beside_each_report() -> None:
    (told,) = json_of([report(findings=(Finding.APPROVAL_ENDED,))])
    assert told["standing"] == "act"
    assert any("활용기간" in step for step in told["what_to_do"])
