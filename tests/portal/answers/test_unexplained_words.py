"""Words beside a name: some ask, some describe a scene, some make it the name of another substance."""

from __future__ import annotations

import pytest

from portal.answers.typed_query import TypedQuery
from portal.answers.unexplained_words import is_scene_word, unexplained_chemical_words
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
