"""Agencies by today's name, and by the name of the day (content rule 17)."""

from __future__ import annotations

from datetime import date

import pytest

from connectors.registry import PUBLISHERS
from reference.agency_names import former_names, name_on, names_of


@pytest.mark.parametrize(
    ("today", "day", "name"),
    [
        ("소방청", date(2013, 6, 1), "소방방재청"),
        ("소방청", date(2014, 11, 19), "국민안전처"),
        ("소방청", date(2017, 7, 25), "국민안전처"),
        ("소방청", date(2017, 7, 26), "소방청"),
        ("기후에너지환경부", date(2025, 9, 30), "환경부"),
        ("기후에너지환경부", date(2025, 10, 1), "기후에너지환경부"),
        ("산업통상부", date(2024, 1, 1), "산업통상자원부"),
        ("농촌진흥청", date(2013, 1, 1), "농촌진흥청"),
        ("행정안전부", date(2014, 11, 18), "안전행정부"),
        ("행정안전부", date(2014, 11, 19), "행정자치부"),
        ("행정안전부", date(2017, 7, 26), "행정안전부"),
        ("어느 다른 기관", date(2020, 1, 1), "어느 다른 기관"),
    ],
)
def test_the_name_is_that_of_the_day(today: str, day: date, name: str) -> None:
    assert name_on(today, day) == name


def test_former_names_stand_latest_first() -> None:
    assert former_names("소방청") == ("국민안전처", "소방방재청")
    assert former_names("고용노동부") == ()


def test_every_publishers_ministry_is_listed_and_its_name_of_2013_agrees() -> None:
    for publisher in PUBLISHERS:
        ministry = publisher.agency.split()[0]
        assert names_of(ministry)[-1].name == ministry
        assert name_on(ministry, date(2013, 12, 31)) == publisher.agency_2013.split()[0]
