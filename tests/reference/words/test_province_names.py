"""Seventeen provinces, each by its own name first, and no name for two."""

from __future__ import annotations

from reference.words.province_names import PROVINCE_OF, PROVINCES
from reference.words.word_tables import rows


def test_a_name_is_one_provinces() -> None:
    assert len(PROVINCES) == 17
    assert len(PROVINCE_OF) == len(rows("province_names"))
    assert all(PROVINCE_OF[name] == name for name in PROVINCES)


def test_older_names_give_todays() -> None:
    assert PROVINCE_OF["강원도"] == "강원특별자치도"
    assert "광주시" not in PROVINCE_OF
