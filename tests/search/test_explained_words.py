"""A word is explained if it asks, describes the scene, or gives a place, a time or an amount; a part of a name never is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from reference.words.name_context import CONTEXT_WORDS, GRADE_WORDS, ISOMER_PREFIXES, UNITS
from search.explained_words import is_explained, looks_chemical, unexplained_words, written_alike
from search.query_words import split_words
from tests.search.test_folding import ANY_TEXT


@pytest.mark.parametrize(
    "word",
    [
        "누출", "보호구는", "알려줘", "문의", "상담",
        "공장", "공장에서", "탱크로리가", "창고",
        "구미", "울산에서", "여수시",
        "2024년", "2024년도", "2024년부터", "24년", "2024", "3월", "5일에", "10시", "30분",
        "2024-01-03", "2024-1-3",
        "500kg", "500kg을", "1.5톤", "1,000리터", "3드럼이", "20℃", "10ppm",
        "시약", "시약용", "고순도", "공업용",
        "쏟아졌는데요", "넘어졌어요", "날까요",
        "사고대비물질",
    ],
)  # fmt: skip
def test_words_of_asking_scene_place_time_amount_and_grade_are_explained(word: str) -> None:
    assert is_explained(word)


@pytest.mark.parametrize(
    "word",
    [
        "디이소시아네이드", "씨안히드린", "아모늄", "에틸", "갸루", "xyz", "cyanid",
        "98", "1", "1,3", "2.4", "35",
        "6가", "2가", "2차", "3차", "터트", "무수", "파라", "n", "o",
        "수화물", "올리고머", "유도체", "혼합물", "화합물", "염", "동위원소",
        "עברית", "エタノール", "乙醇", "бензол", "…",
        "500", "kg500", "산kg", "2024-13-04",
        "에틸했어요", "질산했다",
    ],
)  # fmt: skip
def test_what_may_be_part_of_a_name_or_a_bare_number_is_not_explained(word: str) -> None:
    assert not is_explained(word)


@pytest.mark.parametrize("prefix", sorted(ISOMER_PREFIXES))
def test_no_prefix_of_an_isomer_is_explained(prefix: str) -> None:
    assert not is_explained(prefix)


@pytest.mark.parametrize("word", sorted(CONTEXT_WORDS | GRADE_WORDS))
def test_every_word_of_the_scene_and_every_grade_is_explained(word: str) -> None:
    assert all(map(is_explained, split_words(word)))


@pytest.mark.parametrize("unit", sorted({*UNITS} - {"w/w", "mg/l", "mg/m3"}))
def test_every_unit_behind_a_number_is_an_amount(unit: str) -> None:
    assert is_explained(f"20{unit}")


def test_no_unit_is_a_valence_or_the_degree_of_a_carbon() -> None:
    """6가 크롬 is not 크롬, and 3차 부탄올 not 부탄올."""
    assert not {"가", "차"} & {*UNITS}


@pytest.mark.parametrize(
    "word",
    [
        "시안화", "에틸", "올리고머", "수화물", "씨안히드린", "디이소시아네이드", "아모늄", "이소아밀",
        "cyanid", "ethyl", "chloride", "6가", "육가",
    ],
)  # fmt: skip
def test_a_piece_of_a_name_looks_chemical(word: str) -> None:
    assert looks_chemical(word)


@pytest.mark.parametrize("word", ["갸루", "우리집", "gr", "ab", "box", "35", "가", "9가", "6가지", ""])
def test_other_words_do_not_look_chemical(word: str) -> None:
    assert not looks_chemical(word)


def test_unexplained_words_are_given_once_and_in_order() -> None:
    assert unexplained_words(["갸루", "누출", "에틸", "갸루", "공장에서"]) == ("갸루", "에틸")


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("2024. 1. 4. 염소", "2024-1-4 염소"),
        ("2024.01.04 염소", "2024-01-04 염소"),
        ("염소 2024/1/4", "염소 2024-1-4"),
        ("10:30 염소", "10시 30분 염소"),
        ("23:59:59", "23시 59분"),
        ("염소 2 kg 누출", "염소 2kg 누출"),
        ("염소 1.5 톤", "염소 1.5톤"),
    ],
)
def test_dates_times_and_amounts_are_written_as_one_word_each(text: str, alike: str) -> None:
    assert written_alike(text) == alike
    assert not unexplained_words(set(split_words(alike)) - {"염소"})


@pytest.mark.parametrize(
    "text",
    ["1:1", "25:10", "1,2,4-트라이메틸", "2024/13/40", "2.4.6", "2 m-크레졸", "2 가", "N 2 g/l", "염소 2 킬로그램당"],
)
def test_ratios_locants_and_parts_of_names_stay_as_they_are(text: str) -> None:
    assert written_alike(text) == text


@given(ANY_TEXT)
def test_any_word_is_decided_and_any_text_written_alike(text: str) -> None:
    assert isinstance(is_explained(text), bool)
    assert isinstance(looks_chemical(text), bool)
    assert re.sub(r"[^a-z가-힣]", "", text) in (
        again := re.sub(r"[^a-z가-힣]", "", written_alike(text)),
        re.sub("시분", "", again),
    )


@given(ANY_TEXT)
def test_the_unexplained_words_are_exactly_those_that_are_not_explained(text: str) -> None:
    words = split_words(text)
    assert unexplained_words(words) == tuple(dict.fromkeys(word for word in words if not is_explained(word)))


@pytest.mark.parametrize(("word", "is_chemical"), [("ol", False), ("ene", True), ("ethylx", True), ("gas", False)])
def test_a_latin_word_looks_chemical_from_three_letters_on(word: str, is_chemical: bool) -> None:
    assert looks_chemical(word) is is_chemical
