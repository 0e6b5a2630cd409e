"""How actions, negations and equipment are worded in agencies' sentences."""

from __future__ import annotations

import pytest

from reference.words.advice import ACTIONS, EQUIPMENT, NEGATION


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


def test_equipment_is_told_by_pieces_of_words() -> None:
    assert any(word in "방독면을 쓰시오" for word in EQUIPMENT)
    assert not any(word in "물을 뿌리시오" for word in EQUIPMENT)
