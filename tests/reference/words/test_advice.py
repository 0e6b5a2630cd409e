"""How actions, negations and equipment are worded in agencies' sentences."""

from __future__ import annotations

import pytest

from reference.words.advice import ACTIONS, EQUIPMENT, LABEL_WRITER, NEGATION


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("물을 뿌리지 마시오", "물 사용"),
        ("물 분무로 냉각하시오", "물 사용"),
        ("물분무를 쓰시오", "물 사용"),
        ("토하게 하지 마시오", "구토 유도"),
        ("소석회로 중화하시오", "중화"),
        ("구강 대 구강 인공호흡을 피하시오", "인공호흡"),
        ("구강대구강법", "인공호흡"),
    ],
)
def test_an_action_is_seen_and_no_other(sentence: str, action: str) -> None:
    assert [name for name, words in ACTIONS.items() if words.search(sentence)] == [action]


@pytest.mark.parametrize("sentence", ["뿌리지 마시오", "뿌리지마시오", "사용 금지", "하지 않는다", "삼가시오"])
def test_advice_against_is_told_by_its_negation(sentence: str) -> None:
    assert NEGATION.search(sentence)


@pytest.mark.parametrize("sentence", ["물을 뿌리시오", "중화하시오", "가지 끝"])
def test_advice_towards_holds_none(sentence: str) -> None:
    assert not NEGATION.search(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["방독면을 쓰시오", "보호의를 착용하시오", "공기 호흡기(SCBA)", "화학 보호 장갑", "양압식 공기호흡기를 착용"],
)
def test_equipment_is_told_by_its_name(sentence: str) -> None:
    assert EQUIPMENT.search(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "물을 뿌리시오", "인체를 보호하기 위해 환기하시오", "환경을 보호하시오", "호흡 곤란을 일으킴",
        "호흡하기 쉬운 자세로 안정을 취하시오", "호흡기 자극", "누출 시 모든 점화원을 제거하시오",
    ],
)  # fmt: skip
def test_what_only_protects_or_breathes_is_no_equipment(sentence: str) -> None:
    """Content rule 2."""
    assert not EQUIPMENT.search(sentence)


@pytest.mark.parametrize("bracket", ["(암을 일으키는 노출 경로를 기재한다.)", "(알려진 특정한 영향을 명시한다.)"])
def test_a_bracket_for_the_writer_of_a_label_is_told_by_its_words(bracket: str) -> None:
    assert LABEL_WRITER.search(bracket)


@pytest.mark.parametrize("bracket", ["(간, 신장)", "(흡입 시 확인된 경로)", "(또는 머리카락)", "(1회 노출)"])
def test_a_bracket_that_says_something_of_the_substance_is_none(bracket: str) -> None:
    assert not LABEL_WRITER.search(bracket)
