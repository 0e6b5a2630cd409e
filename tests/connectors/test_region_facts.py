from __future__ import annotations

import pytest

from connectors.region_facts import province_of, region_fact
from reference.words.province_names import PROVINCES


def test_there_are_seventeen_and_each_is_its_own_province() -> None:
    assert len(PROVINCES) == 17
    assert [province_of(name) for name in PROVINCES] == list(PROVINCES)


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("경기 안산시", "경기도"),
        ("전라북도 전주시", "전북특별자치도"),
        ("강원도", "강원특별자치도"),
        ("서울시 성북구", "서울특별시"),
        ("광주시", ""),  # a city of 경기도 and, in speech, 광주광역시
        ("안산시", ""),
        ("", ""),
    ],
)
def test_a_province_is_told_by_the_first_word_or_not_at_all(text: str, province: str) -> None:
    assert province_of(text) == province


def test_a_region_that_is_no_province_stays_as_sent() -> None:
    fact = region_fact("한강 유역", "지역")
    assert fact is not None
    assert (fact.value, fact.original) == ("한강 유역", "")
    assert region_fact(" ", "지역") is None
