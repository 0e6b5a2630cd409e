"""Whose limit a text quotes."""

from __future__ import annotations

import pytest

from reference.limit_standards import standard_of


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("국내규정", "고용노동부 노출기준"),
        ("고용노동부고시", "고용노동부 노출기준"),
        ("ACGIH 규정", "ACGIH TLV"),
        (" 처음 보는 기준 ", "처음 보는 기준"),
    ],
)
def test_a_standard_is_one_however_it_is_called(text: str, standard: str) -> None:
    assert standard_of(text) == standard
