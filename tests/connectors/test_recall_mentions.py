from __future__ import annotations

import pytest

from connectors.recall_mentions import recall_mentions
from reference.words.substance_mentions import RECALL_CHEMICALS


def names(*texts: str) -> list[str]:
    return [mention.text for mention in recall_mentions(*texts)]


@pytest.mark.parametrize(
    ("prose", "named"),
    [
        ("손잡이에서 프탈레이트계 가소제가 검출됨", ["프탈레이트계 가소제"]),
        ("납이 기준을 초과", ["납"]),
        ("납, 카드뮴 및 니켈 용출량 초과", ["납", "카드뮴", "니켈"]),
        ("함유금지물질(메틸메타크릴레이트) 검출", ["메틸메타크릴레이트"]),
        ("디부틸 프탈레이트가 검출", ["디부틸 프탈레이트"]),
        ("폼알데하이드가 초과되고 폼알데하이드의 방출", ["폼알데하이드"]),
        ("보존제 CMIT/MIT 검출", ["CMIT", "MIT"]),
        ("6가 크롬 검출", ["6가 크롬"]),
        ("벤조(a)피렌 기준 초과", ["벤조(a)피렌"]),
        ("납함유량 초과", ["납"]),
        ("함유금지물질(염화벤잘코늄류, CAS No. 8001-54-5) 검출", ["8001-54-5"]),
        ("프탈레이트계 가소제(DEHP, DBP) 초과", ["프탈레이트계 가소제", "DEHP", "DBP"]),
    ],
)
def test_a_chemical_is_found_by_its_whole_word(prose: str, named: list[str]) -> None:
    assert names(prose) == named


@pytest.mark.parametrize(
    "prose",
    ["제품을 반납", "납품 업체", "구리시 소재 업체", "SUMMIT 모델", "MITX-200", "질식 위험이 있음", "과산화수소수", ""],
)
def test_other_words_that_hold_its_letters_are_not_it(prose: str) -> None:
    assert names(prose) == []


def test_several_texts_name_each_chemical_once() -> None:
    assert names("납 검출", "납과 수은") == ["납", "수은"]


@pytest.mark.parametrize("name", RECALL_CHEMICALS)
def test_every_name_of_the_list_is_found_with_a_particle_and_alone(name: str) -> None:
    assert names(name) == [name]
    assert names(f"제품에서 {name}이 검출") == [name]


def test_a_long_run_of_particles_ends_the_word_and_not_the_reading() -> None:
    assert names("납" + "이나" * 5_000 + "X 그리고 수은") == ["수은"]
