"""The edition of a list: a day beside a word that says so; the day of printing is none."""

from __future__ import annotations

import pytest

from substance_lists.stated_edition import stated_edition


@pytest.mark.parametrize(
    ("titles", "day"),
    [
        (["화학물질 목록", "2026.1.1. 기준"], "2026-01-01"),
        (["(2026년 1월 31일 현재)"], "2026-01-31"),
        (["기준일: 2026-02-03"], "2026-02-03"),
        (["출력일 2026.1.5"], ""),
        (["2026.13.1 기준"], ""),
        (["기준"], ""),
        ([], ""),
    ],
)
def test_a_day_beside_a_word_for_an_edition_is_the_edition(titles: list[str], day: str) -> None:
    assert stated_edition(titles) == day
