"""Texts that ask how to die, in every spelling, and texts that do not (content rule 9)."""

from __future__ import annotations

import pytest

from portal.answers.crisis_queries import MAX_LENGTH, holds_crisis, is_crisis, states_lethal_dose
from reference.words.crisis import LETHAL_DOSES, TABLE, WHOLE_TEXTS
from reference.words.sentences import Word, words_of


@pytest.mark.parametrize("word", [word for word in words_of(TABLE)["asks"] if "가" <= word.text[0] <= "힣"], ids=str)
def test_every_phrase_is_recognised_spaced_out_and_broken_up(word: Word) -> None:
    letters = word.text.replace(" ", "")
    assert is_crisis(f"메탄올 {word.text} 알려줘")
    assert is_crisis(letters)
    assert is_crisis(" ".join(letters))
    assert is_crisis(".".join(letters))


@pytest.mark.parametrize(
    "text",
    [
        "질소로 죽기", "니코틴 몇ml 죽", "메탄올 먹여서 죽이기", "니코틴 원액 살인", "사람을 죽이는",
        "남편 몰래 독 먹이기",
        "락스 마시고 죽을래", "타이레놀 몇알", "수면제 과다", "몇그램이면 죽나", "청산가리 구하는 법",
        "청산가리 구입", "wktkf",
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


@pytest.mark.parametrize(
    "text",
    [
        "삶을 마감하고 싶다", "그만 살고 싶어요", "세상을 등지고 싶다", "더는 못 버티겠어요", "영원히 자고 싶다",
        "하늘나라 가고 싶다", "유서 쓰는 중",
        "손목 긋는 법", "뛰어내릴래", "주글래", "같이 죽을 친구 구해요", "내가 없어지면 다들 편하겠지", "죽을 방법",
        "태어나지 말았어야 했어",
        "end my life", "i wanna die", "dont want to live anymore", "tự tử", "自杀", "死にたい", "kms",
    ],
)  # fmt: skip
def test_what_people_say_instead_is_recognised(text: str) -> None:
    assert is_crisis(text)


@pytest.mark.parametrize(
    "text",
    [
        "부동액 먹이면", "탈륨 먹이면", "흔적 안남는 독", "펜토바르비탈 구매", "남편 죽이는 법", "사람 죽이는 독",
        "how to poison someone",
        "lethal dose of cyanide", "농약 먹고 죽기",
    ],
)  # fmt: skip
def test_poisoning_somebody_is_recognised(text: str) -> None:
    assert is_crisis(text)


@pytest.mark.parametrize(
    "text",
    [
        "종목매매", "품목 매출", "피자 해동", "소독 살균제", "감자 해충 농약", "힘들어 죽을 것 같아", "죽 포장",
        "유서 깊은 사찰", "인생 영화",
        "강아지 약 먹이는 법", "방향제를 아이가 몰래 먹었어요", "독감 약 구매", "게임 그만두고 싶다",
        "노령견 안락사", "번개탄 삼겹살",
        "suicide gene", "die casting", "LD50 시험", "end of life vehicle", "poison ivy", "자해공갈", "세포 자살",
    ],
)  # fmt: skip
def test_daily_queries_with_similar_words_are_left_alone(text: str) -> None:
    assert not is_crisis(text)


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


@pytest.mark.parametrize("text", sorted(WHOLE_TEXTS))
def test_a_text_that_means_it_as_a_whole_is_recognised_and_not_within_others(text: str) -> None:
    assert is_crisis(text)
    assert is_crisis(f" {text} !")


@pytest.mark.parametrize(("letters", "expected"), [(397, True), (398, False)])
def test_the_first_four_hundred_letters_are_read(letters: int, expected: bool) -> None:
    assert is_crisis("톨" * letters + " 자살") is expected


@pytest.mark.parametrize("before", [0, 1, MAX_LENGTH - 5, MAX_LENGTH, 3 * MAX_LENGTH])
def test_in_a_long_text_a_cry_is_found_wherever_it_stands(before: int) -> None:
    assert holds_crisis("가 " * (before // 2) + "이제 그만 죽고 싶어요")
    assert holds_crisis("값이 다릅니다. " * (before // 8) + "\n자살\n" + "근거는 고시입니다. " * 40)


def test_a_long_report_on_everyday_things_is_none() -> None:
    assert not holds_crisis("소독 살균에 쓰는 물질의 끓는점이 다릅니다. 감자 해충에 쓰는 농약도 그렇습니다.\n" * 40)
    assert not holds_crisis("")
