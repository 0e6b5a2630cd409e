"""Words beside names: those of a scene, those of a form, and names that together may be one compound."""

from __future__ import annotations

import pytest

from portal.answers.typed_query import TypedQuery
from portal.answers.unexplained_words import is_scene_word, may_be_one_name, unexplained_beside
from reference.forms import forms_of
from reference.words.name_context import ISOMER_PREFIXES
from search.engine_types import Hit, Why
from search.query_words import split_words
from tests.portal.answers.fakes import hit, results_for

AMMONIA = hit("7664-41-7", Why.WORDS, "암모니아")
CHLORINE = hit("7782-50-5", Why.WORDS, "염소")


def query(text: str, *names: str) -> TypedQuery:
    """The query in an index that knows the names, each of its own substance."""
    return TypedQuery(text, results_for(text, *(hit(name, Why.WORDS, name) for name in names)))


def left(text: str, *substances: Hit) -> tuple[str, ...]:
    return unexplained_beside(TypedQuery(text, results_for(text, *substances)), substances)


@pytest.mark.parametrize("word", ["공장", "공장에서", "탱크", "가스", "탱크로리에서"])
def test_a_word_of_the_scene_is_one_with_a_particle_too(word: str) -> None:
    assert is_scene_word(word)
    assert not is_scene_word("톨루엔")


@pytest.mark.parametrize("text", ["암모니아(무수)", "무수 암모니아", "암모니아 무수"])
def test_a_word_of_a_form_is_explained_by_the_substance_that_has_the_form(text: str) -> None:
    assert forms_of("7664-41-7")
    assert left(text, AMMONIA) == ()


@pytest.mark.parametrize(
    ("number", "name", "word"),
    [("7697-37-2", "질산", "발연"), ("108-95-2", "페놀", "용융"), ("7723-14-0", "인", "무정형"), ("74-89-5", "메틸아민", "무수")],
)  # fmt: skip
def test_a_word_of_any_form_of_the_table_is_explained(number: str, name: str, word: str) -> None:
    substance = hit(number, Why.WORDS, name)
    assert left(f"{word} {name}", substance) == ()
    assert left(f"{word} 염소", CHLORINE) == (word,)


def test_without_water_is_another_substance_where_no_form_is_anhydrous() -> None:
    """무수 초산 is acetic anhydride and not acetic acid."""
    assert left("무수 초산", hit("64-19-7", Why.WORDS, "초산")) == ("무수",)


def test_a_word_of_a_form_stays_beside_a_substance_without_that_form() -> None:
    assert left("무수 염소", CHLORINE) == ("무수",)
    assert unexplained_beside(TypedQuery("무수 암모니아", results_for("무수 암모니아", AMMONIA)), ()) == ("무수",)


@pytest.mark.parametrize("prefix", sorted(ISOMER_PREFIXES))
def test_a_prefix_of_an_isomer_is_unexplained_before_and_behind_the_name(prefix: str) -> None:
    assert left(f"{prefix} 염소", CHLORINE) == (prefix,)
    assert left(f"염소 {prefix}", CHLORINE) == (prefix,)


def test_words_are_given_once_in_the_order_of_the_text() -> None:
    assert left("에틸 염소 cyanid 갸루 에틸", CHLORINE) == ("에틸", "cyanid", "갸루")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("질산 요소", ("질산", "요소")),
        ("질산 칼륨", ("질산", "칼륨")),
        ("초산 에틸", ("초산", "에틸")),
        ("황산 아닐린", ("황산", "아닐린")),
        ("염산과 황산 나트륨", ("염산", "황산", "나트륨")),
    ],
)
def test_an_acid_before_a_metal_a_radical_or_a_base_may_be_one_compound(text: str, names: tuple[str, ...]) -> None:
    assert may_be_one_name(query(text, *names))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("염산 황산", ("염산", "황산")),
        ("칼륨 질산", ("칼륨", "질산")),
        ("염소 칼륨", ("염소", "칼륨")),
        ("질산", ("질산",)),
        ("", ()),
    ],
)
def test_two_acids_and_a_metal_before_an_acid_are_two_things(text: str, names: tuple[str, ...]) -> None:
    assert not may_be_one_name(query(text, *names))


def test_the_words_of_a_form_are_compared_as_the_words_of_a_text_are() -> None:
    for form in forms_of("7664-41-7"):
        assert left(" ".join(("암모니아", *split_words(form.name_ko))), AMMONIA) == ()
