"""Official statements: whole, compared with their source, and without what only instructs the writer of a label."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.ghs_statements import TABLE, statement_of, without_label_instructions


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_every_row_has_a_code_of_its_own_a_sentence_and_a_source() -> None:
    assert len({row["code"] for row in rows()}) == len(rows())
    assert all((row["korean"] or row["english"]) and row["source"] for row in rows())


def test_no_statement_has_a_blank_to_fill_in() -> None:
    """Content rule 1."""
    assert not [
        row for row in rows() if "…" in row["korean"] + row["english"] or "..." in row["korean"] + row["english"]
    ]


def test_korean_statements_are_those_of_the_notice_letter_for_letter(shared: Path) -> None:
    printed = json.loads((shared / "data" / "kosha" / "ghs_phrases_ko.json").read_text("utf-8"))
    of_notice = {**printed["H"], **printed["P"]}
    assert {row["code"]: row["korean"] for row in rows() if row["korean"] and row["code"] in of_notice} == {
        code: words for code, words in of_notice.items() if "..." not in words
    }


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("흡입하면 치명적임", "흡입하면 치명적임"),
        (
            "장기(영향을 받는 것으로 알려진 모든 장기를 명시한다.)에 손상을 일으킴"
            "(특정표적장기독성(1회노출)을 일으키는 노출 경로를 기재. 단, 결정적인 증거가 있는 경우에 한한다.)",
            "장기에 손상을 일으킴",
        ),
        ("장기(간, 신장)에 손상을 일으킴", "장기(간, 신장)에 손상을 일으킴"),
        ("암을 일으킬 수 있음(다른 경로에 노출되어도 암을 일으키지 않는다는 증거)", "암을 일으킬 수 있음"),
        ("암을 일으킬 수 있음(흡입 시 확인된 경로)", "암을 일으킬 수 있음(흡입 시 확인된 경로)"),
    ],
)
def test_only_brackets_that_instruct_the_writer_of_a_label_are_left_out(sent: str, shown: str) -> None:
    assert without_label_instructions(sent) == shown


@given(st.text(alphabet="가나) .기재한다", max_size=40))
def test_a_sentence_without_an_open_bracket_stays_as_it_is(text: str) -> None:
    assert without_label_instructions(text) == text.strip()


@pytest.mark.parametrize(
    ("code", "english"),
    [("H330", "Fatal if inhaled"), ("P301 + P330 + P331", "IF SWALLOWED: Rinse mouth. Do NOT induce vomiting.")],
)
def test_a_code_has_its_statement_in_english(code: str, english: str) -> None:
    found = statement_of(code)
    assert found is not None
    assert found.english == english


@pytest.mark.parametrize("code", ["H999", "H360FD", "", "P310"])
def test_a_code_that_the_table_does_not_hold_has_none(code: str) -> None:
    assert statement_of(code) is None
