"""The citizen's lines: headings of content rule 7, official sentences letter for letter, and the limits of the rule."""

from __future__ import annotations

import json
from pathlib import Path

from reference.citizen_lines import Condition, citizen_line, citizen_lines, lines_for, statements_of

HEADINGS = (
    "119에 위치·색·냄새·증상 신고",
    "밖에서 난 사고로 실내에 대피했으면 창문과 환기 차단",
    "실외면 바람이 불어오는 쪽, 그쪽이 사고 지점이면 직각",
    "높고 낮음은 관계기관이 제공하는 정보에 따라",
    "대피한 뒤 노출된 옷을 벗고 씻기",
    "노출되었다면 병원 진찰",
)


def test_the_headings_are_those_of_the_rule() -> None:
    assert tuple(line.heading for line in citizen_lines()) == HEADINGS


def test_every_sentence_is_the_official_one_with_its_source_and_date(shared: Path) -> None:
    given = json.loads((shared / "data" / "guidance" / "citizen_lines_ko.json").read_text(encoding="utf-8"))
    official = {
        (each["text"], given["sources"][each["source"]]["who"], given["sources"][each["source"]]["date"])
        for line in given["lines"]
        for each in line["official"]
    }
    assert {(each.text, each.who, each.date) for line in citizen_lines() for each in line.sentences} == official


def test_no_line_stands_without_a_sentence() -> None:
    assert all(line.sentences and each.date and each.who for line in citizen_lines() for each in line.sentences)


def test_closing_windows_is_for_a_release_outside_and_high_places_for_a_heavier_gas() -> None:
    assert citizen_line("sheltered-from-outside").condition is Condition.OUTSIDE
    assert citizen_line("height").condition is Condition.HEAVIER
    indoors = [line.key for line in lines_for()]
    assert indoors == ["report", "doctor"]
    assert all("무겁" in each.text or "무거" in each.text for each in citizen_line("height").sentences)


def test_a_statement_with_a_blank_answers_no_topic() -> None:
    assert next(each.text for each in statements_of("in-the-eyes")).startswith("P305+P351+P338")
    assert not [each for each in statements_of("in-the-eyes") if "…" in each.text or "..." in each.text]
    assert statements_of("pesticide-swallowed") == ()
