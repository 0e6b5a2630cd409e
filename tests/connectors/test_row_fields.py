from __future__ import annotations

import pytest

from connectors.pass_report import PassReport, Sample
from connectors.printed_values import absence_of
from connectors.row_fields import Fields
from connectors.schema import Absence


def test_a_field_is_text_whatever_it_was_sent_as() -> None:
    fields = Fields({"a": " x ", "b": None, "c": 12, "d": 0, "e": 1.5, "f": False}, PassReport())
    assert [fields.text(name) for name in "abcdefg"] == ["x", "", "12", "0", "1.5", "False", ""]


def test_a_nested_field_is_not_text_but_comes_as_sent() -> None:
    fields = Fields({"typeList": [{"a": 1}]}, PassReport())
    assert fields.text("typeList") == ""
    assert fields.raw("typeList") == [{"a": 1}]


def test_what_is_neither_read_nor_ignored_is_drift_with_one_sample() -> None:
    report = PassReport()
    for number in ("1", "2"):
        fields = Fields({"a": "x", "seen": "y", "new": f"값{number}", "_source": "ours"}, report, ignored={"seen"})
        fields.text("a")
        fields.report_unread()
    assert report.drift == {"new": 2}
    assert list(report.samples.values()) == [Sample("new", "값1", "unlisted")]


def test_names_are_matched_exactly_so_a_changed_case_is_drift() -> None:
    report = PassReport()
    fields = Fields({"casno": "71-43-2"}, report)
    assert fields.text("casNo") == ""
    fields.report_unread("item.")
    assert report.drift == {"item.casno": 1}


def test_an_unlisted_field_is_reported_even_when_it_is_empty() -> None:
    report = PassReport()
    Fields({"new": None}, report).report_unread()
    assert report.drift == {"new": 1}


@pytest.mark.parametrize("word", ["null", "None", "undefined", " NULL ", "NaN"])
def test_a_programs_word_for_no_value_is_counted_once_and_is_an_absence(word: str) -> None:
    report = PassReport()
    fields = Fields({"a": word}, report)
    assert absence_of(fields.text("a")) is absence_of(fields.text("a")) is Absence.NO_DATA
    assert report.rejected == {"a: a program's word for no value": 1}


def test_words_that_only_look_like_it_are_values() -> None:
    report = PassReport()
    fields = Fields({"a": "none", "b": "nullable", "c": "Nonene"}, report)
    assert [absence_of(fields.text(name)) for name in "abc"] == [Absence.NONE] * 3
    assert report.rejected == {}


@pytest.mark.parametrize("word", ["", "-", "없음", "null", "자료없음", "부여되지 않음", None])
def test_a_word_for_no_number_is_no_key(word: str | None) -> None:
    assert Fields({"id": word}, PassReport()).key("id") == ""


def test_a_key_is_the_text_as_sent() -> None:
    assert Fields({"id": " 2025-155 ", "number": 7}, PassReport()).key("id") == "2025-155"
    assert Fields({"number": 7}, PassReport()).key("number") == "7"


@pytest.mark.parametrize(("value", "kind"), [({"text": "글"}, "an object"), (["글"], "a list"), ([{"a": 1}], "a list")])
def test_an_object_or_a_list_instead_of_text_is_drift_with_a_sample(
    value: object, kind: str, report: PassReport
) -> None:
    assert Fields({"a": value}, report).text("a") == ""
    assert report.drift == {f"a: {kind} instead of text": 1}
    assert str(value) in next(iter(report.samples.values())).text


@pytest.mark.parametrize(("value", "text"), [(71, "71"), (0.5, "0.5"), (None, ""), ([], ""), ({}, ""), (" 글 ", "글")])
def test_numbers_are_text_and_nothing_is_nothing(value: object, text: str, report: PassReport) -> None:
    assert Fields({"a": value}, report).text("a") == text
    assert not report.drift
