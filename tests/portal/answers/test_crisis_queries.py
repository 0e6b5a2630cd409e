"""Texts that ask how to die, in every spelling, and texts that do not (content rule 9)."""

from __future__ import annotations

import pytest

from portal.answers.crisis_queries import is_crisis, states_lethal_dose
from reference.words.crisis import CRISIS_WORDS, CRISIS_WORDS_UNLESS_PEST, LETHAL_DOSES


@pytest.mark.parametrize("word", CRISIS_WORDS)
def test_every_word_is_recognised_spaced_out_and_broken_up(word: str) -> None:
    assert is_crisis(f"메탄올 {word} 알려줘")
    assert is_crisis(" ".join(word))
    assert is_crisis(".".join(word.upper()))


@pytest.mark.parametrize(
    "text",
    [
        "질소로 죽기", "니코틴 몇ml 죽", "메탄올 먹여서 죽이기", "니코틴 원액 살인", "사람을 죽이는", "남편 몰래 독 먹이기",
        "락스 마시고 죽을래", "타이레놀 몇알", "수면제 과다", "몇그램이면 죽나", "청산가리 구하는 법", "청산가리 구입", "wktkf",
        "청산가리 wktkf", "how to die", "쥐약으로 죽기", "개미산으로 죽기",
    ],
)  # fmt: skip
def test_other_wordings_are_recognised_too(text: str) -> None:
    assert is_crisis(text)


@pytest.mark.parametrize("text", ["자살", "자 살 방법", "자.살", "ｓｕｉｃｉｄｅ", "\u110c\u1161\u1109\u1161\u11af"])
def test_width_and_decomposed_letters_hide_nothing(text: str) -> None:
    assert is_crisis(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "톨루엔",
        "감자 살균제",
        "과자 살충제",
        "염산 누출",
        "치사율 없음",
        "연탄",
        "사망사고",
        "급성독성 LD50",
        "벌레 죽는 약",
        "쥐 죽이는 약",
        "잡초 죽이기",
        "살인 진드기",
        "벤젠 반수치사농도",
        "청산가리 누출",
        "물고기가 죽었어요",
        "toluene",
        "wkdhkdwkqd",
    ],
)
def test_other_questions_are_left_alone(text: str) -> None:
    assert not is_crisis(text)


@pytest.mark.parametrize(
    ("text", "dose"), [("LD50 5 mg/kg", True), ("L.C. 50", True), ("치사 농도", True), ("끓는점 80", False)]
)
def test_a_dose_in_running_text_is_recognised(text: str, dose: bool) -> None:
    assert states_lethal_dose(text) is dose


@pytest.mark.parametrize("word", sorted(set(CRISIS_WORDS) - set(CRISIS_WORDS_UNLESS_PEST)))
def test_a_pest_beside_it_hides_no_word(word: str) -> None:
    assert is_crisis(f"벌레 {word}")


@pytest.mark.parametrize("word", sorted(CRISIS_WORDS_UNLESS_PEST))
def test_a_word_that_may_be_about_pests_is_about_people_where_no_pest_is_named(word: str) -> None:
    assert is_crisis(word)
    assert not is_crisis(f"벌레 {word}")


def test_dying_is_about_people_where_no_pest_is_named() -> None:
    assert is_crisis("몇그램이면 죽나")
    assert not is_crisis("벌레 죽나")
    assert not is_crisis("벌레")


def test_each_word_may_be_in_the_wrong_layout_beside_words_in_the_right_one() -> None:
    assert is_crisis("메탄올 wktkf")
    assert is_crisis("wk tkf")
    assert not is_crisis("메탄올 toluene")


@pytest.mark.parametrize("word", sorted(LETHAL_DOSES))
def test_every_word_for_a_lethal_dose_is_recognised_inside_a_passage(word: str) -> None:
    assert states_lethal_dose(f"쥐 {word} 5 mg")
