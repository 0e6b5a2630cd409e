"""Particles and question words are separated from names."""

from __future__ import annotations

import pytest
from hypothesis import given

from reference.words.intent_words import INTENT_OF_PHRASE, INTENT_OF_PREFIX
from search.query_words import (
    MAX_WORDS,
    intent_of,
    is_question_word,
    split_intent,
    split_words,
    stems,
    without_place,
    written_words,
)
from tests.search.test_folding import ANY_TEXT


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("톨루엔을", "톨루엔"),
        ("염산이", "염산"),
        ("공장에서는", "공장"),
        ("포스겐이", "포스겐"),
        ("과산화수소로", "과산화수소"),
        ("포스겐가스", "포스겐"),
        ("염소가스가", "염소"),
        ("알루미늄분말", "알루미늄"),
    ],
)
def test_a_particle_is_taken_off_the_end(word: str, stem: str) -> None:
    assert stem in stems(word)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("수소충전소", "수소"),
        ("염소탱크에서", "염소"),
        ("암모니아냉동창고", "암모니아"),
        ("황산저장탱크가", "황산"),
        ("납공장", None),
        ("공장", None),
        ("구리병원", None),
        ("산소호흡기", None),
    ],
)
def test_a_place_of_goods_is_taken_off_a_name_of_two_letters_and_more(word: str, name: str | None) -> None:
    assert without_place(word) == name


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("공장에서는", ("공장에서는", "공장", "공장에서")),
        ("포스겐가스가", ("포스겐가스가", "포스겐가스", "포스겐")),
        ("황산으로도", ("황산으로도", "황산", "황산으")),
        ("메탄가스", ("메탄가스", "메탄")),
        ("에서는", ("에서는", "에서")),
        ("가스", ("가스",)),
        ("톨루엔", ("톨루엔",)),
    ],
)
def test_the_longest_particle_is_taken_off_first_and_the_state_last(word: str, found: tuple[str, ...]) -> None:
    assert stems(word) == found


def test_the_word_itself_is_always_the_first_stem() -> None:
    assert stems("질산은")[0] == "질산은"


@pytest.mark.parametrize("word", ["인도", "철도", "인과", "정산을"])
def test_a_word_of_everyday_life_is_not_taken_apart_into_a_name(word: str) -> None:
    assert not {stem for stem in stems(word) if len(stem) == 1}


def test_a_state_is_never_taken_off_a_word_of_three_letters() -> None:
    assert stems("독가스") == ("독가스",)


def test_a_word_that_is_only_a_particle_is_unchanged() -> None:
    assert stems("은") == ("은",)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("황산 누출", "spill"),
        ("톨루엔 보호구", "ppe"),
        ("벤젠 규제", "regulation"),
        ("메탄올 지정수량", "designated_quantity"),
        ("암모니아 응급처치", "first_aid"),
        ("염소 초기이격거리", "distance"),
        ("나트륨 물 뿌려도 되나", "fire"),
        ("황산 튀었을때", "first_aid"),
        ("락스를 마셔버렸습니다", "first_aid"),
        ("톨루엔", ""),
        ("튀김", ""),
        ("황산 보호구 누출", "spill"),
        ("누출 보호구", "spill"),
        ("보호구", "ppe"),
        ("", ""),
    ],
)
def test_question_words_give_the_section(text: str, intent: str) -> None:
    assert intent_of(split_words(text)) == intent


@pytest.mark.parametrize("stem", INTENT_OF_PREFIX)
def test_a_verb_asks_with_an_ending_of_up_to_five_letters(stem: str) -> None:
    asked = [intent_of([stem + "쀍" * letters]) for letters in range(7)]
    assert asked == [INTENT_OF_PREFIX[stem]] * 6 + [""]


@pytest.mark.parametrize("word", ["누출되면", "보호구는", "방법", "뭐야"])
def test_question_words_are_no_names(word: str) -> None:
    assert is_question_word(word)


@pytest.mark.parametrize("word", ["톨루엔", "시안화나트륨", "h2so4", "황산"])
def test_names_are_no_question_words(word: str) -> None:
    assert not is_question_word(word)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("톨루엔보호구는", ("톨루엔", "ppe")),
        ("황산누출", ("황산", "spill")),
        ("염산쏟아졌는데", ("염산", "spill")),
        ("톨루엔", None),
        ("누출", None),
        ("물누출", None),
        ("벤젠튀었을때", ("벤젠", "first_aid")),
        ("황산초기이격거리", ("황산", "distance")),
    ],
)
def test_a_question_word_attached_to_a_name_is_cut_off(word: str, parts: tuple[str, str] | None) -> None:
    assert split_intent(word) == parts


def test_words_end_at_signs_of_listing_but_not_between_digits() -> None:
    assert split_words("락스+식초, 염산/황산") == ["락스", "식초", "염산", "황산"]
    assert split_words("1,3-부타디엔") == ["1,3-부타디엔"]
    assert split_words("a;b/c+d&e·f|g 1,a ,2") == ["a", "b", "c", "d", "e", "f", "g", "1", "a", "2"]
    assert split_words("- 황산 !! ＨＦ") == ["황산", "hf"]


def test_the_first_sixteen_words_are_used() -> None:
    assert MAX_WORDS == 16
    assert split_words("a b c d e f g h i j k l m n o p q") == list("abcdefghijklmnop")


@given(ANY_TEXT)
def test_any_text_has_a_bounded_number_of_words(text: str) -> None:
    assert len(split_words(text * 5)) <= MAX_WORDS


@pytest.mark.parametrize("stem", sorted(INTENT_OF_PREFIX, key=len)[-3:])
def test_the_longest_verb_with_its_longest_ending_is_cut_off_a_name(stem: str) -> None:
    assert split_intent(f"톨루엔{stem}{'쀍' * 5}") == ("톨루엔", INTENT_OF_PREFIX[stem])


def test_the_brackets_of_a_formula_part_no_words() -> None:
    assert split_words("염소(Ca(OCl)2) Fe[CN]6 황산(톨루엔)") == ["염소", "ca(ocl)2", "fe[cn]6", "황산", "톨루엔"]


def test_words_are_written_as_typed_or_folded() -> None:
    assert written_words("HCl ＨＦ (Cl2)") == ["HCl", "ＨＦ", "Cl2"]
    assert written_words("a b c", 2) == ["a", "b"]


def test_words_of_a_phrase_are_read_together_before_each_alone() -> None:
    assert intent_of(["물", "뿌려도", "되나"]) == "fire"
    assert intent_of(["되나"]) == ""


@pytest.mark.parametrize("phrase", INTENT_OF_PHRASE)
def test_every_phrase_gives_its_section(phrase: str) -> None:
    assert intent_of(["toluene", *phrase.split()]) == INTENT_OF_PHRASE[phrase]
