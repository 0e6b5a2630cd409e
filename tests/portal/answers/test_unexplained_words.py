"""Words beside a name: some ask, some describe a scene, some make it the name of another substance."""

from __future__ import annotations

import pytest

from portal.answers.typed_query import TypedQuery
from portal.answers.unexplained_words import is_scene_word, unexplained_chemical_words
from reference.words.name_context import ISOMER_PREFIXES
from search.engine_types import Results


def others(text: str, *matched: str) -> tuple[str, ...]:
    return unexplained_chemical_words(TypedQuery(text, Results((), 0, {})), matched)


@pytest.mark.parametrize(
    ("text", "matched", "left"),
    [
        ("질산 에틸", "질산", ("에틸",)),
        ("포타슘 사이아나이드", "포타슘", ("사이아나이드",)),
        ("터트 부탄올", "부탄올", ("터트",)),
        ("hydrogen cyanid", "Hydrogen", ("cyanid",)),
        ("과산화 아세톤", "아세톤", ("과산화",)),
    ],
)
def test_a_piece_of_another_name_is_recognised(text: str, matched: str, left: tuple[str, ...]) -> None:
    assert others(text, matched) == left


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("구미 불산 사고", "불산"),
        ("공장에서 염소가 새요", "염소"),
        ("울산 벤젠 취급", "벤젠"),
        ("암모니아 냉동기 누출", "암모니아"),
        ("toluene leak", "Toluene"),
        ("과산화 수소 누출", "과산화 수소"),
        ("톨루엔 msds", "톨루엔"),
    ],
)
def test_places_things_and_questions_leave_the_name_as_it_is(text: str, matched: str) -> None:
    assert others(text, matched) == ()


def test_a_scene_is_set_with_and_without_particles() -> None:
    assert is_scene_word("탱크로리에서")
    assert not is_scene_word("톨루엔")


@pytest.mark.parametrize("prefix", sorted(ISOMER_PREFIXES))
def test_a_prefix_of_an_isomer_makes_it_another_substance(prefix: str) -> None:
    assert others(f"{prefix} 부탄올", "부탄올") == (prefix,)


@pytest.mark.parametrize("word", ["ab", "x", "a1b2", "1234"])
def test_a_short_latin_word_and_one_with_digits_is_no_name(word: str) -> None:
    assert others(f"{word} 염소", "염소") == ()


def test_a_latin_word_of_three_letters_may_be_a_name() -> None:
    assert others("xyz 염소", "염소") == ("xyz",)


def test_words_are_given_in_the_order_of_the_text_and_a_korean_word_without_a_chemical_part_is_none() -> None:
    assert others("에틸 질산 cyanid 우리집", "질산") == ("에틸", "cyanid")


def test_a_word_that_is_part_of_the_name_or_holds_it_is_explained() -> None:
    assert others("수소 누출", "과산화 수소") == ()
    assert others("황산염", "황산") == ()
    assert others("에틸 은", "은") == ("에틸",)


def test_without_a_name_every_chemical_word_is_left() -> None:
    assert others("에틸 질산") == ("에틸", "질산")


@pytest.mark.parametrize("word", ["공장", "공장에서", "탱크", "가스"])
def test_a_word_of_the_scene_is_one_with_a_particle_too(word: str) -> None:
    assert is_scene_word(word)
